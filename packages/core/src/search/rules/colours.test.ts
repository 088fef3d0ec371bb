import { expect, it } from "vitest";
import { COLOUR_FAMILIES, colourFamily } from "./colours.ts";

it.each([
  ["#800020", "Red"],
  ["#c1764b", "Orange"],
  ["#dddbd9", "Grey"],
  ["#838a91", "Grey"],
  ["#f8f8f8", "White"],
  ["#101418", "Black"],
  ["#e8dcc4", "Beige"],
  ["#5b3a21", "Brown"],
  ["#2f4f7f", "Blue"],
  ["#3f6b45", "Green"],
  ["#e3b93f", "Yellow"],
  ["#6b3fa0", "Purple"],
  ["#f2b8c6", "Pink"],
])("%s looks %s", (hex, family) => expect(colourFamily(hex)).toBe(family));

it("every family's own shade belongs to it", () => {
  for (const [family, hex] of Object.entries(COLOUR_FAMILIES)) expect(colourFamily(hex), hex).toBe(family);
});
it("what is no colour has no family", () => expect(colourFamily("red")).toBeNull());
