// A product with all that can be changed of it, whatever its state; and the statements that change it.
import {
  type ChangedFields,
  type ChangeKind,
  DomainError,
  type Id,
  newId,
  type ProductFields,
  type ProductRecordView,
} from "@stoa/contract";
import {
  and,
  attribute,
  category,
  eq,
  inArray,
  insertAll,
  product,
  productAttribute,
  productImage,
  productSlug,
  type Statement,
  sql,
  upload,
  variant,
} from "@stoa/db";
import { type Ctx, must } from "../kernel/index.ts";
import { attributesOf } from "./attributes.ts";
import { type AttributeRow, attributeRows, type PresentRow, valueOf } from "./rules/attributes.ts";

type ImageRow = typeof productImage.$inferSelect;

/** A product as it stands now. */
export interface ProductNow {
  productId: Id<"product">;
  row: typeof product.$inferSelect;
  category: { slug: string; name: string };
  attributes: PresentRow[];
  images: ImageRow[];
  /** The same as the fields that a change can touch. */
  fields: ProductFields;
}

/** Reads a product in whatever state. @throws NOT_FOUND */
export async function productNow({ db }: Pick<Ctx, "db">, productId: Id<"product">): Promise<ProductNow> {
  const [rows, attributes, images] = await db.batch([
    db
      // In a batch D1 gives rows by column name: two columns named `slug` would be one.
      .select({
        row: product,
        categorySlug: sql<string>`${category.slug}`.as("category_slug"),
        categoryName: category.name,
      })
      .from(product)
      .innerJoin(category, eq(category.id, product.categoryId))
      .where(eq(product.id, productId)),
    db
      .select({ row: productAttribute, kind: attribute.kind })
      .from(productAttribute)
      .leftJoin(attribute, eq(attribute.key, productAttribute.key))
      .where(eq(productAttribute.productId, productId))
      .orderBy(productAttribute.position),
    db
      .select()
      .from(productImage)
      .where(eq(productImage.productId, productId))
      .orderBy(productImage.position, productImage.id),
  ]);
  if (!rows[0]) throw new DomainError("NOT_FOUND");
  const { row, categorySlug, categoryName } = rows[0];
  const values = attributes.map((one): PresentRow => ({ ...one.row, kind: one.kind ?? undefined }));
  return {
    productId,
    row,
    category: { slug: categorySlug, name: categoryName },
    attributes: values,
    images,
    fields: {
      title: row.title,
      brand: row.brand,
      categorySlug,
      description: row.description,
      attributes: values.map((one) => ({ key: one.key, value: valueOf(one, one.kind) })),
      images: images.map(({ hash, alt }) => ({ hash, alt })),
      slug: row.slug,
      status: row.status,
    },
  };
}

/** The product as sellers and operators read it. */
export async function recordView({ db }: Pick<Ctx, "db">, now: ProductNow): Promise<ProductRecordView> {
  const [variants, slugs] = await db.batch([
    db
      .select({
        variantId: variant.id,
        options: variant.options,
        sku: variant.sku,
        gtin: variant.gtin,
        offerCount: sql<number>`(SELECT count(*) FROM offer WHERE offer.variant_id = variant.id)`,
      })
      .from(variant)
      .where(eq(variant.productId, now.productId))
      .orderBy(variant.position, variant.id),
    db.select({ slug: productSlug.slug }).from(productSlug).where(eq(productSlug.productId, now.productId)),
  ]);
  const { slug, status, ...content } = now.fields;
  return {
    productId: now.productId,
    slug,
    status,
    content,
    attributes: now.attributes.map(({ key, label, text, unit }) => ({ key, label, text, unit })),
    category: now.category,
    variants: variants.map(({ options, ...one }) => ({ ...one, label: Object.values(options).join(", ") })),
    formerSlugs: slugs.map((one) => one.slug),
    createdAt: now.row.createdAt,
    updatedAt: now.row.updatedAt,
  };
}

/** Whose uploads may be used for new pictures: those of one seller, or anybody's for an operator. */
export type Uploader = Id<"seller"> | null;

/**
 * The statements that make a product read as `after` says.
 * @throws INVALID_INPUT an unknown category, a value that its category does not take, a picture nobody uploaded
 */
export async function changeStatements(
  ctx: Pick<Ctx, "db" | "now">,
  now: ProductNow,
  after: ChangedFields,
  uploader: Uploader,
): Promise<Statement[]> {
  const { db } = ctx;
  const categorySlug = after.categorySlug ?? now.fields.categorySlug;
  const statements: Statement[] = [];
  const [shelf] = await db.select({ id: category.id }).from(category).where(eq(category.slug, categorySlug));
  if (!shelf) throw new DomainError("INVALID_INPUT", { field: "categorySlug" });
  const { title, brand, description, slug, status } = after;
  statements.push(
    db
      .update(product)
      .set({ title, brand, description, slug, status, categoryId: shelf.id, updatedAt: ctx.now() })
      .where(eq(product.id, now.productId)),
  );
  if (after.attributes || after.categorySlug) {
    const rows = attributeRows(after.attributes ?? now.fields.attributes, {
      asked: await attributesOf(ctx, { categorySlug }),
      present: now.attributes,
      axes: now.row.options.map((axis) => axis.name),
    });
    statements.push(
      db.delete(productAttribute).where(eq(productAttribute.productId, now.productId)),
      ...insertAll(db, productAttribute, positioned(now.productId, rows)),
    );
  }
  if (after.images) statements.push(...(await imageStatements(ctx, now, after.images, uploader)));
  return statements;
}

/** Values as rows of a product, numbered in their order. */
export const positioned = (productId: Id<"product">, rows: readonly AttributeRow[]) =>
  rows.map(({ key, label, text, number, unit }, position) => ({ productId, key, label, text, number, unit, position }));

async function imageStatements(
  ctx: Pick<Ctx, "db" | "now">,
  now: ProductNow,
  wanted: ProductFields["images"],
  uploader: Uploader,
): Promise<Statement[]> {
  const { db } = ctx;
  const present = new Map(now.images.map((image) => [image.hash, image]));
  const added = wanted.filter((image) => !present.has(image.hash));
  const uploads = await uploadsOf(
    ctx,
    added.map((image) => image.hash),
    uploader,
  );
  const rows = wanted.map(({ hash, alt }, position): ImageRow => {
    const kept = present.get(hash);
    if (kept) return { ...kept, alt, position };
    const { width, height, placeholderColour } = must(uploads.get(hash), "a checked upload");
    const id = newId("image", ctx.now());
    return { id, productId: now.productId, hash, width, height, placeholderColour, alt, position, credit: null };
  });
  const kept = JSON.stringify(rows.map((row) => row.id));
  const gone = sql`id NOT IN (SELECT value FROM json_each(${kept}))`;
  return [
    db.run(sql`UPDATE variant SET image_id = NULL WHERE product_id = ${now.productId} AND image_id IN (
      SELECT id FROM product_image WHERE product_id = ${now.productId} AND ${gone})`),
    db.run(sql`DELETE FROM product_image WHERE product_id = ${now.productId} AND ${gone}`),
    ...insertAll(
      db,
      productImage,
      rows.filter((row) => !present.has(row.hash)),
    ),
    ...rows
      .filter((row) => present.has(row.hash))
      .map((row) =>
        db.update(productImage).set({ alt: row.alt, position: row.position }).where(eq(productImage.id, row.id)),
      ),
  ];
}

/** Uploaded pictures by hash. @throws INVALID_INPUT one of them was not uploaded by them */
export async function uploadsOf(
  { db }: Pick<Ctx, "db">,
  hashes: readonly string[],
  uploader: Uploader,
): Promise<Map<string, typeof upload.$inferSelect>> {
  const rows = await db
    .select()
    .from(upload)
    .where(inArray(upload.hash, [...hashes]));
  const own = rows.filter((row) => uploader === null || row.sellerId === uploader);
  const byHash = new Map(own.map((row) => [row.hash, row]));
  if (hashes.some((hash) => !byHash.has(hash))) throw new DomainError("INVALID_INPUT", { field: "images" });
  return byHash;
}

/** A product whose creation came to nothing is a draft of its seller. */
export function toDraft(
  ctx: Pick<Ctx, "db" | "now">,
  change: { kind: ChangeKind; productId: Id<"product"> },
): Statement[] {
  if (change.kind !== "create") return [];
  return [
    ctx.db
      .update(product)
      .set({ status: "draft", updatedAt: ctx.now() })
      .where(and(eq(product.id, change.productId), eq(product.status, "proposed"))),
  ];
}
