// The row of the shop that somebody acts for.
import { eq, seller } from "@stoa/db";
import { must, type SellerCtx } from "../kernel/index.ts";

/** The row as it stands in the database now. */
export async function ownRow(ctx: SellerCtx): Promise<typeof seller.$inferSelect> {
  const [row] = await ctx.db.select().from(seller).where(eq(seller.id, ctx.actor.sellerId));
  return must(row, "the seller of a session");
}
