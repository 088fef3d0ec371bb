// Lists of orders at the desks of sellers and operators: found, in their order, page by page.
import {
  type AdminOrdersInput,
  isoDay,
  type OrderSummary,
  type Page,
  type PageInput,
  type SellerOrdersInput,
} from "@stoa/contract";
import { and, eq, lt, ne, or, sellerOrder, sql, type SQL } from "@stoa/db";
import { type AdminCtx, begins, type Ctx, holds, pageOf, readCursor, type SellerCtx } from "../kernel/index.ts";
import { hasToLeave } from "./leaving.ts";
import { rowsOf } from "./queries.ts";
import type { OrderRow } from "./views.ts";

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
      hasToLeave,
      lt(sellerOrder.shipByDay, isoDay(ctx.now(), "UTC")),
      after ? sql`(${dueAt}, ${sellerOrder.id}) > (${after.at}, ${after.id})` : undefined,
    ),
  )
    .orderBy(sellerOrder.shipByDay, sellerOrder.id)
    .limit(input.limit + 1);
  const place = ({ seller_order: { shipByDay, id } }: OrderRow) => ({ at: Date.parse(shipByDay), id });
  return pageOf(rows, input.limit, place, summaryOf);
}

/** Orders of a seller that have to leave, the most urgent first. */
export async function ordersToShip(ctx: SellerCtx<"orders.read">, limit: number): Promise<OrderSummary[]> {
  const rows = await rowsOf(ctx, and(eq(sellerOrder.sellerId, ctx.actor.sellerId), hasToLeave))
    .orderBy(sellerOrder.shipByDay, sellerOrder.createdAt)
    .limit(limit);
  return rows.map(summaryOf);
}
