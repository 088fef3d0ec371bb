// The frame of help pages and policies: all of them at the side, the one that is read beside them.
import type { ContentPageCard, PageKind } from "@stoa/client";
import { For, type JSX, Show } from "solid-js";
import { useShop } from "../lib/shop.tsx";

/** The frame; `current` is the address of the page that is read. */
export function HelpFrame(props: { pages: readonly ContentPageCard[]; current?: string; children: JSX.Element }) {
  const { t, path } = useShop();
  const group = (kind: PageKind, title: string) => (
    <Show when={props.pages.some((page) => page.kind === kind)}>
      <div>
        <h2 class="px-3 text-sm font-semibold">{title}</h2>
        <ul class="mt-1.5">
          <For each={props.pages.filter((page) => page.kind === kind)}>
            {(page) => (
              <li>
                <a
                  href={path(`/help/${page.slug}`)}
                  aria-current={page.slug === props.current ? "page" : undefined}
                  class="flex min-h-10 items-center rounded-md px-3 text-sm text-ink-soft hover:bg-sunken hover:text-ink aria-[current]:bg-sunken aria-[current]:font-semibold aria-[current]:text-ink"
                >
                  {page.title}
                </a>
              </li>
            )}
          </For>
        </ul>
      </div>
    </Show>
  );
  return (
    <div class="page grid max-w-6xl gap-x-16 gap-y-10 pt-8 lg:grid-cols-[15rem_1fr]">
      <nav
        aria-label={t.help.title}
        class="flex flex-col gap-6 max-lg:order-2 max-lg:border-t max-lg:border-line max-lg:pt-8"
      >
        {group("help", t.help.title)}
        {group("policy", t.help.policies)}
      </nav>
      <div class="min-w-0">{props.children}</div>
    </div>
  );
}
