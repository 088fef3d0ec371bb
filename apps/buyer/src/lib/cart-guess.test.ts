// What is shown of a cart while the server has not answered yet.
import type { CartLineView, CartView } from "@stoa/client";
import { expect, it } from "vitest";
import { withQuantity } from "./cart-guess.ts";

const line = (offerId: `ofr_${string}`, quantity: number, unitMinor: number): CartLineView => ({
  offerId,
  productSlug: "a",
  title: "A",
  variantLabel: "",
  image: null,
  condition: "new",
  quantity,
  available: 9,
  maxPerOrder: null,
  later: null,
  unitMinor,
  totalMinor: quantity * unitMinor,
  wasMinor: null,
  wanted: null,
  problem: null,
});

const CART: CartView = {
  version: 3,
  currency: "USD",
  groups: [
    {
      seller: { sellerId: "sel_1", handle: "one", name: "One" },
      lines: [line("ofr_a", 2, 500), line("ofr_b", 1, 300)],
      itemsMinor: 1_300,
    },
    { seller: { sellerId: "sel_2", handle: "two", name: "Two" }, lines: [line("ofr_c", 1, 50)], itemsMinor: 50 },
  ],
  saved: [],
  gone: [],
  unitCount: 4,
  itemsMinor: 1_350,
  problems: 0,
  drifted: 0,
  removed: 0,
};

it("a quantity changes the line, its seller's sum and the whole, and nothing else", () => {
  const guess = withQuantity(CART, "ofr_a", 3);
  expect(guess.groups[0]!.lines[0]).toEqual({ ...CART.groups[0]!.lines[0], quantity: 3, totalMinor: 1_500 });
  expect([guess.groups[0]!.itemsMinor, guess.itemsMinor, guess.unitCount, guess.removed]).toEqual([1_800, 1_850, 5, 0]);
  expect(guess.groups[1]).toEqual(CART.groups[1]);
});

it("none of an offer takes the line out, an empty seller with it, and can be taken back", () => {
  const guess = withQuantity(CART, "ofr_c", 0);
  expect(guess.groups).toEqual([CART.groups[0]]);
  expect([guess.itemsMinor, guess.unitCount, guess.removed]).toEqual([1_300, 3, 1]);
});

it("an offer that is not in the cart changes nothing", () => {
  expect(withQuantity(CART, "ofr_z", 0)).toEqual(CART);
});
