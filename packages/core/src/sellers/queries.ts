// Sellers as operators see them.
import { type AdminSeller, type AdminSellersInput, DomainError, type Id, type Page } from "@stoa/contract";
import { and, eq, gt, or, seller, sql } from "@stoa/db";
import { type AdminCtx, holds } from "../kernel/index.ts";

// In a query over one table Drizzle writes a column without its table, which inside a subquery would mean another
// one: the subqueries name `seller.id` in full.
const columns = {
  sellerId: seller.id,
  handle: seller.handle,
  name: seller.name,
  description: seller.description,
  country: seller.country,
  status: seller.status,
  statusReason: seller.statusReason,
  commissionBps: seller.commissionBps,
  offerCount: sql<number>`(SELECT count(*) FROM offer WHERE offer.seller_id = seller.id)`,
  orderCount: sql<number>`(SELECT count(*) FROM seller_order WHERE seller_order.seller_id = seller.id)`,
  ratingCenti: seller.ratingCenti,
  createdAt: seller.createdAt,
};

/** Sellers by name, id breaks ties. */
export async function listSellers(ctx: AdminCtx<"sellers.read">, input: AdminSellersInput): Promise<Page<AdminSeller>> {
  const after = /^(.{1,120})~(sel_\w+)$/u.exec(input.cursor ?? "");
  const rows = await ctx.db
    .select(columns)
    .from(seller)
    .where(
      and(
        input.status ? eq(seller.status, input.status) : undefined,
        input.q ? holds(seller.name, input.q) : undefined,
        after
          ? or(gt(seller.name, after[1]!), and(eq(seller.name, after[1]!), gt(seller.id, after[2] as Id<"seller">)))
          : undefined,
      ),
    )
    .orderBy(seller.name, seller.id)
    .limit(input.limit + 1);
  const items = rows.slice(0, input.limit);
  const last = items.at(-1);
  return { items, nextCursor: rows.length > input.limit && last ? `${last.name}~${last.sellerId}` : null };
}

/** One seller. @throws NOT_FOUND */
export async function sellerById(ctx: AdminCtx<"sellers.read">, sellerId: Id<"seller">): Promise<AdminSeller> {
  const [row] = await ctx.db.select(columns).from(seller).where(eq(seller.id, sellerId));
  if (!row) throw new DomainError("NOT_FOUND");
  return row;
}
