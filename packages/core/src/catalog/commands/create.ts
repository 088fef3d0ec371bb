// A new product: its page, variants, pictures, and the seller's offers with prices and stock, in one batch.
import { type CreatedProduct, type CreateProduct, DomainError, type NewVariant, newId } from "@stoa/contract";
import {
  atomic,
  category,
  eq,
  insertAll,
  offer,
  offerPrice,
  product,
  productAttribute,
  productChange,
  productImage,
  stock,
  variant,
} from "@stoa/db";
import { auditRow, later, must, type SellerCtx, sent } from "../../kernel/index.ts";
import { attributesOf } from "../attributes.ts";
import { GTIN_GUARDS } from "../guards.ts";
import { refuseTakenGtins } from "../matches.ts";
import { forgetCategoryTree } from "../queries.ts";
import { positioned, uploadsOf } from "../record.ts";
import { slugOf } from "../rules.ts";
import { attributeRows } from "../rules/attributes.ts";
import { holdsAtOnce } from "../rules/changes.ts";
import { catalogueSettings, standingOf } from "../settings.ts";

/**
 * Writes a new product with the seller's offers for its variants. From a trusted seller it is in the shop within
 * seconds; else it waits for an operator, unseen.
 * @throws CONFLICT a product in the shop has one of the GTINs; the details name it
 * @throws INVALID_INPUT unknown category, values that it does not take, a picture that was not uploaded by this seller
 */
export async function createProduct(ctx: SellerCtx<"offers.write">, input: CreateProduct): Promise<CreatedProduct> {
  const { db } = ctx;
  const { sellerId, userId } = ctx.actor;
  const gtins = input.variants.map((one) => one.gtin);
  const [shelves, asked, uploads, settings, standing] = await Promise.all([
    db.select({ id: category.id }).from(category).where(eq(category.slug, input.categorySlug)),
    askedOf(ctx, input.categorySlug),
    uploadsOf(
      ctx,
      input.images.map((image) => image.hash),
      sellerId,
    ),
    catalogueSettings(ctx),
    standingOf(ctx, sellerId),
    refuseTakenGtins(ctx, gtins),
  ]);
  const isTrusted = holdsAtOnce(settings, standing);
  const now = ctx.now();
  const [productId, changeId] = [newId("product", now), newId("change", now)];
  const slug = `${slugOf(input.title)}-${productId.slice(-5)}`;
  const status = isTrusted ? "active" : "proposed";
  const { condition, options, variants, images, attributes, categorySlug, ...words } = input;
  const pictures = images.map(({ hash, alt }, position) => {
    const { width, height, placeholderColour } = must(uploads.get(hash), "a checked upload");
    return { id: newId("image", now), productId, hash, alt, width, height, placeholderColour, position };
  });
  const pictureOf = ({ imageHash }: NewVariant) => pictures.find((one) => one.hash === imageHash) ?? pictures[0];
  const made = variants.map((one) => ({ ...one, variantId: newId("variant", now), offerId: newId("offer", now) }));
  const values = attributeRows(attributes, { asked, axes: options.map((axis) => axis.name) });
  const job = later(ctx, { type: "product.changed", productId });
  const timed = { createdAt: now, updatedAt: now };
  try {
    await atomic(
      db,
      [
        db.insert(product).values({
          id: productId,
          slug,
          ...words,
          categoryId: must(shelves[0], "a checked category").id,
          status,
          options,
          ...timed,
        }),
        ...insertAll(db, productAttribute, positioned(productId, values)),
        ...insertAll(db, productImage, pictures),
        ...insertAll(
          db,
          variant,
          made.map((one, position) => ({
            id: one.variantId,
            productId,
            sku: one.sku,
            gtin: one.gtin,
            options: one.options,
            weightGrams: one.weightGrams,
            imageId: pictureOf(one)?.id ?? null,
            position,
          })),
        ),
        ...insertAll(
          db,
          offer,
          made.map(({ offerId, variantId }) => ({ id: offerId, sellerId, variantId, condition, ...timed })),
        ),
        ...insertAll(
          db,
          offerPrice,
          made.flatMap(({ offerId, prices }) => prices.map((price) => ({ offerId, ...price }))),
        ),
        ...insertAll(
          db,
          stock,
          made.map(({ offerId, onHand }) => ({ offerId, onHand })),
        ),
        db.insert(productChange).values({
          id: changeId,
          productId,
          sellerId,
          authorId: userId,
          kind: "create",
          after: { ...words, categorySlug, attributes, images },
          status: isTrusted ? "approved" : "open",
          decidedAt: isTrusted ? now : null,
          createdAt: now,
        }),
        auditRow(ctx, "product.create", productId, { sellerId, changeId, status }),
        job.statement,
      ],
      GTIN_GUARDS,
    );
  } catch (error) {
    // Somebody took a GTIN in the meantime: say whose it is now.
    if (error instanceof DomainError) await refuseTakenGtins(ctx, gtins);
    throw error;
  }
  sent(ctx, [job]);
  ctx.later(forgetCategoryTree(ctx));
  return { productId, slug, status, changeId, offerIds: made.map((one) => one.offerId) };
}

async function askedOf(ctx: SellerCtx<"offers.write">, categorySlug: string) {
  try {
    return await attributesOf(ctx, { categorySlug });
  } catch (error) {
    if (error instanceof DomainError) throw new DomainError("INVALID_INPUT", { field: "categorySlug" });
    throw error;
  }
}
