// A wish comes back as it was written; anything else is none.
import { expect, test } from "vitest";
import { readWish, writeWish } from "./wish.ts";

test.each([
  [{ productId: "prd_1" }],
  [{ productId: "prd_1", variantId: "var_2" }],
  [{ productId: "prd_1", listId: "lst_3" }],
  [{ productId: "prd_1", variantId: "var_2", listId: "lst_3" }],
] as const)("%j is read as it was written", (wish) => {
  expect(readWish(writeWish(wish))).toEqual(wish);
});

test.each(["", "var_2", "lst_3.prd_1", "prd_1.", "prd_1.ofr_2", "prd_1/..", "javascript:alert(1)"])(
  "%j is no wish",
  (text) => {
    expect(readWish(text)).toBeNull();
  },
);
