// Invoices of the order history, numbered by seller and year in the order in which the parcels left.
import { isoDay, MARKETS } from "@stoa/contract";
import { contentOf } from "@stoa/core/orders";
import type { invoice } from "@stoa/db";
import type { MadeOrder } from "./purchases.ts";

/** The invoices of the orders that have left. */
export function invoicesOf(orders: readonly MadeOrder[]): (typeof invoice.$inferInsert)[] {
  const last = new Map<string, number>();
  return orders
    .filter(({ shipment }) => shipment !== null)
    .toSorted((a, b) => a.shipment!.shippedAt - b.shipment!.shippedAt)
    .map(({ row, seller, lines, shipment }) => {
      const market = MARKETS[row.market];
      const at = shipment!.shippedAt;
      const year = Number(isoDay(at, market.timeZone).slice(0, 4));
      const series = `${seller.id}:${year}`;
      const seq = (last.get(series) ?? 0) + 1;
      last.set(series, seq);
      const linesTaxMinor = lines.reduce((sum, line) => sum + line.taxMinor, 0);
      const deliveryTaxMinor = row.taxMinor - linesTaxMinor;
      const onTop = (taxMinor: number) => (market.taxInclusive ? 0 : taxMinor);
      const content = contentOf({ seller: { name: seller.name, country: seller.country }, market }, lines, {
        parts: lines.map(({ id: lineId, quantity, totalMinor, taxMinor }) => ({
          lineId,
          quantity,
          amountMinor: totalMinor + onTop(taxMinor),
          taxMinor,
        })),
        delivery: { amountMinor: row.deliveryMinor + onTop(deliveryTaxMinor), taxMinor: deliveryTaxMinor },
        discountMinor: 0,
        creditMinor: 0,
      });
      return { sellerId: seller.id, kind: "invoice", year, seq, orderId: row.id, refundId: null, content, at };
    });
}
