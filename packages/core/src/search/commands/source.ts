// Reading products from the market database as the index wants them.
import type { Currency, Id } from "@stoa/contract";
import { type Database, sql } from "@stoa/db";
import type { SourceAttribute, SourceOffer, SourceProduct } from "../rules/document.ts";
import { sellsAt } from "../../kernel/index.ts";

/** What all products share: the tree, and which attributes can be filtered in which branch. */
export interface Frame {
  /** By path: names from the root down. */
  categories: Map<string, { slug: string; name: string; names: readonly string[] }>;
  /** By path and attribute key; a category's own word goes before that of those above it. */
  attributes: Map<string, { filterable: boolean; step: number | null }>;
}

/** Reads the frame: small tables, read once for many products. */
export async function readFrame(db: Database): Promise<Frame> {
  const [categories, attributes] = await Promise.all([
    db.all<{ path: string; slug: string; name: string; names: string }>(sql`
      SELECT c.path, c.slug, c.name, (SELECT json_group_array(t.name) FROM category_text t WHERE t.category_id = c.id) AS names FROM category c`),
    db.all<{ path: string; key: string; filterable: number; step: number | null }>(sql`
      SELECT c.path, ca.attribute_key AS key, ca.filterable, a.step
      FROM category_attribute ca JOIN category c ON c.id = ca.category_id JOIN attribute a ON a.key = ca.attribute_key`),
  ]);
  return {
    categories: new Map(categories.map(({ path, names, ...own }) => [path, { ...own, names: JSON.parse(names) }])),
    attributes: new Map(
      attributes.map(({ path, key, filterable, step }) => [`${path}\0${key}`, { filterable: filterable === 1, step }]),
    ),
  };
}

/** A category's path and those above it, from the root down. */
function ancestry(path: string): string[] {
  const slugs = path.split("/");
  return slugs.map((_, i) => slugs.slice(0, i + 1).join("/"));
}

interface Row extends Pick<
  SourceProduct,
  "productId" | "slug" | "title" | "brand" | "description" | "ratingSum" | "ratingCount" | "soldCount" | "createdAt"
> {
  options: string;
  tags: string;
  path: string;
  image: string | null;
  attributes: string;
  collections: string;
  codes: string;
  texts: string;
  offers: string;
}

type OfferRow = Omit<SourceOffer, "available" | "prices" | "options"> & {
  options: string;
  available: number;
  currency: Currency;
  priceMinor: number;
  compareAtMinor: number | null;
};

/** The active ones of these products, with the prices that hold at `now`. */
export async function readProducts(
  db: Database,
  frame: Frame,
  productIds: readonly Id<"product">[],
  now: number,
): Promise<SourceProduct[]> {
  const onSale = sql`op.sale_from_at <= ${now} AND ${now} < op.sale_to_at`;
  const rows = await db.all<Row>(sql`
    SELECT p.id AS productId, p.slug, p.title, p.brand, p.description, p.options, p.tags, p.rating_sum AS ratingSum,
      p.rating_count AS ratingCount, p.sold_count AS soldCount, p.created_at AS createdAt, c.path,
      (SELECT json_object('imageId', i.id, 'hash', i.hash, 'width', i.width, 'height', i.height,
         'placeholderColour', i.placeholder_colour, 'alt', i.alt) FROM product_image i WHERE i.product_id = p.id ORDER BY i.position, i.id LIMIT 1) AS image,
      (SELECT json_group_array(json_array(t.key, t.label, t.text, t.number, t.unit)) FROM product_attribute t WHERE t.product_id = p.id) AS attributes,
      (SELECT json_group_array(json_object('slug', k.slug, 'name', k.name)) FROM collection_product kp JOIN collection k ON k.id = kp.collection_id WHERE kp.product_id = p.id AND k.status = 'published') AS collections,
      (SELECT coalesce(group_concat(v.sku || ' ' || coalesce(v.gtin, ''), ' '), '') FROM variant v WHERE v.product_id = p.id) AS codes,
      (SELECT json_group_array(json_object('language', x.language, 'title', x.title, 'description', x.description)) FROM product_text x WHERE x.product_id = p.id) AS texts,
      (SELECT json_group_array(json_object('offerId', o.id, 'options', v.options, 'condition', o.condition, 'sellerHandle', s.handle, 'sellerName', s.name,
         'available', st.on_hand + iif(st.available_at > ${now}, st.backorder_limit, 0) > st.reserved + st.owed, 'currency', op.currency,
         'priceMinor', iif(${onSale}, op.sale_minor, op.price_minor), 'compareAtMinor', iif(${onSale}, coalesce(op.compare_at_minor, op.price_minor), op.compare_at_minor)))
       FROM variant v CROSS JOIN offer o ON o.variant_id = v.id AND o.status = 'active' CROSS JOIN seller s ON s.id = o.seller_id AND ${sellsAt(now)}
         JOIN offer_price op ON op.offer_id = o.id JOIN stock st ON st.offer_id = o.id WHERE v.product_id = p.id) AS offers
    FROM json_each(${JSON.stringify(productIds)}) w CROSS JOIN product p ON p.id = w.value AND p.status = 'active' JOIN category c ON c.id = p.category_id`);
  return rows.map((row) => productOf(row, frame));
}

function productOf({ path, ...row }: Row, frame: Frame): SourceProduct {
  const branch = ancestry(path);
  const attributes = JSON.parse(row.attributes) as [string, string, string, number | null, string | null][];
  return {
    ...row,
    options: JSON.parse(row.options),
    tags: JSON.parse(row.tags),
    image: row.image ? JSON.parse(row.image) : null,
    categories: branch.flatMap((each) => frame.categories.get(each) ?? []),
    collections: JSON.parse(row.collections),
    codes: row.codes.split(" ").filter(Boolean),
    texts: JSON.parse(row.texts),
    attributes: attributes.map(([key, label, text, number, unit]): SourceAttribute => {
      const rule = branch.toReversed().flatMap((each) => frame.attributes.get(`${each}\0${key}`) ?? [])[0];
      return { key, label, text, number, unit, filterable: rule?.filterable ?? false, step: rule?.step ?? null };
    }),
    offers: offersOf(JSON.parse(row.offers)),
  };
}

/** One row per price makes one offer with its prices. */
function offersOf(rows: readonly OfferRow[]): SourceOffer[] {
  return [...Map.groupBy(rows, (row) => row.offerId).values()].map((own): SourceOffer => {
    const { offerId, options, condition, sellerHandle, sellerName, available } = own[0]!;
    return {
      offerId,
      options: JSON.parse(options),
      condition,
      sellerHandle,
      sellerName,
      available: available === 1,
      prices: own.map(({ currency, priceMinor, compareAtMinor }) => ({ currency, priceMinor, compareAtMinor })),
    };
  });
}
