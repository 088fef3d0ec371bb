import fc from "fast-check";
import { expect, it } from "vitest";
import { packFacts, readIn, unpackFacts } from "./packing.ts";

it("facts come out of their text as they went in, all of them or those of one currency", () => {
  const values = fc.array(fc.integer({ min: 1, max: 40_000_000 }), { maxLength: 8 });
  const money = fc.tuple(fc.nat(1_000_000), fc.nat(1_000_000));
  const units = fc.array(
    fc.record({
      values,
      available: fc.boolean(),
      prices: fc.record({ USD: money, JPY: money }, { requiredKeys: [], noNullPrototype: true }),
    }),
    { maxLength: 4 },
  );
  const facts = fc.record({ values, ratingCenti: fc.nat(500), ratingScore: fc.nat(5_000), createdAt: fc.nat(), units });
  fc.assert(
    fc.property(facts, (each) => {
      const text = packFacts(each);
      expect(unpackFacts(text)).toEqual(each);
      const { units, ...rest } = each;
      const ways = units.flatMap(({ prices: { JPY }, ...unit }, no) =>
        JPY ? [{ ...unit, no, priceMinor: JPY[0], formerMinor: JPY[1] }] : [],
      );
      expect(readIn(text, "JPY")).toEqual({ ...rest, ways });
    }),
  );
});
