// Orders as rows on a desk and as cards on a phone.
import type { OrderSummary } from "@stoa/client";
import { Badge, type Column, Money, ORDER_TONE, Table, Time } from "@stoa/ui";
import { MARKETS } from "@stoa/client";
import type { JSX } from "solid-js";
import { COUNTRY_WORD, LOCALE, ORDER_WORD } from "~/lib/words";
import { ShipBy } from "./ship-by";

/** The link that opens an order. */
export function OrderLink(props: { order: Pick<OrderSummary, "orderId" | "number"> }) {
  return (
    <a href={`/orders/${props.order.orderId}`} class="figures font-semibold whitespace-nowrap text-accent hover:underline">
      {props.order.number}
    </a>
  );
}

const NUMBER: Column<OrderSummary> = { head: "Order", cell: (order) => <OrderLink order={order} /> };
const STATUS: Column<OrderSummary> = { head: "Status", cell: (order) => <Badge tone={ORDER_TONE[order.status]}>{ORDER_WORD[order.status]}</Badge> };
const CUSTOMER: Column<OrderSummary> = {
  head: "Customer",
  grow: true,
  cell: (order) => (
    <span class="max-sm:text-end">
      {order.customerName}
      <span class="block text-xs text-ink-faint">{COUNTRY_WORD[order.market]}</span>
    </span>
  ),
};
const SHIP_BY: Column<OrderSummary> = { head: "Ship by", cell: (order) => <ShipBy order={order} /> };
const UNITS: Column<OrderSummary> = { head: "Units", align: "end", cell: (order) => <>{order.unitCount}</> };
const TOTAL: Column<OrderSummary> = { head: "Total", align: "end", cell: (order) => <Money minor={order.totalMinor} currency={order.currency} locale={LOCALE} /> };
const PLACED: Column<OrderSummary> = {
  head: "Placed",
  cell: (order) => <Time at={order.createdAt} locale={LOCALE} timeZone={MARKETS[order.market].timeZone} class="whitespace-nowrap text-ink-soft" />,
};

/** A list of orders; `brief` leaves out what a to-do list does not need. */
export function OrderTable(props: { caption: string; orders: readonly OrderSummary[]; brief?: boolean | undefined; empty?: JSX.Element }) {
  const columns = () => (props.brief ? [NUMBER, SHIP_BY, CUSTOMER, UNITS, STATUS] : [NUMBER, PLACED, CUSTOMER, SHIP_BY, UNITS, TOTAL, STATUS]);
  return <Table caption={props.caption} columns={columns()} rows={props.orders} empty={props.empty} />;
}
