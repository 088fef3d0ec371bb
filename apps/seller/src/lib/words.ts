// How this app names states and conditions, and the locale in which it shows numbers and days.
import type {
  AnswerStatus,
  CancelReason,
  ClientKind,
  Condition,
  DisputeStatus,
  OfferStatus,
  OrderStatus,
  ParcelEventKind,
  PayoutSchedule,
  PayoutStatus,
  ProductStatus,
  RefundReason,
  Scope,
  SellerRole,
  SellerStatus,
  StatementRowKind,
} from "@stoa/client";

/** The dashboard is in English for everybody. */
export const LOCALE = "en-US";

/** The states of an order, as the seller sees them. */
export const ORDER_WORD: Record<OrderStatus, string> = {
  pending: "Awaiting payment",
  confirmed: "New",
  picking: "Picking",
  packed: "Packed",
  partly_shipped: "Partly shipped",
  shipped: "Shipped",
  delivered: "Delivered",
  cancelled: "Cancelled",
  expired: "Not paid",
};

/** What a carrier tells of a parcel. */
export const PARCEL_WORD: Record<ParcelEventKind, string> = {
  label_created: "Label made",
  accepted: "With the carrier",
  in_transit: "On its way",
  delayed: "Delayed",
  out_for_delivery: "Out for delivery",
  failed_attempt: "Nobody was there",
  delivered: "Delivered",
  returned: "Coming back to you",
};

/** Why units were called off. */
export const CANCEL_WORD: Record<CancelReason, string> = {
  changed_mind: "changed their mind",
  mistake: "ordered by mistake",
  too_slow: "takes too long",
  out_of_stock: "not in stock",
  damaged: "damaged",
  address: "cannot be sent to this address",
  asked: "the customer asked for it",
  late: "not sent in time",
  other: "another reason",
};

/** Why money goes back. */
export const REFUND_WORD: Record<RefundReason, string> = {
  cancelled: "cancelled",
  returned: "returned",
  claim: "claim",
  guarantee: "guarantee",
  goodwill: "goodwill",
  dispute: "dispute",
};

/** The states of a payout. */
export const PAYOUT_WORD: Record<PayoutStatus, string> = {
  scheduled: "Being sent",
  sent: "Being sent",
  paid: "Paid",
  failed: "Did not arrive",
  retried: "Sent again",
};

/** How often a shop is paid. */
export const SCHEDULE_WORD: Record<PayoutSchedule, string> = {
  daily: "Every day",
  weekly: "Every Monday",
  monthly: "On the first of the month",
};

/** The rows of a statement. */
export const STATEMENT_WORD: Record<StatementRowKind, string> = {
  sale: "Sale",
  refund: "Refund",
  adjustment: "Adjustment",
  payout: "Payout",
  payout_failed: "Payout came back",
  other: "Other",
};

/** What moved the money of a payout. */
export const LEDGER_WORD: Record<string, string> = {
  release: "Released after delivery",
  refund: "Refund",
  freeze: "Held for a dispute",
  unfreeze: "No longer held",
  adjustment: "Adjustment",
  payout: "Earlier payout",
  payout_failed: "Earlier payout came back",
};

/** The states of an offer. */
export const OFFER_WORD: Record<OfferStatus, string> = { active: "On sale", paused: "Paused" };

/** The states of a product. */
export const PRODUCT_WORD: Record<ProductStatus, string> = {
  draft: "Draft",
  proposed: "Waiting for approval",
  active: "In the shop",
  archived: "Taken out",
};

/** The conditions of a thing. */
export const CONDITION_WORD: Record<Condition, string> = {
  new: "New",
  refurbished: "Refurbished",
  used_like_new: "Used, like new",
  used_good: "Used, good",
};

/** What a program may do with each scope. */
export const SCOPE_WORD: Record<Scope, string> = {
  "buyer:cart": "See and change a buyer’s cart",
  "buyer:checkout": "Place and pay for orders in a buyer’s name",
  "buyer:orders": "See a buyer’s orders",
  "buyer:lists": "See and change a buyer’s wish lists",
  "buyer:account": "See a buyer’s name and e-mail, and keep their addresses",
  "seller:store.read": "See the shop and its settings",
  "seller:store.manage": "Change the shop’s settings",
  "seller:offers.read": "See offers, prices and stock",
  "seller:offers.write": "Change offers, prices and stock",
  "seller:orders.read": "See orders and where they are sent",
  "seller:orders.fulfil": "Pack, send and complete orders",
  "seller:orders.cancel": "Cancel orders",
  "seller:finance.read": "See what the shop earned",
  "seller:team.read": "See who is in the team",
  "seller:audit.read": "See who changed what",
};

/** Where an app runs. */
export const CLIENT_WORD: Record<ClientKind, string> = {
  public: "With its users: in a browser, on a phone or a computer",
  confidential: "On a server, which can keep a secret",
};

/** The roles in a team. */
export const ROLE_WORD: Record<SellerRole, string> = {
  owner: "Owner",
  manager: "Manager",
  fulfilment: "Fulfilment",
  finance: "Finance",
  support: "Support",
  read_only: "Read only",
};

/** What each role is for, in a sentence. */
export const ROLE_LEAD: Record<SellerRole, string> = {
  owner: "May do everything, payouts, keys and other owners included.",
  manager: "Runs offers, orders and the team; sees the money, and does not move it.",
  fulfilment: "Picks, packs and sends orders. Sees no balances and no payouts.",
  finance: "Sees balances and orders, and looks after payouts.",
  support: "Answers buyers: sees offers and orders, and cancels them.",
  read_only: "Looks at offers and orders, and changes nothing.",
};

/** The states of a shop. */
export const SELLER_WORD: Record<SellerStatus, string> = {
  applied: "Waiting for a decision",
  active: "Open",
  suspended: "Suspended",
  refused: "Refused",
};

/** The states of an answer to the checklist. */
export const ANSWER_WORD: Record<AnswerStatus, string> = {
  given: "Being looked at",
  approved: "Approved",
  asked_again: "Needed again",
  waived: "Not needed",
};

/** A count with its noun: `1 order`, `2 orders`. */
export function counted(count: number, noun: string, plural = `${noun}s`): string {
  return `${count.toLocaleString(LOCALE)} ${count === 1 ? noun : plural}`;
}

/** The states of a dispute. */
export const DISPUTE_WORD: Record<DisputeStatus, string> = {
  needs_evidence: "Needs an answer",
  under_review: "With the bank",
  won: "Won",
  lost: "Lost",
};
