import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { type Fact, foldFacts } from "./rules.ts";

const FACTS: Fact[] = [
  { eventId: "1", type: "authorised", amountMinor: 100 },
  { eventId: "2", type: "captured", amountMinor: 100 },
  { eventId: "3", type: "refunded", amountMinor: 30 },
  { eventId: "4", type: "refunded", amountMinor: 70 },
];

describe("the amounts of a payment", () => {
  it("are the same in whatever order and however often the facts come", () => {
    fc.assert(
      fc.property(
        fc.shuffledSubarray(FACTS, { minLength: FACTS.length }),
        fc.array(fc.constantFrom(...FACTS)),
        (order, again) => {
          expect(foldFacts([...order, ...again])).toEqual({
            authorisedMinor: 100,
            capturedMinor: 100,
            refundedMinor: 100,
            failed: false,
          });
        },
      ),
    );
  });
  it("do not call a payment failed that was captured in the end", () => {
    expect(foldFacts([{ eventId: "0", type: "failed", amountMinor: 100 }, ...FACTS]).failed).toBe(false);
  });
});
