// Razorpay's REST API as far as we use it: its objects, its calls with their idempotency headers, and its signature.
import { DomainError } from "@stoa/contract";
import { isOfGoodSize } from "../limits.ts";

/** A payment link: the hosted page for one of our payments. */
export interface PaymentLink {
  id: string;
  reference_id: string;
  amount: number;
  currency: string;
  short_url: string;
  status: "created" | "partially_paid" | "paid" | "expired" | "cancelled";
  /** Known once the customer has opened the page. */
  order_id?: string | null;
}

/** One try of a customer. */
export interface RazorpayPayment {
  id: string;
  amount: number;
  currency: string;
  status: "created" | "authorized" | "captured" | "refunded" | "failed";
  error_reason: string | null;
  created_at: number;
}

export interface RazorpayRefund {
  id: string;
  payment_id: string;
  amount: number;
  status: "pending" | "processed" | "failed";
  notes: Record<string, string> | [];
  created_at: number;
}

export interface RazorpayDispute {
  id: string;
  payment_id: string;
  amount: number;
  status: "open" | "under_review" | "won" | "lost" | "closed";
  created_at: number;
}

export interface RazorpayTransfer {
  id: string;
  amount: number;
  created_at: number;
}

export interface RazorpayKeys {
  keyId: string;
  keySecret: string;
  fetch?: typeof fetch;
}

/** What Razorpay answered to a call that it refused. */
export class Refused extends Error {}

const HOST = "https://api.razorpay.com/v1";
const TIMEOUT_MS = 20_000;

/** A key of ours as the headers of Razorpay take it: 32 letters and digits, the same for the same key. */
export async function headerKey(key: string): Promise<string> {
  const hash = new Uint8Array(await crypto.subtle.digest("SHA-256", new TextEncoder().encode(key)));
  return Array.from(hash.slice(0, 16), (byte) => byte.toString(16).padStart(2, "0")).join("");
}

/** Calls the API. @throws Refused, PROVIDER_UNAVAILABLE whether it was done is unknown */
export async function call<T>(
  keys: RazorpayKeys,
  method: "GET" | "POST",
  path: string,
  body?: object,
  headers: Record<string, string> = {},
): Promise<T> {
  const send = keys.fetch ?? fetch;
  let response: Response;
  try {
    response = await send(`${HOST}${path}`, {
      method,
      headers: {
        authorization: `Basic ${btoa(`${keys.keyId}:${keys.keySecret}`)}`,
        "content-type": "application/json",
        ...headers,
      },
      ...(body ? { body: JSON.stringify(body) } : {}),
      signal: AbortSignal.timeout(TIMEOUT_MS),
    });
  } catch {
    throw new DomainError("PROVIDER_UNAVAILABLE");
  }
  if (response.ok) return await response.json();
  const told = await response.json<{ error?: { description?: string } }>().catch(() => null);
  if (response.status !== 400 && response.status !== 404) throw new DomainError("PROVIDER_UNAVAILABLE");
  throw new Refused(told?.error?.description ?? "refused");
}

/** The signature of a webhook: HMAC-SHA-256 over its raw body. It knows no time; the names of facts make an old one harmless. */
async function signatureOf(body: string, secret: string): Promise<Uint8Array> {
  const raw = new TextEncoder();
  const key = await crypto.subtle.importKey("raw", raw.encode(secret), { name: "HMAC", hash: "SHA-256" }, false, [
    "sign",
  ]);
  return new Uint8Array(await crypto.subtle.sign("HMAC", key, raw.encode(body)));
}

/** Whether a webhook's header was made for exactly this body with one of the secrets. */
export async function isGenuine(header: string | null, body: string, secrets: readonly string[]): Promise<boolean> {
  if (!isOfGoodSize(header, body) || !/^[0-9a-f]{64}$/.test(header)) return false;
  const offered = Uint8Array.from(header.match(/../g) ?? [], (pair) => Number.parseInt(pair, 16));
  const expected = await Promise.all(secrets.map((secret) => signatureOf(body, secret)));
  return expected.map((right) => crypto.subtle.timingSafeEqual(right, offered)).includes(true);
}
