// Payments with their events, and the double-entry ledger.
import type {
  Currency,
  Id,
  PaymentEventType,
  PaymentMethod,
  PaymentStatus,
  RefundReason,
  RefundStatus,
} from "@stoa/contract";
import { integer, primaryKey, sqliteTable, text } from "drizzle-orm/sqlite-core";
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
export type LedgerKind =
  | "sale"
  | "refund"
  | "cash_collected"
  | "overpayment"
  | "overpayment_refund"
  | "release"
  | "payout";

export const ledgerTxn = sqliteTable("ledger_txn", {
  id: id("ledgerTxn").primaryKey(),
  kind: oneOf<LedgerKind>("kind"),
  subject: words("subject"),
  currency: oneOf<Currency>("currency"),
  at: at("at"),
  /** The order that the money is about; null where it is about none, or several. */
  orderId: text("order_id").$type<Id<"order">>(),
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

/** What a customer gets back of one order. `originalMinor` goes the way the money came, `creditMinor` becomes store credit. */
export const refund = sqliteTable("refund", {
  id: id("refund").primaryKey(),
  orderId: id("order", "order_id"),
  seq: count("seq"),
  reason: oneOf<RefundReason>("reason"),
  borneBy: oneOf<"seller" | "marketplace">("borne_by"),
  deliveryMinor: minor("delivery_minor"),
  amountMinor: minor("amount_minor"),
  taxMinor: minor("tax_minor"),
  commissionMinor: minor("commission_minor"),
  platformDiscountMinor: minor("platform_discount_minor"),
  originalMinor: minor("original_minor"),
  creditMinor: minor("credit_minor"),
  actor: words("actor"),
  status: oneOf<RefundStatus>("status").default("open"),
  createdAt: at("created_at"),
  endedAt: integer("ended_at"),
});

/** The part of a refund that a line has; 0 units: its price was reduced. */
export const refundLine = sqliteTable(
  "refund_line",
  {
    refundId: id("refund", "refund_id"),
    lineId: id("line", "line_id"),
    quantity: count("quantity"),
    amountMinor: minor("amount_minor"),
    taxMinor: minor("tax_minor"),
    commissionMinor: minor("commission_minor"),
    platformDiscountMinor: minor("platform_discount_minor"),
  },
  (t) => [primaryKey({ columns: [t.refundId, t.lineId] })],
);
