// How the marketplace did in the last 28 days: orders by day, revenue by currency, the sellers who sold most.
import { formatDay, type AdminOverview } from "@stoa/client";
import { BarChart, Money, Panel, Table } from "@stoa/ui";
import { byCurrency, counted, LOCALE, quantity } from "~/lib/words";

/** Orders of each day. */
export function SalesByDay(props: { sales: AdminOverview["sales"] }) {
  const orderCount = () => props.sales.reduce((sum, day) => sum + day.orderCount, 0);
  const points = () =>
    props.sales.map((day) => ({
      label: formatDay(day.day, LOCALE),
      value: day.orderCount,
      text: counted(day.orderCount, "order"),
    }));
  return (
    <Panel
      title="Orders per day"
      actions={<p class="text-sm text-ink-soft">{counted(orderCount(), "order")} in 28 days</p>}
    >
      <BarChart title="Orders per day" points={points()} />
    </Panel>
  );
}

/** What was sold and what the marketplace kept of it. Currencies are never added up. */
export function RevenueByCurrency(props: { revenue: AdminOverview["revenue"] }) {
  return (
    <Panel title="Revenue">
      <Table
        caption="Revenue of the last 28 days by currency"
        rows={byCurrency(props.revenue)}
        columns={[
          {
            head: "Currency",
            phone: "head",
            cell: (row) => <span class="font-medium">{row.currency}</span>,
            grow: true,
          },
          { head: "Orders", align: "end", cell: (row) => quantity(row.orderCount) },
          {
            head: "Sold",
            align: "end",
            cell: (row) => <Money minor={row.totalMinor} currency={row.currency} locale={LOCALE} />,
          },
          {
            head: "Commission",
            align: "end",
            cell: (row) => <Money minor={row.commissionMinor} currency={row.currency} locale={LOCALE} />,
          },
        ]}
        empty={<p class="text-ink-soft">Nothing was sold in these days.</p>}
      />
    </Panel>
  );
}

/** The sellers with the most orders. */
export function TopSellers(props: { sellers: AdminOverview["topSellers"] }) {
  return (
    <Panel title="Top sellers">
      <Table
        caption="Sellers with the most orders in the last 28 days"
        rows={props.sellers}
        columns={[
          {
            head: "Seller",
            grow: true,
            phone: "head",
            cell: (row) => (
              <a href={`/sellers/${row.sellerId}`} class="font-medium underline-offset-4 hover:underline">
                {row.name}
              </a>
            ),
          },
          { head: "Orders", align: "end", cell: (row) => quantity(row.orderCount) },
          { head: "Units", align: "end", cell: (row) => quantity(row.unitCount) },
        ]}
        empty={<p class="text-ink-soft">Nobody has sold anything in these days.</p>}
      />
    </Panel>
  );
}
