// One shopper of a bench: a browser's cookies and headers, and one whole checkout at the shop's own door.
import type { Placed, Quote } from "@stoa/contract";

/** What of a checkout is timed. */
export const STEPS = ["add", "quote", "place"] as const;
export type Step = (typeof STEPS)[number];

/** One request as it went. `trips`: how often the databases were asked. */
export interface Timed {
  step: Step;
  tookMs: number;
  trips: number;
}

/** What came of a checkout. */
export interface Bought {
  purchaseId: string;
  totalMinor: number;
  times: Timed[];
}

const MARKET = "us";
const ADDRESS = {
  name: "Ada Bench",
  line1: "1 Bench Street",
  line2: "",
  city: "Springfield",
  region: "IL",
  postalCode: "62701",
  phone: "+1 555 0100",
};
const PAYMENT = { method: "card", number: "4242 4242 4242 4242", expiry: "12/39", cvc: "123" };

const TRIES = 3;

/** Asks again where the line was lost; with the same key, as every client may. */
async function persistently(url: string, request: RequestInit): Promise<Response> {
  for (let tries = 1; ; tries++) {
    try {
      return await fetch(url, request);
    } catch (error) {
      if (tries === TRIES) throw error;
    }
  }
}

/** Fills a cart with these offers, chooses a delivery for each seller, places and pays. @throws where anything else than a paid order comes of it */
export async function checkout(origin: string, offerIds: readonly string[]): Promise<Bought> {
  const cookies = new Map<string, string>();
  const times: Timed[] = [];
  const call = async <T>(step: Step, procedure: string, input: object, isChange: boolean): Promise<T> => {
    const query = isChange ? "" : `?input=${encodeURIComponent(JSON.stringify(input))}`;
    const startedAt = performance.now();
    const request: RequestInit = {
      method: isChange ? "POST" : "GET",
      headers: {
        origin,
        "sec-fetch-site": "same-origin",
        cookie: [...cookies].map(([name, value]) => `${name}=${value}`).join("; "),
        ...(isChange ? { "content-type": "application/json", "idempotency-key": crypto.randomUUID() } : {}),
      },
      ...(isChange ? { body: JSON.stringify(input) } : {}),
    };
    const response = await persistently(`${origin}/trpc/${procedure}${query}`, request);
    const body = (await response.json()) as { result?: { data: T } };
    times.push({ step, tookMs: performance.now() - startedAt, trips: Number(response.headers.get("x-db-trips")) });
    for (const cookie of response.headers.getSetCookie()) {
      const [name = "", value = ""] = cookie.split(";")[0]!.split("=");
      cookies.set(name, value);
    }
    if (!response.ok || !body.result)
      throw new Error(`${procedure} answered ${response.status}: ${JSON.stringify(body)}`);
    return body.result.data;
  };
  for (const offerId of offerIds) await call("add", "shop.cart.add", { market: MARKET, offerId, quantity: 1 }, true);
  const first = await call<Quote>("quote", "shop.checkout.quote", { market: MARKET }, false);
  const deliveries = first.groups.map(({ seller, options }) => ({
    sellerId: seller.sellerId,
    method: options.at(-1)?.method ?? "standard",
  }));
  const { totalMinor } = await call<Quote>("quote", "shop.checkout.quote", { market: MARKET, deliveries }, false);
  const wanted = { market: MARKET, email: "ada@bench.test", address: ADDRESS, deliveries, payment: PAYMENT };
  const placed = await call<Placed>(
    "place",
    "shop.checkout.place",
    { ...wanted, expectedTotalMinor: totalMinor },
    true,
  );
  if (placed.status !== "confirmed") throw new Error(`A purchase is ${placed.status}: ${JSON.stringify(placed)}`);
  return { purchaseId: placed.purchaseId, totalMinor, times };
}
