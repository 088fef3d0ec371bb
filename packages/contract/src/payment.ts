// Payments: the states of one attempt to pay, what a provider can tell of it, and what it adds up to.
import type { Id } from "./id.ts";
import type { Currency } from "./money.ts";

/**
 * States of one attempt to pay. `due` is cash on delivery, `part_captured` money of which some parcels have not drawn theirs
 * yet, `surplus` money that no order can take and that goes back.
 */
export const PAYMENT_STATUSES = [
  "open",
  "failed",
  "authorised",
  "part_captured",
  "captured",
  "due",
  "voided",
  "surplus",
  "refunded",
] as const;
export type PaymentStatus = (typeof PAYMENT_STATUSES)[number];

/**
 * Which state may follow which, in whatever order the facts come in. The database holds the same table and refuses everything
 * else; nobody sets a state by hand, it is a fold over the facts.
 */
export const PAYMENT_NEXT = {
  open: ["authorised", "part_captured", "captured", "due", "failed", "surplus"],
  failed: ["authorised", "part_captured", "captured", "surplus"],
  authorised: ["part_captured", "captured", "voided", "surplus"],
  part_captured: ["captured", "refunded", "surplus"],
  captured: ["part_captured", "refunded", "surplus"],
  due: ["captured", "voided"],
  voided: ["surplus"],
  surplus: ["refunded"],
  refunded: ["captured", "surplus"],
} as const satisfies Record<PaymentStatus, readonly PaymentStatus[]>;

/** A move that the table allows; naming one that it does not allow does not compile. */
export const paymentMove = <F extends PaymentStatus>(from: F, to: (typeof PAYMENT_NEXT)[F][number]) => ({ from, to });

/** What can be told of a payment: by its provider, or (`due`, `surplus`) decided by the marketplace itself. */
export const PAYMENT_EVENT_TYPES = [
  "authorised",
  "captured",
  "voided",
  "failed",
  "refunded",
  "refund_failed",
  "dispute_opened",
  "dispute_won",
  "dispute_lost",
  "due",
  "surplus",
] as const;
export type PaymentEventType = (typeof PAYMENT_EVENT_TYPES)[number];

/** What a provider tells; the rest is ours. */
export type ProviderEventType = Exclude<PaymentEventType, "due" | "surplus">;

/** When money is taken: all of it when the customer pays, or for each parcel when it leaves. */
export const CAPTURE_MODES = ["at_once", "per_parcel"] as const;
export type CaptureMode = (typeof CAPTURE_MODES)[number];

/** What the facts of a payment add up to. */
export interface PaymentAmounts {
  authorisedMinor: number;
  capturedMinor: number;
  voidedMinor: number;
  refundedMinor: number;
  /** Under dispute now: what was opened and is neither won nor lost. */
  disputedMinor: number;
  lostMinor: number;
}

/** States of a dispute: a customer has asked their bank for the money back. */
export const DISPUTE_STATUSES = ["needs_evidence", "under_review", "won", "lost"] as const;
export type DisputeStatus = (typeof DISPUTE_STATUSES)[number];

/** Which state of a dispute may follow which. The database holds the same table. */
export const DISPUTE_NEXT = {
  needs_evidence: ["under_review", "won", "lost"],
  under_review: ["won", "lost"],
  won: [],
  lost: [],
} as const satisfies Record<DisputeStatus, readonly DisputeStatus[]>;

/** One kind of line in a provider's statement. */
export const STATEMENT_KINDS = [
  "charge",
  "refund",
  "refund_failed",
  "dispute",
  "dispute_won",
  "fee",
  "transfer",
] as const;
export type StatementKind = (typeof STATEMENT_KINDS)[number];

/** A line of a provider's statement: money that moved between the marketplace's account there and the world. */
export interface StatementLine {
  /** The provider's own name of the movement. */
  lineId: string;
  kind: StatementKind;
  /** The provider's name of the payment or the transfer. */
  providerRef: string;
  /** The key we gave when we asked for it: a payment, a refund, a transfer; null for what nobody asked for. */
  key: string | null;
  /** Positive: the provider holds more for us after it. */
  amountMinor: number;
  currency: Currency;
  at: number;
}

/** A payment of a seller's money, as a provider knows it. */
export interface Transfer {
  transferRef: string;
  key: string;
  sellerId: Id<"seller">;
  status: "paid" | "failed";
  failureCode: string | null;
  amountMinor: number;
  currency: Currency;
  at: number;
}
