// Payments: the states of one attempt to pay, and what a provider can tell of it.

/** States of one attempt to pay. `due` is cash on delivery; `surplus` is money that no order can take and that goes back. */
export const PAYMENT_STATUSES = ["open", "failed", "captured", "due", "surplus", "refunded"] as const;
export type PaymentStatus = (typeof PAYMENT_STATUSES)[number];

/** What a provider can tell of a payment. */
export const PAYMENT_EVENT_TYPES = ["authorised", "captured", "failed", "refunded"] as const;
export type PaymentEventType = (typeof PAYMENT_EVENT_TYPES)[number];
