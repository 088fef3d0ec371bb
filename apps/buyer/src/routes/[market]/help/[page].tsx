// A page of help or a policy, as operators wrote it.
import { formatDay, isoDay } from "@stoa/client";
import { Markdown } from "@stoa/ui";
import { type RouteDefinition, useParams } from "@solidjs/router";
import { Show } from "solid-js";
import { HelpFrame } from "../../../components/help-frame.tsx";
import { Missing } from "../../../components/states.tsx";
import { Head, keepAtEdge } from "../../../lib/head.tsx";
import { marketOfPath } from "../../../lib/page.ts";
import { createRead, getHelpPage, getHelpPages } from "../../../lib/queries.ts";
import { useShop } from "../../../lib/shop.tsx";

export const route = {
  preload: ({ params, location }) => {
    const { handle } = marketOfPath(location.pathname);
    void getHelpPages(handle);
    void getHelpPage(handle, params["page"] ?? "");
  },
} satisfies RouteDefinition;

export default function HelpPage() {
  const { market, t, path } = useShop();
  const params = useParams();
  const slug = () => params["page"] ?? "";
  const pages = createRead(() => getHelpPages(market.handle));
  const page = createRead(() => getHelpPage(market.handle, slug()));
  return (
    <Show
      when={page()}
      keyed
      fallback={
        <Show when={page() === null}>
          <Missing />
        </Show>
      }
    >
      {(found) => {
        keepAtEdge(`content:${found.slug}`, `market:${market.handle}`);
        return (
          <HelpFrame pages={pages() ?? []} current={found.slug}>
            <Head title={found.title} description={plain(found.body)} path={`/help/${found.slug}`} />
            <article>
              <h1 class="text-title font-semibold tracking-tight">{found.title}</h1>
              <Markdown text={found.body} resolve={path} class="mt-5" />
              <p class="mt-10 text-xs text-ink-faint">
                {t.help.updated(formatDay(isoDay(found.updatedAt, market.timeZone), market.locale))}
              </p>
            </article>
          </HelpFrame>
        );
      }}
    </Show>
  );
}

/** The beginning of a page without its marks. */
const plain = (text: string): string =>
  text
    .replaceAll(/[*#>`[\]]/g, "")
    .replaceAll(/\s+/g, " ")
    .slice(0, 160);
