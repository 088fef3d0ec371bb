// Random changes of a cart, for the tests of the reducer and of the object around it.
import type { Id } from "@stoa/contract";
import fc from "fast-check";
import type { CartChange } from "../kernel/index.ts";

/** The n-th offer of a test. */
export const offer = (n: number): Id<"offer"> => `ofr_${n}` as Id<"offer">;

const offerId = fc.nat(6).map(offer);
const quantity = fc.integer({ min: 1, max: 99 });
const line = fc.record({ offerId, quantity });
const lines = fc.uniqueArray(line, { selector: (each) => each.offerId, maxLength: 6 });
const terms = fc.record({
  currency: fc.constantFrom("USD" as const, "JPY" as const),
  unitMinor: fc.nat(5_000),
  maxPerOrder: fc.option(fc.integer({ min: 1, max: 20 })),
});

const change: fc.Arbitrary<CartChange> = fc.oneof(
  fc.record({ kind: fc.constant("add" as const), offerId, quantity, terms }),
  fc.record({ kind: fc.constant("set" as const), offerId, quantity: fc.integer({ min: 0, max: 99 }) }),
  fc.record({ kind: fc.constant("put" as const), items: lines }),
  fc.record({ kind: fc.constant("save" as const), offerId }),
  fc.record({ kind: fc.constant("unsave" as const), offerId, terms }),
  fc.record({ kind: fc.constant("forget" as const), offerId }),
  fc.constantFrom<CartChange>({ kind: "clear" }, { kind: "undo" }, { kind: "undo" }),
  fc.record({
    kind: fc.constant("merge" as const),
    from: fc.record({ lines, saved: lines }),
    limits: fc.dictionary(offerId, fc.integer({ min: 1, max: 20 })),
  }),
  fc.record({ kind: fc.constant("moved" as const), lines, saved: lines }),
  fc.record({
    kind: fc.constant("seen" as const),
    currency: fc.constant("USD" as const),
    prices: fc.dictionary(offerId, fc.nat(5_000)),
    isAccepted: fc.boolean(),
  }),
  fc.record({ kind: fc.constant("bought" as const), version: fc.nat(20) }),
);

/** Any change at all, as plain as one that comes over the wire. */
export const anyChange: fc.Arbitrary<CartChange> = change.map((made) => JSON.parse(JSON.stringify(made)));
