// The desk of the buyer guarantee: what waits for a decision, the most urgent on top; and all other claims by state.
import { Title } from "@solidjs/meta";
import { createAsync, type RouteDefinition, type RouteSectionProps, useLocation } from "@solidjs/router";
import { CLAIM_STATUSES, type ClaimSummary } from "@stoa/client";
import { Badge, type Column, CursorPager, EmptyState, LinkTabs, Money, PageHead, Panel, Table } from "@stoa/ui";
import { Show } from "solid-js";
import { listHref, listState } from "~/lib/list-state";
import { When } from "~/lib/when";
import { LOCALE } from "~/lib/words";
import { claimDesk } from "./actions";
import { CLAIM_KIND_WORD, CLAIM_STATUS_TONE, CLAIM_STATUS_WORD } from "./words";

const asked = (query: RouteSectionProps["location"]["query"]) => {
  const { status, cursor } = listState(query, CLAIM_STATUSES);
  return { ...(status ? { status } : {}), ...(cursor ? { cursor } : {}) };
};

export const route = {
  preload: ({ location }) => void claimDesk(asked(location.query)),
} satisfies RouteDefinition;

const COLUMNS: readonly Column<ClaimSummary>[] = [
  {
    head: "Order",
    phone: "head",
    cell: (one) => (
      <a
        href={`/claims/${one.claimId}`}
        class="figures font-medium whitespace-nowrap underline-offset-4 hover:underline"
      >
        {one.orderNumber}
      </a>
    ),
  },
  {
    head: "Status",
    cell: (one) => <Badge tone={CLAIM_STATUS_TONE[one.status]}>{CLAIM_STATUS_WORD[one.status]}</Badge>,
  },
  { head: "What", grow: true, cell: (one) => <>{CLAIM_KIND_WORD[one.kind]}</> },
  { head: "Seller", cell: (one) => <>{one.sellerName}</> },
  { head: "Customer", phone: "hide", cell: (one) => <>{one.customerName}</> },
  {
    head: "Value",
    align: "end",
    cell: (one) => <Money minor={one.valueMinor} currency={one.currency} locale={LOCALE} />,
  },
  { head: "Due", align: "end", cell: (one) => <Show when={one.dueAt}>{(at) => <When at={at()} />}</Show> },
];

export default function Claims(props: RouteSectionProps) {
  const location = useLocation();
  const state = () => listState(location.query, CLAIM_STATUSES);
  const page = createAsync(() => claimDesk(asked(props.location.query)), { deferStream: true });
  const tabs = () => [
    { href: "/claims", label: "Waits for us", current: state().status === undefined },
    ...CLAIM_STATUSES.map((status) => ({
      href: listHref("/claims", { status }),
      label: CLAIM_STATUS_WORD[status],
      current: state().status === status,
    })),
  ];
  return (
    <>
      <Title>Guarantee · Stoa admin</Title>
      <PageHead
        title="Buyer guarantee"
        lead="Claims that buyer and seller could not settle. Decide within three days."
      />
      <LinkTabs label="Claims by status" tabs={tabs()} />
      <Show when={page()}>
        {(page) => (
          <Show
            when={page().items.length > 0}
            fallback={
              <EmptyState title={state().status ? "No claims here" : "Nothing waits for a decision"} icon="shield">
                <p>A claim comes here when a seller is silent for 48 hours, or a buyer asks for it.</p>
              </EmptyState>
            }
          >
            <Panel class="py-2! sm:py-3!">
              <Table caption="Claims" columns={COLUMNS} rows={page().items} />
            </Panel>
            <CursorPager
              firstHref={state().cursor && listHref("/claims", { status: state().status })}
              nextHref={
                page().nextCursor
                  ? listHref("/claims", { status: state().status, cursor: page().nextCursor ?? undefined })
                  : undefined
              }
            />
          </Show>
        )}
      </Show>
    </>
  );
}
