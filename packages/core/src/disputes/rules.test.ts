import { DISPUTE_NEXT, newId } from "@stoa/contract";
import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { type OrderLeft, sharesOf } from "./rules.ts";

const minor = fc.integer({ min: 0, max: 10_000_000 });
const orders = fc.array(
  fc
    .record({ amountMinor: minor, taxMinor: minor, commissionMinor: minor, platformDiscountMinor: minor })
    .map((made): OrderLeft => ({
      ...made,
      taxMinor: Math.min(made.taxMinor, made.amountMinor),
      orderId: newId("order", 0),
      sellerId: newId("seller", 0),
    })),
  { maxLength: 8 },
);

describe("the shares of a dispute", () => {
  it("sum to it, stay within each order, and each adds up", () => {
    fc.assert(
      fc.property(fc.integer({ min: 1, max: 50_000_000 }), orders, (amountMinor, left) => {
        const { shares, restMinor } = sharesOf(amountMinor, left);
        expect(shares.reduce((sum, share) => sum + share.amountMinor, 0) + restMinor).toBe(amountMinor);
        expect(restMinor).toBeGreaterThanOrEqual(0);
        for (const share of shares) {
          const order = left.find(({ orderId }) => orderId === share.orderId)!;
          for (const name of ["amountMinor", "taxMinor", "commissionMinor", "platformDiscountMinor"] as const) {
            expect(share[name]).toBeGreaterThanOrEqual(0);
            expect(share[name]).toBeLessThanOrEqual(order[name]);
          }
          expect(share.amountMinor + share.platformDiscountMinor).toBe(
            share.sellerMinor + share.taxMinor + share.commissionMinor,
          );
        }
      }),
    );
  });

  it("of all that was paid are the orders whole", () => {
    const order = { orderId: newId("order", 0), sellerId: newId("seller", 0) };
    const left = { ...order, amountMinor: 1_000, taxMinor: 90, commissionMinor: 150, platformDiscountMinor: 50 };
    expect(sharesOf(1_000, [left])).toEqual({ shares: [{ ...left, sellerMinor: 810 }], restMinor: 0 });
  });
});

it("a dispute that is decided stays so", () => {
  expect([DISPUTE_NEXT.won, DISPUTE_NEXT.lost]).toEqual([[], []]);
});
