// The statements of a chunk: its own row, what was found, and the changes of its rows. A handful, whatever the number
// of rows: each takes them as one JSON value.
import { type Id, newId } from "@stoa/contract";
import { type Statement, sql } from "@stoa/db";
import { slugOf } from "../catalog/index.ts";
import type { Ctx } from "../kernel/index.ts";
import type { NewOffer, RowWrite, Verdict } from "./rules/judge.ts";
import type { PriceWrite } from "./rules/prices.ts";

type WriteCtx = Pick<Ctx, "db" | "now">;

/** Whose import is written, in which round, and as which piece of the file. */
export interface ChunkPlace {
  importId: Id<"import">;
  round: number;
  step: number;
  sellerId: Id<"seller">;
  userId: Id<"user"> | null;
  toByte: number;
  toRow: number;
}

/** A judged row. */
export interface JudgedRow {
  rowNumber: number;
  verdict: Verdict;
}

/** The chunk's own row, its findings and its claims. First of all in the batch: what is done is not done again. */
export function recordStatements({ db, now }: WriteCtx, place: ChunkPlace, rows: readonly JudgedRow[]): Statement[] {
  const { importId, round } = place;
  const count = (outcome: Verdict["outcome"]) => rows.filter(({ verdict }) => verdict.outcome === outcome).length;
  const findings = rows.flatMap(({ rowNumber, verdict }) =>
    verdict.findings.map((finding, position) => ({ rowNumber, position, name: verdict.name, ...finding })),
  );
  const claims = rows.flatMap(({ rowNumber, verdict }) => verdict.claims.map((claim) => [claim, rowNumber]));
  return [
    db.run(sql`INSERT INTO import_chunk VALUES (${importId}, ${round}, ${place.step}, ${place.toByte}, ${place.toRow},
      ${count("created")}, ${count("listed")}, ${count("changed")}, ${count("unchanged")}, ${count("failed")}, ${now()})`),
    db.run(sql`
      INSERT INTO import_finding (import_id, round, row_number, position, kind, code, field, name, value, detail)
      SELECT ${importId}, ${round}, value ->> 'rowNumber', value ->> 'position', value ->> 'kind', value ->> 'code',
        value ->> 'field', value ->> 'name', value ->> 'value', value ->> 'detail' FROM json_each(${JSON.stringify(findings)})`),
    db.run(sql`
      INSERT OR IGNORE INTO import_claim (import_id, round, claim, row_number)
      SELECT ${importId}, ${round}, value ->> 0, value ->> 1 FROM json_each(${JSON.stringify(claims)})`),
  ];
}

/**
 * Takes back what a check foretold of an import that will not run, before its state says so: nothing of it came. What was wrong
 * with rows stays. An import at work keeps what it did.
 */
export function foretoldNothing({ db }: Pick<Ctx, "db">, importId: Id<"import">): Statement[] {
  const ofCheck = sql`import_id = ${importId}
    AND EXISTS (SELECT 1 FROM import_run WHERE id = ${importId} AND status IN ('checking', 'checked'))`;
  return [
    db.run(sql`UPDATE import_chunk SET created_count = 0, listed_count = 0, changed_count = 0 WHERE ${ofCheck}`),
    db.run(sql`DELETE FROM import_finding WHERE kind = 'change' AND ${ofCheck}`),
  ];
}

const writesOf = <K extends RowWrite["kind"]>(rows: readonly JudgedRow[], kind: K) =>
  rows.flatMap(({ verdict: { write } }) => (write?.kind === kind ? [write as Extract<RowWrite, { kind: K }>] : []));

/** The statements that do what the rows say, and the products that they touch. */
export function changeStatements(
  ctx: WriteCtx,
  place: ChunkPlace,
  rows: readonly JudgedRow[],
): { statements: Statement[]; productIds: Id<"product">[] } {
  const changed = writesOf(rows, "changed");
  const created = writesOf(rows, "created").map((write) => ({
    ...write,
    productId: newId("product", ctx.now()),
    variantId: newId("variant", ctx.now()),
  }));
  const listed = [...writesOf(rows, "listed"), ...created].map(({ variantId, offer }) => ({
    ...offer,
    variantId,
    offerId: newId("offer", ctx.now()),
  }));
  const statements = [
    ...(created.length > 0 ? productStatements(ctx, place, created) : []),
    ...(listed.length > 0 ? offerStatements(ctx, place, listed) : []),
    ...(changed.length > 0 ? updateStatements(ctx, place, changed) : []),
  ];
  const productIds = [...changed, ...writesOf(rows, "listed")].map((write) => write.productId);
  return { statements, productIds: [...new Set(productIds)] };
}

/** Changes of offers that are there. */
function updateStatements(
  ctx: WriteCtx,
  { sellerId }: ChunkPlace,
  changed: readonly Extract<RowWrite, { kind: "changed" }>[],
): Statement[] {
  const rows = JSON.stringify(changed);
  return [
    ctx.db.run(sql`
      UPDATE offer SET status = coalesce(w.value ->> 'status', status), handling_days = coalesce(w.value ->> 'handlingDays', handling_days),
        max_per_order = nullif(coalesce(w.value ->> 'maxPerOrder', max_per_order, 0), 0), updated_at = ${ctx.now()}
      FROM json_each(${rows}) w WHERE offer.id = w.value ->> 'offerId' AND +offer.seller_id = ${sellerId}`),
    ctx.db.run(sql`
      UPDATE stock SET on_hand = w.value ->> 'onHand' FROM json_each(${rows}) w
      WHERE stock.offer_id = w.value ->> 'offerId' AND w.value ->> 'onHand' IS NOT NULL`),
    priceStatement(ctx, changed),
  ];
}

/** Prices, set or changed; sales that are planned beside them stay. */
const priceStatement = (ctx: WriteCtx, offers: readonly { offerId: Id<"offer">; prices: PriceWrite[] }[]): Statement =>
  ctx.db.run(sql`
    INSERT INTO offer_price (offer_id, currency, price_minor, compare_at_minor, changed_at)
    SELECT w.value ->> 'offerId', p.value ->> 'currency', p.value ->> 'priceMinor', p.value ->> 'compareAtMinor', ${ctx.now()}
    FROM json_each(${JSON.stringify(offers)}) w, json_each(w.value -> 'prices') p WHERE true
    ON CONFLICT (offer_id, currency) DO UPDATE
    SET price_minor = excluded.price_minor, compare_at_minor = excluded.compare_at_minor, changed_at = excluded.changed_at`);

/** New offers with their prices and stock. */
function offerStatements(
  ctx: WriteCtx,
  { sellerId }: ChunkPlace,
  offers: readonly (NewOffer & { offerId: Id<"offer">; variantId: Id<"variant"> })[],
): Statement[] {
  const rows = JSON.stringify(offers);
  return [
    ctx.db.run(sql`
      INSERT INTO offer (id, seller_id, variant_id, condition, status, handling_days, max_per_order, created_at, updated_at)
      SELECT value ->> 'offerId', ${sellerId}, value ->> 'variantId', value ->> 'condition', value ->> 'status',
        value ->> 'handlingDays', value ->> 'maxPerOrder', ${ctx.now()}, ${ctx.now()} FROM json_each(${rows})`),
    ctx.db.run(sql`
      INSERT INTO stock (offer_id, on_hand) SELECT value ->> 'offerId', value ->> 'onHand' FROM json_each(${rows})`),
    priceStatement(ctx, offers),
  ];
}

/** Products that are proposed to the operators, with their variant, pictures and the record of the proposal. */
function productStatements(
  ctx: WriteCtx,
  { sellerId, userId }: ChunkPlace,
  created: readonly (Extract<RowWrite, { kind: "created" }> & { productId: Id<"product">; variantId: Id<"variant"> })[],
): Statement[] {
  const at = ctx.now();
  const products = created.map(({ productId, variantId, product }) => {
    const { title, brand, description, category, sku, gtin, weightGrams } = product;
    const images = product.images.map((image) => ({ ...image, imageId: newId("image", at), alt: title }));
    return {
      productId,
      variantId,
      changeId: newId("change", at),
      slug: `${slugOf(title)}-${productId.slice(-5)}`,
      categoryId: category.categoryId,
      title,
      brand,
      description,
      sku,
      gtin,
      weightGrams,
      images,
      imageId: images[0]?.imageId ?? null,
      after: {
        title,
        brand,
        categorySlug: category.slug,
        description,
        attributes: [],
        images: images.map(({ hash, alt }) => ({ hash, alt })),
      },
    };
  });
  const rows = JSON.stringify(products);
  return [
    ctx.db.run(sql`
      INSERT INTO product (id, slug, title, brand, description, category_id, status, created_at, updated_at)
      SELECT value ->> 'productId', value ->> 'slug', value ->> 'title', value ->> 'brand', value ->> 'description',
        value ->> 'categoryId', 'proposed', ${at}, ${at} FROM json_each(${rows})`),
    ctx.db.run(sql`
      INSERT INTO product_image (id, product_id, hash, width, height, placeholder_colour, alt, position)
      SELECT i.value ->> 'imageId', w.value ->> 'productId', i.value ->> 'hash', i.value ->> 'width', i.value ->> 'height',
        i.value ->> 'placeholderColour', i.value ->> 'alt', i.key FROM json_each(${rows}) w, json_each(w.value -> 'images') i`),
    ctx.db.run(sql`
      INSERT INTO variant (id, product_id, sku, gtin, weight_grams, image_id, position)
      SELECT value ->> 'variantId', value ->> 'productId', value ->> 'sku', value ->> 'gtin', value ->> 'weightGrams',
        value ->> 'imageId', 0 FROM json_each(${rows})`),
    ctx.db.run(sql`
      INSERT INTO product_change (id, product_id, seller_id, author_id, kind, after, created_at)
      SELECT value ->> 'changeId', value ->> 'productId', ${sellerId}, ${userId}, 'create', value -> 'after', ${at}
      FROM json_each(${rows})`),
  ];
}
