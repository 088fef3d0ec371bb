// The Durable Objects as core calls them. The classes live beside their features and implement these.
// Objects return values and never throw domain errors: over RPC an error keeps its message only.
import type { ErrorCode, ErrorDetails, Id } from "@stoa/contract";

/** A line of a cart: what and how many. Prices are joined when shown. */
export interface CartLine {
  offerId: Id<"offer">;
  quantity: number;
}

/** A cart as its object holds it. `version` counts the changes. */
export interface CartState {
  version: number;
  lines: CartLine[];
}

/** A change of a cart. A line that it would bring above `maxPerOrder` is refused. */
export type CartChange =
  | { kind: "add"; offerId: Id<"offer">; quantity: number; maxPerOrder?: number | null }
  | { kind: "set"; offerId: Id<"offer">; quantity: number; maxPerOrder?: number | null }
  | { kind: "merge"; lines: CartLine[] }
  | { kind: "bought"; version: number };

/** What an object answers to a change. */
export type CartAnswer = { ok: true; cart: CartState } | { ok: false; code: ErrorCode; details: ErrorDetails };

/** One cart. */
export interface CartStub {
  read(): Promise<CartState>;
  /** Applies a change once per `key` (null: always). */
  apply(change: CartChange, key: string | null): Promise<CartAnswer>;
}

/** Live listeners of one purchase. */
export interface FeedStub {
  publish(message: string): Promise<void>;
  fetch(request: Request): Promise<Response>;
}

/** An exact count of attempts in a window. */
export interface LimiterStub {
  /** Takes one of `limit` attempts per `windowMs`; tells how long to wait when none is left. */
  take(limit: number, windowMs: number, nowMs: number): Promise<{ ok: boolean; retryAfterMs: number }>;
  /** Gives one attempt back, which turned out to be none. */
  giveBack(): Promise<void>;
  /** Gives all attempts back. */
  reset(): Promise<void>;
}

/** A bucket that fills evenly: `quota` tokens per `windowMs`, and as many at once. */
export interface RateStub {
  /** Takes `cost` tokens, all or none; tells what is left, when it is full again, and how long to wait. */
  take(
    cost: number,
    policy: { name: string; quota: number; windowMs: number },
    nowMs: number,
  ): Promise<{ isTaken: boolean; remaining: number; fullInMs: number; retryAfterMs: number }>;
}
