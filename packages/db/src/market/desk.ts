// The desks of sellers and operators: offers as lists find them, kept views, changes of many offers at once.
import type { BulkChange, BulkCode, BulkOutcome, BulkStatus, Id, ViewList } from "@stoa/contract";
import { integer, primaryKey, sqliteTable, text } from "drizzle-orm/sqlite-core";
import { at, count, id, json, oneOf, words } from "../columns.ts";

/** Written by triggers of offers, products, variants, stock and its watch. Title and SKU are in lower case. */
export const offerEntry = sqliteTable("offer_entry", {
  offerId: id("offer", "offer_id").primaryKey(),
  sellerId: id("seller", "seller_id"),
  title: words("title"),
  sku: words("sku"),
  onHand: count("on_hand"),
  /** Units that can still be sold. */
  available: count("available").default(0),
  /** The number at which the seller calls it low; null: the marketplace's. */
  lowFrom: integer("low_from"),
});

export const savedView = sqliteTable("saved_view", {
  id: id("view").primaryKey(),
  userId: id("user", "user_id"),
  /** Null: a view of the operators' desk. */
  sellerId: text("seller_id").$type<Id<"seller">>(),
  list: oneOf<ViewList>("list"),
  name: words("name"),
  query: words("query"),
  isShared: count("is_shared").default(0),
  isDefault: count("is_default").default(0),
  createdAt: at("created_at"),
});

export const bulkEdit = sqliteTable("bulk_edit", {
  id: id("bulk").primaryKey(),
  sellerId: id("seller", "seller_id"),
  userId: text("user_id").$type<Id<"user">>(),
  change: json<BulkChange>("change"),
  status: oneOf<BulkStatus>("status").default("checking"),
  itemCount: count("item_count").default(0),
  createdAt: at("created_at"),
  finishedAt: integer("finished_at"),
  undoUntil: integer("undo_until"),
});

export const bulkItem = sqliteTable(
  "bulk_item",
  {
    bulkId: id("bulk", "bulk_id"),
    position: count("position"),
    offerId: id("offer", "offer_id"),
    outcome: oneOf<BulkOutcome>("outcome").default("waiting"),
    code: text("code").$type<BulkCode>(),
    before: integer("before"),
    after: integer("after"),
  },
  (t) => [primaryKey({ columns: [t.bulkId, t.position] })],
);

export const bulkChunk = sqliteTable(
  "bulk_chunk",
  {
    bulkId: id("bulk", "bulk_id"),
    phase: oneOf<BulkPhase>("phase"),
    step: count("step"),
    toPosition: count("to_position"),
    doneCount: count("done_count"),
    sameCount: count("same_count"),
    failedCount: count("failed_count"),
    expected: count("expected"),
    found: count("found"),
    at: at("at"),
  },
  (t) => [primaryKey({ columns: [t.bulkId, t.phase, t.step] })],
);

/** The states in which a bulk edit is worked on. */
export type BulkPhase = Extract<BulkStatus, "checking" | "running" | "undoing">;
