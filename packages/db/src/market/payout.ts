// Payouts with what they cover, where sellers are paid, the chain over the ledger, and comparisons with providers.
import type { Currency, DifferenceKind, Id, PayoutSchedule, PayoutStatus } from "@stoa/contract";
import { integer, primaryKey, sqliteTable, text } from "drizzle-orm/sqlite-core";
import { at, count, id, json, minor, oneOf, words } from "../columns.ts";

/** Why the money of an order is held. */
export type FreezeReason = "return" | "claim" | "dispute" | "operator";

export const orderFreeze = sqliteTable(
  "order_freeze",
  {
    orderId: id("order", "order_id"),
    reason: oneOf<FreezeReason>("reason"),
    subject: words("subject"),
    at: at("at"),
  },
  (t) => [primaryKey({ columns: [t.orderId, t.reason, t.subject] })],
);

/** Delivered orders whose money waits for its day. */
export const orderRelease = sqliteTable("order_release", {
  orderId: id("order", "order_id").primaryKey(),
  sellerId: id("seller", "seller_id"),
  deliveredAt: at("delivered_at"),
});

/** Where and how a seller is paid; without `sealed` there is no account. */
export const payoutAccount = sqliteTable("payout_account", {
  sellerId: id("seller", "seller_id").primaryKey(),
  schedule: oneOf<PayoutSchedule>("schedule").default("weekly"),
  minimums: json<Partial<Record<Currency, number>>>("minimums").default({}),
  holder: words("holder").default(""),
  country: words("country").default(""),
  masked: words("masked").default(""),
  sealed: text("sealed"),
  changedAt: integer("changed_at"),
  changedBy: text("changed_by").$type<Id<"user">>(),
  holdDays: integer("hold_days"),
  heldReason: text("held_reason"),
  version: count("version").default(1),
});

export const payout = sqliteTable("payout", {
  id: id("payout").primaryKey(),
  sellerId: id("seller", "seller_id"),
  currency: oneOf<Currency>("currency"),
  period: words("period"),
  amountMinor: minor("amount_minor"),
  status: oneOf<PayoutStatus>("status").default("scheduled"),
  provider: words("provider"),
  destination: words("destination"),
  transferRef: text("transfer_ref"),
  /** When the provider says that it was sent. */
  transferredAt: integer("transferred_at"),
  failureCode: text("failure_code"),
  retriedBy: text("retried_by").$type<Id<"payout">>(),
  actor: words("actor"),
  createdAt: at("created_at"),
  sentAt: integer("sent_at"),
  endedAt: integer("ended_at"),
});

export const payoutItem = sqliteTable("payout_item", {
  txnId: id("ledgerTxn", "txn_id").primaryKey(),
  payoutId: id("payout", "payout_id"),
});

/** Why an operator moved money by hand. */
export const ledgerAdjustment = sqliteTable("ledger_adjustment", {
  txnId: id("ledgerTxn", "txn_id").primaryKey(),
  sellerId: id("seller", "seller_id"),
  reason: words("reason"),
  actor: words("actor"),
});

export const ledgerSeal = sqliteTable("ledger_seal", {
  seq: integer("seq").primaryKey(),
  txnId: id("ledgerTxn", "txn_id"),
  previousHash: words("previous_hash"),
  hash: words("hash"),
  sealedAt: at("sealed_at"),
});

/** Transactions that wait to be sealed. */
export const ledgerUnsealed = sqliteTable("ledger_unsealed", {
  txnId: id("ledgerTxn", "txn_id").primaryKey(),
  at: at("at"),
});

export const reconciliation = sqliteTable("reconciliation", {
  id: id("reconciliation").primaryKey(),
  provider: words("provider"),
  source: oneOf<"provider" | "upload">("source"),
  fromAt: at("from_at"),
  toAt: at("to_at"),
  lineCount: count("line_count"),
  matchedCount: count("matched_count"),
  fees: json<Partial<Record<Currency, number>>>("fees"),
  differenceCount: count("difference_count"),
  actor: words("actor"),
  at: at("at"),
});

export const reconciliationDifference = sqliteTable(
  "reconciliation_difference",
  {
    reconciliationId: id("reconciliation", "reconciliation_id"),
    position: count("position"),
    kind: oneOf<DifferenceKind>("kind"),
    what: words("what"),
    reference: words("reference"),
    subject: text("subject"),
    oursMinor: integer("ours_minor"),
    theirsMinor: integer("theirs_minor"),
    currency: oneOf<Currency>("currency"),
    at: at("at"),
  },
  (t) => [primaryKey({ columns: [t.reconciliationId, t.position] })],
);
