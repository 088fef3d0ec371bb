// Cloudflare's public prices on the Workers Paid plan, in US dollars, as read on 2026-11-29 from the pages named beside them.
// What is included holds for a month and an account.

/** A price: so much for each `per` units, once the included ones are used up. */
export interface Price {
  readonly included: number;
  readonly per: number;
  readonly usd: number;
}

const MILLION = 1_000_000;

/** The plan itself, a month. https://developers.cloudflare.com/workers/platform/pricing/ */
export const PLAN_USD = 5;

export const PRICES = {
  // https://developers.cloudflare.com/workers/platform/pricing/
  requests: { included: 10 * MILLION, per: MILLION, usd: 0.3 },
  cpuMs: { included: 30 * MILLION, per: MILLION, usd: 0.02 },
  // https://developers.cloudflare.com/d1/platform/pricing/
  rowsRead: { included: 25_000 * MILLION, per: MILLION, usd: 0.001 },
  rowsWritten: { included: 50 * MILLION, per: MILLION, usd: 1 },
  d1GigabyteMonths: { included: 5, per: 1, usd: 0.75 },
  // https://developers.cloudflare.com/kv/platform/pricing/
  kvReads: { included: 10 * MILLION, per: MILLION, usd: 0.5 },
  kvWrites: { included: MILLION, per: MILLION, usd: 5 },
  // https://developers.cloudflare.com/r2/pricing/
  r2GigabyteMonths: { included: 10, per: 1, usd: 0.015 },
  r2Reads: { included: 10 * MILLION, per: MILLION, usd: 0.36 },
  // https://developers.cloudflare.com/queues/platform/pricing/
  queueOperations: { included: MILLION, per: MILLION, usd: 0.4 },
  // https://developers.cloudflare.com/durable-objects/platform/pricing/
  objectRequests: { included: MILLION, per: MILLION, usd: 0.15 },
  objectGigabyteSeconds: { included: 400_000, per: MILLION, usd: 12.5 },
  // https://developers.cloudflare.com/email-service/platform/pricing/
  mails: { included: 3_000, per: 1_000, usd: 0.35 },
} as const satisfies Record<string, Price>;

export type Meter = keyof typeof PRICES;

/** What so many units cost in a month, in dollars: in proportion, beyond what is included. */
export function costOf(meter: Meter, units: number): number {
  const { included, per, usd } = PRICES[meter];
  return (Math.max(0, units - included) / per) * usd;
}
