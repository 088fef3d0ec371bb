// Pages that show what was said go out of the caches.
import type { Id } from "@stoa/contract";
import { sql } from "@stoa/db";
import { type SystemCtx, tag } from "../kernel/index.ts";

/** Something under a product was said, marked or hidden. */
export async function productDiscussed(ctx: SystemCtx, job: { productId: Id<"product"> }): Promise<void> {
  const rows = await ctx.db.all<{ slug: string }>(sql`SELECT slug FROM product WHERE id = ${job.productId}`);
  await ctx.purge(rows.map((row) => tag.product(row.slug)));
}

/** A seller was rated. */
export async function sellerRated(ctx: SystemCtx, job: { sellerId: Id<"seller"> }): Promise<void> {
  const rows = await ctx.db.all<{ handle: string }>(sql`SELECT handle FROM seller WHERE id = ${job.sellerId}`);
  await ctx.purge(rows.map((row) => tag.seller(row.handle)));
}
