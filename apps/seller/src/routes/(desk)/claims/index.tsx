// Claims by status, newest first.
import { Title } from "@solidjs/meta";
import { createAsync, type RouteDefinition, useSearchParams } from "@solidjs/router";
import { CLAIM_STATUSES, type ClaimsInput, type ClaimSummary } from "@stoa/client";
import { Badge, type Column, CursorPager, EmptyState, LinkTabs, Money, PageHead, Panel, Table } from "@stoa/ui";
import { Show } from "solid-js";
import { hrefWith } from "~/lib/address";
import { AtUtc, CLAIM_TONE, CLAIM_WORD, KIND_WORD } from "~/lib/case-words";
import { useFresh } from "~/lib/fresh";
import { LOCALE } from "~/lib/words";
import { claims } from "./actions";

type Search = { status?: string; cursor?: string };

const statusOf = (search: Search) => CLAIM_STATUSES.find((one) => one === search.status);
const inputOf = (search: Search): ClaimsInput => ({
  status: statusOf(search),
  cursor: search.cursor || undefined,
  limit: 25,
});

export const route = {
  preload: ({ location }) => void claims(inputOf(location.query as Search)),
} satisfies RouteDefinition;

const COLUMNS: readonly Column<ClaimSummary>[] = [
  {
    head: "Order",
    phone: "head",
    cell: (one) => (
      <a href={`/claims/${one.claimId}`} class="figures font-semibold whitespace-nowrap text-accent hover:underline">
        {one.orderNumber}
      </a>
    ),
  },
  { head: "Status", cell: (one) => <Badge tone={CLAIM_TONE[one.status]}>{CLAIM_WORD[one.status]}</Badge> },
  { head: "What", grow: true, cell: (one) => <>{KIND_WORD[one.kind]}</> },
  { head: "Customer", cell: (one) => <>{one.customerName}</> },
  {
    head: "Value",
    align: "end",
    cell: (one) => <Money minor={one.valueMinor} currency={one.currency} locale={LOCALE} />,
  },
  { head: "Due", cell: (one) => <Show when={one.dueAt}>{(at) => <AtUtc at={at()} />}</Show> },
];

export default function ClaimsPage() {
  const [search] = useSearchParams<Search>();
  const page = createAsync(() => claims(inputOf(search)), { deferStream: true });
  useFresh([claims.key]);
  const tabs = () =>
    [undefined, ...CLAIM_STATUSES].map((status) => ({
      href: hrefWith("/claims", { status }),
      label: status ? CLAIM_WORD[status] : "All",
      current: status === statusOf(search),
    }));
  return (
    <>
      <Title>Claims · Stoa for sellers</Title>
      <PageHead title="Claims" lead="Answer within 48 hours. After that the marketplace decides." />
      <LinkTabs label="Claims by status" tabs={tabs()} />
      <Show when={page()}>
        {(page) => (
          <Show
            when={page().items.length > 0}
            fallback={
              <EmptyState title={statusOf(search) ? "No claims here" : "No claims yet"} icon="shield">
                What customers say is wrong with an order appears here.
              </EmptyState>
            }
          >
            <Panel class="py-2! sm:py-3!">
              <Table caption="Claims, newest first" columns={COLUMNS} rows={page().items} />
            </Panel>
            <CursorPager
              firstHref={search.cursor ? hrefWith("/claims", { status: statusOf(search) }) : undefined}
              nextHref={
                page().nextCursor
                  ? hrefWith("/claims", { status: statusOf(search), cursor: page().nextCursor })
                  : undefined
              }
            />
          </Show>
        )}
      </Show>
    </>
  );
}
