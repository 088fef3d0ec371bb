// The Durable Objects as core calls them. The classes live beside their features and implement these.
// Objects return values and never throw domain errors: over RPC an error keeps its message only.
import type { Currency, DeliveryStatus, ErrorCode, ErrorDetails, Id } from "@stoa/contract";

/** A line of a cart: what and how many. Prices are joined when shown; `seen` is what it cost when it was last looked at. */
export interface CartLine {
  offerId: Id<"offer">;
  quantity: number;
  seen?: Partial<Record<Currency, number>>;
}

/** What could not be had in full when carts came together. */
export interface CartNote {
  offerId: Id<"offer">;
  wanted: number;
}

/** A cart as its object holds it. `version` counts the changes of its lines. */
export interface CartState {
  version: number;
  lines: CartLine[];
  /** Kept for another time, the newest first. */
  saved: CartLine[];
  notes: CartNote[];
  /** What the last removal took out, each with the place it had; any other change forgets it. */
  removed: { line: CartLine; place: number }[];
}

/** What an offer costs, in one currency, and the most units of it in one order. */
export interface CartTerms {
  currency: Currency;
  unitMinor: number | null;
  maxPerOrder: number | null;
}

/** Things to put in, each with its terms where they are known. */
export type CartPut = CartLine & { terms?: CartTerms };

/** A change of a cart. A line that an `add` or `set` would bring above its limit is refused; others take what fits. */
export type CartChange =
  | { kind: "add"; offerId: Id<"offer">; quantity: number; terms?: CartTerms }
  | { kind: "set"; offerId: Id<"offer">; quantity: number; terms?: CartTerms }
  | { kind: "put"; items: CartPut[] }
  | { kind: "save"; offerId: Id<"offer"> }
  | { kind: "unsave"; offerId: Id<"offer">; terms?: CartTerms }
  | { kind: "forget"; offerId: Id<"offer"> }
  | { kind: "clear" }
  | { kind: "undo" }
  | { kind: "merge"; from: Pick<CartState, "lines" | "saved">; limits: Record<string, number | null> }
  | { kind: "seen"; currency: Currency; prices: Record<string, number>; isAccepted: boolean }
  | { kind: "bought"; version: number }
  | ({ kind: "moved" } & Pick<CartState, "lines" | "saved">)
  | { kind: "erase" };

/** A change that may say which version it is meant for. */
export interface CartRequest {
  change: CartChange;
  /** Applied once per key; null: always. */
  key: string | null;
  version?: number | undefined;
}

/** What an object answers to a change. */
export type CartAnswer =
  | { ok: true; cart: CartState; /** Units that a `put` brought, by offer. */ put?: Record<string, number> }
  | { ok: false; code: ErrorCode; details: ErrorDetails };

/** One cart. */
export interface CartStub {
  read(): Promise<CartState>;
  apply(request: CartRequest): Promise<CartAnswer>;
  /** Opens a line on which the cart tells when it has changed. Who may listen is decided before. */
  fetch(request: Request): Promise<Response>;
}

/** Live listeners of one purchase. */
export interface FeedStub {
  publish(...messages: string[]): Promise<void>;
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

/** One endpoint of a seller: what it is sent goes out from here alone. */
export interface WebhookStub {
  /** Something may be due; it is seen to outside of this call. */
  wake(webhookId: Id<"webhook">): Promise<void>;
  /** Tries one delivery now, whatever else waits; tells how it ended. */
  attempt(deliveryId: Id<"delivery">): Promise<DeliveryStatus>;
}
