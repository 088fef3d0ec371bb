// What operators let categories ask for.
import {
  DomainError,
  type RemoveCategoryAttribute,
  type SetAttribute,
  type SetCategoryAttribute,
} from "@stoa/contract";
import { and, atomic, attribute, category, categoryAttribute, eq, sql, type Statement } from "@stoa/db";
import { type AdminCtx, auditRow, later, sent } from "../../kernel/index.ts";

/**
 * Makes an attribute, or gives it another label or step.
 * @throws CONFLICT products have it already: its kind and unit stay
 * @throws INVALID_INPUT a unit or step for what is not a number
 */
export async function setAttribute(ctx: AdminCtx<"catalogue.write">, input: SetAttribute): Promise<void> {
  const { db } = ctx;
  if (input.kind !== "number" && (input.unit !== null || input.step !== null))
    throw new DomainError("INVALID_INPUT", { field: "unit" });
  const [present] = await db.select().from(attribute).where(eq(attribute.key, input.key));
  const isFixed = present !== undefined && (present.kind !== input.kind || present.unit !== input.unit);
  if (isFixed && (await db.all(sql`SELECT 1 FROM product_attribute WHERE key = ${input.key} LIMIT 1`)).length > 0)
    throw new DomainError("CONFLICT", { field: "kind" });
  await atomic(db, [
    db.insert(attribute).values(input).onConflictDoUpdate({ target: attribute.key, set: input }),
    auditRow(ctx, "attribute.set", input.key, { ...input }),
  ]);
}

/**
 * Lets a category and all below it ask for an attribute, after those it asks for already.
 * @throws NOT_FOUND no such category or attribute
 */
export async function setCategoryAttribute(
  ctx: AdminCtx<"catalogue.write">,
  input: SetCategoryAttribute,
): Promise<void> {
  const { categorySlug, key: attributeKey, ...flags } = input;
  const categoryId = await shelfOf(ctx, categorySlug);
  const { db } = ctx;
  const known = await db.select({ key: attribute.key }).from(attribute).where(eq(attribute.key, attributeKey));
  if (known.length === 0) throw new DomainError("NOT_FOUND", { field: "key" });
  const position = sql<number>`(SELECT coalesce(max(position) + 1, 0) FROM category_attribute WHERE category_id = ${categoryId})`;
  await change(ctx, input, [
    db
      .insert(categoryAttribute)
      .values({ categoryId, attributeKey, position, ...flags })
      .onConflictDoUpdate({ target: [categoryAttribute.categoryId, categoryAttribute.attributeKey], set: flags }),
  ]);
}

/**
 * Lets a category ask no longer; what a category above asks goes on holding.
 * @throws NOT_FOUND no such category
 */
export async function removeCategoryAttribute(
  ctx: AdminCtx<"catalogue.write">,
  input: RemoveCategoryAttribute,
): Promise<void> {
  const categoryId = await shelfOf(ctx, input.categorySlug);
  await change(ctx, input, [
    ctx.db
      .delete(categoryAttribute)
      .where(and(eq(categoryAttribute.categoryId, categoryId), eq(categoryAttribute.attributeKey, input.key))),
  ]);
}

async function shelfOf(ctx: AdminCtx<"catalogue.write">, slug: string) {
  const [found] = await ctx.db.select({ id: category.id }).from(category).where(eq(category.slug, slug));
  if (!found) throw new DomainError("NOT_FOUND", { field: "categorySlug" });
  return found.id;
}

async function change(
  ctx: AdminCtx<"catalogue.write">,
  input: RemoveCategoryAttribute,
  statements: Statement[],
): Promise<void> {
  const { categorySlug, ...detail } = input;
  const job = later(ctx, { type: "category.changed", categorySlug });
  await atomic(ctx.db, [...statements, auditRow(ctx, "category.attributes", categorySlug, detail), job.statement]);
  sent(ctx, [job]);
}
