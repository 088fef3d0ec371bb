import { type Id, newId } from "@stoa/contract";
import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { leftOf, type LinePart, refundParts, type SoldLine, tendersOf } from "./rules.ts";

const lineId = newId("line", 0);
const line = (over: Partial<SoldLine> = {}): SoldLine => ({
  lineId,
  quantity: 3,
  paidMinor: 1_000,
  taxMinor: 91,
  commissionMinor: 150,
  platformDiscountMinor: 100,
  ...over,
});

const soldLines = fc
  .record({
    quantity: fc.integer({ min: 1, max: 99 }),
    paidMinor: fc.integer({ min: 0, max: 10_000_000 }),
    taxMinor: fc.integer({ min: 0, max: 1_000_000 }),
    commissionMinor: fc.integer({ min: 0, max: 1_000_000 }),
    platformDiscountMinor: fc.integer({ min: 0, max: 1_000_000 }),
  })
  .map((made): SoldLine => ({ lineId, ...made }));

describe("the parts of a refund", () => {
  it("sum to what was paid when all units are back, in whatever pieces they come", () => {
    fc.assert(
      fc.property(soldLines, fc.array(fc.integer({ min: 1, max: 20 }), { maxLength: 40 }), (sold, pieces) => {
        const before: LinePart[] = [];
        for (const piece of [...pieces, sold.quantity]) {
          const left = leftOf(sold, before).quantity;
          if (left === 0) break;
          before.push(...refundParts([sold], before, { lines: [{ lineId, quantity: Math.min(piece, left) }] }));
          const rest = leftOf(sold, before);
          for (const minor of [rest.amountMinor, rest.taxMinor, rest.commissionMinor, rest.platformDiscountMinor])
            expect(minor).toBeGreaterThanOrEqual(0);
        }
        expect(leftOf(sold, before)).toEqual({
          lineId,
          quantity: 0,
          amountMinor: 0,
          taxMinor: 0,
          commissionMinor: 0,
          platformDiscountMinor: 0,
        });
      }),
    );
  });

  it("shrink tax and commission with the price when money is taken off", () => {
    const [part] = refundParts([line()], [], { lines: [], reductions: [{ lineId, amountMinor: 500 }] });
    expect(part).toEqual({
      lineId,
      quantity: 0,
      amountMinor: 500,
      taxMinor: 46,
      commissionMinor: 75,
      platformDiscountMinor: 0,
    });
  });

  it("hold units and money off of the same line together", () => {
    const [part] = refundParts([line()], [], {
      lines: [{ lineId, quantity: 1 }],
      reductions: [{ lineId, amountMinor: 100 }],
    });
    expect(part).toMatchObject({ quantity: 1, amountMinor: 433 });
  });

  it("are refused for more than is left, for nothing, and for a line of another order", () => {
    const refused = (lines: { lineId: Id<"line">; quantity: number }[], before: LinePart[] = []) =>
      expect(() => refundParts([line()], before, { lines })).toThrow("INVALID_INPUT");
    refused([{ lineId, quantity: 4 }]);
    refused([{ lineId, quantity: 0 }]);
    refused([{ lineId: newId("line", 0), quantity: 1 }]);
    refused([{ lineId, quantity: 2 }], refundParts([line()], [], { lines: [{ lineId, quantity: 2 }] }));
    refused([
      { lineId, quantity: 2 },
      { lineId, quantity: 2 },
    ]);
  });
});

describe("the tenders of a refund", () => {
  it("go the way the money came first, and what did not come that way becomes credit again", () => {
    expect(tendersOf(100, "original", 70)).toEqual({ originalMinor: 70, creditMinor: 30 });
    expect(tendersOf(100, "original", 700)).toEqual({ originalMinor: 100, creditMinor: 0 });
    expect(tendersOf(100, "credit", 700)).toEqual({ originalMinor: 0, creditMinor: 100 });
  });
});
