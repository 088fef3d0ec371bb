import { addDays, type BuyBoxAdvice, CONDITIONS } from "@stoa/contract";
import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { adviceFor, type Levers } from "./advice.ts";
import { type Contender, isUsed, rankOffers } from "./buy-box.ts";

const TODAY = "2026-11-20";
/** Free delivery from 50.00, as in the shop: a lower price can land higher. */
const landedOf = (priceMinor: number) => priceMinor + (priceMinor >= 5_000 ? 0 : 490);
const leversOf = (priceMinor: number, handlingDays: number): Levers => ({
  priceMinor,
  handlingDays,
  landedOf,
  promiseToDayOf: (days, readiness) => addDays(TODAY, days + 4 + (readiness === "later" ? 30 : 0)),
});

interface Draft {
  priceMinor: number;
  handlingDays: number;
  readiness: Contender["readiness"];
  condition: Contender["condition"];
  sellerRatingCenti: number;
}
const contenderOf = ({ priceMinor, handlingDays, ...rest }: Draft, i: number): Contender => ({
  ...rest,
  offerId: `ofr_${i}`,
  landedMinor: landedOf(priceMinor),
  promiseToDay: leversOf(priceMinor, handlingDays).promiseToDayOf(handlingDays, rest.readiness),
  health: null,
});

const drafts = fc.array(
  fc.record({
    priceMinor: fc.integer({ min: 1_000, max: 12_000 }),
    handlingDays: fc.integer({ min: 0, max: 12 }),
    readiness: fc.constantFrom("ready", "later", "none"),
    condition: fc.constantFrom(...CONDITIONS),
    sellerRatingCenti: fc.integer({ min: 300, max: 500 }),
  }),
  { minLength: 1, maxLength: 6 },
) as fc.Arbitrary<Draft[]>;

/** Every way of following the advice. */
function followed(own: Draft, advice: BuyBoxAdvice): Draft[] {
  const stocked: Draft = advice.restock ? { ...own, readiness: "ready" } : own;
  return advice.either.length === 0
    ? [stocked]
    : advice.either.map((change) =>
        change.kind === "price"
          ? { ...stocked, priceMinor: change.priceMinor }
          : { ...stocked, handlingDays: change.handlingDays },
      );
}

const winsInEveryHour = (all: Contender[]) =>
  Array.from({ length: 30 }, (_, hour) =>
    rankOffers(all, `turn ${hour}`).find((each) => isUsed(each.condition) === isUsed(all[0]!.condition)),
  ).every((first) => first!.offerId === all[0]!.offerId && first!.readiness !== "none");

describe("advice to a seller", () => {
  it("wins when it is followed, whatever the field and the hour", () => {
    fc.assert(
      fc.property(drafts, ([own, ...others]) => {
        const rivals = others.map((draft, i) => contenderOf(draft, i + 1));
        const advice = adviceFor(contenderOf(own!, 0), rivals, leversOf(own!.priceMinor, own!.handlingDays));
        if (advice === null) expect(winsInEveryHour([contenderOf(own!, 0), ...rivals])).toBe(true);
        else
          for (const next of followed(own!, advice))
            expect(winsInEveryHour([contenderOf(next, 0), ...rivals])).toBe(true);
      }),
      { numRuns: 500 },
    );
  });

  it("asks for no more than is needed", () => {
    fc.assert(
      fc.property(drafts, ([own, ...others]) => {
        const rivals = others.map((draft, i) => contenderOf(draft, i + 1));
        const levers = leversOf(own!.priceMinor, own!.handlingDays);
        const advice = adviceFor(contenderOf(own!, 0), rivals, levers);
        for (const change of advice?.either ?? []) {
          const less =
            change.kind === "price"
              ? { ...own!, priceMinor: change.priceMinor + 1 }
              : { ...own!, handlingDays: change.handlingDays + 1 };
          if (less.priceMinor > own!.priceMinor || less.handlingDays > own!.handlingDays) continue;
          const readiness = advice!.restock ? "ready" : own!.readiness;
          const again = adviceFor(
            contenderOf({ ...less, readiness }, 0),
            rivals,
            leversOf(less.priceMinor, less.handlingDays),
          );
          expect(again).not.toBeNull();
        }
      }),
    );
  });

  const draft: Draft = {
    priceMinor: 8_000,
    handlingDays: 3,
    readiness: "ready",
    condition: "new",
    sellerRatingCenti: 450,
  };
  const advise = (own: Draft, ...others: Draft[]) =>
    adviceFor(
      contenderOf(own, 0),
      others.map((each, i) => contenderOf(each, i + 1)),
      leversOf(own.priceMinor, own.handlingDays),
    );

  it("names a price and a day, either of which is enough", () =>
    expect(advise({ ...draft, priceMinor: 8_100 }, { ...draft, priceMinor: 8_040 })).toEqual({
      restock: false,
      either: [
        { kind: "price", priceMinor: 7_960 },
        { kind: "handling", handlingDays: 0 },
      ],
    }));
  it("is stock first, where there is none", () => {
    expect(advise({ ...draft, readiness: "none" })).toEqual({ restock: true, either: [] });
    expect(advise({ ...draft, readiness: "later" }, draft)).toMatchObject({
      restock: true,
      either: [{ kind: "price" }, {}],
    });
  });
  it("has nothing to say to whoever is alone in front, used things apart from new ones", () =>
    expect(advise(draft, { ...draft, priceMinor: 2_000, condition: "used_good" })).toBeNull());
});
