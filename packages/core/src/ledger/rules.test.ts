import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { cashAccounts, reversed, saleAccounts, surplusAccounts } from "./rules.ts";

const sum = (accounts: Record<string, number>) => Object.values(accounts).reduce((a, b) => a + b, 0);

describe("every transaction", () => {
  it("sums to zero, and undone it cancels out", () => {
    fc.assert(
      fc.property(
        fc.nat(1_000_000_000),
        fc.nat(1_000_000),
        fc.nat(1_000_000),
        (totalMinor, taxMinor, commissionMinor) => {
          const sale = saleAccounts({ sellerId: "sel_1", totalMinor, taxMinor, commissionMinor }, "sandbox");
          expect(sum(sale)).toBe(0);
          for (const [account, minor] of Object.entries(reversed(sale))) expect(minor + sale[account]!).toBe(0);
          expect(sum(cashAccounts(totalMinor))).toBe(0);
          expect(sum(surplusAccounts("sandbox", totalMinor))).toBe(0);
        },
      ),
    );
  });
});
