// Returns by status, newest first, and the way to the seller's own terms.
import { Title } from "@solidjs/meta";
import { createAsync, type RouteDefinition, useSearchParams } from "@solidjs/router";
import { RETURN_STATUSES, type ReturnsInput, type ReturnSummary } from "@stoa/client";
import { Badge, type Column, CursorPager, EmptyState, LinkButton, LinkTabs, PageHead, Panel, Table } from "@stoa/ui";
import { Show } from "solid-js";
import { hrefWith } from "~/lib/address";
import { AtUtc, RETURN_TONE, RETURN_WORD } from "~/lib/case-words";
import { useFresh } from "~/lib/fresh";
import { useMay } from "~/lib/viewer";
import { returns } from "./actions";

type Search = { status?: string; cursor?: string };

const statusOf = (search: Search) => RETURN_STATUSES.find((one) => one === search.status);
const inputOf = (search: Search): ReturnsInput => ({
  status: statusOf(search),
  cursor: search.cursor || undefined,
  limit: 25,
});

export const route = {
  preload: ({ location }) => void returns(inputOf(location.query as Search)),
} satisfies RouteDefinition;

const COLUMNS: readonly Column<ReturnSummary>[] = [
  {
    head: "Order",
    phone: "head",
    cell: (one) => (
      <a href={`/returns/${one.returnId}`} class="figures font-semibold whitespace-nowrap text-accent hover:underline">
        {one.orderNumber}
      </a>
    ),
  },
  { head: "Status", cell: (one) => <Badge tone={RETURN_TONE[one.status]}>{RETURN_WORD[one.status]}</Badge> },
  { head: "Customer", grow: true, cell: (one) => <>{one.customerName}</> },
  { head: "Units", align: "end", cell: (one) => <>{one.unitCount}</> },
  { head: "Due", cell: (one) => <Show when={one.dueAt}>{(at) => <AtUtc at={at()} />}</Show> },
  { head: "Asked", cell: (one) => <AtUtc at={one.createdAt} /> },
];

export default function ReturnsPage() {
  const [search] = useSearchParams<Search>();
  const may = useMay();
  const page = createAsync(() => returns(inputOf(search)), { deferStream: true });
  useFresh([returns.key]);
  const tabs = () =>
    [undefined, ...RETURN_STATUSES].map((status) => ({
      href: hrefWith("/returns", { status }),
      label: status ? RETURN_WORD[status] : "All",
      current: status === statusOf(search),
    }));
  return (
    <>
      <Title>Returns · Stoa for sellers</Title>
      <PageHead
        title="Returns"
        lead="Inside the policy they are approved by themselves. Give the money back within two working days of receipt."
        actions={
          <Show when={may("store.manage")}>
            <LinkButton href="/returns/terms">Your terms</LinkButton>
          </Show>
        }
      />
      <LinkTabs label="Returns by status" tabs={tabs()} />
      <Show when={page()}>
        {(page) => (
          <Show
            when={page().items.length > 0}
            fallback={
              <EmptyState title={statusOf(search) ? "No returns here" : "No returns yet"} icon="box">
                What customers want to give back appears here.
              </EmptyState>
            }
          >
            <Panel class="py-2! sm:py-3!">
              <Table caption="Returns, newest first" columns={COLUMNS} rows={page().items} />
            </Panel>
            <CursorPager
              firstHref={search.cursor ? hrefWith("/returns", { status: statusOf(search) }) : undefined}
              nextHref={
                page().nextCursor
                  ? hrefWith("/returns", { status: statusOf(search), cursor: page().nextCursor })
                  : undefined
              }
            />
          </Show>
        )}
      </Show>
    </>
  );
}
