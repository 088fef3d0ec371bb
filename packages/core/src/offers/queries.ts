// Offers as the cart and checkout need them (priced lines), as product pages need them, and as their seller sees them.
import {
  type Condition,
  type Currency,
  DomainError,
  type Id,
  type ImageView,
  type Market,
  type Page,
  type SellerOffer,
  type SellerOffersInput,
} from "@stoa/contract";
import { and, eq, lt, offer, or, product, sql, stock, variant } from "@stoa/db";
import { type Ctx, holds, pageOf, readCursor, type SellerCtx } from "../kernel/index.ts";

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
  /** Null when the seller gives no price in this currency. */
  unitMinor: number | null;
  available: number;
  /** Whether offer, product and seller are all active. */
  sellable: boolean;
}

/** How a variant is called beside its product: `Oxblood, L`; empty when there is only one. */
export function variantLabel(options: Record<string, string>): string {
  return Object.values(options).join(", ");
}

interface LineRow extends Omit<OfferLine, "variantLabel" | "image" | "sellable"> {
  options: string;
  image: string | null;
  sellable: number;
}

/** The offers with these ids in one market's currency, in no particular order. Offers that do not exist are left out. */
export async function offerLines(
  ctx: Pick<Ctx, "db">,
  market: Market,
  offerIds: readonly Id<"offer">[],
): Promise<OfferLine[]> {
  const rows = await ctx.db.all<LineRow>(sql`
    SELECT o.id AS offerId, p.id AS productId, p.slug AS productSlug, p.title, v.options, v.sku, o.condition,
      s.id AS sellerId, s.handle AS sellerHandle, s.name AS sellerName, s.country AS sellerCountry,
      o.handling_days AS handlingDays, s.commission_bps AS commissionBps, op.price_minor AS unitMinor,
      coalesce(st.on_hand - st.reserved, 0) AS available,
      (o.status = 'active' AND p.status = 'active' AND s.status = 'active' AND op.price_minor IS NOT NULL) AS sellable,
      (SELECT json_object('imageId', i.id, 'hash', i.hash, 'width', i.width, 'height', i.height,
         'placeholderColour', i.placeholder_colour, 'alt', i.alt)
       FROM product_image i WHERE i.product_id = p.id ORDER BY i.id = v.image_id DESC, i.position LIMIT 1) AS image
    FROM json_each(${JSON.stringify(offerIds)}) AS wanted
    JOIN offer o ON o.id = wanted.value
    JOIN variant v ON v.id = o.variant_id
    JOIN product p ON p.id = v.product_id
    JOIN seller s ON s.id = o.seller_id
    LEFT JOIN offer_price op ON op.offer_id = o.id AND op.currency = ${market.currency}
    LEFT JOIN stock st ON st.offer_id = o.id`);
  return rows.map(({ options, image, sellable, ...row }) => ({
    ...row,
    variantLabel: variantLabel(JSON.parse(options)),
    image: image ? JSON.parse(image) : null,
    sellable: sellable === 1,
  }));
}

/** An offer of a product in one currency, before ranking. */
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
  priceMinor: number;
  compareAtMinor: number | null;
  available: number;
}

/** All offers of a product that can be bought in a currency, by active sellers, cheapest first. */
export async function offersOfProduct(
  ctx: Pick<Ctx, "db">,
  productId: Id<"product">,
  currency: Currency,
): Promise<ProductOffer[]> {
  return await ctx.db.all<ProductOffer>(sql`
    SELECT o.id AS offerId, o.variant_id AS variantId, s.id AS sellerId, s.handle AS sellerHandle, s.name AS sellerName,
      s.country AS sellerCountry, s.rating_centi AS sellerRatingCenti, o.condition, o.handling_days AS handlingDays,
      op.price_minor AS priceMinor, op.compare_at_minor AS compareAtMinor, st.on_hand - st.reserved AS available
    FROM variant v
    JOIN offer o ON o.variant_id = v.id AND o.status = 'active'
    JOIN seller s ON s.id = o.seller_id AND s.status = 'active'
    JOIN offer_price op ON op.offer_id = o.id AND op.currency = ${currency}
    JOIN stock st ON st.offer_id = o.id
    WHERE v.product_id = ${productId}
    ORDER BY op.price_minor, o.id`);
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
  prices: sql<string>`(SELECT json_group_array(json_object('currency', op.currency, 'priceMinor', op.price_minor, 'compareAtMinor', op.compare_at_minor)) FROM offer_price op WHERE op.offer_id = ${offer.id})`,
  onHand: stock.onHand,
  reserved: stock.reserved,
  handlingDays: offer.handlingDays,
  updatedAt: offer.updatedAt,
};

const ofSeller = (ctx: SellerCtx) =>
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

/** The seller's own offers, newest change first, id breaks ties. */
export async function listSellerOffers(ctx: SellerCtx, input: SellerOffersInput): Promise<Page<SellerOffer>> {
  const after = readCursor(input.cursor);
  const status =
    input.status === "out_of_stock"
      ? sql`${stock.onHand} <= ${stock.reserved}`
      : input.status
        ? eq(offer.status, input.status)
        : undefined;
  const rows = await ofSeller(ctx)
    .where(
      and(
        eq(offer.sellerId, ctx.actor.sellerId),
        status,
        input.q ? or(holds(product.title, input.q), holds(variant.sku, input.q)) : undefined,
        after
          ? or(lt(offer.updatedAt, after.at), and(eq(offer.updatedAt, after.at), lt(offer.id, after.id as Id<"offer">)))
          : undefined,
      ),
    )
    .orderBy(sql`${offer.updatedAt} DESC, ${offer.id} DESC`)
    .limit(input.limit + 1);
  return pageOf(rows, input.limit, (row) => ({ at: row.updatedAt, id: row.offerId }), sellerOfferView);
}

/** One of the seller's own offers. @throws NOT_FOUND also for an offer of another seller */
export async function sellerOffer(ctx: SellerCtx, offerId: Id<"offer">): Promise<SellerOffer> {
  const [row] = await ofSeller(ctx).where(and(eq(offer.id, offerId), eq(offer.sellerId, ctx.actor.sellerId)));
  if (!row) throw new DomainError("NOT_FOUND");
  return sellerOfferView(row);
}
