// Sends what is due to one endpoint. Only its own object runs this, so that nothing is sent twice at once; what was sent and not
// noted, because the machine died in between, is sent again with the same id.
import {
  type DeliveryStatus,
  type Id,
  PING_TYPE,
  wallMs,
  WEBHOOK_WAITS_MS,
  type WebhookDisabledBecause,
} from "@stoa/contract";
import { and, atomic, eq, sql, type Statement, webhook, webhookDelivery, webhookEvent } from "@stoa/db";
import { auditRow, later, log, sent, type SystemCtx, unseal, type WebhookAnswer } from "../kernel/index.ts";
import { addressFault } from "./rules/address.ts";
import { signedHeaders } from "./rules/signature.ts";
import { isGivenUp, isReceipt, type Verdict, verdictOn } from "./rules/trying.ts";

/** For what a secret of a webhook is sealed. */
export const SECRET_PURPOSE = "webhook secret";
/** How many are sent at once to an endpoint that answers, and to one that has failed a few times in a row. */
const AT_ONCE = 8;
const DOUBTFUL_AFTER = 3;
/** How many rounds one alarm makes before it asks for another: each send is a few requests of its invocation. */
const MAX_ROUNDS = 20;

type Endpoint = typeof webhook.$inferSelect;
interface Due {
  id: Id<"delivery">;
  eventId: Id<"event">;
  type: (typeof webhookDelivery.$inferSelect)["type"];
  tries: number;
  attempts: number;
  body: string;
}

const endpointOf = async (ctx: SystemCtx, webhookId: Id<"webhook">): Promise<Endpoint | undefined> =>
  (await ctx.db.select().from(webhook).where(eq(webhook.id, webhookId)))[0];

/**
 * What may be sent now, longest due first: of each thing the earliest event that waits, so that a later one of the same thing
 * never overtakes it, while other things do.
 */
const dueNow = (ctx: SystemCtx, webhookId: Id<"webhook">, limit: number): Promise<Due[]> =>
  ctx.db.all<Due>(sql`
    SELECT d.id, d.event_id AS eventId, d.type, d.tries, d.attempts, e.body
    FROM webhook_delivery d JOIN webhook_event e ON e.id = d.event_id
    WHERE d.webhook_id = ${webhookId} AND d.status = 'waiting' AND d.due_at <= ${ctx.now()} AND NOT EXISTS (
      SELECT 1 FROM webhook_delivery f
      WHERE f.webhook_id = d.webhook_id AND f.aggregate = d.aggregate AND f.status = 'waiting' AND f.seq < d.seq)
    ORDER BY d.due_at, d.seq LIMIT ${limit}`);

/** When the next may be sent; null when nothing waits. */
async function nextDueAt(ctx: SystemCtx, webhookId: Id<"webhook">): Promise<number | null> {
  const [row] = await ctx.db.all<{ at: number | null }>(sql`
    SELECT min(d.due_at) AS at FROM webhook_delivery d
    WHERE d.webhook_id = ${webhookId} AND d.status = 'waiting' AND NOT EXISTS (
      SELECT 1 FROM webhook_delivery f
      WHERE f.webhook_id = d.webhook_id AND f.aggregate = d.aggregate AND f.status = 'waiting' AND f.seq < d.seq)`);
  return row?.at ?? null;
}

async function post(ctx: SystemCtx, endpoint: Endpoint, due: Due): Promise<WebhookAnswer> {
  const sender = ctx.providers.webhooks;
  // Looked at once more: what counts as an address may have been made stricter since it was saved.
  if (addressFault(endpoint.url, sender.isLocal)) return { code: null, error: "unreachable" };
  const former = endpoint.formerUntil !== null && endpoint.formerUntil > ctx.now() ? endpoint.formerSecret : null;
  const sealed = [endpoint.sealedSecret, ...(former === null ? [] : [former])];
  const secrets = await Promise.all(sealed.map((secret) => unseal(ctx.secret, SECRET_PURPOSE, secret)));
  const good = secrets.filter((secret) => secret !== null);
  if (good.length === 0) throw new Error(`the secret of ${endpoint.id} cannot be opened`);
  // Whoever receives it asks their own clock whether it is new.
  const headers = await signedHeaders(good, { id: due.eventId, atMs: wallMs(), body: due.body });
  return await sender.post({ url: endpoint.url, headers, body: due.body });
}

/** What a try changes, as statements. A try that somebody else has noted meanwhile is noted once. */
function noting(
  ctx: SystemCtx,
  endpoint: Endpoint,
  of: { due: Due; answer: WebhookAnswer; verdict: Verdict; tookMs: number },
): Statement[] {
  const { due, answer, verdict, tookMs } = of;
  const now = ctx.now();
  const isOk = isReceipt(answer);
  const [error, text] = answer.code === null ? [answer.error, ""] : [null, answer.answer];
  const isPing = due.type === PING_TYPE;
  const streak = isOk
    ? { lastDeliveredAt: now, failingSince: null, failures: 0, quietUntil: 0 }
    : {
        failingSince: sql`coalesce(${webhook.failingSince}, ${now})`,
        failures: sql`${webhook.failures} + 1`,
        quietUntil: sql`max(${webhook.quietUntil}, ${verdict.status === "delivered" ? 0 : verdict.quietUntil})`,
      };
  return [
    ctx.db
      .run(sql`INSERT INTO webhook_attempt (delivery_id, number, webhook_id, at, took_ms, code, error, answer, is_ok)
      VALUES (${due.id}, ${due.attempts + 1}, ${endpoint.id}, ${now}, ${tookMs}, ${answer.code}, ${error}, ${text}, ${Number(isOk)})
      ON CONFLICT (delivery_id, number) DO NOTHING`),
    ctx.db
      .update(webhookDelivery)
      .set({
        status: verdict.status,
        tries: due.tries + 1,
        attempts: due.attempts + 1,
        lastCode: answer.code,
        ...(verdict.status === "waiting" ? { dueAt: verdict.dueAt } : { endedAt: now }),
      })
      .where(
        and(
          eq(webhookDelivery.id, due.id),
          eq(webhookDelivery.status, "waiting"),
          eq(webhookDelivery.attempts, due.attempts),
        ),
      ),
    ...(isPing ? [] : [ctx.db.update(webhook).set(streak).where(eq(webhook.id, endpoint.id))]),
  ];
}

/** Switches an endpoint off and lets its team know. */
async function switchOff(ctx: SystemCtx, webhookId: Id<"webhook">, because: WebhookDisabledBecause): Promise<void> {
  const job = later(ctx, { type: "webhook.off", webhookId, at: ctx.now() });
  await atomic(ctx.db, [
    ctx.db
      .update(webhook)
      .set({ status: "disabled", disabledBecause: because, changedAt: ctx.now() })
      .where(eq(webhook.id, webhookId)),
    auditRow(ctx, "webhook.disabled", webhookId, { because }),
    job.statement,
  ]);
  sent(ctx, [job]);
}

async function tryOne(ctx: SystemCtx, endpoint: Endpoint, due: Due): Promise<Verdict> {
  const startedAt = wallMs(); // Not by our clock, which may be moved meanwhile.
  const answer = await post(ctx, endpoint, due);
  const tookMs = wallMs() - startedAt;
  const random = crypto.getRandomValues(new Uint32Array(1))[0]! / 2 ** 32;
  const verdict = verdictOn({ type: due.type, tries: due.tries, answer, nowMs: ctx.now(), random });
  await atomic(ctx.db, noting(ctx, endpoint, { due, answer, verdict, tookMs }));
  return verdict;
}

/** Sends all that is due, a few at a time, and tells when something is due again; null when nothing waits or may go. */
export async function deliverDue(ctx: SystemCtx, webhookId: Id<"webhook">): Promise<number | null> {
  for (let round = 0; round < MAX_ROUNDS; round++) {
    const endpoint = await endpointOf(ctx, webhookId);
    if (endpoint?.status !== "active") return null;
    if (isGivenUp(endpoint, ctx.now())) {
      await switchOff(ctx, webhookId, "failing");
      return null;
    }
    if (endpoint.quietUntil > ctx.now()) return endpoint.quietUntil;
    const due = await dueNow(ctx, webhookId, endpoint.failures >= DOUBTFUL_AFTER ? 1 : AT_ONCE);
    if (due.length === 0) return await nextDueAt(ctx, webhookId);
    const settled = await Promise.allSettled(due.map((one) => tryOne(ctx, endpoint, one)));
    const isGone = settled.some(
      (one) => one.status === "fulfilled" && one.value.status === "failed" && one.value.because === "gone",
    );
    if (isGone) {
      await switchOff(ctx, webhookId, "gone");
      return null;
    }
    const broken = settled.find((one) => one.status === "rejected");
    if (broken) {
      log("error", "webhook.stuck", { webhookId, error: String(broken.reason) });
      return ctx.now() + WEBHOOK_WAITS_MS[1];
    }
  }
  return ctx.now();
}

/** Tries one delivery now, whatever else waits; tells how it stands afterwards. */
export async function deliverOne(ctx: SystemCtx, deliveryId: Id<"delivery">): Promise<DeliveryStatus> {
  const [row] = await ctx.db
    .select()
    .from(webhookDelivery)
    .innerJoin(webhook, eq(webhook.id, webhookDelivery.webhookId))
    .innerJoin(webhookEvent, eq(webhookEvent.id, webhookDelivery.eventId))
    .where(eq(webhookDelivery.id, deliveryId));
  if (!row) return "failed";
  const { webhook: endpoint, webhook_delivery: delivery, webhook_event: event } = row;
  if (delivery.status !== "waiting") return delivery.status;
  return (await tryOne(ctx, endpoint, { ...delivery, body: event.body })).status;
}
