// What of the history reached its buyers: the ground of reviews and ratings.
import type { Delivered } from "../reviews.ts";
import type { MadePurchase } from "./purchases.ts";

/** The lines that reached their buyers. */
export function deliveredLines(purchases: readonly MadePurchase[]): Delivered[] {
  return purchases.flatMap(({ plan, orders: own }) =>
    own.flatMap(({ row, seller, shipment: parcel, lines, planned }) => {
      const deliveredAt = parcel?.deliveredAt ?? null;
      if (deliveredAt === null) return [];
      const { userId, name: buyerName } = plan.buyer;
      return lines.map((line, i) => ({
        orderId: row.id,
        sellerId: seller.id,
        lineId: line.id,
        variantLabel: line.variantLabel,
        productId: planned[i]!.offer.product.id,
        userId,
        buyerName,
        deliveredAt,
      }));
    }),
  );
}
