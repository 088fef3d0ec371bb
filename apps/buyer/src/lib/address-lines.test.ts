// Addresses stand in the order of their country.
import { expect, test } from "vitest";
import { addressLines } from "./address-lines.ts";

const address = {
  name: "Ada",
  line1: "Line 1",
  line2: "",
  city: "Town",
  region: "Region",
  postalCode: "12345",
  phone: "+1 555 0100",
};

test.each([
  ["US", ["Ada", "Line 1", "Town, Region 12345", "+1 555 0100"]],
  ["DE", ["Ada", "Line 1", "12345 Town", "+1 555 0100"]],
  ["JP", ["〒12345", "Region Town", "Line 1", "Ada", "+1 555 0100"]],
  ["AE", ["Ada", "Line 1", "Town, Region", "+1 555 0100"]],
])("%s", (country, lines) => {
  expect(addressLines(address, country)).toEqual(lines);
});
