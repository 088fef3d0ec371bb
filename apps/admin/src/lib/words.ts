// How this app writes times, countries, rates and states. It speaks English and counts in UTC.
import {
  type CancelReason,
  type ChangeKind,
  type ChangeStatus,
  type Currency,
  type DisputeStatus,
  type DifferenceKind,
  type OrderStatus,
  type ParcelEventKind,
  type ProductStatus,
  type RefundReason,
  type PayoutSchedule,
  type PayoutStatus,
  type RuleOutcome,
  type SellerStatus,
} from "@stoa/client";

export const LOCALE = "en-GB";
export const TIME_ZONE = "UTC";

/** A rate as a percentage: 1250 basis points are `12.5 %`. */
export function percent(bps: number): string {
  return `${new Intl.NumberFormat(LOCALE, { maximumFractionDigits: 2 }).format(bps / 100)} %`;
}

const numbers = new Intl.NumberFormat(LOCALE);

/** A number of things: `1,204`. */
export function quantity(count: number): string {
  return numbers.format(count);
}

/** A number with its noun: `1 order`, `1,204 orders`. */
export function counted(count: number, singular: string, plural = `${singular}s`): string {
  return `${quantity(count)} ${count === 1 ? singular : plural}`;
}

/** Stars out of five, or that there are none yet. */
export function stars(ratingCenti: number): string {
  return ratingCenti === 0 ? "No ratings yet" : `${(ratingCenti / 100).toFixed(1)} of 5`;
}

/** The currencies in a fixed order, so that a row keeps its place from day to day. */
export function byCurrency<Row extends { currency: Currency }>(rows: readonly Row[]): Row[] {
  return rows.toSorted((a, b) => a.currency.localeCompare(b.currency));
}

export const SELLER_STATUS_WORD: Record<SellerStatus, string> = {
  applied: "Applied",
  active: "Active",
  suspended: "Suspended",
  refused: "Refused",
};

export const ORDER_STATUS_WORD: Record<OrderStatus, string> = {
  pending: "Awaiting payment",
  confirmed: "To ship",
  picking: "Picking",
  packed: "Packed",
  partly_shipped: "Partly shipped",
  shipped: "Shipped",
  delivered: "Delivered",
  cancelled: "Cancelled",
  expired: "Expired",
};

/** What a carrier tells of a parcel. */
export const PARCEL_STATUS_WORD: Record<ParcelEventKind, string> = {
  label_created: "Label made",
  accepted: "With the carrier",
  in_transit: "On its way",
  delayed: "Delayed",
  out_for_delivery: "Out for delivery",
  failed_attempt: "Nobody was there",
  delivered: "Delivered",
  returned: "Going back to the seller",
};

/** Why units were called off. */
export const CANCEL_REASON_WORD: Record<CancelReason, string> = {
  changed_mind: "Changed their mind",
  mistake: "Ordered by mistake",
  too_slow: "Takes too long",
  out_of_stock: "Not in stock",
  damaged: "Damaged",
  address: "Cannot be sent to this address",
  asked: "The customer asked for it",
  late: "Not sent in time",
  other: "Another reason",
};

/** Why money goes back. */
export const REFUND_REASON_WORD: Record<RefundReason, string> = {
  cancelled: "Cancelled",
  returned: "Returned",
  claim: "Claim",
  guarantee: "Guarantee",
  goodwill: "Goodwill",
  dispute: "Dispute",
};

export const PAYOUT_STATUS_WORD: Record<PayoutStatus, string> = {
  scheduled: "Made",
  sent: "Sent",
  paid: "Paid",
  failed: "Failed",
  retried: "Tried again",
};

export const SCHEDULE_WORD: Record<PayoutSchedule, string> = {
  daily: "Every day",
  weekly: "Mondays",
  monthly: "First of the month",
};

/** Why a payout failed, in words where the code has some. */
export const FAILURE_WORD: Record<string, string> = {
  held: "Held before it was sent",
  no_account: "The provider knows no account",
  account_closed: "The account is closed",
};

export const DIFFERENCE_WORD: Record<DifferenceKind, string> = {
  missing_here: "Missing here",
  missing_there: "Missing there",
  other_amount: "Another amount",
};

/** How a rule of commission stands to a sale. */
export const OUTCOME_WORD: Record<RuleOutcome, string> = {
  fits: "Fits: this one counts",
  other_product: "Another product",
  other_category: "Another category",
  other_seller: "Another seller",
  other_currency: "Another currency",
  other_price: "Another price",
  later: "Not asked",
};

export const PRODUCT_STATUS_WORD: Record<ProductStatus, string> = {
  draft: "Draft",
  proposed: "Proposed",
  active: "In the shop",
  archived: "Taken out",
};

export const CHANGE_KIND_WORD: Record<ChangeKind, string> = {
  create: "New product",
  edit: "Edit",
  archive: "Taken out or put back",
  slug: "New address",
};

export const CHANGE_STATUS_WORD: Record<ChangeStatus, string> = {
  open: "Open",
  changes_asked: "Changes asked for",
  approved: "Approved",
  refused: "Refused",
  withdrawn: "Withdrawn",
};

/** The states of a dispute. */
export const DISPUTE_WORD: Record<DisputeStatus, string> = {
  needs_evidence: "Needs an answer",
  under_review: "With the bank",
  won: "Won",
  lost: "Lost",
};
