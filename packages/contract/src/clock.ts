// The clock of a marketplace. It is the computer's, unless a local marketplace was moved ahead to see what falls due.

let aheadMs = 0;

/** What the time is in the marketplace: milliseconds since 1970. */
export const nowMs = (): number => Date.now() + aheadMs;

/** How far the marketplace's clock is ahead of the computer's. */
export const clockAheadMs = (): number => aheadMs;

/** Sets how far the clock is ahead, for this isolate. Only what belongs to a local marketplace calls it. */
export function setClockAhead(ms: number): void {
  aheadMs = ms;
}

/** The time of the world outside, for what is measured against other clocks: the codes of somebody's authenticator, signatures of webhooks. */
export const wallMs = (): number => Date.now();
