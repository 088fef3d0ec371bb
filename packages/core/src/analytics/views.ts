// How often pages of products are looked at. A page tells it once it is read, the queue gathers what many tell, and one
// statement counts it: pages stay cached, and nobody is told apart. A view that gets lost on the way is lost.
import { isoDay, MARKETS, type ProductSeen } from "@stoa/contract";
import { sql } from "@stoa/db";
import type { Ctx } from "../kernel/index.ts";

/** Notes that a product's page is looked at, without waiting for it to be counted. */
export async function productSeen(
  ctx: Pick<Ctx, "tally">,
  { slug, market }: ProductSeen,
): Promise<Record<string, never>> {
  await ctx.tally({ slug, market });
  return {};
}

/** Counts what many pages told, by the day on the clocks of the market, in one statement. Products that are not there are not counted. */
export async function countViews(ctx: Pick<Ctx, "db" | "now">, seen: readonly ProductSeen[]): Promise<void> {
  const days = seen.map(({ slug, market }) => ({ slug, market, day: isoDay(ctx.now(), MARKETS[market].timeZone) }));
  await ctx.db.run(sql`
    INSERT INTO product_view (day, product_id, market, view_count)
    SELECT s.value ->> 'day', p.id, s.value ->> 'market', count(*)
    FROM json_each(${JSON.stringify(days)}) s CROSS JOIN product p ON p.slug = s.value ->> 'slug' AND p.status = 'active'
    WHERE true GROUP BY s.value ->> 'day', p.id, s.value ->> 'market'
    ON CONFLICT (day, product_id, market) DO UPDATE SET view_count = view_count + excluded.view_count`);
}
