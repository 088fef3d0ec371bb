// Endpoints and what was sent to them, as their team sees it. Another seller's are not found.
import {
  type AttemptView,
  type DeliveriesInput,
  type DeliveryDetail,
  type DeliveryId,
  type DeliverySummary,
  DomainError,
  HOUR_MS,
  type Id,
  type Page,
  PING_TYPE,
  type WebhookDetail,
  type WebhookHour,
  type WebhookId,
  type WebhookView,
} from "@stoa/contract";
import { and, desc, eq, lt, sql, webhook, webhookAttempt, webhookDelivery, webhookEvent } from "@stoa/db";
import { pageOf, readCursor, type SellerCtx } from "../kernel/index.ts";

type Managing = SellerCtx<"webhooks.manage">;
type Row = typeof webhook.$inferSelect;

const HOURS = 24;

/** An endpoint of the seller's own. @throws NOT_FOUND */
export async function ownWebhook(ctx: Managing, webhookId: Id<"webhook">): Promise<Row> {
  const [row] = await ctx.db
    .select()
    .from(webhook)
    .where(and(eq(webhook.id, webhookId), eq(webhook.sellerId, ctx.actor.sellerId)));
  if (!row) throw new DomainError("NOT_FOUND");
  return row;
}

/** A delivery to one of the seller's own endpoints. @throws NOT_FOUND */
export async function ownDelivery(ctx: Managing, deliveryId: Id<"delivery">) {
  const [row] = await ctx.db
    .select()
    .from(webhookDelivery)
    .innerJoin(webhook, eq(webhook.id, webhookDelivery.webhookId))
    .innerJoin(webhookEvent, eq(webhookEvent.id, webhookDelivery.eventId))
    .where(and(eq(webhookDelivery.id, deliveryId), eq(webhook.sellerId, ctx.actor.sellerId)));
  if (!row) throw new DomainError("NOT_FOUND");
  return row;
}

/** How many deliveries of an endpoint stand so, what was tried by hand left out. */
const counted = (status: "waiting" | "failed") =>
  sql<number>`(SELECT count(*) FROM webhook_delivery d WHERE d.webhook_id = webhook.id AND d.status = ${status} AND d.type <> ${PING_TYPE})`.as(
    status,
  );

const viewOf = (
  ctx: Managing,
  { row, waiting, failed }: { row: Row; waiting: number; failed: number },
): WebhookView => ({
  webhookId: row.id,
  url: row.url,
  description: row.description,
  types: row.types,
  status: row.status,
  disabledBecause: row.disabledBecause,
  hint: row.hint,
  formerUntil: row.formerUntil !== null && row.formerUntil > ctx.now() ? row.formerUntil : null,
  createdAt: row.createdAt,
  lastDeliveredAt: row.lastDeliveredAt,
  failingSince: row.failingSince,
  waiting,
  failed,
});

/** The seller's endpoints, newest first. */
export async function listWebhooks(ctx: Managing): Promise<WebhookView[]> {
  const rows = await ctx.db
    .select({ row: webhook, waiting: counted("waiting"), failed: counted("failed") })
    .from(webhook)
    .where(eq(webhook.sellerId, ctx.actor.sellerId))
    .orderBy(desc(webhook.createdAt), desc(webhook.id));
  return rows.map((found) => viewOf(ctx, found));
}

/** How the tries of the last day went, hour by hour, the oldest first and the running one last. */
async function hoursOf(ctx: Managing, webhookId: Id<"webhook">): Promise<WebhookHour[]> {
  const last = Math.floor(ctx.now() / HOUR_MS);
  const rows = await ctx.db.all<{ hour: number; ok: number; total: number }>(sql`
    SELECT CAST(at / ${HOUR_MS} AS INTEGER) AS hour, sum(is_ok) AS ok, count(*) AS total FROM webhook_attempt
    WHERE webhook_id = ${webhookId} AND at >= ${(last - HOURS + 1) * HOUR_MS} GROUP BY 1`);
  const found = new Map(rows.map((row) => [row.hour, row]));
  return Array.from({ length: HOURS }, (_, i) => {
    const hour = last - HOURS + 1 + i;
    const { ok = 0, total = 0 } = found.get(hour) ?? {};
    return { at: hour * HOUR_MS, ok, failed: total - ok };
  });
}

/** One of the seller's endpoints with its last day. @throws NOT_FOUND */
export async function webhookById(ctx: Managing, { webhookId }: WebhookId): Promise<WebhookDetail> {
  await ownWebhook(ctx, webhookId);
  const [found] = await ctx.db
    .select({ row: webhook, waiting: counted("waiting"), failed: counted("failed") })
    .from(webhook)
    .where(eq(webhook.id, webhookId));
  return { ...viewOf(ctx, found!), hours: await hoursOf(ctx, webhookId) };
}

type Sent = { delivery: typeof webhookDelivery.$inferSelect; occurredAt: number };

const summaryOf = ({ delivery, occurredAt }: Sent): DeliverySummary => ({
  deliveryId: delivery.id,
  eventId: delivery.eventId,
  type: delivery.type,
  aggregate: delivery.aggregate,
  status: delivery.status,
  attempts: delivery.attempts,
  lastCode: delivery.lastCode,
  dueAt: delivery.status === "waiting" ? delivery.dueAt : null,
  occurredAt,
  at: delivery.createdAt,
});

/** What was sent to an endpoint, what happened last first. @throws NOT_FOUND */
export async function listDeliveries(ctx: Managing, input: DeliveriesInput): Promise<Page<DeliverySummary>> {
  await ownWebhook(ctx, input.webhookId);
  const after = readCursor(input.cursor);
  const rows = await ctx.db
    .select({ delivery: webhookDelivery, occurredAt: webhookEvent.occurredAt })
    .from(webhookDelivery)
    .innerJoin(webhookEvent, eq(webhookEvent.id, webhookDelivery.eventId))
    .where(
      and(
        eq(webhookDelivery.webhookId, input.webhookId),
        input.status ? eq(webhookDelivery.status, input.status) : undefined,
        input.type ? eq(webhookDelivery.type, input.type) : undefined,
        after ? lt(webhookDelivery.seq, after.at) : undefined,
      ),
    )
    .orderBy(desc(webhookDelivery.seq))
    .limit(input.limit + 1);
  return pageOf(rows, input.limit, ({ delivery }) => ({ at: delivery.seq, id: delivery.id }), summaryOf);
}

/** A delivery with what was sent and every try, the last first. @throws NOT_FOUND */
export async function deliveryById(ctx: Managing, { deliveryId }: DeliveryId): Promise<DeliveryDetail> {
  const { webhook: endpoint, webhook_delivery: delivery, webhook_event: event } = await ownDelivery(ctx, deliveryId);
  const tries: AttemptView[] = await ctx.db
    .select({
      number: webhookAttempt.number,
      at: webhookAttempt.at,
      tookMs: webhookAttempt.tookMs,
      code: webhookAttempt.code,
      error: webhookAttempt.error,
      answer: webhookAttempt.answer,
    })
    .from(webhookAttempt)
    .where(eq(webhookAttempt.deliveryId, deliveryId))
    .orderBy(desc(webhookAttempt.number));
  return {
    ...summaryOf({ delivery, occurredAt: event.occurredAt }),
    webhookId: endpoint.id,
    url: endpoint.url,
    body: event.body,
    tries,
  };
}
