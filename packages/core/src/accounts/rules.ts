// What counts as a live session and a fair number of tries. Decides; touches nothing.
import { DAY_MS, MINUTE_MS } from "@stoa/contract";

/** A session ends this long after its last renewal, and this long after sign-in whatever happens. */
export const SESSION_IDLE_MS = 30 * DAY_MS;
export const SESSION_ABSOLUTE_MS = 90 * DAY_MS;

/** Tries of a password per account and per network in a window (ASVS 5.0 6.3.1). */
export const SIGN_IN_LIMIT = { perAccount: 10, perNetwork: 100, windowMs: 15 * MINUTE_MS } as const;

/** Whether a session that was opened and expires at these times is good now. */
export function sessionIsLive(createdAt: number, expiresAt: number, nowMs: number): boolean {
  return nowMs < expiresAt && nowMs < createdAt + SESSION_ABSOLUTE_MS;
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
