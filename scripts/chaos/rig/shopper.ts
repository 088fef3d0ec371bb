// Somebody who calls procedures through a door of the rig, as an app's pages do: cookies kept, every call under a key.
import type { Placed, Quote } from "@stoa/contract";
import { setTimeout } from "node:timers/promises";
import type { Rig } from "./rig.ts";

/** What a call answered. `code` tells the refusal; `status` 0: nobody answered, and `code` tells why. */
export interface Answer<T> {
  status: number;
  data: T;
  code: string | undefined;
  tookMs: number;
}

const ADDRESS = {
  name: "Ada Rig",
  line1: "1 Test Street",
  city: "Springfield",
  region: "IL",
  postalCode: "62701",
  phone: "+1 555 0100",
};

/** A card that is good at once, one that its holder has to approve, one that is declined. */
export const CARDS = {
  good: "4242 4242 4242 4242",
  asks: "4000 0027 6000 3184",
  declined: "4000 0000 0000 0002",
} as const;

/** Refusals after which the same call under the same key may be made again. */
const AGAIN = new Set(["PROVIDER_UNAVAILABLE", "REQUEST_IN_PROGRESS", "INTERNAL", "OVERLOADED"]);

/** So many connections are tried, since all that were idle for as long are closed at the same moment. */
const MOST_CONNECTIONS = 4;

/** A call is made again for so long: a busy machine takes its time to start the marketplace anew. */
const PATIENCE_MS = 120_000;

export class Caller {
  readonly rig: Rig;
  readonly door: "buyer" | "seller" | "admin";
  private readonly cookies = new Map<string, string>();

  constructor(rig: Rig, door: "buyer" | "seller" | "admin" = "buyer") {
    this.rig = rig;
    this.door = door;
  }

  /** Signs somebody in without a password. */
  async become(userId: string): Promise<this> {
    const secret = await this.rig.ask<string>("session", { userId, audience: this.door });
    this.cookies.set(`__Host-stoa-${this.door}`, secret);
    return this;
  }

  async fetch(path: string, init: RequestInit = {}): Promise<Response> {
    const response = await fetch(this.rig.origin(this.door) + path, {
      ...init,
      headers: {
        ...(init.headers as Record<string, string>),
        cookie: [...this.cookies].map(([name, value]) => `${name}=${value}`).join("; "),
      },
    });
    for (const cookie of response.headers.getSetCookie()) {
      const [name = "", value = ""] = cookie.split(";")[0]!.split("=");
      this.cookies.set(name, value);
    }
    return response;
  }

  /** A connection that was idle may be closed at the very moment it is used: then, as browsers do, on another one. */
  private async answered<T>(path: string, init?: RequestInit): Promise<Answer<T>> {
    for (let tries = 1; ; tries++) {
      const answer = await this.tried<T>(path, init);
      const isLost = answer.status === 0 && /ECONNRESET|other side closed/.test(answer.code ?? "");
      if (!isLost || tries === MOST_CONNECTIONS) return answer;
    }
  }

  private async tried<T>(path: string, init?: RequestInit): Promise<Answer<T>> {
    const startedAt = performance.now();
    try {
      const response = await this.fetch(path, init);
      const body = (await response.json()) as {
        result?: { data: T };
        error?: { code?: string; data?: { code: string } };
      };
      const code = body.error?.data?.code ?? body.error?.code;
      return { status: response.status, data: body.result?.data as T, code, tookMs: performance.now() - startedAt };
    } catch (error) {
      const { cause } = error as Error;
      return { status: 0, data: undefined as T, code: String(cause ?? error), tookMs: performance.now() - startedAt };
    }
  }

  query<T>(path: string, input: unknown): Promise<Answer<T>> {
    return this.answered(`/trpc/${path}?input=${encodeURIComponent(JSON.stringify(input))}`);
  }

  mutate<T>(path: string, input: unknown, key: string = crypto.randomUUID()): Promise<Answer<T>> {
    const headers = { "content-type": "application/json", "idempotency-key": key };
    return this.answered(`/trpc/${path}`, { method: "POST", headers, body: JSON.stringify(input) });
  }

  /** Makes a call again under the same key as long as nobody answers, or the answer says to try again. */
  async insist<T>(path: string, input: unknown, key: string = crypto.randomUUID()): Promise<Answer<T>> {
    for (const startedAt = Date.now(); ;) {
      const answer = await this.mutate<T>(path, input, key);
      const again = answer.status === 0 || answer.status >= 500 || AGAIN.has(answer.code ?? "");
      if (!again || Date.now() - startedAt > PATIENCE_MS) return answer;
      // A request that died holds its key for half a minute.
      if (answer.code === "REQUEST_IN_PROGRESS") await this.rig.pass(31_000).catch(() => {});
      await setTimeout(50);
    }
  }
}

/** A guest of the shop. */
export class Shopper extends Caller {
  /** Puts offers into the cart, trying until each is in. */
  async choose(offerIds: readonly string[], quantity = 1): Promise<void> {
    for (const offerId of offerIds) {
      const { status, code } = await this.insist("shop.cart.add", { market: "us", offerId, quantity });
      if (status !== 200) throw new Error(`nothing was put into the cart: ${status} ${code}`);
    }
  }

  /** What the cart costs. */
  async total(): Promise<number> {
    for (const startedAt = Date.now(); ;) {
      const { status, data } = await this.query<Quote>("shop.checkout.quote", { market: "us" });
      if (status === 200) return data.totalMinor;
      if (Date.now() - startedAt > PATIENCE_MS) throw new Error("the cart could not be priced");
      await setTimeout(50);
    }
  }

  /** What `place` is given. */
  static placing(expectedTotalMinor: number, number: string = CARDS.good) {
    return {
      market: "us",
      email: "ada@rig.test",
      address: ADDRESS,
      expectedTotalMinor,
      payment: { method: "card", number, expiry: "12/39", cvc: "123" },
    };
  }

  /** Places the cart once. */
  place(totalMinor: number, card?: string, key?: string): Promise<Answer<Placed>> {
    return this.mutate("shop.checkout.place", Shopper.placing(totalMinor, card), key);
  }
}

/** Works things off, so many at a time; gives what came of each, in their order. */
export async function inParallel<T, R>(
  things: readonly T[],
  atOnce: number,
  work: (thing: T, i: number) => Promise<R>,
): Promise<R[]> {
  const results: R[] = [];
  let next = 0;
  const worker = async () => {
    while (next < things.length) {
      const i = next++;
      results[i] = await work(things[i]!, i);
    }
  };
  await Promise.all(Array.from({ length: Math.min(atOnce, things.length) }, worker));
  return results;
}

/** How often each word occurs. */
export function tally(words: readonly string[]): Record<string, number> {
  const counts: Record<string, number> = {};
  for (const word of words) counts[word] = (counts[word] ?? 0) + 1;
  return counts;
}
