// Refunds: why money goes back to a customer, and how far it has come.

/** Why money goes back. */
export const REFUND_REASONS = ["cancelled", "returned", "claim", "guarantee", "goodwill", "dispute"] as const;
export type RefundReason = (typeof REFUND_REASONS)[number];

/** States of a refund: decided and on its way, with the customer, or refused by the provider. */
export const REFUND_STATUSES = ["open", "done", "failed"] as const;
export type RefundStatus = (typeof REFUND_STATUSES)[number];

/** Which state may follow which; the database holds the same table. */
export const REFUND_NEXT = {
  open: ["done", "failed"],
  done: [],
  failed: ["open", "done"],
} as const satisfies Record<RefundStatus, readonly RefundStatus[]>;
