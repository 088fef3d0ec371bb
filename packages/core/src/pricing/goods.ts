// What pricing knows of goods: the category of each product and all above it, closest first.
import type { Id } from "@stoa/contract";
import { type Database, sql } from "@stoa/db";

/** The categories of a product, closest first. */
export interface Shelving {
  categoryIds: Id<"category">[];
  categorySlugs: string[];
}

/** On which shelves products stand. A product that does not exist is left out. */
export async function shelvingOf(
  db: Database,
  offerIds: readonly Id<"offer">[],
): Promise<Map<Id<"product">, Shelving>> {
  const rows = await db.all<{ productId: Id<"product">; categoryId: Id<"category">; slug: string }>(sql`
    WITH RECURSIVE up (product_id, category_id, depth) AS (
      SELECT DISTINCT p.id, p.category_id, 0 FROM json_each(${JSON.stringify(offerIds)}) w CROSS JOIN offer o ON o.id = w.value
        JOIN variant v ON v.id = o.variant_id JOIN product p ON p.id = v.product_id
      UNION ALL SELECT up.product_id, c.parent_id, up.depth + 1 FROM up JOIN category c ON c.id = up.category_id WHERE c.parent_id IS NOT NULL
    )
    SELECT up.product_id AS productId, c.id AS categoryId, c.slug FROM up JOIN category c ON c.id = up.category_id ORDER BY up.depth`);
  const found = new Map<Id<"product">, Shelving>();
  for (const { productId, categoryId, slug } of rows) {
    const own = found.get(productId) ?? { categoryIds: [], categorySlugs: [] };
    own.categoryIds.push(categoryId);
    own.categorySlugs.push(slug);
    found.set(productId, own);
  }
  return found;
}
