import { PAYMENT_NEXT, paymentMove, type PaymentStatus } from "@stoa/contract";
import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { type Fact, foldFacts, foldStatus } from "./rules.ts";

const fact = (eventId: string, type: Fact["type"], amountMinor: number, about: string | null = null): Fact => ({
  eventId,
  type,
  amountMinor,
  about,
});

/** Lives of a payment of 100 as providers tell them, each in its proper order. */
const LIVES: Record<string, Fact[]> = {
  "paid and given back in two parts, with a dispute won": [
    fact("1", "authorised", 100),
    fact("2", "captured", 100),
    fact("3", "dispute_opened", 100, "d"),
    fact("4", "dispute_won", 100, "d"),
    fact("5", "refunded", 30, "a"),
    fact("6", "refunded", 70, "b"),
  ],
  "captured per parcel, the rest let go": [
    fact("1", "authorised", 100),
    fact("2", "captured", 40, "p1"),
    fact("3", "captured", 35, "p2"),
    fact("4", "voided", 25),
  ],
  "declined, then authorised after all and voided": [
    fact("1", "failed", 100),
    fact("2", "authorised", 100),
    fact("3", "voided", 100),
  ],
  "a refund that failed and was made again": [
    fact("1", "authorised", 100),
    fact("2", "captured", 100),
    fact("3", "refunded", 100, "a"),
    fact("4", "refund_failed", 100, "a"),
    fact("5", "refunded", 100, "a:2"),
  ],
  "money too much, given back": [fact("1", "surplus", 100), fact("2", "captured", 100), fact("3", "refunded", 100)],
  "cash of two orders, one called off": [
    fact("1", "due", 100),
    fact("2", "captured", 60, "o1"),
    fact("3", "voided", 40, "o2"),
  ],
  "a dispute that is lost": [
    fact("1", "authorised", 100),
    fact("2", "captured", 100),
    fact("3", "dispute_opened", 100, "d"),
    fact("4", "dispute_lost", 100, "d"),
  ],
};

describe.each(Object.entries(LIVES))("a payment that is %s", (_, life) => {
  it("ends the same in whatever order and however often its facts come", () => {
    const end = { amounts: foldFacts(life), status: foldStatus(100, life) };
    fc.assert(
      fc.property(
        fc.shuffledSubarray(life, { minLength: life.length }),
        fc.array(fc.constantFrom(...life)),
        (order, again) => {
          const facts = [...order, ...again];
          expect({ amounts: foldFacts(facts), status: foldStatus(100, facts) }).toEqual(end);
        },
      ),
    );
  });

  it("takes only moves of the table, fact by fact", () => {
    let status: PaymentStatus = "open";
    for (const known of life.keys()) {
      const next = foldStatus(100, life.slice(0, known + 1));
      if (next !== status) expect([...PAYMENT_NEXT[status]]).toContain(next);
      status = next;
    }
  });
});

describe("the amounts of a payment", () => {
  it("are what its facts say", () => {
    const [refunds, parcels] = Object.values(LIVES);
    expect(foldFacts(refunds!)).toEqual({
      authorisedMinor: 100,
      capturedMinor: 100,
      voidedMinor: 0,
      refundedMinor: 100,
      disputedMinor: 0,
      lostMinor: 0,
    });
    expect(foldFacts(refunds!.slice(0, 3)).disputedMinor).toBe(100);
    expect(foldStatus(100, parcels!.slice(0, 2))).toBe("part_captured");
    expect(foldStatus(100, parcels!)).toBe("captured");
  });

  it("do not call a payment failed that was captured in the end", () => {
    expect(foldStatus(100, [fact("0", "failed", 100), ...LIVES["a dispute that is lost"]!])).toBe("captured");
  });
});

it("a move that the table does not allow is no program", () => {
  expect(paymentMove("open", "captured")).toEqual({ from: "open", to: "captured" });
  // @ts-expect-error -- a voided payment cannot be captured
  expect(paymentMove("voided", "captured")).toBeDefined();
  // @ts-expect-error -- what is refunded does not open again
  expect(paymentMove("refunded", "open")).toBeDefined();
});
