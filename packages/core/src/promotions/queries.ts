// Promotions as who made them sees them.
import {
  type AllPromotionsInput,
  DomainError,
  type Id,
  type Page,
  type PromotionsInput,
  type PromotionView,
} from "@stoa/contract";
import {
  and,
  type Database,
  eq,
  isNull,
  promotion,
  promotionBudget,
  promotionCustomer,
  seller,
  sql,
  type SQL,
} from "@stoa/db";
import { type AdminCtx, pageOf, readCursor, type SellerCtx } from "../kernel/index.ts";
import { wordsFor } from "./naming.ts";

type Row = typeof promotion.$inferSelect;

async function viewsOf(db: Database, rows: readonly Row[]): Promise<PromotionView[]> {
  const ids = sql`(SELECT value FROM json_each(${JSON.stringify(rows.map((row) => row.id))}))`;
  const [budgets, named, sellers] = await db.batch([
    db
      .select()
      .from(promotionBudget)
      .where(sql`${promotionBudget.promotionId} IN ${ids}`),
    db
      .select({ id: promotionCustomer.promotionId, count: sql<number>`count(*)` })
      .from(promotionCustomer)
      .where(sql`${promotionCustomer.promotionId} IN ${ids}`)
      .groupBy(promotionCustomer.promotionId),
    db
      .select({ sellerId: seller.id, handle: seller.handle, name: seller.name })
      .from(seller)
      .where(sql`${seller.id} IN (SELECT seller_id FROM promotion WHERE id IN ${ids})`),
  ]);
  const inWords = await wordsFor(db, rows);
  return rows.map(({ id, sellerId, scope, effect, createdAt: _c, ...row }) => ({
    ...row,
    ...inWords({ scope, effect }),
    promotionId: id,
    seller: sellers.find((one) => one.sellerId === sellerId) ?? null,
    namedCount: named.find((one) => one.id === id)?.count ?? 0,
    budgets: budgets
      .filter((budget) => budget.promotionId === id)
      .map(({ currency, budgetMinor, spentMinor }) => ({ currency, budgetMinor, spentMinor })),
  }));
}

async function list(db: Database, own: SQL | undefined, input: PromotionsInput): Promise<Page<PromotionView>> {
  const after = readCursor(input.cursor);
  const rows = await db
    .select()
    .from(promotion)
    .where(
      and(
        own,
        input.status ? eq(promotion.status, input.status) : undefined,
        after ? sql`(${promotion.updatedAt}, ${promotion.id}) < (${after.at}, ${after.id})` : undefined,
      ),
    )
    .orderBy(sql`${promotion.updatedAt} DESC, ${promotion.id} DESC`)
    .limit(input.limit + 1);
  const page = pageOf(
    rows,
    input.limit,
    (row) => ({ at: row.updatedAt, id: row.id }),
    (row) => row,
  );
  return { ...page, items: await viewsOf(db, page.items) };
}

/** One promotion. `sellerId` null: one of anybody's, for operators. @throws NOT_FOUND also for one of another seller */
export async function promotionOf(
  db: Database,
  sellerId: Id<"seller"> | null,
  promotionId: Id<"promotion">,
): Promise<PromotionView> {
  const own = sellerId === null ? undefined : eq(promotion.sellerId, sellerId);
  const rows = await db
    .select()
    .from(promotion)
    .where(and(eq(promotion.id, promotionId), own));
  const [view] = await viewsOf(db, rows);
  if (!view) throw new DomainError("NOT_FOUND");
  return view;
}

/** The seller's own promotions, newest change first, id breaks ties. */
export const sellerPromotions = async (ctx: SellerCtx<"offers.read">, input: PromotionsInput) =>
  await list(ctx.db, eq(promotion.sellerId, ctx.actor.sellerId), input);

/** All promotions, or the marketplace's alone, newest change first, id breaks ties. */
export const allPromotions = async (ctx: AdminCtx<"finance.read">, input: AllPromotionsInput) =>
  await list(ctx.db, input.isOwn ? isNull(promotion.sellerId) : undefined, input);

/** One of the seller's own promotions. @throws NOT_FOUND */
export const sellerPromotion = async (ctx: SellerCtx<"offers.read">, input: { promotionId: Id<"promotion"> }) =>
  await promotionOf(ctx.db, ctx.actor.sellerId, input.promotionId);

/** Any promotion. @throws NOT_FOUND */
export const anyPromotion = async (ctx: AdminCtx<"finance.read">, input: { promotionId: Id<"promotion"> }) =>
  await promotionOf(ctx.db, null, input.promotionId);
