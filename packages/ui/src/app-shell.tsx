// The frame of the seller and admin apps: navigation at the side, or behind a menu on the phone; works without any script.
import { For, type JSX, Show } from "solid-js";
import { Wordmark } from "./brand.tsx";
import { Icon, type IconName } from "./icon.tsx";

/** An entry of the side navigation. */
export interface NavItem {
  href: string;
  label: string;
  icon: IconName;
  current: boolean;
  count?: number | undefined;
}

function Navigation(props: { items: readonly NavItem[] }) {
  return (
    <ul class="flex flex-col gap-0.5">
      <For each={props.items}>
        {(item) => (
          <li>
            <a
              href={item.href}
              aria-current={item.current ? "page" : undefined}
              class="flex min-h-11 items-center gap-3 rounded-md px-3 text-sm font-medium text-ink-soft hover:bg-sunken hover:text-ink aria-[current=page]:bg-accent-soft aria-[current=page]:text-accent"
            >
              <Icon name={item.icon} />
              <span class="flex-1">{item.label}</span>
              <Show when={item.count}>
                <span class="figures rounded-full bg-sunken px-2 text-xs">{item.count}</span>
              </Show>
            </a>
          </li>
        )}
      </For>
    </ul>
  );
}

/** Navigation, content, and who is signed in (`account`, at the foot of the navigation). `appName` stands beside the wordmark. */
export function AppShell(props: {
  appName: string;
  homeHref: string;
  items: readonly NavItem[];
  account?: JSX.Element;
  children: JSX.Element;
}) {
  const brand = () => (
    <a href={props.homeHref} class="flex min-h-11 items-center gap-2.5 text-ink">
      <Wordmark class="h-5.5 w-auto" />
      <span class="border-s border-line ps-2.5 text-sm text-ink-faint">{props.appName}</span>
    </a>
  );
  return (
    <div class="min-h-dvh lg:grid lg:grid-cols-[15.5rem_1fr]">
      <a
        href="#content"
        class="sr-only z-50 rounded-full bg-ink px-4 py-2 text-ground focus:not-sr-only focus:fixed focus:start-4 focus:top-4"
      >
        Skip to content
      </a>
      <aside class="sticky top-0 hidden h-dvh flex-col border-e border-line bg-surface px-4 py-5 lg:flex">
        <div class="px-2 pb-5">{brand()}</div>
        <nav aria-label="Main" class="min-h-0 flex-1 overflow-y-auto">
          <Navigation items={props.items} />
        </nav>
        <Show when={props.account}>
          <div class="border-t border-line pt-4 text-sm">{props.account}</div>
        </Show>
      </aside>
      <header class="sticky top-0 z-30 flex items-center justify-between border-b border-line bg-surface px-4 py-2 lg:hidden">
        {brand()}
        <details class="group">
          <summary class="grid size-11 place-items-center rounded-full">
            <span class="sr-only">Menu</span>
            <Icon name="menu" class="size-5 group-open:hidden" />
            <Icon name="close" class="hidden size-5 group-open:block" />
          </summary>
          {/* The frame stays while pages come and go, so a chosen page closes the menu. */}
          <nav
            aria-label="Main"
            class="absolute inset-x-0 top-full border-b border-line bg-surface px-2 pb-3 shadow-rise"
            onClick={(event) =>
              event.target.closest("a") && event.currentTarget.closest("details")?.removeAttribute("open")
            }
          >
            <Navigation items={props.items} />
            <Show when={props.account}>
              <div class="mt-2 border-t border-line px-3 pt-3 text-sm">{props.account}</div>
            </Show>
          </nav>
        </details>
      </header>
      <main id="content" tabindex="-1" class="w-full max-w-6xl min-w-0 px-4 py-6 outline-none sm:px-8 sm:py-9">
        {props.children}
      </main>
    </div>
  );
}
