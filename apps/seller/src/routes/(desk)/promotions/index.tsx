// The seller's promotions by state, page by page.
import { Title } from "@solidjs/meta";
import { createAsync, type RouteDefinition, useSearchParams } from "@solidjs/router";
import { PROMOTION_STATUSES, type PromotionsInput } from "@stoa/client";
import { CursorPager, EmptyState, LinkButton, LinkTabs, PageHead, Panel } from "@stoa/ui";
import { PromotionTable, STATUS_WORD } from "@stoa/ui/selling";
import { Show } from "solid-js";
import { hrefWith } from "~/lib/address";
import { ahead } from "~/lib/load";
import { promotions } from "./actions";

const PAGE_SIZE = 25;

type Search = { status?: string; cursor?: string };

const statusOf = (search: Search) => PROMOTION_STATUSES.find((status) => status === search.status);
const inputOf = (search: Search): PromotionsInput => ({
  status: statusOf(search),
  cursor: search.cursor || undefined,
  limit: PAGE_SIZE,
});

export const route = {
  preload: ({ location }) => ahead(promotions(inputOf(location.query as Search))),
} satisfies RouteDefinition;

export default function PromotionsPage() {
  const [search] = useSearchParams<Search>();
  const page = createAsync(() => promotions(inputOf(search)), { deferStream: true });
  return (
    <>
      <Title>Promotions · Stoa for sellers</Title>
      <PageHead
        title="Promotions"
        lead="Coupons and reductions of your own offers. You pay for them."
        actions={
          <LinkButton href="/promotions/new" variant="primary">
            New promotion
          </LinkButton>
        }
      />
      <LinkTabs
        label="Promotions by state"
        tabs={[undefined, ...PROMOTION_STATUSES].map((status) => ({
          href: hrefWith("/promotions", { status }),
          label: status ? STATUS_WORD[status] : "All",
          current: status === statusOf(search),
        }))}
      />
      <Show when={page()}>
        {(found) => (
          <Show
            when={found().items.length > 0}
            fallback={
              <EmptyState title="No promotions here" icon="tag">
                Give a code to your customers, or take something off by itself.
              </EmptyState>
            }
          >
            <Panel class="py-2! sm:py-3!">
              <PromotionTable rows={found().items} />
            </Panel>
            <CursorPager
              firstHref={search.cursor ? hrefWith("/promotions", { status: statusOf(search) }) : undefined}
              nextHref={
                found().nextCursor
                  ? hrefWith("/promotions", { status: statusOf(search), cursor: found().nextCursor })
                  : undefined
              }
            />
          </Show>
        )}
      </Show>
    </>
  );
}
