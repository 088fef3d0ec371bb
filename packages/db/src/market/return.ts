// Return policies, returns with their lines and steps, and the private files of cases.
import type { BarredReason, Id, RefundTarget, ReturnReason, ReturnStatus, WayBackPayer } from "@stoa/contract";
import { integer, primaryKey, sqliteTable, text } from "drizzle-orm/sqlite-core";
import { at, count, id, oneOf, words } from "../columns.ts";

/** The policy of a branch of the catalogue; the empty slug holds where no branch says more. */
export const returnPolicy = sqliteTable("return_policy", {
  categorySlug: text("category_slug").primaryKey(),
  windowDays: count("window_days"),
  wayBack: oneOf<WayBackPayer>("way_back"),
  barredBecause: text("barred_because").$type<BarredReason>(),
  updatedAt: at("updated_at"),
});

export const sellerReturnTerms = sqliteTable("seller_return_terms", {
  sellerId: id("seller", "seller_id").primaryKey(),
  windowDays: count("window_days"),
  wayBack: oneOf<WayBackPayer>("way_back"),
  instructions: words("instructions"),
  updatedAt: at("updated_at"),
});

export const returnRequest = sqliteTable("return_request", {
  id: id("return").primaryKey(),
  orderId: id("order", "order_id"),
  sellerId: id("seller", "seller_id"),
  status: oneOf<ReturnStatus>("status"),
  version: count("version").default(1),
  isLate: count("is_late").default(0),
  target: oneOf<RefundTarget>("target"),
  wayBack: oneOf<WayBackPayer>("way_back"),
  instructions: words("instructions").default(""),
  refusedBecause: words("refused_because").default(""),
  carrier: words("carrier").default(""),
  trackingNumber: words("tracking_number").default(""),
  refundId: text("refund_id").$type<Id<"refund">>(),
  /** When it comes to something by itself; null once it is over. */
  dueAt: integer("due_at"),
  createdAt: at("created_at"),
  updatedAt: at("updated_at"),
});

export const returnEvent = sqliteTable(
  "return_event",
  {
    returnId: id("return", "return_id"),
    version: count("version"),
    status: oneOf<ReturnStatus>("status"),
    actor: words("actor"),
    at: at("at"),
  },
  (t) => [primaryKey({ columns: [t.returnId, t.version] })],
);

export const returnLine = sqliteTable(
  "return_line",
  {
    returnId: id("return", "return_id"),
    lineId: id("line", "line_id"),
    quantity: count("quantity"),
    reason: oneOf<ReturnReason>("reason"),
    note: words("note").default(""),
    receivedQuantity: integer("received_quantity"),
    resellableQuantity: integer("resellable_quantity"),
  },
  (t) => [primaryKey({ columns: [t.returnId, t.lineId] })],
);

/** A file of a return, a claim or a message; `subject` is its id. */
export const caseFile = sqliteTable("case_file", {
  id: id("document").primaryKey(),
  orderId: id("order", "order_id"),
  subject: words("subject").$type<Id<"return"> | Id<"claim"> | Id<"message">>(),
  side: oneOf<"buyer" | "seller">("side"),
  hash: words("hash"),
  name: words("name"),
  type: words("type"),
  sizeBytes: count("size_bytes"),
  createdAt: at("created_at"),
});
