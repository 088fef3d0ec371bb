// The ledger: every transaction with its entries, newest first, by account, order or kind; and what all accounts add up to.
import { Title } from "@solidjs/meta";
import { createAsync, query, type RouteDefinition, type RouteSectionProps } from "@solidjs/router";
import {
  type AccountTotal,
  type Id,
  isId,
  type LedgerInput,
  type LedgerOverview,
  type LedgerTxnView,
} from "@stoa/client";
import {
  Badge,
  Button,
  type Column,
  CursorPager,
  EmptyState,
  Field,
  Money,
  Notice,
  PageHead,
  Panel,
  Select,
  ShortId,
  Table,
} from "@stoa/ui";
import { For, Show } from "solid-js";
import { api } from "~/lib/api";
import { ahead, read } from "~/lib/session";
import { When } from "~/lib/when";
import { LOCALE, quantity } from "~/lib/words";

const PAGE_SIZE = 50;

const overview = query(() => read(() => api().admin.ledger.overview.query()), "admin.ledger.overview");
const txns = query((input: LedgerInput) => read(() => api().admin.ledger.list.query(input)), "admin.ledger");

function asked({ query: address }: RouteSectionProps["location"]): LedgerInput {
  const text = (name: string) => (typeof address[name] === "string" ? address[name].trim() : "") || undefined;
  const order = text("order");
  return {
    account: text("account")?.slice(0, 80),
    orderId: order !== undefined && isId("order", order) ? (order as Id<"order">) : undefined,
    kind: text("kind"),
    cursor: text("cursor"),
    limit: PAGE_SIZE,
  };
}

export const route = {
  preload: ({ location }) => {
    ahead(overview());
    ahead(txns(asked(location)));
  },
} satisfies RouteDefinition;

export default function Ledger(props: RouteSectionProps) {
  const whole = createAsync(() => overview(), { deferStream: true });
  const page = createAsync(() => txns(asked(props.location)), { deferStream: true });
  const input = () => asked(props.location);
  const href = (cursor: string | null) => {
    const { account, orderId, kind } = input();
    const parameters = Object.entries({ account, order: orderId, kind, cursor }).filter(([, value]) => value);
    return `/ledger?${new URLSearchParams(parameters as [string, string][])}`;
  };
  return (
    <>
      <Title>Ledger · Stoa admin</Title>
      <PageHead
        title="Ledger"
        lead="Every movement of money, in transactions that sum to zero. Nothing in it can be changed."
      />
      <Show when={whole()}>{(whole) => <Whole of={whole()} />}</Show>
      <form class="mb-5 flex flex-wrap items-end gap-3" action="/ledger">
        <Field
          label="Account"
          name="account"
          value={input().account ?? ""}
          placeholder="commission"
          maxlength={80}
          class="w-72"
        />
        <Field
          label="Order"
          name="order"
          value={input().orderId ?? ""}
          placeholder="ord_…"
          maxlength={40}
          class="w-72"
        />
        <Select
          label="Kind"
          name="kind"
          value={input().kind ?? ""}
          choices={[
            { value: "", label: "All" },
            ...(whole()?.kinds ?? []).map((kind) => ({ value: kind, label: kind.replaceAll("_", " ") })),
          ]}
          class="w-48"
        />
        <Button type="submit">Show</Button>
      </form>
      <Show when={page()}>
        {(page) => (
          <>
            <Panel class="py-2! sm:py-3!">
              <Table
                caption="Transactions"
                columns={COLUMNS}
                rows={page().items}
                empty={<EmptyState title="No transactions fit these filters" icon="receipt" class="py-10" />}
              />
            </Panel>
            <CursorPager
              firstHref={input().cursor ? href(null) : undefined}
              nextHref={page().nextCursor ? href(page().nextCursor) : undefined}
              words={{ first: "First page", next: "Next page" }}
            />
          </>
        )}
      </Show>
    </>
  );
}

const COLUMNS: readonly Column<LedgerTxnView>[] = [
  {
    head: "What",
    phone: "head",
    cell: (txn) => (
      <span>
        <Badge>{txn.kind.replaceAll("_", " ")}</Badge>
        <Show when={txn.orderId}>
          {(orderId) => (
            <a href={`/orders/${orderId()}`} class="ms-2 text-xs text-accent underline-offset-4 hover:underline">
              Order
            </a>
          )}
        </Show>
        <span class="mt-1 block text-xs text-ink-soft">{txn.reason}</span>
        <span class="block text-ink-faint">
          <ShortId id={txn.txnId} />
        </span>
      </span>
    ),
  },
  { head: "When", cell: (txn) => <When at={txn.at} /> },
  {
    head: "Entries",
    grow: true,
    cell: (txn) => (
      <dl class="grid w-full grid-cols-[minmax(0,1fr)_auto] gap-x-4 gap-y-0.5 text-xs">
        <For each={txn.entries}>
          {(entry) => (
            <>
              <dt class="min-w-0 font-mono break-all">
                <a
                  href={`/ledger?${new URLSearchParams({ account: entry.account })}`}
                  class="inline-block min-h-6 leading-6 underline-offset-4 hover:underline"
                  title={entry.account}
                >
                  {entry.owner === null ? entry.account : entry.account.replace(/:.*/, "")}
                </a>
                <Show when={entry.owner}>{(owner) => <span class="font-sans text-ink-soft"> {owner()}</span>}</Show>
              </dt>
              <dd class="text-end">
                <Money minor={entry.amountMinor} currency={txn.currency} locale={LOCALE} />
              </dd>
            </>
          )}
        </For>
      </dl>
    ),
  },
  {
    head: "Seal",
    align: "end",
    cell: (txn) => <span class="figures text-xs text-ink-soft">{txn.seq === null ? "Waits" : `No. ${txn.seq}`}</span>,
  },
];

/** How long a transaction may wait for its seal before one should look. */
const LATE_MS = 15 * 60_000;

function Whole(props: { of: LedgerOverview }) {
  const isLate = () => props.of.oldestWaitingAt !== null && Date.now() - props.of.oldestWaitingAt > LATE_MS;
  const columns: readonly Column<AccountTotal>[] = [
    { head: "Account", grow: true, phone: "head", cell: (row) => <span class="font-mono text-xs">{row.account}</span> },
    {
      head: "We owe, or (below zero) are owed",
      align: "end",
      cell: (row) => <Money minor={row.amountMinor} currency={row.currency} locale={LOCALE} />,
    },
  ];
  return (
    <div class="mb-6 flex flex-col gap-4">
      <Notice tone={isLate() ? "bad" : "good"}>
        {quantity(props.of.sealedCount)} transactions are sealed
        {props.of.waitingCount > 0 ? `, ${quantity(props.of.waitingCount)} wait for their seal` : ""}
        {isLate() ? " for longer than they should." : "."}
      </Notice>
      <details class="group rounded-lg border border-line bg-surface">
        <summary class="flex min-h-11 cursor-pointer items-center px-5 font-semibold">All accounts</summary>
        <div class="px-5 pb-4">
          <Table caption="All accounts" columns={columns} rows={props.of.totals} />
        </div>
      </details>
    </div>
  );
}
