// The catalogue as it is stored: the category tree (through KV) and products without their offers.
import {
  type CategoryNode,
  DomainError,
  type Id,
  type ImageView,
  LANGUAGES,
  type Language,
  type OptionAxis,
} from "@stoa/contract";
import {
  and,
  category,
  eq,
  product,
  productAttribute,
  productImage,
  reviewTally,
  productText,
  sql,
  type SQL,
  variant,
} from "@stoa/db";
import { type Ctx, forget, readThrough } from "../kernel/index.ts";
import { type CategoryRow, treeOf } from "./rules.ts";

/** The language that the catalogue is written in. */
export const WRITTEN_IN: Language = "en";

const treeKey = (language: Language) => `catalog:tree:v2:${language}`;

/** The whole category tree with product counts and names in a language, through the KV read-through (at most five minutes old). */
export async function categoryTree(
  ctx: Pick<Ctx, "db" | "cache" | "later">,
  language: Language = WRITTEN_IN,
): Promise<CategoryNode[]> {
  return await readThrough(ctx, treeKey(language), 300, async () =>
    treeOf(
      await ctx.db.all<CategoryRow>(sql`
        SELECT c.id AS categoryId, c.parent_id AS parentId, c.slug, coalesce(t.name, c.name) AS name, c.image_hash AS imageHash,
          (SELECT count(*) FROM product p WHERE p.category_id = c.id AND p.status = 'active') AS ownCount
        FROM category c LEFT JOIN category_text t ON t.category_id = c.id AND t.language = ${language} ORDER BY c.level, c.position, c.id`),
    ),
  );
}

/** Makes the next read of the category tree load anew. */
export async function forgetCategoryTree(ctx: Pick<Ctx, "cache">): Promise<void> {
  await Promise.all(LANGUAGES.map((language) => forget(ctx, treeKey(language))));
}

/** Names of attributes in a language, by key; through the KV read-through (at most five minutes old). */
export async function attributeLabels(
  ctx: Pick<Ctx, "db" | "cache" | "later">,
  language: Language,
): Promise<Record<string, string>> {
  if (language === WRITTEN_IN) return {};
  return await readThrough(ctx, `catalog:labels:v1:${language}`, 300, async () => {
    const rows = await ctx.db.all<{ key: string; label: string }>(
      sql`SELECT attribute_key AS key, label FROM attribute_text WHERE language = ${language}`,
    );
    return Object.fromEntries(rows.map(({ key, label }) => [key, label]));
  });
}

/** A product with all that does not depend on a market. */
export interface ProductRecord {
  productId: Id<"product">;
  slug: string;
  /** The product's slug when it was asked for by an old one, else null. */
  movedTo: string | null;
  title: string;
  brand: string;
  description: string;
  categorySlug: string;
  options: OptionAxis[];
  images: ImageView[];
  variants: { variantId: Id<"variant">; sku: string; options: Record<string, string>; imageId: Id<"image"> | null }[];
  attributes: { key: string; label: string; text: string; unit: string | null }[];
  ratingCenti: number;
  ratingCount: number;
  histogram: [number, number, number, number, number];
  relatedIds: Id<"product">[];
}

/** Average stars times 100. */
export const ratingCenti = (sum: number, count: number): number => (count === 0 ? 0 : Math.round((sum * 100) / count));

/** An active product by its slug, or by one that it had before, its texts in a language where they are. @throws NOT_FOUND */
export async function productBySlug(
  ctx: Pick<Ctx, "db">,
  asked: string,
  language: Language = WRITTEN_IN,
): Promise<ProductRecord> {
  const active = (which: SQL) =>
    ctx.db
      .select({ product, categorySlug: category.slug })
      .from(product)
      .innerJoin(category, eq(category.id, product.categoryId))
      .where(and(which, eq(product.status, "active")));
  const [row = (await active(sql`${product.id} = (SELECT product_id FROM product_slug WHERE slug = ${asked})`))[0]] =
    await active(eq(product.slug, asked));
  if (!row) throw new DomainError("NOT_FOUND");
  const { slug } = row.product;
  const productId = row.product.id;
  const { db } = ctx;
  const [images, variants, attributes, stars, related, texts, labels] = await db.batch([
    db
      .select()
      .from(productImage)
      .where(eq(productImage.productId, productId))
      .orderBy(productImage.position, productImage.id),
    db.select().from(variant).where(eq(variant.productId, productId)).orderBy(variant.position, variant.id),
    db
      .select()
      .from(productAttribute)
      .where(eq(productAttribute.productId, productId))
      .orderBy(productAttribute.position),
    db.select().from(reviewTally).where(eq(reviewTally.productId, productId)),
    db.all<{ relatedId: Id<"product"> }>(
      sql`SELECT related_id AS relatedId FROM product_relation WHERE product_id = ${productId} ORDER BY position LIMIT 12`,
    ),
    db
      .select()
      .from(productText)
      .where(and(eq(productText.productId, productId), eq(productText.language, language))),
    db.all<{ key: string; label: string }>(sql`
      SELECT t.attribute_key AS key, t.label FROM product_attribute a
      CROSS JOIN attribute_text t ON t.attribute_key = a.key AND t.language = ${language} WHERE a.product_id = ${productId}`),
  ]);
  const { ratingSum, ratingCount, brand, options } = row.product;
  const title = texts[0]?.title ?? row.product.title;
  const description = texts[0]?.description ?? row.product.description;
  const labelOf = new Map(labels.map(({ key, label }) => [key, label]));
  return {
    productId,
    slug,
    movedTo: slug === asked ? null : slug,
    title,
    brand,
    description,
    categorySlug: row.categorySlug,
    options,
    images: images.map(({ id, hash, width, height, placeholderColour, alt }) => ({
      imageId: id,
      hash,
      width,
      height,
      placeholderColour,
      alt,
    })),
    variants: variants.map(({ id, sku, options: chosen, imageId }) => ({
      variantId: id,
      sku,
      options: chosen,
      imageId,
    })),
    attributes: attributes.map(({ key, label, text, unit }) => ({ key, label: labelOf.get(key) ?? label, text, unit })),
    ratingCenti: ratingCenti(ratingSum, ratingCount),
    ratingCount,
    histogram: [1, 2, 3, 4, 5].map(
      (rating) => stars.find((each) => each.rating === rating)?.reviews ?? 0,
    ) as ProductRecord["histogram"],
    relatedIds: related.map((each) => each.relatedId),
  };
}
