// GTINs: their lengths, their check digit, their one form.
import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { gtin14, readGtin } from "./gtin.ts";

describe("a GTIN", () => {
  it.each([
    ["96385074", "96385074"],
    ["036000291452", "036000291452"],
    ["4006381333931", "4006381333931"],
    ["400-6381 333931", "4006381333931"],
    ["10614141000415", "10614141000415"],
  ])("%s is read as %s", (typed, read) => expect(readGtin(typed)).toBe(read));

  it.each(["", "4006381333932", "400638133393", "40063813339310", "9638507", "abcdefgh", "4006381333931x"])(
    "%s is none",
    (typed) => expect(readGtin(typed)).toBeNull(),
  );

  it("shows every slip of one digit", () => {
    const slip = fc.tuple(fc.integer({ min: 0, max: 12 }), fc.integer({ min: 1, max: 9 }));
    fc.assert(
      fc.property(slip, ([place, by]) => {
        const digits = [..."4006381333931"];
        digits[place] = String((Number(digits[place]) + by) % 10);
        expect(readGtin(digits.join(""))).toBeNull();
      }),
    );
  });

  it("is the same thing in every length", () => {
    expect(gtin14("036000291452")).toBe(gtin14("0036000291452"));
    expect(gtin14("96385074")).toBe("00000096385074");
  });
});
