// Disputes about the seller's orders, the newest first. All of its state is in the address.
import { Title } from "@solidjs/meta";
import { createAsyncStore, type RouteDefinition, useSearchParams } from "@solidjs/router";
import { DISPUTE_STATUSES, type DisputesInput, type DisputeSummary } from "@stoa/client";
import {
  Badge,
  type Column,
  CursorPager,
  DISPUTE_TONE,
  EmptyState,
  LinkTabs,
  Money,
  PageHead,
  Panel,
  Table,
  Time,
} from "@stoa/ui";
import { Show } from "solid-js";
import { hrefWith } from "~/lib/address";
import { ahead } from "~/lib/load";
import { DISPUTE_WORD, LOCALE } from "~/lib/words";
import { disputes } from "./actions";

const PAGE_SIZE = 25;

type Search = { status?: string; cursor?: string };

const statusOf = (search: Search) => DISPUTE_STATUSES.find((one) => one === search.status);

const inputOf = (search: Search): DisputesInput => ({
  status: statusOf(search),
  cursor: search.cursor || undefined,
  limit: PAGE_SIZE,
});

export const route = {
  preload: ({ location }) => ahead(disputes(inputOf(location.query as Search))),
} satisfies RouteDefinition;

const COLUMNS: readonly Column<DisputeSummary>[] = [
  {
    head: "Order",
    phone: "head",
    cell: (row) => (
      <a
        href={`/disputes/${row.disputeId}`}
        class="figures font-semibold whitespace-nowrap text-accent hover:underline"
      >
        {row.orderNumbers.join(", ")}
      </a>
    ),
  },
  { head: "Status", cell: (row) => <Badge tone={DISPUTE_TONE[row.status]}>{DISPUTE_WORD[row.status]}</Badge> },
  {
    head: "Disputed",
    align: "end",
    cell: (row) => <Money minor={row.amountMinor} currency={row.currency} locale={LOCALE} />,
  },
  {
    head: "Opened",
    cell: (row) => <Time at={row.openedAt} locale={LOCALE} timeZone="UTC" class="whitespace-nowrap text-ink-soft" />,
  },
  {
    head: "Answer by",
    cell: (row) => (
      <Show when={row.status === "needs_evidence"} fallback="–">
        <Time at={row.evidenceDueAt} locale={LOCALE} timeZone="UTC" class="whitespace-nowrap" />
      </Show>
    ),
  },
];

export default function DisputesPage() {
  const [search] = useSearchParams<Search>();
  const status = () => statusOf(search);
  const page = createAsyncStore(() => disputes(inputOf(search)), {
    deferStream: true,
    reconcile: { key: "disputeId" },
  });
  const tabs = () =>
    [undefined, ...DISPUTE_STATUSES].map((tab) => ({
      href: hrefWith("/disputes", { status: tab }),
      label: tab ? DISPUTE_WORD[tab] : "All",
      current: tab === status(),
    }));
  return (
    <>
      <Title>Disputes · Stoa for sellers</Title>
      <PageHead
        title="Disputes"
        lead="A customer has asked their bank for the money back. What you earned with the order is held until the bank decides."
      />
      <LinkTabs label="Disputes by status" tabs={tabs()} />
      <Show when={page()}>
        {(page) => (
          <Show
            when={page().items.length > 0}
            fallback={
              <EmptyState title={status() ? "No disputes here" : "No disputes"} icon="shield">
                Should a customer dispute a payment, you find it here and can say what you know of the order.
              </EmptyState>
            }
          >
            <Panel class="py-2! sm:py-3!">
              <Table caption="Disputes, newest first" columns={COLUMNS} rows={page().items} />
            </Panel>
            <CursorPager
              firstHref={search.cursor ? hrefWith("/disputes", { status: status() }) : undefined}
              nextHref={
                page().nextCursor
                  ? hrefWith("/disputes", { status: status(), cursor: page().nextCursor ?? undefined })
                  : undefined
              }
            />
          </Show>
        )}
      </Show>
    </>
  );
}
