// Named points at which a test rig may stop, delay, break or overtake the work. They exist in builds for tests only: every
// call stands behind `globalThis.STOA_FAULTS`, which the bundler of a deployment replaces by `false` and drops.

declare global {
  /** True in the rig's build, false in every other; the bundler writes it in. */
  // eslint-disable-next-line no-var -- only a `var` is a property of globalThis
  var STOA_FAULTS: boolean | undefined;
}

/** Every point, in the order in which a purchase meets them. */
export const FAULT_POINTS = [
  "place.checked",
  "place.written",
  "pay.opened",
  "pay.settled",
  "settle.before",
  "settle.written",
  "surplus.refunded",
  "expire.cancelled",
  "expire.written",
  "refund.given",
  "ship.written",
  "capture.drawn",
  "payout.sending",
  "payout.transferred",
  "import.written",
  "bulk.written",
  "mail.written",
  "mail.sent",
  "job.handled",
] as const;

/** A point at which the rig may intervene. */
export type FaultPoint = (typeof FAULT_POINTS)[number];
