// All promotions: the marketplace's own, and those of sellers.
import { Title } from "@solidjs/meta";
import { createAsync, type RouteDefinition, type RouteSectionProps } from "@solidjs/router";
import { type AllPromotionsInput, PROMOTION_STATUSES } from "@stoa/client";
import { CursorPager, EmptyState, LinkButton, LinkTabs, PageHead, Panel } from "@stoa/ui";
import { PromotionTable, STATUS_WORD } from "@stoa/ui/selling";
import { Show } from "solid-js";
import { ahead, useMay } from "~/lib/session";
import { promotions } from "./actions";

type Search = { status?: string; by?: string; cursor?: string };

function inputOf(search: Search): AllPromotionsInput {
  const status = PROMOTION_STATUSES.find((one) => one === search.status);
  return { status, isOwn: search.by === "stoa", cursor: search.cursor || undefined, limit: 25 };
}

const hrefOf = (search: Search): string => {
  const known = Object.entries(search).filter((entry): entry is [string, string] => Boolean(entry[1]));
  return known.length > 0 ? `/promotions?${new URLSearchParams(known)}` : "/promotions";
};

export const route = {
  preload: ({ location }) => ahead(promotions(inputOf(location.query as Search))),
} satisfies RouteDefinition;

export default function Promotions(props: RouteSectionProps) {
  const search = () => props.location.query as Search;
  const page = createAsync(() => promotions(inputOf(search())), { deferStream: true });
  const may = useMay();
  const by = () => (search().by === "stoa" ? { by: "stoa" } : {});
  return (
    <>
      <Title>Promotions · Stoa admin</Title>
      <PageHead
        title="Promotions"
        lead="Coupons and automatic reductions, of the marketplace and of sellers."
        actions={
          <Show when={may("finance.write")}>
            <LinkButton href="/promotions/new" variant="primary">
              New promotion
            </LinkButton>
          </Show>
        }
      />
      <LinkTabs
        label="Promotions by owner"
        tabs={[
          { href: "/promotions", label: "Everybody’s", current: search().by !== "stoa" },
          { href: "/promotions?by=stoa", label: "Stoa’s own", current: search().by === "stoa" },
        ]}
      />
      <LinkTabs
        label="Promotions by state"
        tabs={[undefined, ...PROMOTION_STATUSES].map((status) => ({
          href: hrefOf({ ...by(), ...(status ? { status } : {}) }),
          label: status ? STATUS_WORD[status] : "All",
          current: inputOf(search()).status === status,
        }))}
      />
      <Show when={page()}>
        {(found) => (
          <Show
            when={found().items.length > 0}
            fallback={
              <EmptyState title="No promotions here" icon="tag">
                <p>Make a coupon, or let something be taken off by itself.</p>
              </EmptyState>
            }
          >
            <Panel class="py-2! sm:py-3!">
              <PromotionTable rows={found().items} showsOwner />
            </Panel>
            <CursorPager
              firstHref={search().cursor ? hrefOf({ ...search(), cursor: "" }) : undefined}
              nextHref={found().nextCursor ? hrefOf({ ...search(), cursor: found().nextCursor! }) : undefined}
            />
          </Show>
        )}
      </Show>
    </>
  );
}
