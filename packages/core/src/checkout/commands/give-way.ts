// A shopper's own holds: a purchase that waits for its payment gives what it holds to the one they place now.
import type { Id } from "@stoa/contract";
import { purchase, sql } from "@stoa/db";
import { principalsOf } from "../../cart/index.ts";
import type { CartLine, ShopperCtx } from "../../kernel/index.ts";
import { expire } from "./expire.ts";
import type { PurchaseRow } from "./pay.ts";

/** Asks for the shopper's own purchases that wait for their payment and hold one of these offers, oldest first. */
export function ownHolds(ctx: ShopperCtx, lines: readonly CartLine[]) {
  const offers = JSON.stringify(lines.map((line) => line.offerId));
  return ctx.db
    .select()
    .from(purchase)
    .where(
      sql`${purchase.status} = 'pending' AND ${purchase.principal} IN (SELECT value FROM json_each(${JSON.stringify(principalsOf(ctx))}))
        AND EXISTS (SELECT 1 FROM seller_order so JOIN order_line l ON l.order_id = so.id JOIN stock_hold h ON h.line_id = l.id
          WHERE so.purchase_id = ${purchase.id} AND h.status = 'open' AND l.offer_id IN (SELECT value FROM json_each(${offers})))`,
    )
    .orderBy(purchase.createdAt);
}

/**
 * Gives up these purchases. One that turns out to be paid is named instead: it is what the shopper has bought.
 * @throws PROVIDER_UNAVAILABLE nothing more was given up
 */
export async function giveWay(ctx: ShopperCtx, waiting: readonly PurchaseRow[]): Promise<Id<"purchase"> | null> {
  for (const bought of waiting) if ((await expire(ctx, bought)) === "confirmed") return bought.id;
  return null;
}
