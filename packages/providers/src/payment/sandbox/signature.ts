// Signs the sandbox's webhooks and tells genuine ones from forgeries: HMAC-SHA-256 over `timestamp.body`, in
// the header `stoa-sandbox-signature: t=1700000000,v1=…,v1=…` (one v1 for each secret in use).
import { SECOND_MS } from "@stoa/contract";
import { isOfGoodSize, TOLERANCE_MS } from "../limits.ts";

export const SIGNATURE_HEADER = "stoa-sandbox-signature";

const encoder = new TextEncoder();

/** The signing secrets in a setting: one, or two with a comma between them while one replaces the other. */
export function secretsOf(setting: string): string[] {
  return setting
    .split(",")
    .map((secret) => secret.trim())
    .filter((secret) => secret !== "");
}

/** The value of the signature header for a body sent at `nowMs`. */
export async function sign(body: string, secrets: readonly string[], nowMs: number): Promise<string> {
  const timestamp = Math.floor(nowMs / SECOND_MS);
  const signatures = await Promise.all(secrets.map((secret) => digest(secret, timestamp, body)));
  return [`t=${timestamp}`, ...signatures.map((bytes) => `v1=${toHex(bytes)}`)].join(",");
}

/** Whether a header was made for exactly this body with one of the secrets, and not long ago. */
export async function isGenuine(
  header: string | null,
  body: string,
  secrets: readonly string[],
  nowMs: number,
): Promise<boolean> {
  if (!isOfGoodSize(header, body)) return false;
  const fields = header.split(",").map((field) => field.trim());
  const timestamp = Number(/^t=(\d{1,12})$/.exec(fields[0] ?? "")?.[1]);
  if (!(Math.abs(nowMs - timestamp * SECOND_MS) <= TOLERANCE_MS)) return false; // NaN is refused, too

  const offered = fields.flatMap((field) => fromHex(/^v1=([0-9a-f]{64})$/.exec(field)?.[1]));
  const expected = await Promise.all(secrets.map((secret) => digest(secret, timestamp, body)));
  // Every pair is compared, in constant time each, so that the time taken tells nothing.
  return expected
    .flatMap((right) => offered.map((bytes) => crypto.subtle.timingSafeEqual(right, bytes)))
    .includes(true);
}

async function digest(secret: string, timestamp: number, body: string): Promise<Uint8Array> {
  const key = await crypto.subtle.importKey("raw", encoder.encode(secret), { name: "HMAC", hash: "SHA-256" }, false, [
    "sign",
  ]);
  return new Uint8Array(await crypto.subtle.sign("HMAC", key, encoder.encode(`${timestamp}.${body}`)));
}

function toHex(bytes: Uint8Array): string {
  return Array.from(bytes, (byte) => byte.toString(16).padStart(2, "0")).join("");
}

function fromHex(text = ""): Uint8Array[] {
  const bytes = Uint8Array.from(text.match(/../g) ?? [], (pair) => Number.parseInt(pair, 16));
  return bytes.length > 0 ? [bytes] : [];
}
