// Writing messages, reading them, reporting them, and the answers that a seller keeps.
import {
  type CloseReport,
  DomainError,
  HOUR_MS,
  type Id,
  type MessageSide,
  newId,
  type OwnOrder,
  type QuickReplyTitle,
  type ReportMessage,
  type ReportOwnMessage,
  type SaveQuickReply,
  type ThreadView,
  type WriteToBuyer,
  type WriteToSeller,
} from "@stoa/contract";
import { and, atomic, type BatchPart, eq, message, messageReport, mustExist, quickReply, sql, thread } from "@stoa/db";
import {
  actorName,
  type AdminCtx,
  auditRow,
  type Ctx,
  later,
  type SellerCtx,
  sent,
  type ShopperCtx,
} from "../kernel/index.ts";
import { type OrderRow, orderRow } from "../orders/index.ts";
import { ownOrderRow } from "../returns/index.ts";
import { ownThread, sellerThread, threadToReview } from "./queries.ts";
import { withoutContacts } from "./rules.ts";

/** Messages an hour: of one buyer about one order, and of one seller about all of theirs. */
const BUYER_PER_HOUR = 20;
const SELLER_PER_HOUR = 300;

async function take(ctx: Ctx, name: string, limit: number): Promise<void> {
  const { ok, retryAfterMs } = await ctx.objects.limiter(`message:${name}`).take(limit, HOUR_MS, ctx.now());
  if (!ok) throw new DomainError("RATE_LIMITED", { retryAfterMs });
}

/** Writes one message, and the thread with it where it is the first. */
async function write(
  ctx: Ctx,
  { seller_order: order, purchase: bought }: OrderRow,
  of: { side: MessageSide; text: string },
  extra: BatchPart[] = [],
): Promise<Id<"message">> {
  if (bought.status !== "confirmed") throw new DomainError("NOT_FOUND");
  const messageId = newId("message", ctx.now());
  const { text, isChanged } = withoutContacts(of.text);
  const jobs = [
    later(ctx, { type: "message.written", messageId }),
    later(ctx, { type: "order.changed", orderId: order.id }),
  ];
  await atomic(ctx.db, [
    ctx.db
      .insert(thread)
      .values({
        id: newId("thread", ctx.now()),
        orderId: order.id,
        sellerId: order.sellerId,
        createdAt: ctx.now(),
        updatedAt: ctx.now(),
      })
      .onConflictDoNothing({ target: thread.orderId }),
    ctx.db.insert(message).values({
      id: messageId,
      threadId: sql`(SELECT id FROM thread WHERE order_id = ${order.id})`,
      side: of.side,
      author: actorName(ctx.actor),
      text,
      original: isChanged ? of.text : null,
      at: ctx.now(),
    }),
    ...extra,
    ...jobs.map((job) => job.statement),
  ]);
  sent(ctx, jobs);
  return messageId;
}

/** A message that was written, and its thread. */
export interface Written {
  messageId: Id<"message">;
  thread: ThreadView;
}

/**
 * Writes to the seller of an order of the shopper's own. Contact details are taken out.
 * @throws NOT_FOUND, RATE_LIMITED
 */
export async function writeToSeller(ctx: ShopperCtx, input: WriteToSeller): Promise<Written> {
  const row = await ownOrderRow(ctx, input);
  await take(ctx, `buyer:${row.seller_order.id}`, BUYER_PER_HOUR);
  const messageId = await write(ctx, row, { side: "buyer", text: input.text });
  return { messageId, thread: await ownThread(ctx, input) };
}

/** Writes to the buyer of an order of the seller's own. Contact details are taken out. @throws NOT_FOUND, RATE_LIMITED */
export async function writeToBuyer(ctx: SellerCtx<"orders.cancel">, input: WriteToBuyer): Promise<Written> {
  const row = await orderRow(ctx, input.orderId);
  await take(ctx, `seller:${ctx.actor.sellerId}`, SELLER_PER_HOUR);
  const audit = auditRow(ctx, "message.written", input.orderId);
  const messageId = await write(ctx, row, { side: "seller", text: input.text }, [audit]);
  return { messageId, thread: await sellerThread(ctx, input) };
}

/**
 * Writes to both sides of an order, as the marketplace does while a claim is with it.
 * @throws NOT_FOUND
 * @throws ILLEGAL_TRANSITION no claim about this order is with the marketplace
 */
export async function writeToBoth(ctx: AdminCtx<"orders.decide">, input: WriteToBuyer): Promise<Written> {
  const row = await orderRow(ctx, input.orderId);
  const [claimed] = await ctx.db.all(
    sql`SELECT 1 FROM claim WHERE order_id = ${input.orderId} AND status IN ('escalated', 'appealed', 'denied')`,
  );
  if (!claimed) throw new DomainError("ILLEGAL_TRANSITION");
  const audit = auditRow(ctx, "message.written", input.orderId);
  const messageId = await write(ctx, row, { side: "marketplace", text: input.text }, [audit]);
  return { messageId, thread: await threadToReview(ctx, input) };
}

/** Notes that the shopper has read what there is. @throws NOT_FOUND */
export async function readByBuyer(ctx: ShopperCtx, input: OwnOrder): Promise<void> {
  const { seller_order: order } = await ownOrderRow(ctx, input);
  await ctx.db.update(thread).set({ buyerUnread: 0 }).where(eq(thread.orderId, order.id));
}

/** Notes that the seller has read what there is. @throws NOT_FOUND */
export async function readBySeller(ctx: SellerCtx<"orders.cancel">, input: { orderId: Id<"order"> }): Promise<void> {
  await orderRow(ctx, input.orderId);
  await atomic(ctx.db, [
    ctx.db.update(thread).set({ sellerUnread: 0 }).where(eq(thread.orderId, input.orderId)),
    auditRow(ctx, "messages.read", input.orderId),
  ]);
}

/** Reports a message of the seller in an order of the shopper's own; once. @throws NOT_FOUND */
export async function reportToMarketplace(ctx: ShopperCtx, input: ReportOwnMessage): Promise<void> {
  const { seller_order: order } = await ownOrderRow(ctx, input);
  const { messageId, reason } = input;
  await atomic(
    ctx.db,
    [
      mustExist(
        ctx.db,
        sql`SELECT 1 FROM message m JOIN thread t ON t.id = m.thread_id WHERE m.id = ${messageId} AND t.order_id = ${order.id} AND m.side = 'seller'`,
      ),
      ctx.db.insert(messageReport).values({ messageId, side: "buyer", reason, at: ctx.now() }).onConflictDoNothing(),
    ],
    { must_hold: "NOT_FOUND" },
  );
}

/** Reports a message of a buyer; once. @throws NOT_FOUND */
export async function reportMessage(
  ctx: SellerCtx<"orders.cancel">,
  { messageId, reason }: ReportMessage,
): Promise<void> {
  await atomic(
    ctx.db,
    [
      mustExist(
        ctx.db,
        sql`SELECT 1 FROM message m JOIN thread t ON t.id = m.thread_id WHERE m.id = ${messageId} AND t.seller_id = ${ctx.actor.sellerId} AND m.side = 'buyer'`,
      ),
      ctx.db.insert(messageReport).values({ messageId, side: "seller", reason, at: ctx.now() }).onConflictDoNothing(),
      auditRow(ctx, "message.reported", messageId),
    ],
    { must_hold: "NOT_FOUND" },
  );
}

/** Closes the reports of a message, once somebody has looked. @throws NOT_FOUND there is none that is open */
export async function closeReport(ctx: AdminCtx<"orders.decide">, { messageId }: CloseReport): Promise<void> {
  await atomic(
    ctx.db,
    [
      mustExist(ctx.db, sql`SELECT 1 FROM message_report WHERE message_id = ${messageId} AND closed_at IS NULL`),
      ctx.db.update(messageReport).set({ closedAt: ctx.now() }).where(eq(messageReport.messageId, messageId)),
      auditRow(ctx, "message_report.closed", messageId),
    ],
    { must_hold: "NOT_FOUND" },
  );
}

/** Keeps an answer; the same title again replaces it. @throws LIST_FULL there are fifty */
export async function saveQuickReply(ctx: SellerCtx<"orders.cancel">, { title, text }: SaveQuickReply): Promise<void> {
  const { sellerId } = ctx.actor;
  await atomic(
    ctx.db,
    [
      ctx.db.delete(quickReply).where(and(eq(quickReply.sellerId, sellerId), eq(quickReply.title, title))),
      ctx.db.insert(quickReply).values({ sellerId, title, text }),
      auditRow(ctx, "quick_reply.saved", sellerId, { title }),
    ],
    { quick_reply_few: "LIST_FULL" },
  );
}

/** Forgets a kept answer. @throws NOT_FOUND */
export async function removeQuickReply(ctx: SellerCtx<"orders.cancel">, { title }: QuickReplyTitle): Promise<void> {
  const { sellerId } = ctx.actor;
  await atomic(
    ctx.db,
    [
      mustExist(ctx.db, sql`SELECT 1 FROM quick_reply WHERE seller_id = ${sellerId} AND title = ${title}`),
      ctx.db.delete(quickReply).where(and(eq(quickReply.sellerId, sellerId), eq(quickReply.title, title))),
      auditRow(ctx, "quick_reply.removed", sellerId, { title }),
    ],
    { must_hold: "NOT_FOUND" },
  );
}
