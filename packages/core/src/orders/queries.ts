// Orders for buyers, sellers and operators. Whose they are stands in the WHERE; a foreign id is not found.
import {
  type AdminOrdersInput,
  DomainError,
  type Id,
  isId,
  isoDay,
  MARKETS,
  type OrderInput,
  type OrderSummary,
  type Page,
  type PageInput,
  progressOf,
  type PurchaseSummary,
  type PurchaseView,
  type SellerOrdersInput,
  type SellerOrderView,
  TO_SEND,
} from "@stoa/contract";
import { and, eq, inArray, lt, ne, or, purchase, refund, seller, sellerOrder, sql, type SQL } from "@stoa/db";
import {
  type AdminCtx,
  begins,
  type Ctx,
  hmac,
  holds,
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

const rowsOf = (ctx: Pick<Ctx, "db">, where: SQL | undefined) =>
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

/** The place behind which a page of orders begins, and the order that it is in. */
function orderOf(input: Pick<SellerOrdersInput, "sort" | "direction" | "cursor">): {
  behind: SQL | undefined;
  by: SQL;
} {
  const after = readCursor(input.cursor);
  const byDay = input.sort === "ship_by";
  const ascends = (input.direction ?? (byDay ? "asc" : "desc")) === "asc";
  const column = byDay ? sellerOrder.shipByDay : sellerOrder.createdAt;
  const [way, beyond] = ascends ? [sql.raw("ASC"), sql.raw(">")] : [sql.raw("DESC"), sql.raw("<")];
  // The day of an order is read where the page ended: it does not change.
  const place = byDay ? sql`(SELECT ship_by_day FROM seller_order WHERE id = ${after?.id})` : sql`${after?.at}`;
  return {
    behind: after ? sql`(${column}, ${sellerOrder.id}) ${beyond} (${place}, ${after.id})` : undefined,
    by: sql`${column} ${way}, ${sellerOrder.id} ${way}`,
  };
}

/** Most orders that a beginning stands for: whoever types more of it finds theirs. */
const BEGUN = 500;

/**
 * What somebody looks for: a number or an address from its beginning, each by an index, or any part of a customer's name. Numbers
 * are known without their first letter, too.
 */
function lookedFor(q: string): SQL | undefined {
  const number = q.toUpperCase();
  const numbered = (beginning: string) =>
    sql`${sellerOrder.id} IN (SELECT id FROM seller_order WHERE ${begins(sql`number`, beginning)} LIMIT ${BEGUN})`;
  if (number.startsWith("S-")) return numbered(number);
  const written = sql`${sellerOrder.purchaseId} IN (SELECT id FROM purchase WHERE ${begins(sql`email`, q.toLowerCase())} LIMIT ${BEGUN})`;
  return q.includes("@") ? written : or(holds(sellerOrder.customerName, q), numbered(`S-${number}`), written);
}

async function listOrders(
  ctx: Pick<Ctx, "db">,
  input: AdminOrdersInput & Partial<SellerOrdersInput>,
  own: SQL | undefined,
): Promise<Page<OrderSummary>> {
  const { behind, by } = orderOf(input);
  const rows = await rowsOf(
    ctx,
    and(
      own,
      input.status ? eq(sellerOrder.status, input.status) : ne(sellerOrder.status, "pending"),
      input.q ? lookedFor(input.q) : undefined,
      behind,
    ),
  )
    .orderBy(by)
    .limit(input.limit + 1);
  return pageOf(rows, input.limit, (row) => ({ at: row.seller_order.createdAt, id: row.seller_order.id }), summaryOf);
}

function summaryOf({ seller_order: order, seller: by }: OrderRow): OrderSummary {
  const { id, number, status, customerName, market, currency, unitCount, totalMinor, shipByDay, createdAt } = order;
  return {
    orderId: id,
    number,
    status,
    customerName,
    sellerName: by.name,
    market,
    currency,
    unitCount,
    totalMinor,
    shipByDay,
    createdAt,
  };
}

/** The seller's own orders, newest first; orders that are not paid yet are left out unless asked for. */
export async function listSellerOrders(
  ctx: SellerCtx<"orders.read">,
  input: SellerOrdersInput,
): Promise<Page<OrderSummary>> {
  return await listOrders(ctx, input, eq(sellerOrder.sellerId, ctx.actor.sellerId));
}

/** All orders, newest first; orders that are not paid yet are left out unless asked for. */
export async function listAllOrders(
  ctx: AdminCtx<"orders.read">,
  input: AdminOrdersInput,
): Promise<Page<OrderSummary>> {
  return await listOrders(ctx, input, undefined);
}

/** Orders whose parcels had to leave before today (UTC) and have not, the longest overdue first, id breaks ties. */
export async function listLateOrders(ctx: AdminCtx<"orders.read">, input: PageInput): Promise<Page<OrderSummary>> {
  const after = readCursor(input.cursor);
  // The place in the list is the day as a point in time.
  const dueAt = sql`unixepoch(${sellerOrder.shipByDay}) * 1000`;
  const rows = await rowsOf(
    ctx,
    and(
      inArray(sellerOrder.status, [...TO_SEND]),
      lt(sellerOrder.shipByDay, isoDay(ctx.now(), "UTC")),
      after ? sql`(${dueAt}, ${sellerOrder.id}) > (${after.at}, ${after.id})` : undefined,
    ),
  )
    .orderBy(sellerOrder.shipByDay, sellerOrder.id)
    .limit(input.limit + 1);
  const place = ({ seller_order: { shipByDay, id } }: OrderRow) => ({ at: Date.parse(shipByDay), id });
  return pageOf(rows, input.limit, place, summaryOf);
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

/** Orders of a seller that have to leave, the most urgent first. */
export async function ordersToShip(ctx: SellerCtx<"orders.read">, limit: number): Promise<OrderSummary[]> {
  const rows = await rowsOf(
    ctx,
    and(eq(sellerOrder.sellerId, ctx.actor.sellerId), inArray(sellerOrder.status, [...TO_SEND])),
  )
    .orderBy(sellerOrder.shipByDay, sellerOrder.createdAt)
    .limit(limit);
  return rows.map(summaryOf);
}
