// Threads as buyer, seller and operators read them. Whose they are is asked of their order; a foreign id is not found.
import {
  DAY_MS,
  type Id,
  type MessageReport,
  type OwnOrder,
  type Page,
  type PageInput,
  type ResponseTime,
  type SaveQuickReply,
  type ThreadsInput,
  type ThreadSummary,
  type ThreadView,
} from "@stoa/contract";
import {
  and,
  asc,
  type Database,
  eq,
  inArray,
  isNull,
  lt,
  message,
  messageReport,
  or,
  purchase,
  quickReply,
  seller,
  sellerOrder,
  sql,
  type SQL,
  thread,
} from "@stoa/db";
import {
  type AdminCtx,
  type BuyerCtx,
  type Ctx,
  pageOf,
  readCursor,
  type SellerCtx,
  type ShopperCtx,
} from "../kernel/index.ts";
import { type OrderRow, orderRow } from "../orders/index.ts";
import { filesOf, ownOrderRow } from "../returns/index.ts";
import { median } from "./rules.ts";

/** Most messages of a thread that are shown: the newest. */
const MAX_SHOWN = 300;
/** How far back answers count. */
const WINDOW_MS = 90 * DAY_MS;

type Reader = "buyer" | "seller" | "operator";

/** The thread of an order, empty where nobody has written yet. */
async function threadView(
  db: Database,
  { seller_order: order, seller: by }: OrderRow,
  reader: Reader,
): Promise<ThreadView> {
  const [row] = await db.select().from(thread).where(eq(thread.orderId, order.id));
  const rows = row
    ? await db
        .select()
        .from(message)
        .where(eq(message.threadId, row.id))
        .orderBy(sql`${message.at} DESC, ${message.id} DESC`)
        .limit(MAX_SHOWN)
    : [];
  const ids = rows.map(({ id }) => id);
  const [files, reports] = await Promise.all([
    filesOf(db, ids),
    ids.length === 0
      ? []
      : db
          .select({ messageId: messageReport.messageId, side: messageReport.side })
          .from(messageReport)
          .where(sql`${messageReport.messageId} IN (SELECT value FROM json_each(${JSON.stringify(ids)}))`),
  ]);
  return {
    orderId: order.id,
    orderNumber: order.number,
    purchaseId: order.purchaseId,
    market: order.market,
    seller: { handle: by.handle, name: by.name },
    customerName: order.customerName,
    unread: reader === "buyer" ? (row?.buyerUnread ?? 0) : reader === "seller" ? (row?.sellerUnread ?? 0) : 0,
    messages: rows.toReversed().map(({ id: messageId, side, text, original, at }) => ({
      messageId,
      side,
      text,
      ...(reader === "operator" ? { original } : {}),
      files: files.filter(({ subject }) => subject === messageId).map(({ file }) => file),
      isReported: reports.some(
        (each) => each.messageId === messageId && (reader === "operator" || each.side === reader),
      ),
      at,
    })),
  };
}

/** The thread of an order of the shopper's own. @throws NOT_FOUND */
export const ownThread = async (ctx: ShopperCtx, input: OwnOrder): Promise<ThreadView> =>
  await threadView(ctx.db, await ownOrderRow(ctx, input), "buyer");

/** The thread of an order of the seller's own. @throws NOT_FOUND */
export const sellerThread = async (
  ctx: SellerCtx<"orders.read">,
  input: { orderId: Id<"order"> },
): Promise<ThreadView> => await threadView(ctx.db, await orderRow(ctx, input.orderId), "seller");

/** Any thread, with what was taken out of its messages. @throws NOT_FOUND */
export const threadToReview = async (
  ctx: AdminCtx<"orders.decide">,
  input: { orderId: Id<"order"> },
): Promise<ThreadView> => await threadView(ctx.db, await orderRow(ctx, input.orderId), "operator");

async function threads(
  ctx: Ctx,
  input: PageInput,
  where: SQL | undefined,
  reader: "buyer" | "seller",
): Promise<Page<ThreadSummary>> {
  const after = readCursor(input.cursor);
  const rows = await ctx.db
    .select({ thread, order: sellerOrder, sellerName: seller.name })
    .from(thread)
    .innerJoin(sellerOrder, eq(sellerOrder.id, thread.orderId))
    .innerJoin(purchase, eq(purchase.id, sellerOrder.purchaseId))
    .innerJoin(seller, eq(seller.id, thread.sellerId))
    .where(
      and(
        where,
        after
          ? or(
              lt(thread.updatedAt, after.at),
              and(eq(thread.updatedAt, after.at), lt(thread.id, after.id as Id<"thread">)),
            )
          : undefined,
      ),
    )
    .orderBy(sql`${thread.updatedAt} DESC, ${thread.id} DESC`)
    .limit(input.limit + 1);
  const ids = rows.map((row) => row.thread.id);
  const last =
    ids.length === 0
      ? []
      : await ctx.db
          .select({ threadId: message.threadId, text: message.text, side: message.side })
          .from(message)
          .where(
            and(
              inArray(message.threadId, ids),
              sql`${message.id} = (SELECT m.id FROM message m WHERE m.thread_id = ${message.threadId} ORDER BY m.at DESC, m.id DESC LIMIT 1)`,
            ),
          );
  return pageOf(
    rows,
    input.limit,
    (row) => ({ at: row.thread.updatedAt, id: row.thread.id }),
    ({ thread: of, order, sellerName }) => {
      const newest = last.find(({ threadId }) => threadId === of.id);
      return {
        orderId: order.id,
        orderNumber: order.number,
        market: order.market,
        name: reader === "buyer" ? sellerName : order.customerName,
        lastText: (newest?.text ?? "").slice(0, 160),
        lastSide: newest?.side ?? "buyer",
        unread: reader === "buyer" ? of.buyerUnread : of.sellerUnread,
        isWaiting: of.waitingSinceAt !== null,
        updatedAt: of.updatedAt,
      };
    },
  );
}

/** The buyer's threads, the newest message first. */
export const ownThreads = async (ctx: BuyerCtx<"orders">, input: PageInput): Promise<Page<ThreadSummary>> =>
  await threads(ctx, input, eq(purchase.userId, ctx.actor.userId), "buyer");

/** How many messages the buyer has not read. */
export async function unreadOfBuyer(ctx: BuyerCtx<"orders">): Promise<{ unread: number }> {
  const [row] = await ctx.db.all<{ unread: number }>(sql`
    SELECT coalesce(sum(t.buyer_unread), 0) AS unread FROM purchase p JOIN seller_order o ON o.purchase_id = p.id JOIN thread t ON t.order_id = o.id
    WHERE p.user_id = ${ctx.actor.userId}`);
  return { unread: row?.unread ?? 0 };
}

/** The seller's threads, the newest message first; with `isWaiting` those that wait for an answer. */
export const listThreads = async (ctx: SellerCtx<"orders.read">, input: ThreadsInput): Promise<Page<ThreadSummary>> =>
  await threads(
    ctx,
    input,
    and(
      eq(thread.sellerId, ctx.actor.sellerId),
      input.isWaiting ? sql`${thread.waitingSinceAt} IS NOT NULL` : undefined,
    ),
    "seller",
  );

/** How quickly a seller has answered in the last 90 days, and how many wait. */
export async function responseTime(ctx: Pick<Ctx, "db" | "now">, sellerId: Id<"seller">): Promise<ResponseTime> {
  const since = ctx.now() - WINDOW_MS;
  const [times, waiting] = await Promise.all([
    ctx.db.all<{ ms: number }>(sql`
      SELECT m.answered_ms AS ms FROM message m JOIN thread t ON t.id = m.thread_id
      WHERE t.seller_id = ${sellerId} AND t.updated_at >= ${since} AND m.answered_ms IS NOT NULL AND m.at >= ${since} LIMIT 10000`),
    ctx.db.all<{ count: number }>(
      sql`SELECT count(*) AS count FROM thread WHERE seller_id = ${sellerId} AND waiting_since_at IS NOT NULL`,
    ),
  ]);
  return {
    medianMs: median(times.map(({ ms }) => ms)),
    answeredCount: times.length,
    waitingCount: waiting[0]?.count ?? 0,
  };
}

/** The seller's own response time. */
export const ownResponseTime = async (ctx: SellerCtx<"orders.read">): Promise<ResponseTime> =>
  await responseTime(ctx, ctx.actor.sellerId);

/** The answers that the seller keeps, by title. */
export async function quickReplies(ctx: SellerCtx<"orders.read">): Promise<SaveQuickReply[]> {
  return await ctx.db
    .select({ title: quickReply.title, text: quickReply.text })
    .from(quickReply)
    .where(eq(quickReply.sellerId, ctx.actor.sellerId))
    .orderBy(asc(quickReply.title));
}

/** Messages that were reported and not looked at yet, oldest first; at most a hundred. */
export async function openReports(ctx: AdminCtx<"orders.decide">): Promise<MessageReport[]> {
  const rows = await ctx.db
    .select({ report: messageReport, message, orderId: sellerOrder.id, orderNumber: sellerOrder.number })
    .from(messageReport)
    .innerJoin(message, eq(message.id, messageReport.messageId))
    .innerJoin(thread, eq(thread.id, message.threadId))
    .innerJoin(sellerOrder, eq(sellerOrder.id, thread.orderId))
    .where(isNull(messageReport.closedAt))
    .orderBy(asc(messageReport.at))
    .limit(100);
  return rows.map(({ report, message: { id: messageId, side, text, original }, orderId, orderNumber }) => ({
    messageId,
    orderId,
    orderNumber,
    side,
    text,
    original,
    reportedBy: report.side,
    reason: report.reason,
    at: report.at,
  }));
}
