// All pages of help and the policies.
import { Icon } from "@stoa/ui";
import type { RouteDefinition } from "@solidjs/router";
import { For } from "solid-js";
import { HelpFrame } from "../../../components/help-frame.tsx";
import { Head, keepAtEdge } from "../../../lib/head.tsx";
import { marketOfPath } from "../../../lib/page.ts";
import { createRead, getHelpPages } from "../../../lib/queries.ts";
import { useShop } from "../../../lib/shop.tsx";

export const route = {
  preload: ({ location }) => void getHelpPages(marketOfPath(location.pathname).handle),
} satisfies RouteDefinition;

export default function Help() {
  const { market, t, path } = useShop();
  const pages = createRead(() => getHelpPages(market.handle));
  keepAtEdge(`market:${market.handle}`);
  return (
    <HelpFrame pages={pages() ?? []}>
      <Head title={t.help.title} description={t.help.lead} path="/help" />
      <h1 class="text-title font-semibold tracking-tight">{t.help.title}</h1>
      <p class="mt-2 text-ink-soft">{t.help.lead}</p>
      <ul class="mt-8 grid gap-3 sm:grid-cols-2">
        <For each={pages()?.filter((page) => page.kind === "help")}>
          {(page) => (
            <li>
              <a
                href={path(`/help/${page.slug}`)}
                class="flex min-h-20 items-center justify-between gap-4 rounded-lg border border-line bg-surface px-5 font-semibold hover:border-line-strong hover:shadow-rise"
              >
                {page.title}
                <Icon name="chevronEnd" class="size-4 text-ink-faint" />
              </a>
            </li>
          )}
        </For>
      </ul>
      <p class="mt-8 text-sm text-ink-soft">
        <a href={path("/orders")} class="text-accent underline underline-offset-4">
          {t.help.orders}
        </a>
      </p>
    </HelpFrame>
  );
}
