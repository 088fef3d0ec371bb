// Payments with their events, and the double-entry ledger.
import type { Currency, PaymentEventType, PaymentMethod, PaymentStatus } from "@stoa/contract";
import { primaryKey, sqliteTable, text } from "drizzle-orm/sqlite-core";
import { at, count, id, minor, oneOf, words } from "../columns.ts";

export const payment = sqliteTable("payment", {
  id: id("payment").primaryKey(),
  purchaseId: id("purchase", "purchase_id"),
  attempt: count("attempt"),
  provider: words("provider"),
  providerRef: text("provider_ref"),
  method: oneOf<PaymentMethod>("method"),
  amountMinor: minor("amount_minor"),
  currency: oneOf<Currency>("currency"),
  status: oneOf<PaymentStatus>("status").default("open"),
  createdAt: at("created_at"),
});

export const paymentEvent = sqliteTable("payment_event", {
  id: id("paymentEvent").primaryKey(),
  paymentId: id("payment", "payment_id"),
  provider: words("provider"),
  providerEventId: words("provider_event_id"),
  type: oneOf<PaymentEventType>("type"),
  amountMinor: minor("amount_minor"),
  at: at("at"),
});

/** Reasons for which money moves. */
export type LedgerKind = "sale" | "refund" | "cash_collected" | "overpayment" | "overpayment_refund" | "payout";

export const ledgerTxn = sqliteTable("ledger_txn", {
  id: id("ledgerTxn").primaryKey(),
  kind: oneOf<LedgerKind>("kind"),
  subject: words("subject"),
  currency: oneOf<Currency>("currency"),
  at: at("at"),
});

export const ledgerEntry = sqliteTable(
  "ledger_entry",
  {
    txnId: id("ledgerTxn", "txn_id"),
    account: words("account"),
    currency: oneOf<Currency>("currency"),
    amountMinor: minor("amount_minor"),
  },
  (t) => [primaryKey({ columns: [t.txnId, t.account] })],
);
