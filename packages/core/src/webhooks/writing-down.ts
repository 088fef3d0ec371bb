// Writes down what there is to tell, once per fact, with a delivery for each endpoint that wants to hear it, all in one batch.
import { type Id, newId, type WebhookBody, type WebhookEventType, type WebhookType } from "@stoa/contract";
import { and, atomic, eq, ne, type Statement, sql, webhook } from "@stoa/db";
import type { Ctx } from "../kernel/index.ts";

/** An endpoint that is told what happens; while it is paused that waits. */
export interface Listener {
  webhookId: Id<"webhook">;
  types: WebhookType[];
  createdAt: number;
}

/** Something that happened. `fact` is the same for the same fact, however often its job is run. */
export interface WebhookFact {
  type: WebhookEventType;
  fact: string;
  /** The thing whose events come one after the other. */
  aggregate: string;
  occurredAt: number;
  ids: Record<string, string>;
  data: unknown;
}

/** The endpoints of a seller that hear what happens. */
export const listenersOf = (ctx: Pick<Ctx, "db">, sellerId: Id<"seller">): Promise<Listener[]> =>
  ctx.db
    .select({ webhookId: webhook.id, types: webhook.types, createdAt: webhook.createdAt })
    .from(webhook)
    .where(and(eq(webhook.sellerId, sellerId), ne(webhook.status, "disabled")));

/** Whether an endpoint wants to hear this: it chose the type, and was there when it happened. */
export const wants = (listener: Listener, { type, occurredAt }: Pick<WebhookFact, "type" | "occurredAt">): boolean =>
  (listener.types as readonly string[]).includes(type) && occurredAt >= listener.createdAt;

/** An event with its id and the deliveries of it. */
export interface Written {
  eventId: Id<"event">;
  deliveries: { deliveryId: Id<"delivery">; webhookId: Id<"webhook"> }[];
  statements: Statement[];
}

/**
 * The statements that write events down in their order. Of two who write the same fact the second changes nothing. `dueAt` is
 * when they are sent at the earliest.
 */
export function writtenDown(
  ctx: Pick<Ctx, "db" | "now">,
  sellerId: Id<"seller">,
  told: readonly { fact: WebhookFact; to: readonly Id<"webhook">[] }[],
  dueAt = ctx.now(),
): Written[] {
  const now = ctx.now();
  return told.map(({ fact, to }) => {
    const eventId = newId("event", now);
    const { type, aggregate, occurredAt, ids, data } = fact;
    const timestamp = new Date(occurredAt).toISOString();
    const body: WebhookBody = { eventId, type, occurredAt, timestamp, sellerId, ids, data };
    const deliveries = to.map((webhookId) => ({ deliveryId: newId("delivery", now), webhookId }));
    return {
      eventId,
      deliveries,
      statements: [
        ctx.db.run(sql`
          INSERT INTO webhook_event (id, seller_id, type, aggregate, fact, body, occurred_at, created_at)
          VALUES (${eventId}, ${sellerId}, ${type}, ${aggregate}, ${fact.fact}, ${JSON.stringify(body)}, ${occurredAt}, ${now})
          ON CONFLICT (seller_id, fact) DO NOTHING`),
        ctx.db.run(sql`
          INSERT INTO webhook_delivery (id, webhook_id, event_id, seq, type, aggregate, due_at, created_at)
          SELECT d.value ->> 'deliveryId', w.id, e.id, e.seq, e.type, e.aggregate, ${dueAt}, ${now}
          FROM webhook_event e CROSS JOIN json_each(${JSON.stringify(deliveries)}) d
            JOIN webhook w ON w.id = d.value ->> 'webhookId'
          WHERE e.id = ${eventId}`),
      ],
    };
  });
}

/** Writes down what somebody wants to hear, and wakes who is to tell it. Doing it again changes nothing. */
export async function writeDown(
  ctx: Ctx,
  sellerId: Id<"seller">,
  { facts, listeners }: { facts: readonly WebhookFact[]; listeners: readonly Listener[] },
): Promise<void> {
  const told = facts.flatMap((fact) => {
    const to = listeners.filter((listener) => wants(listener, fact)).map(({ webhookId }) => webhookId);
    return to.length > 0 ? [{ fact, to }] : [];
  });
  if (told.length === 0) return;
  const written = writtenDown(ctx, sellerId, told);
  await atomic(
    ctx.db,
    written.flatMap(({ statements }) => statements),
  );
  for (const webhookId of new Set(told.flatMap(({ to }) => to))) await ctx.objects.webhook(webhookId).wake(webhookId);
}
