// Where sellers deliver to and for how much, as a quote needs it and as they see it themselves.
import {
  type DeliveryOption,
  type DeliverySettings,
  DomainError,
  type Id,
  isoDay,
  type Market,
  MARKET_HANDLES,
  type MarketDelivery,
  MARKETS,
  type PreviewDelivery,
  type ZoneView,
} from "@stoa/contract";
import { asc, type Database, deliveryZone, eq, isNull, seller, sellerDelivery, sql } from "@stoa/db";
import type { AdminCtx, Ctx, SellerCtx } from "../kernel/index.ts";
import { type DeliveryTerms, deliveryPromise, feeOf, rateOf, usualTerms, zoneOf } from "../pricing/index.ts";

type ZoneRow = typeof deliveryZone.$inferSelect;

const zoneView = ({ id, sellerId: _s, createdAt: _c, ...zone }: ZoneRow): ZoneView => ({ ...zone, zoneId: id });

/** How each of these sellers sends in a market: by their own zones, else by those of the marketplace. */
export async function deliveryTermsOf(
  db: Database,
  market: Market,
  sellerIds: readonly Id<"seller">[],
): Promise<Map<Id<"seller">, DeliveryTerms>> {
  const wanted = sql`(SELECT value FROM json_each(${JSON.stringify(sellerIds)}))`;
  const [rows, cutOffs] = await Promise.all([
    db
      .select()
      .from(deliveryZone)
      .where(
        sql`${deliveryZone.market} = ${market.handle} AND (${deliveryZone.sellerId} IS NULL OR ${deliveryZone.sellerId} IN ${wanted})`,
      )
      .orderBy(asc(deliveryZone.createdAt), asc(deliveryZone.id)),
    db
      .select()
      .from(sellerDelivery)
      .where(sql`${sellerDelivery.sellerId} IN ${wanted}`),
  ]);
  const zonesOf = Map.groupBy(rows, (row) => row.sellerId);
  const usual = zonesOf.get(null) ?? usualTerms(market).zones;
  const hours = new Map(cutOffs.map((row) => [row.sellerId, row.cutOffHour]));
  return new Map(
    sellerIds.map((sellerId) => [
      sellerId,
      { zones: zonesOf.get(sellerId) ?? usual, cutOffHour: hours.get(sellerId) ?? null },
    ]),
  );
}

async function settingsOf(db: Database, sellerId: Id<"seller"> | null): Promise<DeliverySettings> {
  const [own, defaults, [cutOff]] = await db.batch([
    db
      .select()
      .from(deliveryZone)
      .where(sellerId === null ? isNull(deliveryZone.sellerId) : eq(deliveryZone.sellerId, sellerId))
      .orderBy(asc(deliveryZone.createdAt), asc(deliveryZone.id)),
    db.select().from(deliveryZone).where(isNull(deliveryZone.sellerId)).orderBy(asc(deliveryZone.createdAt)),
    db
      .select()
      .from(sellerDelivery)
      .where(eq(sellerDelivery.sellerId, sellerId ?? ("" as Id<"seller">))),
  ]);
  const markets = MARKET_HANDLES.map((handle): MarketDelivery => {
    const market = MARKETS[handle];
    const usual = defaults.filter((row) => row.market === handle).map(zoneView);
    return {
      market: handle,
      currency: market.currency,
      zones: own.filter((row) => row.market === handle).map(zoneView),
      otherwise: sellerId !== null && usual.length > 0 ? usual : [...usualTerms(market).zones],
    };
  });
  return { cutOffHour: cutOff?.cutOffHour ?? null, markets };
}

/** How the seller sends, market by market. */
export const sellerDeliverySettings = async (ctx: SellerCtx<"store.read">): Promise<DeliverySettings> =>
  await settingsOf(ctx.db, ctx.actor.sellerId);

/** How is sent where a seller says nothing. */
export const defaultDeliverySettings = async (ctx: AdminCtx<"finance.read">): Promise<DeliverySettings> =>
  await settingsOf(ctx.db, null);

/** What a basket of the seller's would cost to send, and when it would arrive if it left in one working day; empty: not at all. */
export async function previewDelivery(
  ctx: SellerCtx<"store.read">,
  { market: handle, destination, ...goods }: PreviewDelivery,
): Promise<Omit<DeliveryOption, "selected" | "discountMinor">[]> {
  const market = MARKETS[handle];
  const { sellerId } = ctx.actor;
  const terms = (await deliveryTermsOf(ctx.db, market, [sellerId])).get(sellerId)!;
  const [own] = await ctx.db.select({ country: seller.country }).from(seller).where(eq(seller.id, sellerId));
  if (!own) throw new DomainError("NOT_FOUND");
  const zone = zoneOf(terms.zones, destination);
  const today = isoDay(ctx.now(), market.timeZone);
  return (["standard", "express"] as const).flatMap((method) => {
    const rate = rateOf(zone, method);
    if (!rate) return [];
    const of = { sellerCountry: own.country, handlingDays: 1, method, today, days: rate.days };
    return [{ method, feeMinor: feeOf(rate, goods), promise: deliveryPromise(market, of) }];
  });
}

/** The handle of a seller, for the tags of their pages. */
export async function handleOf(ctx: Pick<Ctx, "db">, sellerId: Id<"seller">): Promise<string> {
  const [row] = await ctx.db.select({ handle: seller.handle }).from(seller).where(eq(seller.id, sellerId));
  return row?.handle ?? "";
}
