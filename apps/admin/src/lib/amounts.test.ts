import { describe, expect, it } from "vitest";
import { typedAmount, typedRate } from "./amounts.ts";

const formOf = (value: string) => {
  const form = new FormData();
  form.set("one", value);
  return form;
};

describe("a typed amount", () => {
  it("becomes minor units of the currency, below zero too", () => {
    for (const [typed, currency, minor] of [
      ["12.50", "USD", "1250"],
      ["-7", "EUR", "-700"],
      ["1200", "JPY", "1200"],
    ] as const) {
      const form = formOf(typed);
      typedAmount(form, "one", currency);
      expect([form.get("one"), form.get("one:number")]).toEqual([null, minor]);
    }
  });

  it("that is none is refused later, and an empty one is left out", () => {
    const [wrong, empty] = [formOf("ten"), formOf("")];
    typedAmount(wrong, "one", "USD");
    typedAmount(empty, "one", "USD");
    expect([wrong.get("one:number"), empty.get("one:number")]).toEqual(["NaN", null]);
  });
});

describe("a typed rate", () => {
  it("becomes basis points", () => {
    for (const [typed, bps] of [
      ["12.5", "1250"],
      ["0", "0"],
      ["7,25", "725"],
      ["much", "NaN"],
    ] as const) {
      const form = formOf(typed);
      typedRate(form, "one");
      expect(form.get("one:number")).toBe(bps);
    }
  });
});
