import { describe, expect, it } from "vitest";
import { readAmounts, readPercent, readSteps, writeAmounts, writeSteps } from "./amounts.ts";

describe("amounts in several currencies", () => {
  it("are read as they are written, in the decimals of each", () => {
    const amounts = { USD: 1_050, JPY: 1_200, KWD: 3_500 };
    expect(writeAmounts(amounts)).toBe("10.50 USD, 1200 JPY, 3.500 KWD");
    expect(readAmounts(writeAmounts(amounts))).toEqual(amounts);
    expect(readAmounts("usd 5; 4.5 eur")).toEqual({ USD: 500, EUR: 450 });
  });

  it.each(["five USD", "5 GBP", "5", "1.5 JPY", "-5 USD"])("are refused where one is none: %s", (text) =>
    expect(readAmounts(text)).toBeNull(),
  );

  it("make tables of rates", () => {
    const steps = [{ from: 0, feeMinor: 599 }, { from: 5_000, feeMinor: 0 }]; // prettier-ignore
    expect(readSteps(writeSteps(steps, "amount", "USD"), "amount", "USD")).toEqual(steps);
    expect(readSteps("0: 5, 3: 8", "units", "EUR")).toEqual([{ from: 0, feeMinor: 500 }, { from: 3, feeMinor: 800 }]); // prettier-ignore
    for (const bad of ["", "5.99", "a: 1", "0: x"]) expect(readSteps(bad, "amount", "USD")).toBeNull();
  });

  it("and percentages have at most two decimals and are at most all", () => {
    expect(["10", "12,5 %", "0.25", "100"].map(readPercent)).toEqual([1_000, 1_250, 25, 10_000]);
    expect(["101", "x", "", "1.234"].map(readPercent)).toEqual([null, null, null, null]);
  });
});
