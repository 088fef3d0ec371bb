// How this app names states and conditions, and the locale in which it shows numbers and days.
import type {
  AnswerStatus,
  ClientKind,
  Condition,
  DisputeStatus,
  MarketHandle,
  OfferStatus,
  OrderStatus,
  ProductStatus,
  Scope,
  SellerRole,
  SellerStatus,
} from "@stoa/client";

/** The dashboard is in English for everybody. */
export const LOCALE = "en-US";

/** The states of an order, as the seller sees them. */
export const ORDER_WORD: Record<OrderStatus, string> = {
  pending: "Awaiting payment",
  confirmed: "New",
  picking: "Picking",
  packed: "Packed",
  shipped: "Shipped",
  delivered: "Delivered",
  cancelled: "Cancelled",
  expired: "Not paid",
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

/** The markets' countries in English. */
export const COUNTRY_WORD: Record<MarketHandle, string> = {
  us: "United States",
  in: "India",
  de: "Germany",
  jp: "Japan",
  ae: "United Arab Emirates",
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
