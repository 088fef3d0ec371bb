// Values of a facet stand where people look for them.
import { expect, test } from "vitest";
import { inOrder } from "./facet-order.ts";

const ordered = (...labels: string[]) =>
  inOrder(labels.map((label) => ({ value: label, label, hex: null, count: 1, selected: false }))).map(
    ({ label }) => label,
  );

test.each([
  [
    ["50–100 cm", "0–50 cm", "100–150 cm"],
    ["0–50 cm", "50–100 cm", "100–150 cm"],
  ],
  [
    ["1.5 l", "0,75 l", "12 l"],
    ["0,75 l", "1.5 l", "12 l"],
  ],
  [
    ["XL", "S", "M", "XS"],
    ["XS", "S", "M", "XL"],
  ],
  [
    ["Oak", "Ash", "4 mm steel"],
    ["Oak", "Ash", "4 mm steel"],
  ],
])("%j stand as %j", (given, expected) => {
  expect(ordered(...given)).toEqual(expected);
});
