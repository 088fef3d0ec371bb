// All orders, newest first, found by number or by the customer's address.
import { createAsync, query, type RouteDefinition, type RouteSectionProps } from "@solidjs/router";
import { type AdminOrdersInput, marketName, MARKETS, ORDER_STATUSES } from "@stoa/client";
import { Badge, Day, Money, ORDER_TONE } from "@stoa/ui";
import { api } from "~/lib/api";
import { listState } from "~/lib/list-state";
import { read } from "~/lib/session";
import { When } from "~/lib/when";
import { LOCALE, ORDER_STATUS_WORD, quantity } from "~/lib/words";
import { ListPage } from "~/parts/list-page";

const orders = query(
  (input: Partial<AdminOrdersInput>) => read(() => api().admin.orders.list.query(input)),
  "admin.orders",
);

export const route = {
  preload: ({ location }) => void orders(listState(location.query, ORDER_STATUSES)),
} satisfies RouteDefinition;

export default function Orders(props: RouteSectionProps) {
  const page = createAsync(() => orders(listState(props.location.query, ORDER_STATUSES)), { deferStream: true });
  return (
    <ListPage
      title="Orders"
      lead="One order per seller; a purchase from two sellers is two orders."
      path="/orders"
      icon="receipt"
      searchLabel="Search by order number or e-mail"
      statuses={{ all: ORDER_STATUSES, word: ORDER_STATUS_WORD }}
      page={page()}
      desk={{ list: "orders", idOf: (order) => order.orderId, nameOf: (order) => order.number }}
      columns={[
        {
          head: "Order",
          phone: "head",
          cell: (order) => (
            <a
              href={`/orders/${order.orderId}`}
              class="font-medium whitespace-nowrap underline-offset-4 hover:underline"
            >
              {order.number}
            </a>
          ),
        },
        {
          head: "Status",
          cell: (order) => <Badge tone={ORDER_TONE[order.status]}>{ORDER_STATUS_WORD[order.status]}</Badge>,
        },
        { head: "Seller", cell: (order) => <span class="sm:whitespace-nowrap">{order.sellerName}</span> },
        { head: "Customer", grow: true, cell: (order) => order.customerName },
        {
          head: "Market",
          phone: "hide",
          cell: (order) => (
            <abbr title={marketName(order.market)} class="no-underline">
              {MARKETS[order.market].country}
            </abbr>
          ),
        },
        { head: "Units", align: "end", phone: "hide", cell: (order) => quantity(order.unitCount) },
        {
          head: "Total",
          align: "end",
          cell: (order) => <Money minor={order.totalMinor} currency={order.currency} locale={LOCALE} />,
        },
        {
          head: "Ship by",
          align: "end",
          cell: (order) => <Day day={order.shipByDay} locale={LOCALE} class="whitespace-nowrap" />,
        },
        { head: "Placed", align: "end", cell: (order) => <When at={order.createdAt} /> },
      ]}
      empty={<p>Every order that is placed appears here.</p>}
    />
  );
}
