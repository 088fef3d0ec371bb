// What the shop knows about the offers that rows of a file may be for, read for one chunk at a time.
import { CONDITIONS, gtin14, type Id } from "@stoa/contract";
import { type SQL, sql } from "@stoa/db";
import { variantLabel } from "../offers/index.ts";
import type { Ctx } from "../kernel/index.ts";
import type { ReadRow } from "./rules/cells.ts";
import type { Facts, Picture } from "./rules/judge.ts";
import type { OfferRecord } from "./rules/record.ts";

type RecordRow = Omit<OfferRecord, "variant" | "prices" | "imageHashes"> & {
  options: string;
  prices: string;
  imageHashes: string;
};

/** The records of offers; `from` joins `offer o` and bounds it to one seller. */
export async function recordsOf({ db }: Pick<Ctx, "db">, from: SQL): Promise<OfferRecord[]> {
  const rows = await db.all<RecordRow>(sql`
    SELECT o.id AS offerId, v.id AS variantId, p.id AS productId, v.sku, v.gtin, p.title, v.options, p.brand,
      c.slug AS category, p.description, v.weight_grams AS weightGrams, o.condition, o.status, o.handling_days AS handlingDays,
      o.max_per_order AS maxPerOrder, st.on_hand AS onHand, st.reserved + st.owed AS promised,
      max(0, st.reserved + st.owed - st.backorder_limit) AS leastOnHand,
      (SELECT json_group_array(i.hash) FROM (SELECT hash FROM product_image WHERE product_id = p.id ORDER BY position, id) i) AS imageHashes,
      (SELECT json_group_array(json_object('currency', op.currency, 'priceMinor', op.price_minor, 'compareAtMinor', op.compare_at_minor,
        'saleMinor', op.sale_minor)) FROM offer_price op WHERE op.offer_id = o.id) AS prices
    FROM ${from} JOIN variant v ON v.id = o.variant_id JOIN product p ON p.id = v.product_id
      JOIN category c ON c.id = p.category_id JOIN stock st ON st.offer_id = o.id
    ORDER BY o.id`);
  return rows.map(({ options, prices, imageHashes, ...row }) => ({
    ...row,
    variant: variantLabel(JSON.parse(options)),
    prices: JSON.parse(prices) as OfferRecord["prices"],
    imageHashes: JSON.parse(imageHashes) as string[],
  }));
}

/** Every form in which a GTIN may have been written down. */
const spellings = (gtin: string): string[] => {
  const digits = gtin14(gtin);
  return [14, 13, 12, 8]
    .filter((length) => /^0*$/.test(digits.slice(0, 14 - length)))
    .map((length) => digits.slice(-length));
};

const listed = (values: Iterable<string>): string => JSON.stringify([...new Set(values)]);

/** The facts about the rows of a chunk. `claims` are those of earlier rows in the same round. */
export async function factsFor(
  ctx: Pick<Ctx, "db">,
  of: { importId: Id<"import">; round: number; sellerId: Id<"seller"> },
  rows: readonly ReadRow[],
): Promise<Facts> {
  const given = rows.map((row) => row.given);
  const texts = (pick: (row: (typeof given)[number]) => string | undefined) => given.flatMap((row) => pick(row) ?? []);
  const gtins = texts((row) => row.gtin);
  const found = sql`(
    SELECT o.id FROM json_each(${listed(texts((row) => row.offerId))}) w JOIN offer o ON o.id = w.value
    UNION SELECT o.id FROM json_each(${listed(texts((row) => row.sku))}) w JOIN variant v ON v.sku = w.value JOIN offer o ON o.variant_id = v.id
    UNION SELECT o.id FROM json_each(${listed(gtins.flatMap(spellings))}) w JOIN variant v ON v.gtin = w.value JOIN offer o ON o.variant_id = v.id
  ) found JOIN offer o ON o.id = found.id AND o.seller_id = ${of.sellerId}`;
  const [offers, variants, categories, pictures] = await Promise.all([
    recordsOf(ctx, found),
    ctx.db.all<{ gtin: string; variantId: Id<"variant">; productId: Id<"product"> }>(sql`
      SELECT g.gtin14 AS gtin, v.id AS variantId, v.product_id AS productId
      FROM json_each(${listed(gtins.map(gtin14))}) w JOIN gtin g ON g.gtin14 = w.value JOIN variant v ON v.id = g.variant_id`),
    categoriesOf(
      ctx,
      given.some((row) => row.category !== undefined),
    ),
    ctx.db.all<Picture & { hash: string }>(sql`
      SELECT u.hash, u.width, u.height, u.placeholder_colour AS placeholderColour
      FROM json_each(${listed(given.flatMap((row) => row.imageHashes ?? []))}) w
      JOIN upload u ON u.hash = w.value AND u.seller_id = ${of.sellerId}`),
  ]);
  const meeting = [
    ...offers.map((offer) => `offer:${offer.variantId}:`),
    ...variants.map(({ variantId }) => `offer:${variantId}:`),
  ].flatMap((start) => CONDITIONS.map((condition) => start + condition));
  const keys = [
    ...meeting,
    ...texts((row) => row.sku && `sku:${row.sku}`),
    ...gtins.map((gtin) => `gtin:${gtin14(gtin)}`),
  ];
  const claims = await ctx.db.all<{ claim: string; rowNumber: number }>(sql`
    SELECT c.claim, c.row_number AS rowNumber FROM json_each(${listed(keys)}) w
    JOIN import_claim c ON c.import_id = ${of.importId} AND c.round = ${of.round} AND c.claim = w.value`);
  return {
    offers,
    variants: new Map(variants.map(({ gtin, ...variant }) => [gtin, variant])),
    categories,
    pictures: new Map(pictures.map(({ hash, ...picture }) => [hash, picture])),
    claims: new Map(claims.map(({ claim, rowNumber }) => [claim, rowNumber])),
  };
}

/** Categories by everything that people call them. A name that two of them share means neither. */
async function categoriesOf({ db }: Pick<Ctx, "db">, isAsked: boolean): Promise<Facts["categories"]> {
  if (!isAsked) return new Map();
  const rows = await db.all<{ categoryId: Id<"category">; slug: string; name: string; path: string }>(
    sql`SELECT id AS categoryId, slug, name, path FROM category`,
  );
  const byName = Map.groupBy(rows, (row) => row.name.toLowerCase());
  const named = [...byName].flatMap(([name, [row, ...others]]) =>
    row && others.length === 0 ? [[name, row] as const] : [],
  );
  return new Map([
    ...named,
    ...rows.map((row) => [row.path, row] as const),
    ...rows.map((row) => [row.slug, row] as const),
  ]);
}
