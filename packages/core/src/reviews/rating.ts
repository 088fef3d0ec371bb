// Ratings of sellers: what a buyer thinks of how an order was handled, apart from what they think of the things.
import {
  DAY_MS,
  DomainError,
  type Id,
  type OrderToRate,
  type RateableOrder,
  type RateSeller,
  type Reputation,
} from "@stoa/contract";
import { atomic, eq, mustExist, mustHold, sellerRating, sql } from "@stoa/db";
import { takeTry } from "../accounts/index.ts";
import { type BuyerCtx, type Ctx, later, sent } from "../kernel/index.ts";
import { averageCenti, editableUntil, shareBps } from "./rules.ts";

interface Row {
  orderId: Id<"order">;
  number: string;
  sellerId: Id<"seller">;
  handle: string;
  name: string;
  rating: number | null;
  inTime: number | null;
  asDescribed: number | null;
  goodService: number | null;
  createdAt: number | null;
}

function rateable(row: Row, now: number): RateableOrder {
  const { rating, createdAt } = row;
  return {
    orderId: row.orderId,
    orderNumber: row.number,
    seller: { handle: row.handle, name: row.name },
    given:
      rating === null
        ? null
        : {
            rating,
            inTime: row.inTime === 1,
            asDescribed: row.asDescribed === 1,
            goodService: row.goodService === 1,
          },
    isEditable: createdAt === null || now <= editableUntil(createdAt),
  };
}

/** Orders of the buyer of which something has arrived, with what they said of the seller; newest first. */
async function rows(ctx: BuyerCtx<"orders">, orderId: Id<"order"> | null, limit: number): Promise<Row[]> {
  return await ctx.db.all<Row>(sql`
    SELECT o.id AS orderId, o.number, o.seller_id AS sellerId, s.handle, s.name, r.rating, r.in_time AS inTime,
      r.as_described AS asDescribed, r.good_service AS goodService, r.created_at AS createdAt
    FROM purchase p CROSS JOIN seller_order o ON o.purchase_id = p.id JOIN seller s ON s.id = o.seller_id
    LEFT JOIN seller_rating r ON r.order_id = o.id AND r.status = 'published'
    WHERE p.user_id = ${ctx.actor.userId} AND ${orderId === null ? sql`1` : sql`o.id = ${orderId}`}
      AND EXISTS (SELECT 1 FROM shipment d WHERE d.order_id = o.id AND d.delivered_at IS NOT NULL)
    ORDER BY p.created_at DESC, o.number LIMIT ${limit}`);
}

/** Orders whose sellers the buyer can rate, or has rated. */
export const rateableOrders = async (ctx: BuyerCtx<"orders">, limit: number): Promise<RateableOrder[]> =>
  (await rows(ctx, null, limit)).map((row) => rateable(row, ctx.now()));

/** One of them. @throws NOT_FOUND also where nothing has arrived yet */
export async function orderToRate(ctx: BuyerCtx<"orders">, { orderId }: OrderToRate): Promise<RateableOrder> {
  const [row] = await rows(ctx, orderId, 1);
  if (!row) throw new DomainError("NOT_FOUND");
  return rateable(row, ctx.now());
}

/**
 * Rates the seller of an order that has arrived; within thirty days it can be said anew.
 * @throws NOT_FOUND, WINDOW_CLOSED, RATE_LIMITED
 * @throws FORBIDDEN the buyer belongs to the seller's team
 */
export async function rateSeller(ctx: BuyerCtx<"orders">, input: RateSeller): Promise<RateableOrder> {
  const { orderId, rating } = input;
  const [row] = await rows(ctx, orderId, 1);
  if (!row) throw new DomainError("NOT_FOUND");
  const { userId } = ctx.actor;
  await takeTry(ctx, "review", userId);
  const at = ctx.now();
  const [before] = await ctx.db.select().from(sellerRating).where(eq(sellerRating.orderId, orderId));
  if (before && at > editableUntil(before.createdAt)) throw new DomainError("WINDOW_CLOSED");
  const said = {
    rating,
    inTime: Number(input.inTime),
    asDescribed: Number(input.asDescribed),
    goodService: Number(input.goodService),
    status: "published" as const,
    updatedAt: at,
  };
  const job = later(ctx, { type: "seller.rated", sellerId: row.sellerId });
  await atomic(
    ctx.db,
    [
      mustHold(
        ctx.db,
        sql`NOT EXISTS (SELECT 1 FROM seller_member WHERE seller_id = ${row.sellerId} AND user_id = ${userId})`,
      ),
      ctx.db
        .insert(sellerRating)
        .values({ orderId, sellerId: row.sellerId, userId, ...said, createdAt: at })
        .onConflictDoUpdate({ target: sellerRating.orderId, set: { ...said, version: sql`version + 1` } }),
      job.statement,
    ],
    { must_hold: "FORBIDDEN" },
  );
  sent(ctx, [job]);
  return await orderToRate(ctx, input);
}

/** Takes a rating back. @throws NOT_FOUND there is none */
export async function withdrawRating(ctx: BuyerCtx<"orders">, { orderId }: OrderToRate): Promise<RateableOrder> {
  const [row] = await rows(ctx, orderId, 1);
  if (!row || row.rating === null) throw new DomainError("NOT_FOUND");
  const job = later(ctx, { type: "seller.rated", sellerId: row.sellerId });
  await atomic(
    ctx.db,
    [
      mustExist(ctx.db, sql`SELECT 1 FROM seller_rating WHERE order_id = ${orderId} AND status = 'published'`),
      ctx.db
        .update(sellerRating)
        .set({ status: "withdrawn", updatedAt: ctx.now(), version: sql`version + 1` })
        .where(eq(sellerRating.orderId, orderId)),
      job.statement,
    ],
    { must_hold: "CONFLICT" },
  );
  sent(ctx, [job]);
  return await orderToRate(ctx, { orderId });
}

const YEAR_MS = 365 * DAY_MS;

/** What buyers say of a seller, ever and within the last twelve months. @throws NOT_FOUND */
export async function reputation(ctx: Pick<Ctx, "db" | "now">, { handle }: { handle: string }): Promise<Reputation> {
  const [found] = await ctx.db.all<{ id: Id<"seller">; ratingCenti: number; ratingCount: number }>(
    sql`SELECT id, rating_centi AS ratingCenti, rating_count AS ratingCount FROM seller WHERE handle = ${handle} AND status = 'active'`,
  );
  if (!found) throw new DomainError("NOT_FOUND");
  const stars = await ctx.db.all<{
    rating: number;
    ratings: number;
    inTime: number;
    asDescribed: number;
    goodService: number;
  }>(sql`
    SELECT rating, count(*) AS ratings, sum(in_time) AS inTime, sum(as_described) AS asDescribed, sum(good_service) AS goodService
    FROM seller_rating WHERE seller_id = ${found.id} AND status = 'published' AND created_at > ${ctx.now() - YEAR_MS} GROUP BY rating`);
  const sum = (part: (row: (typeof stars)[number]) => number) => stars.reduce((total, row) => total + part(row), 0);
  const ratingCount = sum((row) => row.ratings);
  return {
    ratingCenti: found.ratingCenti,
    ratingCount: found.ratingCount,
    year: {
      ratingCount,
      ratingCenti: averageCenti(
        sum((row) => row.rating * row.ratings),
        ratingCount,
      ),
      histogram: [1, 2, 3, 4, 5].map(
        (rating) => stars.find((row) => row.rating === rating)?.ratings ?? 0,
      ) as Reputation["year"]["histogram"],
      inTimeBps: shareBps(
        sum((row) => row.inTime),
        ratingCount,
      ),
      asDescribedBps: shareBps(
        sum((row) => row.asDescribed),
        ratingCount,
      ),
      goodServiceBps: shareBps(
        sum((row) => row.goodService),
        ratingCount,
      ),
    },
  };
}
