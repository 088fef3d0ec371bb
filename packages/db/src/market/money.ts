// Payments with their events, and the double-entry ledger.
import type {
  CaptureMode,
  Currency,
  DisputeStatus,
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
  capture: oneOf<CaptureMode>("capture").default("at_once"),
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
  /** What of the payment it is about: the key of a capture or a refund, the provider's name of a dispute. */
  about: text("about"),
});

/** Money that a parcel draws when it leaves. */
export const capture = sqliteTable("capture", {
  shipmentId: id("shipment", "shipment_id").primaryKey(),
  paymentId: id("payment", "payment_id"),
  orderId: id("order", "order_id"),
  amountMinor: minor("amount_minor"),
  status: oneOf<"wanted" | "made">("status").default("wanted"),
  createdAt: at("created_at"),
});

/** A customer's bank wants money back. */
export const dispute = sqliteTable("dispute", {
  id: id("dispute").primaryKey(),
  paymentId: id("payment", "payment_id"),
  provider: words("provider"),
  providerRef: words("provider_ref"),
  amountMinor: minor("amount_minor"),
  currency: oneOf<Currency>("currency"),
  status: oneOf<DisputeStatus>("status").default("needs_evidence"),
  evidenceDueAt: at("evidence_due_at"),
  openedAt: at("opened_at"),
  endedAt: integer("ended_at"),
});

/** What of a dispute is about one order. */
export const disputeShare = sqliteTable(
  "dispute_share",
  {
    disputeId: id("dispute", "dispute_id"),
    orderId: id("order", "order_id"),
    sellerId: id("seller", "seller_id"),
    amountMinor: minor("amount_minor"),
    sellerMinor: minor("seller_minor"),
    taxMinor: minor("tax_minor"),
    commissionMinor: minor("commission_minor"),
    platformDiscountMinor: minor("platform_discount_minor"),
  },
  (t) => [primaryKey({ columns: [t.disputeId, t.orderId] })],
);

/** What somebody has to say to a dispute. */
export const disputeNote = sqliteTable("dispute_note", {
  id: id("message").primaryKey(),
  disputeId: id("dispute", "dispute_id"),
  sellerId: text("seller_id").$type<Id<"seller">>(),
  author: words("author"),
  text: words("text"),
  at: at("at"),
});

/** Store credit that an operator gave. */
export const creditGrant = sqliteTable("credit_grant", {
  id: id("credit").primaryKey(),
  userId: id("user", "user_id"),
  currency: oneOf<Currency>("currency"),
  amountMinor: minor("amount_minor"),
  reason: words("reason"),
  grantedBy: id("user", "granted_by"),
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
  | "payout"
  | "capture"
  | "dispute"
  | "dispute_won"
  | "dispute_lost"
  | "dispute_fee"
  | "credit_granted"
  | "credit_held"
  | "credit_given_back"
  | "credit_expired"
  | "freeze"
  | "unfreeze"
  | "payout_paid"
  | "payout_failed"
  | "adjustment";

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

/** What an account adds up to. Written by a trigger of the entries alone. */
export const accountBalance = sqliteTable(
  "account_balance",
  {
    account: words("account"),
    currency: oneOf<Currency>("currency"),
    amountMinor: minor("amount_minor"),
  },
  (t) => [primaryKey({ columns: [t.account, t.currency] })],
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
