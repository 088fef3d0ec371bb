// The frame of the seller and admin apps: navigation at the side, or behind a menu on the phone; works without any script.
import { createEffect, For, type JSX, Show } from "solid-js";
import { Wordmark } from "./brand.tsx";
import { Icon, type IconName } from "./icon.tsx";

/** An entry of the side navigation. */
export interface NavItem {
  href: string;
  label: string;
  icon: IconName;
  current: boolean;
}

/** Entries that belong together, under a heading or, without a label, under none. */
export interface NavGroup {
  label?: string | undefined;
  items: readonly NavItem[];
}

function Navigation(props: { groups: readonly NavGroup[] }) {
  return (
    <For each={props.groups}>
      {(group) => (
        <div class="not-first:mt-4">
          <Show when={group.label}>
            <p class="px-3 pb-1 text-xs font-medium text-ink-faint">{group.label}</p>
          </Show>
          {/* A list is named by its own words: the same heading stands in the menu of the phone, too. */}
          <ul aria-label={group.label} class="grid grid-cols-2 gap-0.5 sm:grid-cols-3 lg:grid-cols-1">
            <For each={group.items}>
              {(item) => (
                <li>
                  <a
                    href={item.href}
                    aria-current={item.current ? "page" : undefined}
                    class="flex min-h-11 items-center gap-3 rounded-md px-3 text-sm font-medium text-ink-soft hover:bg-sunken hover:text-ink aria-[current=page]:bg-accent-soft aria-[current=page]:text-accent lg:min-h-8.5"
                  >
                    <Icon name={item.icon} />
                    <span class="flex-1">{item.label}</span>
                  </a>
                </li>
              )}
            </For>
          </ul>
        </div>
      )}
    </For>
  );
}

/** Keeps the entry of the open page in sight: the list is longer than most screens are high. */
function keepInSight(nav: HTMLElement, groups: () => readonly NavGroup[]): void {
  createEffect(() => {
    groups();
    nav.querySelector("[aria-current=page]")?.scrollIntoView({ block: "nearest" });
  });
}

/** Navigation, content, and who is signed in (`account`, at the foot of the navigation). `appName` stands beside the wordmark. */
export function AppShell(props: {
  appName: string;
  homeHref: string;
  groups: readonly NavGroup[];
  account?: JSX.Element;
  /** Stands beside the name of the app, on the phone before the menu. */
  bell?: JSX.Element;
  /** The way to the search: over the navigation, and beside the bell on the phone. */
  search?: { wide: JSX.Element; icon: JSX.Element } | undefined;
  children: JSX.Element;
}) {
  const brand = () => (
    <a href={props.homeHref} class="flex min-h-11 items-center gap-2 text-ink">
      <Wordmark class="h-5.5 w-auto" />
      <span class="border-s border-line ps-2.5 text-sm whitespace-nowrap text-ink-faint">{props.appName}</span>
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
        <div class="flex items-center justify-between gap-1 ps-2 pb-5">
          {brand()}
          {props.bell}
        </div>
        <Show when={props.search}>{(search) => <div class="pb-3">{search().wide}</div>}</Show>
        <nav
          aria-label="Main"
          class="min-h-0 flex-1 scroll-py-4 overflow-y-auto"
          ref={(nav) => keepInSight(nav, () => props.groups)}
        >
          <Navigation groups={props.groups} />
        </nav>
        <Show when={props.account}>
          <div class="border-t border-line pt-4 text-sm">{props.account}</div>
        </Show>
      </aside>
      <header class="sticky top-0 z-30 flex items-center justify-between border-b border-line bg-surface px-4 py-2 lg:hidden">
        <div class="flex flex-1 items-center justify-between gap-2">
          {brand()}
          <span class="flex items-center">
            {props.search?.icon}
            {props.bell}
          </span>
        </div>
        <details class="group">
          <summary class="grid size-11 place-items-center rounded-full">
            <span class="sr-only">Menu</span>
            <Icon name="menu" class="size-5 group-open:hidden" />
            <Icon name="close" class="hidden size-5 group-open:block" />
          </summary>
          {/* The frame stays while pages come and go, so a chosen page closes the menu. */}
          <nav
            aria-label="Main"
            class="absolute inset-x-0 top-full max-h-[calc(100dvh-3.8rem)] overflow-y-auto border-b border-line bg-surface px-2 py-3 shadow-rise"
            onClick={(event) =>
              event.target.closest("a") && event.currentTarget.closest("details")?.removeAttribute("open")
            }
          >
            <Navigation groups={props.groups} />
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
