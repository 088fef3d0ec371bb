// Orders as rows on a desk and as cards on a phone.
import { marketName, MARKETS, type OrderSummary } from "@stoa/client";
import { Badge, type Column, Money, ORDER_TONE, Table, Time } from "@stoa/ui";
import type { DataColumn } from "@stoa/ui/desk";
import { For, type JSX, Show } from "solid-js";
import { counted, LOCALE, ORDER_WORD } from "~/lib/words";
import { isWaiting, ShipBy } from "./ship-by";

/** The link that opens an order. */
export function OrderLink(props: { order: Pick<OrderSummary, "orderId" | "number"> }) {
  return (
    <a
      href={`/orders/${props.order.orderId}`}
      class="figures font-semibold whitespace-nowrap text-accent hover:underline"
    >
      {props.order.number}
    </a>
  );
}

const NUMBER: Column<OrderSummary> = { head: "Order", cell: (order) => <OrderLink order={order} /> };
const STATUS: Column<OrderSummary> = {
  head: "Status",
  cell: (order) => <Badge tone={ORDER_TONE[order.status]}>{ORDER_WORD[order.status]}</Badge>,
};
const CUSTOMER: Column<OrderSummary> = {
  head: "Customer",
  grow: true,
  cell: (order) => (
    <span>
      {order.customerName}
      <span class="block text-xs text-ink-faint">{marketName(order.market)}</span>
    </span>
  ),
};
const SHIP_BY: Column<OrderSummary> = { head: "Ship by", cell: (order) => <ShipBy order={order} /> };
const UNITS: Column<OrderSummary> = { head: "Units", align: "end", cell: (order) => <>{order.unitCount}</> };
const TOTAL: Column<OrderSummary> = {
  head: "Total",
  align: "end",
  cell: (order) => <Money minor={order.totalMinor} currency={order.currency} locale={LOCALE} />,
};
const PLACED: Column<OrderSummary> = {
  head: "Placed",
  cell: (order) => (
    <Time
      at={order.createdAt}
      locale={LOCALE}
      timeZone={MARKETS[order.market].timeZone}
      class="whitespace-nowrap text-ink-soft"
    />
  ),
};

/** The columns of the inbox. */
export const ORDER_COLUMNS: readonly DataColumn<OrderSummary>[] = [
  { ...NUMBER, key: "number", isFixed: true, phone: "head" },
  { ...PLACED, key: "placed", sort: { by: "placed", first: "desc" } },
  { ...CUSTOMER, key: "customer" },
  { ...SHIP_BY, key: "ship_by", sort: { by: "ship_by", first: "asc" } },
  { ...UNITS, key: "units" },
  { ...TOTAL, key: "total" },
  {
    key: "market",
    head: "Country",
    isExtra: true,
    cell: (order) => <span class="whitespace-nowrap">{marketName(order.market)}</span>,
  },
  { ...STATUS, key: "status" },
];

/** A list of orders; `compact` leaves out what a to-do list does not need. */
export function OrderTable(props: {
  caption: string;
  orders: readonly OrderSummary[];
  compact?: boolean | undefined;
  empty?: JSX.Element;
}) {
  const columns = () =>
    props.compact
      ? [NUMBER, SHIP_BY, CUSTOMER, UNITS, STATUS]
      : [NUMBER, PLACED, CUSTOMER, SHIP_BY, UNITS, TOTAL, STATUS];
  return (
    <Show when={props.orders.length > 0} fallback={props.empty}>
      <Table caption={props.caption} columns={columns()} rows={props.orders} class="max-sm:hidden" />
      <ul aria-label={props.caption} class="divide-y divide-line sm:hidden">
        <For each={props.orders}>{(order) => <OrderCard order={order} />}</For>
      </ul>
    </Show>
  );
}

function OrderCard(props: { order: OrderSummary }) {
  return (
    <li>
      <a href={`/orders/${props.order.orderId}`} class="block py-3.5 text-sm">
        <span class="flex items-center justify-between gap-3">
          <span class="figures font-semibold text-accent">{props.order.number}</span>
          <Badge tone={ORDER_TONE[props.order.status]}>{ORDER_WORD[props.order.status]}</Badge>
        </span>
        <span class="mt-1.5 flex items-baseline justify-between gap-3">
          <span class="min-w-0 truncate">{props.order.customerName}</span>
          <Money minor={props.order.totalMinor} currency={props.order.currency} locale={LOCALE} class="font-medium" />
        </span>
        <span class="mt-1 flex items-center justify-between gap-3 text-ink-soft">
          <span>
            {counted(props.order.unitCount, "unit")}, {marketName(props.order.market)}
          </span>
          <Show when={isWaiting(props.order.status)}>
            <ShipBy order={props.order} />
          </Show>
        </span>
      </a>
    </li>
  );
}
