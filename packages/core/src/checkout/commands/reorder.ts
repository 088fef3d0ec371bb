// Buying again: what a purchase held comes into the cart, as far as it can still be bought.
import type { PutView, Reorder } from "@stoa/contract";
import { eq, orderLine, sellerOrder, sql } from "@stoa/db";
import { putInCart } from "../../cart/index.ts";
import type { ShopperCtx } from "../../kernel/index.ts";
import { visiblePurchase } from "../../orders/index.ts";

/**
 * Puts the things of an earlier purchase into the cart at today's prices, and tells what cannot be had any more.
 * @throws NOT_FOUND not a purchase of this shopper, and no key that opens it
 */
export async function reorder(ctx: ShopperCtx, { market, purchaseId, key }: Reorder): Promise<PutView> {
  const id = await visiblePurchase(ctx, { id: purchaseId, key });
  const items = await ctx.db
    .select({ offerId: orderLine.offerId, quantity: sql<number>`min(99, sum(${orderLine.quantity}))` })
    .from(orderLine)
    .innerJoin(sellerOrder, eq(sellerOrder.id, orderLine.orderId))
    .where(eq(sellerOrder.purchaseId, id))
    .groupBy(orderLine.offerId)
    .orderBy(sql`min(${orderLine}.rowid)`)
    .limit(50);
  return await putInCart(ctx, { market, items });
}
