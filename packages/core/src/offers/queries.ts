// Offers as the cart and checkout need them (priced lines), as product pages need them, and as their seller sees them.
import {
  type Availability,
  type Condition,
  DomainError,
  type Id,
  type ImageView,
  isoDay,
  type LaterShipping,
  type Market,
  MOST_UNITS_TOLD,
  type SellerOffer,
} from "@stoa/contract";
import { and, eq, offer, product, sql, stock, variant } from "@stoa/db";
import { type Ctx, type SellerCtx, sellsAt } from "../kernel/index.ts";
import type { SellerHealth } from "./rules/buy-box.ts";
import { announced, lowestBefore, type PastTerms, priceAt, type PriceTerms, wantsLowestPrice } from "./rules/price.ts";
import { type StockTerms, type Units, unitsAt, unitsInAll, waits } from "./rules/units.ts";

/** What a cart line needs to know of its offer, as of now, from the primary database. */
export interface OfferLine {
  offerId: Id<"offer">;
  productId: Id<"product">;
  productSlug: string;
  title: string;
  variantLabel: string;
  sku: string;
  image: ImageView | null;
  condition: Condition;
  sellerId: Id<"seller">;
  sellerHandle: string;
  sellerName: string;
  sellerCountry: string;
  handlingDays: number;
  commissionBps: number;
  maxPerOrder: number | null;
  /** Null when the seller gives no price in this currency. */
  unitMinor: number | null;
  units: Units;
  available: number;
  availability: Availability;
  availableAt: number | null;
  /** Whether offer, product and seller are all active, and there is a price in this market. */
  sellable: boolean;
  isSellerActive: boolean;
}

/** How a variant is called beside its product: `Oxblood, L`; empty when there is only one. */
export function variantLabel(options: Record<string, string>): string {
  return Object.values(options).join(", ");
}

/** Price and stock as they stand in the rows, for `priceAt` and `unitsAt`. */
const PRICE_TERMS =
  sql.raw(`op.price_minor AS priceMinor, op.compare_at_minor AS compareAtMinor, op.sale_minor AS saleMinor,
      op.sale_from_at AS saleFromAt, op.sale_to_at AS saleToAt`);
const stockTerms = (reserved: string) =>
  sql.raw(`coalesce(st.on_hand, 0) AS onHand, ${reserved} AS reserved, coalesce(st.owed, 0) AS owed,
      coalesce(st.availability, 'stock') AS availability, coalesce(st.backorder_limit, 0) AS backorderLimit, st.available_at AS availableAt`);
const STOCK_TERMS = stockTerms("coalesce(st.reserved, 0)");
const STOCK_TERMS_BUT_OWN = stockTerms("max(0, coalesce(st.reserved, 0) - coalesce(own.units, 0))");

interface LineRow
  extends
    Omit<OfferLine, "variantLabel" | "image" | "sellable" | "isSellerActive" | "unitMinor" | "units" | "available">,
    Omit<PriceTerms, "priceMinor">,
    StockTerms {
  priceMinor: number | null;
  options: string;
  image: string | null;
  sellable: number;
  isSellerActive: number;
}

/** When an order of this many units leaves later than handling takes; null when it does not. */
export function shipsLater(
  offer: { units: Units; availability: Availability; availableAt: number | null },
  quantity: number,
  timeZone: string,
): LaterShipping | null {
  const { units, availability, availableAt } = offer;
  if (availability === "stock" || availableAt === null || !waits(units, quantity)) return null;
  return { policy: availability, day: isoDay(availableAt, timeZone) };
}

/**
 * The offers with these ids at today's price in one market, in no particular order. Offers that do not exist are left out.
 * Units held by a pending purchase of `principals` count as available: nobody stands in their own way.
 */
export async function offerLines(
  ctx: Pick<Ctx, "db" | "now">,
  market: Market,
  offerIds: readonly Id<"offer">[],
  principals: readonly string[] = [],
): Promise<OfferLine[]> {
  const rows = await ctx.db.all<LineRow>(sql`
    SELECT o.id AS offerId, p.id AS productId, p.slug AS productSlug, p.title, v.options, v.sku, o.condition,
      s.id AS sellerId, s.handle AS sellerHandle, s.name AS sellerName, s.country AS sellerCountry,
      o.handling_days AS handlingDays, o.max_per_order AS maxPerOrder, s.commission_bps AS commissionBps, ${PRICE_TERMS}, ${STOCK_TERMS_BUT_OWN},
      ${sellsAt(ctx.now())} AS isSellerActive,
      (o.status = 'active' AND p.status = 'active' AND ${sellsAt(ctx.now())} AND op.price_minor IS NOT NULL) AS sellable,
      (SELECT json_object('imageId', i.id, 'hash', i.hash, 'width', i.width, 'height', i.height,
         'placeholderColour', i.placeholder_colour, 'alt', i.alt)
       FROM product_image i WHERE i.product_id = p.id ORDER BY i.id = v.image_id DESC, i.position LIMIT 1) AS image
    FROM json_each(${JSON.stringify(offerIds)}) AS wanted
    JOIN offer o ON o.id = wanted.value
    JOIN variant v ON v.id = o.variant_id
    JOIN product p ON p.id = v.product_id
    JOIN seller s ON s.id = o.seller_id
    LEFT JOIN offer_price op ON op.offer_id = o.id AND op.currency = ${market.currency}
    LEFT JOIN stock st ON st.offer_id = o.id
    LEFT JOIN (
      SELECT l.offer_id AS offerId, sum(h.quantity) AS units FROM purchase pu
      JOIN seller_order so ON so.purchase_id = pu.id JOIN order_line l ON l.order_id = so.id
      JOIN stock_hold h ON h.line_id = l.id AND h.status = 'open'
      WHERE pu.status = 'pending' AND pu.principal IN (SELECT value FROM json_each(${JSON.stringify(principals)})) GROUP BY l.offer_id
    ) own ON own.offerId = o.id`);
  const now = ctx.now();
  return rows.map(({ options, image, sellable, isSellerActive, priceMinor, ...row }) => {
    const units = unitsAt(row, now);
    return {
      ...row,
      variantLabel: variantLabel(JSON.parse(options)),
      image: image ? JSON.parse(image) : null,
      unitMinor: priceMinor === null ? null : priceAt({ ...row, priceMinor }, now).priceMinor,
      units,
      available: unitsInAll(units),
      sellable: sellable === 1,
      isSellerActive: isSellerActive === 1,
    };
  });
}

/** The most units of each of these offers that its seller sells to one order; null where there is no such limit. */
export async function orderLimits(
  ctx: Pick<Ctx, "db">,
  offerIds: readonly Id<"offer">[],
): Promise<Record<string, number | null>> {
  if (offerIds.length === 0) return {};
  const rows = await ctx.db.all<{ id: string; most: number | null }>(
    sql`SELECT id, max_per_order AS most FROM offer WHERE id IN (SELECT value FROM json_each(${JSON.stringify(offerIds)}))`,
  );
  return Object.fromEntries(rows.map(({ id, most }) => [id, most]));
}

/** The most former prices that are looked at: a price that changes daily is known for two months. */
const PAST_READ = 60;

/** An offer of a product in one market, before ranking. Its former price is one that may be announced there. */
export interface ProductOffer {
  offerId: Id<"offer">;
  variantId: Id<"variant">;
  sellerId: Id<"seller">;
  sellerHandle: string;
  sellerName: string;
  sellerCountry: string;
  sellerRatingCenti: number;
  condition: Condition;
  handlingDays: number;
  maxPerOrder: number | null;
  priceMinor: number;
  compareAtMinor: number | null;
  isLowest30: boolean;
  saleEndsAt: number | null;
  units: Units;
  available: number;
  availability: Availability;
  availableAt: number | null;
  health: SellerHealth | null;
}

interface OfferRow
  extends
    Omit<ProductOffer, "compareAtMinor" | "isLowest30" | "saleEndsAt" | "units" | "available" | "health">,
    PriceTerms,
    StockTerms {
  changedAt: number;
  past: string;
  health: string | null;
}

/** The price of a row as it may be announced in a market. */
function priceOf(
  row: OfferRow,
  market: Market,
  now: number,
): Pick<ProductOffer, "priceMinor" | "compareAtMinor" | "isLowest30" | "saleEndsAt"> {
  const price = priceAt(row, now);
  if (!wantsLowestPrice(market.country)) return { ...price, isLowest30: false };
  const past: PastTerms[] = [...JSON.parse(row.past), { ...row, fromAt: row.changedAt, toAt: now }];
  const lawful = announced(price, lowestBefore(past, price.priceMinor, now));
  return { ...lawful, isLowest30: lawful.compareAtMinor !== null };
}

/** All offers of a product that have a price in a market, by active sellers, cheapest first. */
export async function offersOfProduct(
  ctx: Pick<Ctx, "db" | "now">,
  productId: Id<"product">,
  market: Market,
): Promise<ProductOffer[]> {
  const rows = await ctx.db.all<OfferRow>(sql`
    SELECT o.id AS offerId, o.variant_id AS variantId, s.id AS sellerId, s.handle AS sellerHandle, s.name AS sellerName,
      s.country AS sellerCountry, s.rating_centi AS sellerRatingCenti, o.condition, o.handling_days AS handlingDays,
      o.max_per_order AS maxPerOrder, op.changed_at AS changedAt, ${PRICE_TERMS}, ${STOCK_TERMS},
      (SELECT json_object('orderCount', h.order_count, 'lateCount', h.late_count, 'cancelledCount', h.cancelled_count)
       FROM seller_health h WHERE h.seller_id = s.id) AS health,
      iif(${wantsLowestPrice(market.country)} AND (op.sale_minor IS NOT NULL OR op.compare_at_minor IS NOT NULL),
        (SELECT json_group_array(json_object('priceMinor', l.price_minor, 'saleMinor', l.sale_minor, 'saleFromAt', l.sale_from_at,
          'saleToAt', l.sale_to_at, 'fromAt', l.from_at, 'toAt', l.to_at)) FROM
          (SELECT * FROM offer_price_log WHERE offer_id = o.id AND currency = op.currency ORDER BY to_at DESC LIMIT ${PAST_READ}) l), '[]') AS past
    FROM variant v
    CROSS JOIN offer o ON o.variant_id = v.id AND o.status = 'active'
    CROSS JOIN seller s ON s.id = o.seller_id AND ${sellsAt(ctx.now())}
    JOIN offer_price op ON op.offer_id = o.id AND op.currency = ${market.currency}
    JOIN stock st ON st.offer_id = o.id
    WHERE v.product_id = ${productId}
    ORDER BY op.price_minor, o.id`);
  const now = ctx.now();
  return rows.map(({ past, health, ...row }) => {
    const units = unitsAt(row, now);
    return {
      ...row,
      ...priceOf({ ...row, past, health }, market, now),
      units,
      available: Math.min(MOST_UNITS_TOLD, unitsInAll(units)),
      health: health ? JSON.parse(health) : null,
    };
  });
}

const sellerColumns = {
  offerId: offer.id,
  productSlug: product.slug,
  productTitle: product.title,
  options: variant.options,
  sku: variant.sku,
  imageHash: sql<
    string | null
  >`(SELECT i.hash FROM product_image i WHERE i.product_id = ${product.id} ORDER BY i.id = ${variant.imageId} DESC, i.position LIMIT 1)`,
  condition: offer.condition,
  status: offer.status,
  prices: sql<string>`(SELECT json_group_array(json_object('currency', op.currency, 'priceMinor', op.price_minor, 'compareAtMinor', op.compare_at_minor, 'sale',
    iif(op.sale_minor IS NULL, NULL, json_object('saleMinor', op.sale_minor, 'fromAt', op.sale_from_at, 'toAt', op.sale_to_at)))) FROM offer_price op WHERE op.offer_id = ${offer.id})`,
  onHand: stock.onHand,
  reserved: stock.reserved,
  owed: stock.owed,
  availability: stock.availability,
  backorderLimit: stock.backorderLimit,
  availableAt: stock.availableAt,
  maxPerOrder: offer.maxPerOrder,
  maxPerBuyer: offer.maxPerBuyer,
  handlingDays: offer.handlingDays,
  updatedAt: offer.updatedAt,
};

const ofSeller = (ctx: SellerCtx<"offers.read">) =>
  ctx.db
    .select(sellerColumns)
    .from(offer)
    .innerJoin(variant, eq(variant.id, offer.variantId))
    .innerJoin(product, eq(product.id, variant.productId))
    .innerJoin(stock, eq(stock.offerId, offer.id));

type SellerOfferRow = Awaited<ReturnType<typeof ofSeller>>[number];

const sellerOfferView = ({ options, prices, ...row }: SellerOfferRow): SellerOffer => ({
  ...row,
  variantLabel: variantLabel(options),
  prices: JSON.parse(prices),
});

/** Those of the seller's own offers that have these ids, in no particular order. */
export async function sellerOffersById(
  ctx: SellerCtx<"offers.read">,
  offerIds: readonly Id<"offer">[],
): Promise<SellerOffer[]> {
  if (offerIds.length === 0) return [];
  const wanted = sql`${offer.id} IN (SELECT value FROM json_each(${JSON.stringify(offerIds)}))`;
  return (await ofSeller(ctx).where(and(wanted, eq(offer.sellerId, ctx.actor.sellerId)))).map(sellerOfferView);
}

/** One of the seller's own offers. @throws NOT_FOUND also for an offer of another seller */
export async function sellerOffer(ctx: SellerCtx<"offers.read">, offerId: Id<"offer">): Promise<SellerOffer> {
  const [row] = await ofSeller(ctx).where(and(eq(offer.id, offerId), eq(offer.sellerId, ctx.actor.sellerId)));
  if (!row) throw new DomainError("NOT_FOUND");
  return sellerOfferView(row);
}
