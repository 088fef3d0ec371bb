// What a team does about its endpoints. Whatever says where things are sent, or tells a secret, asks for a fresh proof of who one is.
import {
  type CreateWebhook,
  type DeliveryId,
  type DeliveryStatus,
  DomainError,
  type Id,
  MINUTE_MS,
  newId,
  PING_TYPE,
  SECRET_OVERLAP_MS,
  type SetWebhookStatus,
  type UpdateWebhook,
  type WebhookId,
  type WebhookMade,
} from "@stoa/contract";
import { and, atomic, eq, ne, sql, webhook, webhookDelivery } from "@stoa/db";
import { auditRow, type Ctx, seal, type SellerCtx, type SteppedUp } from "../kernel/index.ts";
import { SECRET_PURPOSE } from "./delivering.ts";
import { ownDelivery, ownWebhook } from "./queries.ts";
import { addressFault } from "./rules/address.ts";
import { hintOf, newWebhookSecret } from "./rules/signature.ts";
import { writtenDown } from "./writing-down.ts";

type Managing = SellerCtx<"webhooks.manage">;

/** How often an endpoint may be made to answer by hand. */
const BY_HAND = { limit: 10, windowMs: MINUTE_MS };

function checkAddress(ctx: Ctx, url: string): void {
  const fault = addressFault(url, ctx.providers.webhooks.isLocal);
  if (fault) throw new DomainError("INVALID_INPUT", { fields: ["url"], fault });
}

async function takeTurn(ctx: Ctx, webhookId: Id<"webhook">): Promise<void> {
  const { ok, retryAfterMs } = await ctx.objects
    .limiter(`webhook:${webhookId}`)
    .take(BY_HAND.limit, BY_HAND.windowMs, ctx.now());
  if (!ok) throw new DomainError("RATE_LIMITED", { retryAfterMs });
}

/**
 * Makes an endpoint that hears what happens from now on; its secret is told this once.
 * @throws INVALID_INPUT an address that is not sent to; CONFLICT there are too many
 */
export async function createWebhook(ctx: SteppedUp<Managing>, input: CreateWebhook): Promise<WebhookMade> {
  checkAddress(ctx, input.url);
  const webhookId = newId("webhook", ctx.now());
  const secret = newWebhookSecret();
  const { url, description } = input;
  const types = [...new Set(input.types)];
  await atomic(
    ctx.db,
    [
      ctx.db.insert(webhook).values({
        id: webhookId,
        sellerId: ctx.actor.sellerId,
        url,
        description,
        types,
        hint: hintOf(secret),
        sealedSecret: await seal(ctx.secret, SECRET_PURPOSE, secret),
        createdAt: ctx.now(),
        changedAt: ctx.now(),
      }),
      auditRow(ctx, "webhook.created", webhookId, { host: new URL(url).host, types }),
    ],
    { webhook_limit: "CONFLICT" },
  );
  return { webhookId, secret };
}

/** Changes where an endpoint is, how it is called and what it hears. @throws NOT_FOUND, INVALID_INPUT an address that is not sent to */
export async function updateWebhook(ctx: SteppedUp<Managing>, input: UpdateWebhook): Promise<void> {
  checkAddress(ctx, input.url);
  const { webhookId, url, description } = input;
  const types = [...new Set(input.types)];
  await ownWebhook(ctx, webhookId);
  await atomic(ctx.db, [
    ctx.db.update(webhook).set({ url, description, types, changedAt: ctx.now() }).where(eq(webhook.id, webhookId)),
    auditRow(ctx, "webhook.changed", webhookId, { host: new URL(url).host, types }),
  ]);
  await ctx.objects.webhook(webhookId).wake(webhookId);
}

/**
 * Pauses an endpoint, or lets it go on, also one that was switched off: what waits is sent at once, and its past forgiven.
 * @throws NOT_FOUND; ILLEGAL_TRANSITION one that was switched off cannot be paused
 */
export async function setWebhookStatus(ctx: Managing, { webhookId, status }: SetWebhookStatus): Promise<void> {
  await ownWebhook(ctx, webhookId);
  const isOn = status === "active";
  await atomic(
    ctx.db,
    [
      ctx.db
        .update(webhook)
        .set({
          status,
          disabledBecause: null,
          changedAt: ctx.now(),
          ...(isOn ? { failingSince: null, failures: 0, quietUntil: 0 } : {}),
        })
        .where(eq(webhook.id, webhookId)),
      ...(isOn ? [dueAgain(ctx, webhookId)] : []),
      auditRow(ctx, isOn ? "webhook.resumed" : "webhook.paused", webhookId),
    ],
    { webhook_status_path: "ILLEGAL_TRANSITION" },
  );
  if (isOn) await ctx.objects.webhook(webhookId).wake(webhookId);
}

/** What waits is due at once, with all its tries before it. */
const dueAgain = (ctx: Ctx, webhookId: Id<"webhook">) =>
  ctx.db
    .update(webhookDelivery)
    .set({ tries: 0, dueAt: ctx.now() })
    .where(and(eq(webhookDelivery.webhookId, webhookId), eq(webhookDelivery.status, "waiting")));

/** Removes an endpoint with everything that was sent to it. @throws NOT_FOUND */
export async function removeWebhook(ctx: Managing, { webhookId }: WebhookId): Promise<void> {
  const row = await ownWebhook(ctx, webhookId);
  await atomic(ctx.db, [
    ctx.db.delete(webhook).where(eq(webhook.id, webhookId)),
    auditRow(ctx, "webhook.removed", webhookId, { host: new URL(row.url).host }),
  ]);
}

/** Gives an endpoint a new secret, told this once. For a day the former one signs, too. @throws NOT_FOUND */
export async function rotateWebhook(ctx: SteppedUp<Managing>, { webhookId }: WebhookId): Promise<WebhookMade> {
  const row = await ownWebhook(ctx, webhookId);
  const secret = newWebhookSecret();
  await atomic(ctx.db, [
    ctx.db
      .update(webhook)
      .set({
        hint: hintOf(secret),
        sealedSecret: await seal(ctx.secret, SECRET_PURPOSE, secret),
        formerSecret: row.sealedSecret,
        formerUntil: ctx.now() + SECRET_OVERLAP_MS,
        changedAt: ctx.now(),
      })
      .where(eq(webhook.id, webhookId)),
    auditRow(ctx, "webhook.rotated", webhookId),
  ]);
  return { webhookId, secret };
}

/** Sends an event of no weight at once, also to an endpoint that is paused, and tells how it went. @throws NOT_FOUND, RATE_LIMITED */
export async function pingWebhook(
  ctx: Managing,
  { webhookId }: WebhookId,
): Promise<DeliveryId & { status: DeliveryStatus }> {
  await ownWebhook(ctx, webhookId);
  await takeTurn(ctx, webhookId);
  const { sellerId } = ctx.actor;
  const name = newId("request", ctx.now());
  const fact = {
    type: PING_TYPE,
    fact: `ping:${name}`,
    aggregate: webhookId,
    occurredAt: ctx.now(),
    ids: { webhookId },
    data: { message: "It works." },
  } as const;
  // Not due for a minute: it is tried right below, and by nobody else meanwhile.
  const [written] = writtenDown(ctx, sellerId, [{ fact, to: [webhookId] }], ctx.now() + MINUTE_MS);
  await atomic(ctx.db, [...written!.statements, auditRow(ctx, "webhook.pinged", webhookId)]);
  const { deliveryId } = written!.deliveries[0]!;
  return { deliveryId, status: await ctx.objects.webhook(webhookId).attempt(deliveryId) };
}

/**
 * Sends a delivery once more, with the same id, as if it had never been tried.
 * @throws NOT_FOUND, RATE_LIMITED; ILLEGAL_TRANSITION its endpoint is switched off
 */
export async function replayDelivery(ctx: Managing, { deliveryId }: DeliveryId): Promise<void> {
  const { webhook: endpoint } = await ownDelivery(ctx, deliveryId);
  if (endpoint.status === "disabled") throw new DomainError("ILLEGAL_TRANSITION");
  await takeTurn(ctx, endpoint.id);
  await atomic(ctx.db, [
    ctx.db
      .update(webhookDelivery)
      .set({ status: "waiting", tries: 0, dueAt: ctx.now(), endedAt: null })
      .where(eq(webhookDelivery.id, deliveryId)),
    auditRow(ctx, "webhook.replayed", endpoint.id, { deliveryId }),
  ]);
  await ctx.objects.webhook(endpoint.id).wake(endpoint.id);
}

/**
 * Sends everything once more that was given up, in its order; tells how much that is.
 * @throws NOT_FOUND, RATE_LIMITED; ILLEGAL_TRANSITION the endpoint is switched off
 */
export async function replayFailed(ctx: Managing, { webhookId }: WebhookId): Promise<{ count: number }> {
  const row = await ownWebhook(ctx, webhookId);
  if (row.status === "disabled") throw new DomainError("ILLEGAL_TRANSITION");
  await takeTurn(ctx, webhookId);
  const failed = and(
    eq(webhookDelivery.webhookId, webhookId),
    eq(webhookDelivery.status, "failed"),
    ne(webhookDelivery.type, PING_TYPE),
  );
  const [found] = await ctx.db
    .select({ count: sql<number>`count(*)` })
    .from(webhookDelivery)
    .where(failed);
  const { count } = found!;
  await atomic(ctx.db, [
    ctx.db.update(webhookDelivery).set({ status: "waiting", tries: 0, dueAt: ctx.now(), endedAt: null }).where(failed),
    auditRow(ctx, "webhook.replayed", webhookId, { count }),
  ]);
  await ctx.objects.webhook(webhookId).wake(webhookId);
  return { count };
}
