import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { cashAccounts, owedTo, refundAccounts, saleAccounts, surplusAccounts } from "./rules.ts";

const sum = (accounts: Record<string, number>) => Object.values(accounts).reduce((a, b) => a + b, 0);

const sold = fc.record({
  sellerId: fc.constant("sel_1"),
  totalMinor: fc.nat(1_000_000_000),
  taxMinor: fc.nat(1_000_000),
  commissionMinor: fc.nat(1_000_000),
  platformDiscountMinor: fc.nat(1_000_000),
  creditMinor: fc.nat(1_000_000),
});

describe("every transaction", () => {
  it("sums to zero", () => {
    fc.assert(
      fc.property(sold, fc.constantFrom("seller", "marketplace"), (order, borneBy) => {
        expect(sum(saleAccounts(order, "sandbox", "usr_1"))).toBe(0);
        const back = { ...order, originalMinor: order.totalMinor, borneBy } as const;
        expect(sum(refundAccounts(back, "sel_1", "sandbox", "usr_1"))).toBe(0);
        expect(sum(cashAccounts(order.totalMinor))).toBe(0);
        expect(sum(surplusAccounts("sandbox", order.totalMinor))).toBe(0);
      }),
    );
  });
});

describe("a refund of everything", () => {
  it("leaves nobody with anything of the sale", () => {
    fc.assert(
      fc.property(sold, (order) => {
        const sale = saleAccounts(order, "sandbox", "usr_1");
        const back = refundAccounts(
          { ...order, originalMinor: order.totalMinor - order.creditMinor, borneBy: "seller" },
          "sel_1",
          "sandbox",
          "usr_1",
        );
        const left: Record<string, number> = {
          ...sale,
          "pending:sel_1": sale["pending:sel_1"]! + back[owedTo("sel_1")]!,
        };
        for (const account of ["sandbox", "credit:usr_1", "promotions", "commission", "tax"])
          left[account] = sale[account]! + back[account]!;
        expect(Object.values(left).every((minor) => minor === 0)).toBe(true);
      }),
    );
  });

  it("is paid by the marketplace when it bears it, and the seller keeps what they earned", () => {
    const back = refundAccounts(
      {
        originalMinor: 1_000,
        creditMinor: 0,
        taxMinor: 90,
        commissionMinor: 100,
        platformDiscountMinor: 0,
        borneBy: "marketplace",
      },
      "sel_1",
      "sandbox",
      null,
    );
    expect(back["guarantee"]).toBe(-810);
    expect(back[owedTo("sel_1")]).toBeUndefined();
  });
});
