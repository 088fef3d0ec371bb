// What categories ask of their products.
import {
  type AttributeKind,
  type AttributeView,
  type CategoryAttribute,
  type CategoryInput,
  DomainError,
} from "@stoa/contract";
import { category, eq, sql } from "@stoa/db";
import type { Ctx } from "../kernel/index.ts";

interface AskedRow {
  key: string;
  label: string;
  kind: AttributeKind;
  unit: string | null;
  step: number | null;
  filterable: number;
  variantAxis: number;
  required: number;
  fromSlug: string;
  fromName: string;
}

/**
 * The attributes that a category asks for, in their order: its own and those of the categories above it; where both
 * name one, the lower one says how.
 * @throws NOT_FOUND no such category
 */
export async function attributesOf(
  ctx: Pick<Ctx, "db">,
  { categorySlug }: CategoryInput,
): Promise<CategoryAttribute[]> {
  const [found, rows] = await ctx.db.batch([
    ctx.db.select({ id: category.id }).from(category).where(eq(category.slug, categorySlug)),
    // With max(), SQLite takes the other columns from the row that holds it: the lowest category.
    ctx.db.all<AskedRow>(sql`
      WITH RECURSIVE above AS (
        SELECT id, parent_id, slug, name, level FROM category WHERE slug = ${categorySlug}
        UNION ALL
        SELECT c.id, c.parent_id, c.slug, c.name, c.level FROM category c JOIN above ON c.id = above.parent_id
      )
      SELECT a.key, a.label, a.kind, a.unit, a.step, ca.filterable, ca.variant_axis AS variantAxis, ca.required,
        above.slug AS fromSlug, above.name AS fromName, max(above.level) AS level
      FROM above JOIN category_attribute ca ON ca.category_id = above.id JOIN attribute a ON a.key = ca.attribute_key
      GROUP BY a.key ORDER BY ca.position, a.key`),
  ]);
  if (found.length === 0) throw new DomainError("NOT_FOUND", { field: "categorySlug" });
  return rows.map(({ key, label, kind, unit, step, filterable, variantAxis, required, fromSlug, fromName }) => ({
    key,
    label,
    kind,
    unit,
    step,
    filterable: filterable === 1,
    variantAxis: variantAxis === 1,
    required: required === 1,
    from: { slug: fromSlug, name: fromName },
  }));
}

/** Every attribute of the marketplace by label, and how much it is used. */
export async function listAttributes(ctx: Pick<Ctx, "db">): Promise<AttributeView[]> {
  return await ctx.db.all<AttributeView>(sql`
    SELECT a.key, a.label, a.kind, a.unit, a.step,
      (SELECT count(*) FROM category_attribute ca WHERE ca.attribute_key = a.key) AS categoryCount,
      (SELECT count(*) FROM product_attribute pa WHERE pa.key = a.key) AS productCount
    FROM attribute a ORDER BY a.label, a.key`);
}
