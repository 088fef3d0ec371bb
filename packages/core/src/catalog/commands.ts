// New products from sellers: page, variant, pictures, offer, prices and stock in one batch.
import { type CreateProduct, DomainError, type Id, newId } from "@stoa/contract";
import {
  and,
  atomic,
  category,
  eq,
  inArray,
  offer,
  offerPrice,
  product,
  productImage,
  stock,
  upload,
  variant,
} from "@stoa/db";
import { auditRow, later, type SellerCtx, sent } from "../kernel/index.ts";
import { requirePermission } from "../sellers/index.ts";
import { forgetCategoryTree } from "./queries.ts";
import { slugOf } from "./rules.ts";

/** The colour behind a picture until it arrives, for pictures whose own colour is not known. */
const NEUTRAL = "#e7e5e2";

/**
 * Creates a product page with one variant and the seller's offer for it; it is in the shop within seconds.
 * @throws INVALID_INPUT unknown category, a picture that was not uploaded by this seller, a currency twice
 * @throws FORBIDDEN the member may not edit offers
 */
export async function createProduct(
  ctx: SellerCtx,
  input: CreateProduct,
): Promise<{ productId: Id<"product">; slug: string; offerId: Id<"offer"> }> {
  requirePermission(ctx.actor.role, "offers");
  const hashes = [...new Set(input.images.map((image) => image.hash))];
  const [categories, uploads] = await ctx.db.batch([
    ctx.db.select({ id: category.id }).from(category).where(eq(category.slug, input.categorySlug)),
    ctx.db
      .select()
      .from(upload)
      .where(and(eq(upload.sellerId, ctx.actor.sellerId), inArray(upload.hash, hashes))),
  ]);
  const categoryId = categories[0]?.id;
  if (!categoryId) throw new DomainError("INVALID_INPUT", { field: "categorySlug" });
  if (uploads.length < hashes.length) throw new DomainError("INVALID_INPUT", { field: "images" });
  if (new Set(input.prices.map((price) => price.currency)).size < input.prices.length)
    throw new DomainError("INVALID_INPUT", { field: "prices" });

  const now = ctx.now();
  const productId = newId("product", now);
  const variantId = newId("variant", now);
  const offerId = newId("offer", now);
  const slug = `${slugOf(input.title)}-${productId.slice(-5)}`;
  const images = input.images.map((image, position) => {
    const { width, height } = uploads.find((each) => each.hash === image.hash)!;
    return {
      id: newId("image", now),
      productId,
      hash: image.hash,
      alt: image.alt,
      width,
      height,
      placeholderColour: NEUTRAL,
      position,
    };
  });
  const job = later(ctx, { type: "product.changed", productId });
  await atomic(ctx.db, [
    ctx.db.insert(product).values({
      id: productId,
      slug,
      title: input.title,
      brand: input.brand,
      description: input.description,
      categoryId,
      status: "active",
      createdAt: now,
      updatedAt: now,
    }),
    ctx.db.insert(productImage).values(images),
    ctx.db.insert(variant).values({
      id: variantId,
      productId,
      sku: input.sku,
      gtin: input.gtin,
      weightGrams: input.weightGrams,
      imageId: images[0]!.id,
      position: 0,
    }),
    ctx.db.insert(offer).values({
      id: offerId,
      sellerId: ctx.actor.sellerId,
      variantId,
      condition: input.condition,
      createdAt: now,
      updatedAt: now,
    }),
    ctx.db.insert(offerPrice).values(input.prices.map((price) => ({ offerId, ...price }))),
    ctx.db.insert(stock).values({ offerId, onHand: input.onHand }),
    auditRow(ctx, "product.create", productId, { sellerId: ctx.actor.sellerId }),
    job.statement,
  ]);
  sent(ctx, [job]);
  ctx.later(forgetCategoryTree(ctx));
  return { productId, slug, offerId };
}
