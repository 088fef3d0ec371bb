// The cookies: one session per app, one guest token for the shop, one sign-in that waits for its second factor. The only
// place that knows their names.
import type { Held } from "@stoa/api";
import type { Audience } from "@stoa/contract";

const SECURE = "Path=/; Secure; HttpOnly; SameSite=Lax";
const DAYS_90 = 90 * 86_400;

const MINUTES_10 = 600;

const sessionName = (audience: Audience) => `__Host-stoa-${audience}`;
const heldName = (audience: Audience, kind: Held) => `__Host-stoa-${audience}-${kind}`;
const GUEST = "__Host-stoa-guest";

function read(request: Request, name: string): string | null {
  for (const part of (request.headers.get("cookie") ?? "").split(";")) {
    const [key, ...value] = part.trim().split("=");
    if (key === name) return value.join("=");
  }
  return null;
}

/** The secret id of the session that a request carries for an app. */
export const readSession = (request: Request, audience: Audience): string | null =>
  read(request, sessionName(audience));

/** The guest token of a browser, if it is one of ours in shape. */
export function readGuest(request: Request): string | null {
  const token = read(request, GUEST);
  return token && /^[0-9a-f]{64}$/.test(token) ? token : null;
}

/** The header that sets a session, or clears it with null. */
export const sessionCookie = (audience: Audience, sessionId: string | null): string =>
  `${sessionName(audience)}=${sessionId ?? ""}; Max-Age=${sessionId ? DAYS_90 : 0}; ${SECURE}`;

/** The header that gives a browser its guest token. */
export const guestCookie = (token: string): string => `${GUEST}=${token}; Max-Age=${DAYS_90}; ${SECURE}`;

/** The secrets of ways of several steps that a request carries for an app. */
export const readHeld = (request: Request, audience: Audience): Record<Held, string | null> => ({
  attempt: read(request, heldName(audience, "attempt")),
  passkey: read(request, heldName(audience, "passkey")),
  visit: read(request, heldName(audience, "visit")),
});

/** The header that sets one of them, or clears it with null. */
export const heldCookie = (audience: Audience, kind: Held, secret: string | null): string =>
  `${heldName(audience, kind)}=${secret ?? ""}; Max-Age=${secret ? MINUTES_10 : 0}; ${SECURE}`;
