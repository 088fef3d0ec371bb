// Axes become a grid of variants; what is typed for all holds where nothing of its own is typed.
import type { OptionAxis } from "@stoa/client";
import { expect, test } from "vitest";
import { emptyDraft } from "./draft.ts";
import { combinations, rowKey, suggestedSku, variantsOf } from "./variants.ts";

const axis = (name: string, ...values: string[]): OptionAxis => ({
  name,
  kind: "select",
  values: values.map((value) => ({ value, hex: null })),
});

test("every combination of values is a variant", () => {
  expect(combinations([axis("Colour", "Red", "Blue"), axis("Size", "S", "L")]).map(rowKey)).toEqual([
    "Red / S",
    "Red / L",
    "Blue / S",
    "Blue / L",
  ]);
  expect(combinations([])).toEqual([{}]);
});

test("a variant takes what is its own, and else what is for all", () => {
  const draft = {
    ...emptyDraft(),
    sku: "LAMP",
    onHand: "5",
    prices: { USD: "20", EUR: "18" },
    axes: [axis("Colour", "Red", "Blue")],
    rows: { Blue: { sku: "", gtin: "96385074", onHand: "0", prices: { USD: "22" } } },
  };
  expect(variantsOf(draft).map(({ row }) => row)).toEqual([
    { sku: "LAMP-RED", gtin: "", onHand: "5", prices: { USD: "20", EUR: "18" } },
    { sku: "LAMP-BLUE", gtin: "96385074", onHand: "0", prices: { USD: "22", EUR: "18" } },
  ]);
});

test("a suggested SKU is made of letters and digits", () => {
  expect(suggestedSku("X-1", { Size: "120 × 170 cm", Colour: "Dusty pink" })).toBe("X-1-1201-DUST");
});
