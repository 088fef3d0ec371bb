// Threads of messages about orders, reports of messages, and answers that sellers keep.
import type { MessageSide } from "@stoa/contract";
import { integer, primaryKey, sqliteTable, text } from "drizzle-orm/sqlite-core";
import { at, count, id, oneOf, words } from "../columns.ts";

/** The messages of one order. Counts follow the messages by a trigger. */
export const thread = sqliteTable("thread", {
  id: id("thread").primaryKey(),
  orderId: id("order", "order_id"),
  sellerId: id("seller", "seller_id"),
  buyerUnread: count("buyer_unread").default(0),
  sellerUnread: count("seller_unread").default(0),
  /** Since when the seller owes an answer; null while they do not. */
  waitingSinceAt: integer("waiting_since_at"),
  createdAt: at("created_at"),
  updatedAt: at("updated_at"),
});

export const message = sqliteTable("message", {
  id: id("message").primaryKey(),
  threadId: id("thread", "thread_id"),
  side: oneOf<MessageSide>("side"),
  author: words("author"),
  text: words("text"),
  /** As it was written, where something was taken out. */
  original: text("original"),
  /** How long the buyer had waited for this answer. */
  answeredMs: integer("answered_ms"),
  at: at("at"),
});

export const messageReport = sqliteTable(
  "message_report",
  {
    messageId: id("message", "message_id"),
    side: oneOf<"buyer" | "seller">("side"),
    reason: words("reason"),
    at: at("at"),
    closedAt: integer("closed_at"),
  },
  (t) => [primaryKey({ columns: [t.messageId, t.side] })],
);

export const quickReply = sqliteTable(
  "quick_reply",
  { sellerId: id("seller", "seller_id"), title: words("title"), text: words("text") },
  (t) => [primaryKey({ columns: [t.sellerId, t.title] })],
);
