// What leaves the caches when a product or a category has changed, beyond what search takes out itself: pages under
// addresses of before, and those of a category that a product has left.
import type { Id } from "@stoa/contract";
import { HOUR_MS } from "@stoa/contract";
import { sql } from "@stoa/db";
import { type SystemCtx, tag } from "../kernel/index.ts";
import { categoryTree } from "./queries.ts";
import { pathTo } from "./rules.ts";

/** Pages that showed the product under another address or in another category. */
export async function formerPagesGone(ctx: SystemCtx, job: { productId: Id<"product"> }): Promise<void> {
  const [slugs, categories] = await ctx.db.batch([
    ctx.db.all<{ slug: string }>(sql`SELECT slug FROM product_slug WHERE product_id = ${job.productId}`),
    ctx.db.all<{ slug: string }>(sql`
      SELECT before ->> 'categorySlug' AS slug FROM product_change WHERE product_id = ${job.productId}
      AND status = 'approved' AND decided_at > ${ctx.now() - HOUR_MS} AND before ->> 'categorySlug' IS NOT NULL`),
  ]);
  if (slugs.length + categories.length === 0) return;
  const tree = await categoryTree(ctx);
  await ctx.purge([
    ...slugs.map(({ slug }) => tag.product(slug)),
    ...categories.flatMap(({ slug }) => pathTo(tree, slug)).map((node) => tag.category(node.slug)),
  ]);
}

/** Pages of a category that asks for other attributes, and of those below it. */
export async function categoryPagesGone(ctx: SystemCtx, job: { categorySlug: string }): Promise<void> {
  const rows = await ctx.db.all<{ slug: string }>(sql`
    SELECT below.slug FROM category c JOIN category below ON below.path = c.path OR substr(below.path, 1, length(c.path) + 1) = c.path || '/'
    WHERE c.slug = ${job.categorySlug}`);
  await ctx.purge([tag.search(), ...rows.map(({ slug }) => tag.category(slug))]);
}
