// What counts as a live session and a fair number of tries. Decides; touches nothing.
import { type Audience, DAY_MS, HOUR_MS, MINUTE_MS } from "@stoa/contract";

/**
 * How long a session lives: this long after its last renewal, and this long after sign-in whatever happens. The more an
 * app can do, the shorter (ASVS 5.0 7.3.1, 7.3.2).
 */
export const SESSION_LIFE = {
  buyer: { idleMs: 30 * DAY_MS, absoluteMs: 90 * DAY_MS },
  seller: { idleMs: 7 * DAY_MS, absoluteMs: 30 * DAY_MS },
  admin: { idleMs: 8 * HOUR_MS, absoluteMs: DAY_MS },
} as const satisfies Record<Audience, { idleMs: number; absoluteMs: number }>;

/** How long an operator may look through somebody's eyes. */
export const LOOK_MS = HOUR_MS;

/** How long a proof of who one is counts as recent, for what is dear to an account. */
export const STEP_UP_MS = 15 * MINUTE_MS;

/** Sessions note when they were last seen, but not more often than this. */
export const SEEN_EVERY_MS = 5 * MINUTE_MS;

/**
 * How often something may be tried in a window, by network and by account (ASVS 5.0 6.3.1, 6.5.1). `code` is everything
 * short that somebody who is known already may be asked for.
 */
export const TRIES = {
  signIn: { perNetwork: 100, perAccount: 10, windowMs: 15 * MINUTE_MS },
  /** Ways that are begun: each writes a row. */
  way: { perNetwork: 600, perAccount: 60, windowMs: 15 * MINUTE_MS },
  code: { perNetwork: 100, perAccount: 5, windowMs: 15 * MINUTE_MS },
  register: { perNetwork: 100, perAccount: 5, windowMs: HOUR_MS },
  /** Coupons: a code that is one gives its try back. */
  coupon: { perNetwork: 300, perAccount: 10, windowMs: 15 * MINUTE_MS },
  reset: { perNetwork: 100, perAccount: 5, windowMs: HOUR_MS },
  /** Reviews and ratings that are written or changed. */
  review: { perNetwork: 300, perAccount: 20, windowMs: DAY_MS },
  question: { perNetwork: 100, perAccount: 10, windowMs: HOUR_MS },
  answer: { perNetwork: 200, perAccount: 20, windowMs: HOUR_MS },
  /** Votes, given and taken back. */
  vote: { perNetwork: 1_000, perAccount: 100, windowMs: 15 * MINUTE_MS },
  report: { perNetwork: 200, perAccount: 20, windowMs: HOUR_MS },
  /** Alerts of guests: each may write to an address that is not proved yet. */
  alert: { perNetwork: 60, perAccount: 5, windowMs: HOUR_MS },
} as const;

/** How long somebody waits who goes on when no try is left: twice as long each time, up to an hour. */
export function waitAfter(windowMs: number, strikes: number): number {
  return Math.min(Math.max(windowMs, HOUR_MS), windowMs * 2 ** Math.max(0, strikes - 1));
}

/** Whether a session that was opened and expires at these times is good now. */
export function sessionIsLive(
  of: { audience: Audience; method: string; createdAt: number; expiresAt: number },
  nowMs: number,
): boolean {
  const absoluteMs = of.method === "look" ? LOOK_MS : SESSION_LIFE[of.audience].absoluteMs;
  return nowMs < of.expiresAt && nowMs < of.createdAt + absoluteMs;
}

/** The part of an address that names a network: /24 of IPv4, /64 of IPv6. */
export function networkOf(address: string): string {
  if (!address.includes(":")) return address.split(".").slice(0, 3).join(".");
  const [head = "", tail = ""] = address.toLowerCase().split("::");
  const left = head.split(":").filter(Boolean);
  const right = tail.split(":").filter(Boolean);
  const groups = [...left, ...Array<string>(Math.max(0, 8 - left.length - right.length)).fill("0"), ...right];
  return groups
    .slice(0, 4)
    .map((group) => group.replace(/^0+(?=.)/, ""))
    .join(":");
}
