import { PAYOUT_NEXT, PAYOUT_STATUSES } from "@stoa/contract";
import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { checkPayoutStep, minimumOf, rowAmounts, statementTotals } from "./rules.ts";

describe("the steps of a payout", () => {
  it("are those of the table, and no others", () => {
    for (const from of PAYOUT_STATUSES)
      for (const to of PAYOUT_STATUSES) {
        const step = () => checkPayoutStep(from, to);
        if ((PAYOUT_NEXT[from] as readonly string[]).includes(to)) expect(step).not.toThrow();
        else expect(step).toThrow("ILLEGAL_TRANSITION");
      }
  });
});

describe("the least that is paid", () => {
  it("is what the marketplace asks, or more where the seller wants it", () => {
    expect(minimumOf("USD", {})).toBe(1_000);
    expect(minimumOf("USD", { USD: 5_000 })).toBe(5_000);
    expect(minimumOf("USD", { USD: 1, EUR: 9_000 })).toBe(1_000);
  });
});

const txn = fc.record({
  kind: fc.constantFrom("sale", "refund", "adjustment", "payout", "payout_failed", "chargeback"),
  netMinor: fc.integer({ min: -1_000_000, max: 1_000_000 }),
  commissionMinor: fc.integer({ min: -100_000, max: 100_000 }),
  taxMinor: fc.integer({ min: -100_000, max: 100_000 }),
});

describe("a statement", () => {
  it("closes with what its rows sum to, and its totals sum to the closing", () => {
    fc.assert(
      fc.property(fc.integer({ min: -1_000_000, max: 1_000_000 }), fc.array(txn), (openingMinor, txns) => {
        const totals = statementTotals(openingMinor, txns);
        const { closingMinor, openingMinor: opening, ...parts } = totals;
        expect(closingMinor).toBe(txns.reduce((sum, { netMinor }) => sum + netMinor, openingMinor));
        expect(Object.values(parts).reduce((sum, part) => sum + part, opening)).toBe(closingMinor);
      }),
    );
  });

  it("tells of a sale what the customer paid, and what commission and tax took of it", () => {
    expect(rowAmounts({ kind: "sale", netMinor: 8_100, commissionMinor: 1_000, taxMinor: 900 })).toEqual({
      kind: "sale",
      grossMinor: 10_000,
      commissionMinor: -1_000,
      taxMinor: -900,
      netMinor: 8_100,
    });
  });

  it("tells what it has no word for as it is", () => {
    expect(rowAmounts({ kind: "chargeback", netMinor: -500, commissionMinor: 0, taxMinor: 0 })).toMatchObject({
      kind: "other",
      netMinor: -500,
    });
  });
});
