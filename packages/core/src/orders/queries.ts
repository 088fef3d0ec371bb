// Orders for buyers, sellers and operators. Whose they are stands in the WHERE; a foreign id is not found.
import {
  DomainError,
  type Id,
  isId,
  MARKETS,
  type OrderInput,
  type Page,
  type PageInput,
  progressOf,
  type PurchaseSummary,
  type PurchaseView,
  type SellerOrderView,
} from "@stoa/contract";
import { and, eq, inArray, lt, or, purchase, refund, seller, sellerOrder, sql, type SQL } from "@stoa/db";
import {
  type AdminCtx,
  type Ctx,
  hmac,
  pageOf,
  readCursor,
  sameText,
  type SellerCtx,
  type ShopperCtx,
} from "../kernel/index.ts";
import { amountsOf } from "../payments/index.ts";
import { forSeller, fulfilmentView, type OrderRow, orderViews } from "./views.ts";

/** The word that opens a purchase without an account; part of links in mails. */
export async function purchaseKey(ctx: Pick<Ctx, "secret">, purchaseId: Id<"purchase">): Promise<string> {
  return (await hmac(ctx.secret, `purchase:${purchaseId}`)).slice(0, 40);
}

/** Orders with their sellers and purchases. */
export const rowsOf = (ctx: Pick<Ctx, "db">, where: SQL | undefined) =>
  ctx.db
    .select()
    .from(sellerOrder)
    .innerJoin(seller, eq(seller.id, sellerOrder.sellerId))
    .innerJoin(purchase, eq(purchase.id, sellerOrder.purchaseId))
    .where(where);

/** The condition under which a purchase is the shopper's own. */
function isOwn(ctx: ShopperCtx): SQL {
  const { actor } = ctx;
  if (actor.kind === "buyer") return eq(purchase.userId, actor.userId);
  return actor.guestHash ? eq(purchase.guestHash, actor.guestHash) : sql`0`;
}

/**
 * The id of a purchase that the shopper may see, given its own id or one of its orders'.
 * @throws NOT_FOUND also for a purchase of somebody else
 */
export async function visiblePurchase(ctx: ShopperCtx, input: OrderInput): Promise<Id<"purchase">> {
  const byOrder = isId("order", input.id)
    ? ctx.db.select({ id: sellerOrder.purchaseId }).from(sellerOrder).where(eq(sellerOrder.id, input.id))
    : null;
  const purchaseId = byOrder ? (await byOrder)[0]?.id : (input.id as Id<"purchase">);
  if (!purchaseId) throw new DomainError("NOT_FOUND");
  const open = input.key !== undefined && sameText(input.key, await purchaseKey(ctx, purchaseId));
  const [row] = await ctx.db
    .select({ id: purchase.id })
    .from(purchase)
    .where(and(eq(purchase.id, purchaseId), open ? undefined : isOwn(ctx)));
  if (!row) throw new DomainError("NOT_FOUND");
  return row.id;
}

/**
 * A purchase, and each of its orders as its seller sees it, whoever asks; callers have checked that they may.
 * @throws NOT_FOUND
 */
export async function purchaseForSellers(
  ctx: Pick<Ctx, "db">,
  purchaseId: Id<"purchase">,
): Promise<{ purchase: PurchaseView; orders: SellerOrderView[] }> {
  const rows: OrderRow[] = await rowsOf(ctx, eq(sellerOrder.purchaseId, purchaseId)).orderBy(sellerOrder.number);
  const bought = rows[0]?.purchase;
  if (!bought) throw new DomainError("NOT_FOUND");
  const [orders, amounts] = await Promise.all([orderViews(ctx.db, rows), amountsOf(ctx.db, purchaseId)]);
  const {
    id,
    number,
    market,
    currency,
    status,
    email,
    address,
    method,
    itemsMinor,
    deliveryMinor,
    discountMinor,
    taxMinor,
    creditMinor,
    totalMinor,
    createdAt,
  } = bought;
  const view: PurchaseView = {
    purchaseId: id,
    number,
    market,
    currency,
    status,
    progress: progressOf(orders.map((order) => order.status)),
    email,
    address,
    paymentMethod: method,
    paidMinor: amounts.capturedMinor - amounts.refundedMinor,
    itemsMinor,
    deliveryMinor,
    discountMinor,
    taxMinor,
    creditMinor,
    totalMinor,
    refundedMinor: orders.reduce((sum, order) => sum + order.refundedMinor, 0),
    taxInclusive: MARKETS[market].taxInclusive,
    orders,
    createdAt,
  };
  return { purchase: view, orders: orders.map((order, i) => forSeller(order, rows[i]!)) };
}

/** A purchase with its orders, whoever asks; callers have checked that they may. @throws NOT_FOUND */
export const purchaseView = async (ctx: Pick<Ctx, "db">, purchaseId: Id<"purchase">): Promise<PurchaseView> =>
  (await purchaseForSellers(ctx, purchaseId)).purchase;

/** A purchase of the shopper's own, or one that `key` opens. @throws NOT_FOUND */
export async function purchaseOf(ctx: ShopperCtx, input: OrderInput): Promise<PurchaseView> {
  return await purchaseView(ctx, await visiblePurchase(ctx, input));
}

/** The shopper's purchases that were confirmed, newest first. */
export async function listPurchases(ctx: ShopperCtx, input: PageInput): Promise<Page<PurchaseSummary>> {
  const after = readCursor(input.cursor);
  const rows = await ctx.db
    .select()
    .from(purchase)
    .where(
      and(
        isOwn(ctx),
        eq(purchase.status, "confirmed"),
        after
          ? or(
              lt(purchase.createdAt, after.at),
              and(eq(purchase.createdAt, after.at), lt(purchase.id, after.id as Id<"purchase">)),
            )
          : undefined,
      ),
    )
    .orderBy(sql`${purchase.createdAt} DESC, ${purchase.id} DESC`)
    .limit(input.limit + 1);
  const orderRows: OrderRow[] =
    rows.length === 0
      ? []
      : await rowsOf(
          ctx,
          inArray(
            sellerOrder.purchaseId,
            rows.map((row) => row.id),
          ),
        ).orderBy(sellerOrder.number);
  const views = await orderViews(ctx.db, orderRows);
  return pageOf(
    rows,
    input.limit,
    (row) => ({ at: row.createdAt, id: row.id }),
    ({ id, number, currency, totalMinor, createdAt }) => ({
      purchaseId: id,
      number,
      currency,
      totalMinor,
      progress: progressOf(views.filter((view) => view.purchaseId === id).map((view) => view.status)),
      createdAt,
      orders: views
        .filter((view) => view.purchaseId === id)
        .map(({ orderId, seller: by, status, lines }) => ({
          orderId,
          sellerName: by.name,
          status,
          imageHashes: lines.flatMap((line) => line.imageHash ?? []).slice(0, 4),
          unitCount: lines.reduce((sum, line) => sum + line.quantity, 0),
        })),
    }),
  );
}

/** An order row of one seller's own (or of anybody, for the marketplace itself). @throws NOT_FOUND */
export async function orderRow(ctx: Ctx, orderId: Id<"order">): Promise<OrderRow> {
  const own = ctx.actor.kind === "seller" ? eq(sellerOrder.sellerId, ctx.actor.sellerId) : undefined;
  const [row] = await rowsOf(ctx, and(eq(sellerOrder.id, orderId), own));
  if (!row) throw new DomainError("NOT_FOUND");
  return row;
}

/** One order as its seller or an operator sees it. @throws NOT_FOUND also for an order of another seller */
export async function fulfilmentOf(
  ctx: SellerCtx<"orders.read"> | AdminCtx<"orders.read">,
  input: { orderId: Id<"order"> },
): Promise<SellerOrderView> {
  return await fulfilmentView(ctx.db, await orderRow(ctx, input.orderId));
}

/** Carriers of which a seller can buy labels. */
export async function labelCarriers(ctx: SellerCtx<"orders.read">): Promise<{ name: string; title: string }[]> {
  return ctx.providers.carriers.map(({ name, title }) => ({ name, title }));
}

/** What was given back for units of an order that were called off. */
export async function cancelledMinorOf(db: Ctx["db"], orderId: Id<"order">): Promise<number> {
  const [row] = await db
    .select({ minor: sql<number>`coalesce(sum(${refund.amountMinor}), 0)` })
    .from(refund)
    .where(and(eq(refund.orderId, orderId), eq(refund.reason, "cancelled")));
  return row?.minor ?? 0;
}
