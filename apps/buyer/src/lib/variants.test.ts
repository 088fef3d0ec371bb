// The address picks the variant; a choice keeps as many of the other options as it can.
import type { ProductPage, VariantView } from "@stoa/client";
import { expect, test } from "vitest";
import { choicesOf, offersFrom, variantOf } from "./variants.ts";

const variant = (sku: string, options: Record<string, string>, available = 1) =>
  ({
    sku,
    options,
    variantId: `var_${sku}`,
    imageId: null,
    offers: available > 0 ? [{ available }] : [],
  }) as unknown as VariantView;

const product = {
  options: [
    {
      name: "Colour",
      kind: "swatch",
      values: [
        { value: "Red", hex: "#f00" },
        { value: "Blue", hex: "#00f" },
        { value: "Green", hex: "#0f0" },
      ],
    },
    {
      name: "Size",
      kind: "select",
      values: [
        { value: "S", hex: null },
        { value: "L", hex: null },
      ],
    },
  ],
  variants: [
    variant("rs", { Colour: "Red", Size: "S" }, 0),
    variant("rl", { Colour: "Red", Size: "L" }),
    variant("bl", { Colour: "Blue", Size: "L" }),
    variant("bs", { Colour: "Blue", Size: "S" }),
  ],
} as unknown as ProductPage;

test("the variant of the address, else the first that can be bought", () => {
  expect(variantOf(product, "bs")?.sku).toBe("bs");
  expect(variantOf(product, "gone")?.sku).toBe("rl");
  expect(variantOf(product, undefined)?.sku).toBe("rl");
});

test("another colour keeps the size; a colour nobody offers leads nowhere", () => {
  const choices = choicesOf(product, product.options[0]!, product.variants[1]!);
  expect(choices.map(({ value, chosen, variant }) => [value, chosen, variant?.sku ?? null])).toEqual([
    ["Red", true, "rl"],
    ["Blue", false, "bl"],
    ["Green", false, null],
  ]);
});

test("who comes from a seller's shop finds their offer first, where they can send", () => {
  const offer = (handle: string, available = 1) =>
    ({ available, seller: { handle, name: handle.toUpperCase() } }) as unknown as VariantView["offers"][number];
  const offers = [offer("cheap"), offer("slow"), offer("gone", 0), offer("slow")];
  const order = (handle?: string) => offersFrom(offers, handle).offers.map(({ seller }) => seller.handle);
  expect(order("slow")).toEqual(["slow", "slow", "cheap", "gone"]);
  expect(offersFrom(offers, "slow").cameFrom).toBe("SLOW");
  // Nothing to say where it stands first anyway, or cannot be bought there.
  for (const handle of ["cheap", "gone", "nobody", undefined])
    expect(offersFrom(offers, handle)).toEqual({ offers, cameFrom: null });
});
