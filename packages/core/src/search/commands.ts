// Keeping the index true: reading products from the market database and writing their rows into the search database.
// A product's rows are replaced as a whole, so indexing twice is the same as indexing once.
import type { Id, ImageView, OptionAxis } from "@stoa/contract";
import { sql } from "@stoa/db";
import type { Ctx } from "../kernel/index.ts";
import { wordsOf } from "./rules.ts";

type IndexCtx = Pick<Ctx, "db" | "search">;

/** Products read and written in one go. */
const CHUNK = 40;

interface SourceRow {
  productId: Id<"product">;
  slug: string;
  title: string;
  brand: string;
  description: string;
  options: string;
  ratingSum: number;
  ratingCount: number;
  soldCount: number;
  createdAt: number;
  path: string;
  categories: string;
  image: string | null;
  attributes: string;
  skus: string;
  offers: string;
}

interface SourceOffer {
  offerId: Id<"offer">;
  currency: string;
  priceMinor: number;
  compareAtMinor: number | null;
  available: number;
  condition: string;
  seller: string;
  sellerName: string;
}

/** A product as the index keeps it. */
interface Doc {
  productId: Id<"product">;
  slug: string;
  title: string;
  brand: string;
  categoryPath: string;
  image: ImageView | null;
  colours: { value: string; hex: string }[];
  ratingCenti: number;
  ratingCount: number;
  popularity: number;
  offerCount: number;
  inStock: number;
  createdAt: number;
  prices: { currency: string; offerId: string; priceMinor: number; compareAtMinor: number | null }[];
  facets: { key: string; value: string; label: string; hex: string | null }[];
  text: { category: string; attributes: string; description: string; sku: string };
  words: string[];
}

async function source(ctx: IndexCtx, productIds: readonly Id<"product">[]): Promise<SourceRow[]> {
  return await ctx.db.all<SourceRow>(sql`
    SELECT p.id AS productId, p.slug, p.title, p.brand, p.description, p.options, p.rating_sum AS ratingSum,
      p.rating_count AS ratingCount, p.sold_count AS soldCount, p.created_at AS createdAt, c.path,
      (SELECT json_group_array(json_object('slug', a.slug, 'name', a.name)) FROM category a WHERE c.path = a.path OR substr(c.path, 1, length(a.path) + 1) = a.path || '/') AS categories,
      (SELECT json_object('imageId', i.id, 'hash', i.hash, 'width', i.width, 'height', i.height,
         'placeholderColour', i.placeholder_colour, 'alt', i.alt) FROM product_image i WHERE i.product_id = p.id ORDER BY i.position, i.id LIMIT 1) AS image,
      (SELECT coalesce(group_concat(t.label || ' ' || t.text || ' ' || coalesce(t.unit, ''), ' '), '') FROM product_attribute t WHERE t.product_id = p.id) AS attributes,
      (SELECT coalesce(group_concat(v.sku || ' ' || coalesce(v.gtin, ''), ' '), '') FROM variant v WHERE v.product_id = p.id) AS skus,
      (SELECT json_group_array(json_object('offerId', o.id, 'currency', op.currency, 'priceMinor', op.price_minor, 'compareAtMinor', op.compare_at_minor,
         'available', st.on_hand - st.reserved, 'condition', o.condition, 'seller', s.handle, 'sellerName', s.name))
       FROM variant v JOIN offer o ON o.variant_id = v.id AND o.status = 'active' JOIN seller s ON s.id = o.seller_id AND s.status = 'active'
         JOIN offer_price op ON op.offer_id = o.id JOIN stock st ON st.offer_id = o.id WHERE v.product_id = p.id) AS offers
    FROM json_each(${JSON.stringify(productIds)}) w JOIN product p ON p.id = w.value AND p.status = 'active' JOIN category c ON c.id = p.category_id`);
}

/** The offer whose price a card shows: the cheapest in stock, or the cheapest of all when none is. */
function cheapest(offers: readonly SourceOffer[]): SourceOffer[] {
  return [...Map.groupBy(offers, (offer) => offer.currency).values()].map(
    (own) =>
      own.toSorted(
        (a, b) =>
          Number(b.available > 0) - Number(a.available > 0) ||
          a.priceMinor - b.priceMinor ||
          (a.offerId < b.offerId ? -1 : 1),
      )[0]!,
  );
}

/** Popularity from 0 to 1000: sales count on a logarithmic scale, good reviews a little. */
const popularity = (sold: number, ratingSum: number, ratingCount: number): number =>
  Math.min(
    1_000,
    Math.round(
      90 * Math.log2(1 + sold) +
        (ratingCount > 0 ? (ratingSum / ratingCount - 3) * 25 * Math.min(1, ratingCount / 10) : 0),
    ),
  );

function docOf(row: SourceRow): Doc | null {
  const offers: SourceOffer[] = JSON.parse(row.offers);
  if (offers.length === 0) return null;
  const options: OptionAxis[] = JSON.parse(row.options);
  const categories: { slug: string; name: string }[] = JSON.parse(row.categories);
  const colours = options.filter((axis) => axis.kind === "swatch").flatMap((axis) => axis.values);
  const unique = <T>(items: T[], by: (item: T) => string) => [
    ...new Map(items.map((item) => [by(item), item])).values(),
  ];
  return {
    productId: row.productId,
    slug: row.slug,
    title: row.title,
    brand: row.brand,
    categoryPath: row.path,
    image: row.image ? JSON.parse(row.image) : null,
    colours: colours.flatMap(({ value, hex }) => (hex ? [{ value, hex }] : [])).slice(0, 6),
    ratingCenti: row.ratingCount ? Math.round((row.ratingSum * 100) / row.ratingCount) : 0,
    ratingCount: row.ratingCount,
    popularity: Math.max(0, popularity(row.soldCount, row.ratingSum, row.ratingCount)),
    offerCount: new Set(offers.map((offer) => offer.offerId)).size,
    inStock: Number(offers.some((offer) => offer.available > 0)),
    createdAt: row.createdAt,
    prices: cheapest(offers).map(({ currency, offerId, priceMinor, compareAtMinor }) => ({
      currency,
      offerId,
      priceMinor,
      compareAtMinor,
    })),
    facets: [
      ...categories.map(({ slug, name }) => ({ key: "category", value: slug, label: name, hex: null })),
      { key: "brand", value: row.brand, label: row.brand, hex: null },
      ...unique(colours, (colour) => colour.value).map(({ value, hex }) => ({
        key: "colour",
        value,
        label: value,
        hex,
      })),
      ...unique(offers, (offer) => offer.condition).map(({ condition }) => ({
        key: "condition",
        value: condition,
        label: condition,
        hex: null,
      })),
      ...unique(offers, (offer) => offer.seller).map(({ seller, sellerName }) => ({
        key: "seller",
        value: seller,
        label: sellerName,
        hex: null,
      })),
    ],
    text: {
      category: categories.map((each) => each.name).join(" "),
      attributes: row.attributes,
      description: row.description,
      sku: row.skus,
    },
    words: [
      ...new Set(wordsOf(`${row.title} ${row.brand} ${categories.map((each) => each.name).join(" ")}`, 60)),
    ].filter((word) => word.length > 2),
  };
}

const DOC_IDS = "SELECT l.id FROM json_each(?1) d JOIN listing l ON l.product_id = d.value";

function removal(search: D1Database, productIds: readonly string[]): D1PreparedStatement[] {
  const ids = JSON.stringify(productIds);
  return [
    search.prepare(`DELETE FROM listing_text WHERE rowid IN (${DOC_IDS})`).bind(ids),
    search.prepare(`DELETE FROM listing_price WHERE listing_id IN (${DOC_IDS})`).bind(ids),
    search.prepare(`DELETE FROM listing_facet WHERE listing_id IN (${DOC_IDS})`).bind(ids),
  ];
}

const LISTING =
  "SELECT l.id, d.value AS doc FROM json_each(?1) d JOIN listing l ON l.product_id = d.value ->> 'productId'";

function insertion(search: D1Database, docs: readonly Doc[]): D1PreparedStatement[] {
  const all = JSON.stringify(docs);
  const run = (text: string) => search.prepare(text).bind(all);
  return [
    run(`INSERT INTO listing (product_id, slug, title, brand, category_path, image, colours, rating_centi, rating_count, popularity, offer_count, in_stock, created_at)
      SELECT value ->> 'productId', value ->> 'slug', value ->> 'title', value ->> 'brand', value ->> 'categoryPath', value -> 'image', value -> 'colours',
        value ->> 'ratingCenti', value ->> 'ratingCount', value ->> 'popularity', value ->> 'offerCount', value ->> 'inStock', value ->> 'createdAt'
      FROM json_each(?1) WHERE 1
      ON CONFLICT (product_id) DO UPDATE SET slug = excluded.slug, title = excluded.title, brand = excluded.brand, category_path = excluded.category_path,
        image = excluded.image, colours = excluded.colours, rating_centi = excluded.rating_centi, rating_count = excluded.rating_count,
        popularity = excluded.popularity, offer_count = excluded.offer_count, in_stock = excluded.in_stock`),
    run(`INSERT INTO listing_price (listing_id, currency, offer_id, price_minor, compare_at_minor)
      SELECT s.id, p.value ->> 'currency', p.value ->> 'offerId', p.value ->> 'priceMinor', p.value ->> 'compareAtMinor' FROM (${LISTING}) s, json_each(s.doc, '$.prices') p`),
    run(`INSERT INTO listing_facet (listing_id, key, value)
      SELECT s.id, f.value ->> 'key', f.value ->> 'value' FROM (${LISTING}) s, json_each(s.doc, '$.facets') f WHERE 1 ON CONFLICT DO NOTHING`),
    run(`INSERT INTO facet_label (key, value, label, hex)
      SELECT f.value ->> 'key', f.value ->> 'value', f.value ->> 'label', f.value ->> 'hex' FROM json_each(?1) d, json_each(d.value, '$.facets') f WHERE 1
      ON CONFLICT (key, value) DO UPDATE SET label = excluded.label, hex = coalesce(excluded.hex, hex)`),
    run(`INSERT INTO listing_text (rowid, title, brand, category, attributes, description, sku)
      SELECT s.id, s.doc ->> 'title', s.doc ->> 'brand', s.doc -> 'text' ->> 'category', s.doc -> 'text' ->> 'attributes', s.doc -> 'text' ->> 'description', s.doc -> 'text' ->> 'sku' FROM (${LISTING}) s`),
    run(`INSERT INTO term (word, uses) SELECT w.value, count(*) FROM json_each(?1) d, json_each(d.value, '$.words') w WHERE 1 GROUP BY w.value
      ON CONFLICT (word) DO UPDATE SET uses = max(uses, excluded.uses)`),
  ];
}

/** Makes the index true for these products: listed when active and offered by somebody active, else gone. */
export async function indexProducts(ctx: IndexCtx, productIds: readonly Id<"product">[]): Promise<void> {
  for (let from = 0; from < productIds.length; from += CHUNK) {
    const ids = productIds.slice(from, from + CHUNK);
    const docs = (await source(ctx, ids)).flatMap((row) => docOf(row) ?? []);
    const listed = new Set(docs.map((doc) => doc.productId));
    const gone = ids.filter((id) => !listed.has(id));
    await ctx.search.batch([
      ...removal(ctx.search, ids),
      ctx.search
        .prepare("DELETE FROM listing WHERE product_id IN (SELECT value FROM json_each(?))")
        .bind(JSON.stringify(gone)),
      ...(docs.length > 0 ? insertion(ctx.search, docs) : []),
    ]);
  }
}

/** Indexes every active product in the order of ids; tells how far it is after each chunk. */
export async function reindexAll(ctx: IndexCtx, onProgress: (done: number) => void = () => {}): Promise<number> {
  let done = 0;
  for (let after = ""; ;) {
    const rows = await ctx.db.all<{ id: Id<"product"> }>(
      sql`SELECT id FROM product WHERE status = 'active' AND id > ${after} ORDER BY id LIMIT 200`,
    );
    const last = rows.at(-1);
    if (!last) return done;
    await indexProducts(
      ctx,
      rows.map((row) => row.id),
    );
    done += rows.length;
    onProgress(done);
    after = last.id;
  }
}

/** Products that a seller has an offer for. */
export async function productsOfSeller(
  ctx: Pick<Ctx, "db">,
  sellerId: Id<"seller">,
): Promise<{ productId: Id<"product">; slug: string }[]> {
  return await ctx.db.all(sql`
    SELECT DISTINCT p.id AS productId, p.slug FROM offer o JOIN variant v ON v.id = o.variant_id JOIN product p ON p.id = v.product_id WHERE o.seller_id = ${sellerId}`);
}
