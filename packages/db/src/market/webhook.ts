// Webhooks: endpoints of sellers, what there was to tell, and how each telling went.
import type {
  DeliveryStatus,
  WebhookDisabledBecause,
  WebhookEventType,
  WebhookStatus,
  WebhookType,
} from "@stoa/contract";
import { integer, primaryKey, sqliteTable, text } from "drizzle-orm/sqlite-core";
import { at, count, id, json, oneOf, words } from "../columns.ts";

export const webhook = sqliteTable("webhook", {
  id: id("webhook").primaryKey(),
  sellerId: id("seller", "seller_id"),
  url: words("url"),
  description: words("description").default(""),
  types: json<WebhookType[]>("types"),
  status: oneOf<WebhookStatus>("status").default("active"),
  disabledBecause: text("disabled_because").$type<WebhookDisabledBecause>(),
  hint: words("hint"),
  sealedSecret: words("sealed_secret"),
  formerSecret: text("former_secret"),
  formerUntil: integer("former_until"),
  createdAt: at("created_at"),
  lastDeliveredAt: integer("last_delivered_at"),
  failingSince: integer("failing_since"),
  failures: count("failures").default(0),
  quietUntil: at("quiet_until").default(0),
  changedAt: at("changed_at"),
});

export const webhookEvent = sqliteTable("webhook_event", {
  seq: integer("seq").primaryKey({ autoIncrement: true }),
  id: id("event"),
  sellerId: id("seller", "seller_id"),
  type: oneOf<WebhookEventType>("type"),
  aggregate: words("aggregate"),
  fact: words("fact"),
  /** As it is sent, byte for byte. */
  body: words("body"),
  occurredAt: at("occurred_at"),
  createdAt: at("created_at"),
});

export const webhookDelivery = sqliteTable("webhook_delivery", {
  id: id("delivery").primaryKey(),
  webhookId: id("webhook", "webhook_id"),
  eventId: id("event", "event_id"),
  seq: count("seq"),
  type: oneOf<WebhookEventType>("type"),
  aggregate: words("aggregate"),
  status: oneOf<DeliveryStatus>("status").default("waiting"),
  tries: count("tries").default(0),
  attempts: count("attempts").default(0),
  lastCode: integer("last_code"),
  dueAt: at("due_at"),
  createdAt: at("created_at"),
  endedAt: integer("ended_at"),
});

export const webhookAttempt = sqliteTable(
  "webhook_attempt",
  {
    deliveryId: id("delivery", "delivery_id"),
    number: count("number"),
    webhookId: id("webhook", "webhook_id"),
    at: at("at"),
    tookMs: count("took_ms"),
    code: integer("code"),
    error: text("error"),
    answer: words("answer").default(""),
    isOk: count("is_ok"),
  },
  (t) => [primaryKey({ columns: [t.deliveryId, t.number] })],
);
