import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { formatMoney, parseMoney, prorateMinor, shareMinor, taxInside } from "./money.ts";

describe("prorateMinor", () => {
  it("loses nothing and is never off by more than one unit", () => {
    fc.assert(
      fc.property(
        fc.nat(1_000_000_000),
        fc.array(fc.nat(1_000_000), { minLength: 1, maxLength: 40 }),
        (total, weights) => {
          const parts = prorateMinor(total, weights);
          expect(parts.reduce((a, b) => a + b, 0)).toBe(total);
          const sum = weights.reduce((a, b) => a + b, 0);
          if (sum > 0) parts.forEach((part, i) => expect(Math.abs(part - (total * weights[i]!) / sum)).toBeLessThan(1));
        },
      ),
    );
  });

  it("splits in the same way whether the numbers are small or beyond 2^53 when multiplied", () => {
    fc.assert(
      fc.property(fc.nat(1_000_000_000), fc.array(fc.nat(1_000), { minLength: 1, maxLength: 20 }), (total, weights) => {
        const huge = weights.map((weight) => weight * 1_000_000_000_000);
        expect(prorateMinor(total, huge)).toEqual(prorateMinor(total, weights));
      }),
    );
  });
});

describe("tax", () => {
  it("inside a gross price and on top of its net price agree to a unit", () => {
    fc.assert(
      fc.property(fc.nat(100_000_000), fc.nat(3_000), (gross, bps) => {
        const inside = taxInside(gross, bps);
        expect(Math.abs(shareMinor(gross - inside, bps) - inside)).toBeLessThanOrEqual(1);
      }),
    );
  });
});

describe("amounts", () => {
  it("show the decimals and the format of their currency and market", () => {
    expect(formatMoney(123_456_700, "INR", "en-IN")).toBe("₹12,34,567.00");
    expect(formatMoney(1_980, "JPY", "ja-JP")).toBe("￥1,980");
    expect(formatMoney(123_450, "EUR", "de-DE")).toBe("1.234,50\u00a0€");
  });
  it("are read back only when they fit the currency", () => {
    expect(parseMoney("12.5", "USD")).toBe(1_250);
    expect(parseMoney("12,50", "EUR")).toBe(1_250);
    expect(parseMoney("1980", "JPY")).toBe(1_980);
    for (const [text, currency] of [
      ["1.5", "JPY"],
      ["1.234", "USD"],
      ["-1", "USD"],
      ["1e9", "USD"],
      ["", "USD"],
    ] as const)
      expect(parseMoney(text, currency)).toBeNull();
  });
});
