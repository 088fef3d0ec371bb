// Stoa Post as a carrier of the marketplace. It remembers nothing: a number tells all that there is to know of a parcel.
import type { CarrierEvent, CarrierProvider } from "@stoa/core/kernel";
import { PARCEL_EVENT_KINDS, type ParcelEventKind } from "@stoa/contract";
import { isGenuine, secretsOf } from "../../payment/sandbox/signature.ts";
import { trackingNumberOf, wayOf } from "./rules.ts";

export const STOA_POST = "stoa-post";
export const CARRIER_SIGNATURE_HEADER = "stoa-carrier-signature";

/** What Stoa Post needs to know: the secret with which its webhooks are signed. */
export interface StoaPostOptions {
  webhookSecret: string;
}

async function seedOf(key: string): Promise<number> {
  const digest = await crypto.subtle.digest("SHA-256", new TextEncoder().encode(key));
  return new DataView(digest).getUint32(0) % 32 ** 6;
}

const isKind = (kind: unknown): kind is ParcelEventKind => PARCEL_EVENT_KINDS.includes(kind as ParcelEventKind);

/** The facts in a webhook's body; null where it is not what we agreed on. */
function factsIn(body: string): CarrierEvent[] | null {
  let told: unknown;
  try {
    told = JSON.parse(body);
  } catch {
    return null;
  }
  const { events } = (told ?? {}) as { events?: unknown };
  if (!Array.isArray(events) || events.length > 100) return null;
  return events.flatMap((event: unknown) => {
    const { id, trackingNumber, kind, place, at } = (event ?? {}) as Record<string, unknown>;
    if (typeof id !== "string" || typeof trackingNumber !== "string" || !isKind(kind)) return [];
    if (typeof at !== "number" || !Number.isSafeInteger(at)) return [];
    return [{ eventId: id.slice(0, 80), trackingNumber, kind, place: typeof place === "string" ? place : "", at }];
  });
}

/** Stoa Post. */
export function stoaPost({ webhookSecret }: StoaPostOptions): CarrierProvider {
  return {
    name: STOA_POST,
    title: "Stoa Post",
    async book({ key, at, service }) {
      return { trackingNumber: trackingNumberOf(at, await seedOf(key), service === "express") };
    },
    track(trackingNumber, nowMs) {
      const known = wayOf(trackingNumber).filter(({ at }) => at <= nowMs);
      return Promise.resolve(
        known.map((step, i) => ({ eventId: `${trackingNumber}:${i + 1}`, trackingNumber, ...step })),
      );
    },
    async webhook(headers, body, nowMs) {
      const signature = headers.get(CARRIER_SIGNATURE_HEADER);
      const secrets = secretsOf(webhookSecret);
      return (await isGenuine(signature, body, secrets, nowMs)) ? factsIn(body) : null;
    },
  };
}
