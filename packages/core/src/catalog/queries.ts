// The catalogue as it is stored: the category tree (through KV) and products without their offers.
import {
  type CategoryNode,
  DomainError,
  type Id,
  type ImageView,
  type OptionAxis,
  type ReviewView,
} from "@stoa/contract";
import { and, category, eq, product, productAttribute, productImage, review, sql, type SQL, variant } from "@stoa/db";
import { type Ctx, forget, readThrough } from "../kernel/index.ts";
import { type CategoryRow, treeOf } from "./rules.ts";

const TREE_KEY = "catalog:tree:v1";

/** The whole category tree with product counts, through the KV read-through (at most five minutes old). */
export async function categoryTree(ctx: Pick<Ctx, "db" | "cache" | "later">): Promise<CategoryNode[]> {
  return await readThrough(ctx, TREE_KEY, 300, async () =>
    treeOf(
      await ctx.db.all<CategoryRow>(sql`
        SELECT c.id AS categoryId, c.parent_id AS parentId, c.slug, c.name, c.image_hash AS imageHash,
          (SELECT count(*) FROM product p WHERE p.category_id = c.id AND p.status = 'active') AS ownCount
        FROM category c ORDER BY c.level, c.position, c.id`),
    ),
  );
}

/** Makes the next read of the category tree load anew. */
export async function forgetCategoryTree(ctx: Pick<Ctx, "cache">): Promise<void> {
  await forget(ctx, TREE_KEY);
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
  reviews: ReviewView[];
  relatedIds: Id<"product">[];
}

/** Average stars times 100. */
export const ratingCenti = (sum: number, count: number): number => (count === 0 ? 0 : Math.round((sum * 100) / count));

/** An active product by its slug, or by one that it had before. Reviews are the newest twelve. @throws NOT_FOUND */
export async function productBySlug(ctx: Pick<Ctx, "db">, asked: string): Promise<ProductRecord> {
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
  const [images, variants, attributes, stars, reviews, related] = await db.batch([
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
    db
      .select({ rating: review.rating, count: sql<number>`count(*)` })
      .from(review)
      .where(eq(review.productId, productId))
      .groupBy(review.rating),
    db
      .select()
      .from(review)
      .where(eq(review.productId, productId))
      .orderBy(sql`${review.createdAt} DESC, ${review.id} DESC`)
      .limit(12),
    db.all<{ relatedId: Id<"product"> }>(
      sql`SELECT related_id AS relatedId FROM product_relation WHERE product_id = ${productId} ORDER BY position LIMIT 12`,
    ),
  ]);
  const { ratingSum, ratingCount, title, brand, description, options } = row.product;
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
    attributes: attributes.map(({ key, label, text, unit }) => ({ key, label, text, unit })),
    ratingCenti: ratingCenti(ratingSum, ratingCount),
    ratingCount,
    histogram: [1, 2, 3, 4, 5].map(
      (rating) => stars.find((each) => each.rating === rating)?.count ?? 0,
    ) as ProductRecord["histogram"],
    reviews: reviews.map(({ id, author, rating, body, lineId, createdAt }) => ({
      reviewId: id,
      author,
      rating,
      body,
      verified: lineId !== null,
      createdAt,
    })),
    relatedIds: related.map((each) => each.relatedId),
  };
}
