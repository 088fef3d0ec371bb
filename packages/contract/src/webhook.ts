// Webhooks: what a seller's own programs are told of, where, and how each telling went.
import { z } from "zod";
import { type Id, idSchema } from "./id.ts";
import { DAY_MS, HOUR_MS, MINUTE_MS, SECOND_MS } from "./time.ts";
import { PageInput } from "./page.ts";

/** Groups of types, in the order of the page that chooses them. */
export const WEBHOOK_GROUPS = ["orders", "returns", "claims", "money", "offers"] as const;
export type WebhookGroup = (typeof WEBHOOK_GROUPS)[number];

/**
 * What can be told: the group that it is shown in, what happened, and the kind of thing it is about. Events about the same thing come one
 * after the other; parcels, returns, claims, refunds and disputes are events of their order.
 */
export const WEBHOOK_TYPES = {
  "order.placed": { group: "orders", about: "order", says: "A customer has placed and paid an order" },
  "order.shipped": { group: "orders", about: "order", says: "A parcel has left" },
  "order.delivered": { group: "orders", about: "order", says: "A parcel has arrived" },
  "order.cancelled": { group: "orders", about: "order", says: "Units were called off, some or all" },
  "return.requested": { group: "returns", about: "order", says: "A customer wants to give something back" },
  "return.approved": { group: "returns", about: "order", says: "A return was approved" },
  "return.sent": { group: "returns", about: "order", says: "A return is on its way back" },
  "return.received": { group: "returns", about: "order", says: "A return has come back" },
  "return.refunded": { group: "returns", about: "order", says: "A return was paid back" },
  "return.refused": { group: "returns", about: "order", says: "A return was refused" },
  "return.cancelled": { group: "returns", about: "order", says: "A customer keeps what they wanted to give back" },
  "return.expired": { group: "returns", about: "order", says: "A return was not sent in time" },
  "claim.open": { group: "claims", about: "order", says: "A customer has opened a claim" },
  "claim.answered": { group: "claims", about: "order", says: "A claim was answered" },
  "claim.escalated": { group: "claims", about: "order", says: "The marketplace is asked to decide" },
  "claim.denied": { group: "claims", about: "order", says: "The marketplace has denied a claim" },
  "claim.appealed": { group: "claims", about: "order", says: "A customer has appealed" },
  "claim.resolved": { group: "claims", about: "order", says: "A claim was settled for the customer" },
  "claim.closed": { group: "claims", about: "order", says: "A claim has ended without money" },
  "claim.withdrawn": { group: "claims", about: "order", says: "A customer has withdrawn a claim" },
  "refund.made": { group: "money", about: "order", says: "Money of an order goes back" },
  "dispute.needs_evidence": { group: "money", about: "order", says: "A customer’s bank disputes a payment" },
  "dispute.under_review": { group: "money", about: "order", says: "The bank looks at the evidence" },
  "dispute.won": { group: "money", about: "order", says: "A dispute was won" },
  "dispute.lost": { group: "money", about: "order", says: "A dispute was lost" },
  "payout.paid": { group: "money", about: "payout", says: "A payout has arrived" },
  "payout.failed": { group: "money", about: "payout", says: "A payout did not arrive" },
  "offer.stock_low": { group: "offers", about: "offer", says: "Little is left of an offer" },
  "product.approved": { group: "offers", about: "product", says: "A proposed product or change was approved" },
  "product.changes_asked": { group: "offers", about: "product", says: "Changes to a proposal are asked for" },
  "product.refused": { group: "offers", about: "product", says: "A proposal was refused" },
} as const satisfies Record<
  string,
  { group: WebhookGroup; about: "order" | "payout" | "offer" | "product"; says: string }
>;

/** The types that an endpoint can choose. */
export type WebhookType = keyof typeof WEBHOOK_TYPES;
export const WEBHOOK_TYPE_NAMES = Object.keys(WEBHOOK_TYPES) as [WebhookType, ...WebhookType[]];
export const WebhookType = z.enum(WEBHOOK_TYPE_NAMES);
/** What is sent when somebody tries an endpoint out. */
export const PING_TYPE = "webhook.ping";
/** What an event can be. */
export type WebhookEventType = WebhookType | typeof PING_TYPE;

/** Most endpoints of a seller. */
export const MAX_WEBHOOKS = 10;
/** How long what was sent can be looked at and sent again. */
export const WEBHOOK_DAYS = 30;
/** How long a former secret signs beside the new one. */
export const SECRET_OVERLAP_MS = DAY_MS;
/** How long an answer may take. */
export const WEBHOOK_TIMEOUT_MS = 10 * SECOND_MS;
/** How long to wait after each try that failed; after the last one it is given up: nine tries in 22 hours. */
export const WEBHOOK_WAITS_MS = [
  5 * SECOND_MS,
  30 * SECOND_MS,
  2 * MINUTE_MS,
  10 * MINUTE_MS,
  HOUR_MS,
  3 * HOUR_MS,
  6 * HOUR_MS,
  12 * HOUR_MS,
] as const;
/** An endpoint is switched off when no try has gone well for so long, and at least so many have failed in a row. */
export const WEBHOOK_PATIENCE = { ms: 3 * DAY_MS, tries: 12 } as const;

/** `paused` by the team: what happens waits. `disabled` by the marketplace: nothing is written down until it is switched on. */
export const WEBHOOK_STATUSES = ["active", "paused", "disabled"] as const;
export type WebhookStatus = (typeof WEBHOOK_STATUSES)[number];
/** Which state may follow which. The database holds the same table and refuses everything else. */
export const WEBHOOK_NEXT = {
  active: ["paused", "disabled"],
  paused: ["active", "disabled"],
  disabled: ["active"],
} as const satisfies Record<WebhookStatus, readonly WebhookStatus[]>;
/** Why an endpoint was switched off: it answered 410, or nothing went well for days. */
export type WebhookDisabledBecause = "gone" | "failing";

/** `failed`: given up after the last try. Only somebody who sends it again makes it wait once more. */
export const DELIVERY_STATUSES = ["waiting", "delivered", "failed"] as const;
export type DeliveryStatus = (typeof DELIVERY_STATUSES)[number];
/** Which state may follow which. The database holds the same table and refuses everything else. */
export const DELIVERY_NEXT = {
  waiting: ["delivered", "failed"],
  delivered: ["waiting"],
  failed: ["waiting"],
} as const satisfies Record<DeliveryStatus, readonly DeliveryStatus[]>;

const Url = z.string().trim().min(10).max(500);
const Description = z.string().trim().max(200).default("");
const Types = z.array(WebhookType).min(1).max(WEBHOOK_TYPE_NAMES.length);

/** Makes an endpoint. */
export const CreateWebhook = z.strictObject({ url: Url, description: Description, types: Types });
export type CreateWebhook = z.infer<typeof CreateWebhook>;
/** Names an endpoint. */
export const WebhookId = z.strictObject({ webhookId: idSchema("webhook") });
export type WebhookId = z.infer<typeof WebhookId>;
/** Changes what an endpoint hears, how it is called, and where it is; a new address asks for a fresh proof of who one is. */
export const UpdateWebhook = WebhookId.extend({ url: Url, description: Description, types: Types });
export type UpdateWebhook = z.infer<typeof UpdateWebhook>;
/** Pauses an endpoint, or lets it go on. */
export const SetWebhookStatus = WebhookId.extend({ status: z.enum(["active", "paused"]) });
export type SetWebhookStatus = z.infer<typeof SetWebhookStatus>;
/** Reads what was sent to an endpoint, newest first. */
export const DeliveriesInput = PageInput.extend({
  webhookId: idSchema("webhook"),
  status: z.enum(DELIVERY_STATUSES).optional(),
  type: z.enum([...WEBHOOK_TYPE_NAMES, PING_TYPE]).optional(),
});
export type DeliveriesInput = z.infer<typeof DeliveriesInput>;
/** Names one delivery. */
export const DeliveryId = z.strictObject({ deliveryId: idSchema("delivery") });
export type DeliveryId = z.infer<typeof DeliveryId>;

/** An endpoint as its team sees it. Its secret is told once, in `WebhookMade`. */
export interface WebhookView {
  webhookId: Id<"webhook">;
  url: string;
  description: string;
  types: WebhookType[];
  status: WebhookStatus;
  disabledBecause: WebhookDisabledBecause | null;
  /** The first characters of the secret, to tell secrets apart. */
  hint: string;
  /** Until when the secret before this one signs, too; null once it does not. */
  formerUntil: number | null;
  createdAt: number;
  lastDeliveredAt: number | null;
  /** Since when every try has failed; null while they go well. */
  failingSince: number | null;
  waiting: number;
  failed: number;
}
/** A new endpoint, or a new secret of one. */
export interface WebhookMade {
  webhookId: Id<"webhook">;
  secret: string;
}
/** An hour of an endpoint: how many tries went well, and how many did not. */
export interface WebhookHour {
  at: number;
  ok: number;
  failed: number;
}
/** An endpoint with its last day, oldest hour first. */
export interface WebhookDetail extends WebhookView {
  hours: WebhookHour[];
}
/** What was sent to an endpoint, or is to be. */
export interface DeliverySummary {
  deliveryId: Id<"delivery">;
  eventId: Id<"event">;
  type: WebhookEventType;
  /** What it is about: an order, a payout, an offer, a product. */
  aggregate: string;
  status: DeliveryStatus;
  attempts: number;
  /** What the last answer said; null where none came. */
  lastCode: number | null;
  /** When it is tried next; null once it has ended. */
  dueAt: number | null;
  occurredAt: number;
  at: number;
}
/** One try. `error` says why no answer came. */
export interface AttemptView {
  number: number;
  at: number;
  tookMs: number;
  code: number | null;
  error: string | null;
  /** The first 1,000 characters of the answer. */
  answer: string;
}
/** A delivery with what was sent and every try. */
export interface DeliveryDetail extends DeliverySummary {
  webhookId: Id<"webhook">;
  url: string;
  /** The body exactly as it was sent. */
  body: string;
  tries: AttemptView[];
}

/** The body of a webhook. `data` is the thing as it stood when the event was written down; `ids` name what it is about. */
export interface WebhookBody {
  eventId: Id<"event">;
  type: WebhookEventType;
  /** When it happened: milliseconds since 1970, and the same as RFC 3339. */
  occurredAt: number;
  timestamp: string;
  sellerId: Id<"seller">;
  ids: Record<string, string>;
  data: unknown;
}
