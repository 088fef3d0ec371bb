// Disputes, the newest first; above them the refunds that could not be given, since somebody waits for the money.
import { createAsync, type RouteDefinition, type RouteSectionProps, useSubmissions } from "@solidjs/router";
import { DISPUTE_STATUSES, type FailedRefund } from "@stoa/client";
import { Badge, Button, type Column, DISPUTE_TONE, FormError, Money, Panel, Table } from "@stoa/ui";
import { Show } from "solid-js";
import { listState } from "~/lib/list-state";
import { sentence } from "~/lib/sentences";
import { useMay } from "~/lib/session";
import { When } from "~/lib/when";
import { DISPUTE_WORD, LOCALE } from "~/lib/words";
import { ListPage } from "~/parts/list-page";
import { disputes, failedRefunds, retryRefund } from "./actions";

const asked = (query: RouteSectionProps["location"]["query"]) => {
  const { q: _, ...state } = listState(query, DISPUTE_STATUSES);
  return state;
};

export const route = {
  preload: ({ location }) => {
    void disputes(asked(location.query));
    void failedRefunds();
  },
} satisfies RouteDefinition;

export default function Disputes(props: RouteSectionProps) {
  const page = createAsync(() => disputes(asked(props.location.query)), { deferStream: true });
  return (
    <ListPage
      title="Disputes"
      lead="A customer has asked their bank for the money back. The sellers' part of it is held until the bank decides."
      path="/disputes"
      icon="shield"
      statuses={{ all: DISPUTE_STATUSES, word: DISPUTE_WORD }}
      above={<FailedRefunds />}
      page={page()}
      columns={[
        {
          head: "Orders",
          phone: "head",
          grow: true,
          cell: (row) => (
            <a href={`/disputes/${row.disputeId}`} class="font-medium underline-offset-4 hover:underline">
              {row.orderNumbers.join(", ") || row.disputeId}
            </a>
          ),
        },
        { head: "Status", cell: (row) => <Badge tone={DISPUTE_TONE[row.status]}>{DISPUTE_WORD[row.status]}</Badge> },
        {
          head: "Disputed",
          align: "end",
          cell: (row) => <Money minor={row.amountMinor} currency={row.currency} locale={LOCALE} />,
        },
        { head: "Answer by", align: "end", cell: (row) => <When at={row.evidenceDueAt} /> },
        { head: "Opened", align: "end", cell: (row) => <When at={row.openedAt} /> },
      ]}
      empty={<p>Payments that customers dispute with their bank appear here.</p>}
    />
  );
}

function FailedRefunds() {
  const failed = createAsync(() => failedRefunds(), { deferStream: true });
  const may = useMay();
  const tries = useSubmissions(retryRefund);
  const refusal = () => {
    const result = tries.at(-1)?.result;
    return result && !result.ok ? sentence(result.code) : null;
  };
  const columns = (): readonly Column<FailedRefund>[] => [
    {
      head: "Order",
      phone: "head",
      grow: true,
      cell: (row) => (
        <a href={`/orders/${row.orderId}`} class="font-medium underline-offset-4 hover:underline">
          {row.orderNumber}
        </a>
      ),
    },
    {
      head: "To give back",
      align: "end",
      cell: (row) => <Money minor={row.amountMinor} currency={row.currency} locale={LOCALE} />,
    },
    { head: "Decided", align: "end", cell: (row) => <When at={row.createdAt} /> },
    {
      head: "",
      align: "end",
      cell: (row) => (
        <Show when={may("finance.write")}>
          <form method="post" action={retryRefund}>
            <input type="hidden" name="refundId" value={row.refundId} />
            <Button type="submit" size="sm" aria-label={`Try the refund of ${row.orderNumber} again`}>
              Try again
            </Button>
          </form>
        </Show>
      ),
    },
  ];
  return (
    <Show when={(failed() ?? []).length > 0}>
      <Panel title="Refunds that could not be given" class="mb-6 pb-2!">
        <FormError message={refusal()} class="mb-3" />
        <Table caption="Refunds that could not be given" columns={columns()} rows={failed() ?? []} />
      </Panel>
    </Show>
  );
}
