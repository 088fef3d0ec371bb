import { addDays, CONDITIONS } from "@stoa/contract";
import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { type Contender, isUsed, leadOf, rankOffers, scoreOffers, takesTurns, turnOf, winsAlone } from "./buy-box.ts";

let made = 0;
const offer = (over: Partial<Contender> = {}): Contender => ({
  offerId: `ofr_${made++}`,
  landedMinor: 10_000,
  condition: "new",
  readiness: "ready",
  promiseToDay: "2026-11-27",
  sellerRatingCenti: 450,
  health: null,
  ...over,
});
const winner = (...offers: Contender[]) => offers.indexOf(rankOffers(offers, "turn")[0]!);

const contenders = fc
  .array(
    fc.record({
      landedMinor: fc.integer({ min: 100, max: 100_000 }),
      condition: fc.constantFrom(...CONDITIONS),
      readiness: fc.constantFrom("ready", "later", "none"),
      promiseToDay: fc.integer({ min: 0, max: 20 }).map((days) => addDays("2026-11-20", days)),
      sellerRatingCenti: fc.integer({ min: 0, max: 500 }),
      health: fc.option(
        fc
          .tuple(fc.nat(50), fc.nat(50), fc.nat(50))
          .map(([a, b, c]) => ({ orderCount: a + b + c, lateCount: a, cancelledCount: b })),
      ),
    }),
    { minLength: 1, maxLength: 8 },
  )
  .map((all) => all.map((one, i): Contender => ({ offerId: `ofr_${i}`, ...one }) as Contender));

describe("the buy box", () => {
  it("goes to the lower landed price among equals", () =>
    expect(winner(offer(), offer({ landedMinor: 9_800 }))).toBe(1));
  it("is worth a little more for coming days earlier", () =>
    expect(winner(offer({ landedMinor: 9_950, promiseToDay: "2026-12-04" }), offer())).toBe(1));
  it("prefers the better seller at the same price: in the buyers' eyes", () =>
    expect(winner(offer({ sellerRatingCenti: 380 }), offer({ sellerRatingCenti: 480 }))).toBe(1));
  it("prefers the better seller at the same price: in what they did", () => {
    const late = offer({ health: { orderCount: 100, lateCount: 20, cancelledCount: 3 } });
    expect(winner(late, offer({ health: { orderCount: 100, lateCount: 1, cancelledCount: 0 } }))).toBe(1);
  });
  it("does not judge a seller by two orders", () => {
    const score = (health: Contender["health"]) => scoreOffers([offer({ health })])[0]!.health;
    expect(score({ orderCount: 2, lateCount: 2, cancelledCount: 0 }) - score(null)).toBeLessThan(200);
  });
  it("has a winner of its own among used things, after the new ones", () => {
    const offers = [
      offer({ condition: "used_good", landedMinor: 3_000 }),
      offer(),
      offer({ condition: "refurbished" }),
    ];
    expect(rankOffers(offers, "turn").map((each) => each.condition)).toEqual(["new", "used_good", "refurbished"]);
  });
  it("puts what leaves at once before what leaves later", () =>
    expect(winner(offer({ landedMinor: 5_000, readiness: "later" }), offer())).toBe(1));
  it("never goes to a sold-out offer while another can be bought", () => {
    fc.assert(
      fc.property(contenders, fc.string(), (offers, turn) => {
        const buyable = offers.some((each) => each.readiness !== "none");
        expect(rankOffers(offers, turn)[0]!.readiness === "none").toBe(!buyable);
        for (const used of [false, true]) {
          const kind = offers.filter((each) => isUsed(each.condition) === used);
          const first = rankOffers(offers, turn).find((each) => isUsed(each.condition) === used);
          if (kind.some((each) => each.readiness === "ready")) expect(first!.readiness).toBe("ready");
        }
      }),
    );
  });
  it("does not depend on the order in which the offers come", () => {
    fc.assert(
      fc.property(contenders, fc.string(), fc.nat(), (offers, turn, by) => {
        const moved = offers.map((_, i) => offers[(i + by) % offers.length]!).toReversed();
        expect(rankOffers(moved, turn)).toEqual(rankOffers(offers, turn));
      }),
    );
  });
  it("never gives a worse place for a lower price", () => {
    const placeOf = (offers: Contender[]) => {
      const [own] = offers as [Contender, ...Contender[]];
      const rivals = offers.filter(
        (each) => each.readiness === own.readiness && isUsed(each.condition) === isUsed(own.condition),
      );
      const [mine, ...theirs] = scoreOffers([own, ...rivals.filter((each) => each !== own)]).map(
        (score) => score.total,
      );
      return {
        place: theirs.filter((total) => total < mine!).length,
        lead: leadOf(
          own,
          rivals.filter((each) => each !== own),
        ),
      };
    };
    fc.assert(
      fc.property(contenders, fc.integer({ min: 1, max: 99_999 }), (offers, by) => {
        const [own, ...others] = offers as [Contender, ...Contender[]];
        const cheaper = { ...own, landedMinor: Math.max(1, own.landedMinor - by) };
        const [before, after] = [placeOf(offers), placeOf([cheaper, ...others])];
        expect(after.place).toBeLessThanOrEqual(before.place);
        expect(after.lead).toBeGreaterThanOrEqual(before.lead);
      }),
    );
  });
});

describe("near ties", () => {
  const tied = [offer({ landedMinor: 10_000 }), offer({ landedMinor: 10_050 }), offer({ landedMinor: 10_099 })];
  const behind = offer({ landedMinor: 10_200 });

  it("take turns by the hour, evenly, and nobody else does", () => {
    const hours = 3_000;
    const wins = new Map<string, number>();
    for (let hour = 0; hour < hours; hour++) {
      const first = rankOffers([...tied, behind], turnOf("prd_1", hour * 3_600_000))[0]!;
      wins.set(first.offerId, (wins.get(first.offerId) ?? 0) + 1);
    }
    expect([...wins.keys()].toSorted()).toEqual(tied.map((each) => each.offerId).toSorted());
    for (const count of wins.values()) expect(Math.abs(count / hours - 1 / 3)).toBeLessThan(0.04);
  });
  it("keep their turn within the hour, on every product its own", () => {
    expect(turnOf("prd_1", 3_599_999)).toBe(turnOf("prd_1", 0));
    expect(turnOf("prd_1", 3_600_000)).not.toBe(turnOf("prd_1", 0));
    expect(turnOf("prd_2", 0)).not.toBe(turnOf("prd_1", 0));
  });
  it("are told from a clear lead", () => {
    expect(winsAlone(leadOf(tied[0]!, [behind]))).toBe(true);
    expect(winsAlone(leadOf(tied[0]!, tied.slice(1)))).toBe(false);
    expect(takesTurns(leadOf(tied[2]!, tied.slice(0, 2)))).toBe(true);
    expect(takesTurns(leadOf(behind, tied))).toBe(false);
    expect(winsAlone(leadOf(behind, []))).toBe(true);
  });
});
