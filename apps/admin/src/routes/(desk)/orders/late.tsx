// Orders whose parcels had to leave and have not, the longest overdue first.
import { createAsync, query, type RouteDefinition, type RouteSectionProps } from "@solidjs/router";
import { BackLink, Badge, Day, Money, ORDER_TONE } from "@stoa/ui";
import { api } from "~/lib/api";
import { listState } from "~/lib/list-state";
import { ahead, read } from "~/lib/session";
import { When } from "~/lib/when";
import { LOCALE, ORDER_STATUS_WORD, quantity } from "~/lib/words";
import { ListPage } from "~/parts/list-page";

const late = query(
  (cursor: string | undefined) => read(() => api().admin.orders.late.query({ cursor })),
  "admin.orders.late",
);

const cursorOf = (location: RouteSectionProps["location"]) => listState(location.query).cursor;

export const route = { preload: ({ location }) => ahead(late(cursorOf(location))) } satisfies RouteDefinition;

export default function LateOrders(props: RouteSectionProps) {
  const page = createAsync(() => late(cursorOf(props.location)), { deferStream: true });
  return (
    <>
      <BackLink href="/orders">All orders</BackLink>
      <ListPage
        title="Late orders"
        lead="The day by which the parcel had to leave is over. Orders that stay unsent are called off by themselves."
        path="/orders/late"
        icon="clock"
        page={page()}
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
          { head: "Seller", grow: true, cell: (order) => order.sellerName },
          { head: "Customer", phone: "hide", cell: (order) => order.customerName },
          { head: "Units", align: "end", phone: "hide", cell: (order) => quantity(order.unitCount) },
          {
            head: "Total",
            align: "end",
            cell: (order) => <Money minor={order.totalMinor} currency={order.currency} locale={LOCALE} />,
          },
          {
            head: "Had to leave",
            align: "end",
            cell: (order) => <Day day={order.shipByDay} locale={LOCALE} class="whitespace-nowrap text-bad" />,
          },
          { head: "Placed", align: "end", cell: (order) => <When at={order.createdAt} /> },
        ]}
        empty={<p>Every parcel has left in time.</p>}
      />
    </>
  );
}
