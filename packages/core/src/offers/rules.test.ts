import { describe, expect, it } from "vitest";
import { type Contender, rankOffers } from "./rules.ts";

const offer = (over: Partial<Contender> = {}): Contender => ({
  landedMinor: 10_000,
  condition: "new",
  available: 5,
  promiseToDay: "2026-11-27",
  sellerRatingCenti: 450,
  ...over,
});
const winner = (...offers: Contender[]) => offers.indexOf(rankOffers(offers, (each) => each)[0]!);

describe("the buy box", () => {
  it("goes to the lower landed price among equals", () =>
    expect(winner(offer(), offer({ landedMinor: 9_900 }))).toBe(1));
  it("is worth a little more for coming days earlier", () =>
    expect(winner(offer({ landedMinor: 9_950, promiseToDay: "2026-12-04" }), offer())).toBe(1));
  it("prefers new to used unless used is much cheaper", () => {
    expect(winner(offer(), offer({ condition: "used_like_new", landedMinor: 9_000 }))).toBe(0);
    expect(winner(offer(), offer({ condition: "used_like_new", landedMinor: 6_000 }))).toBe(1);
  });
  it("prefers the better seller at the same price", () =>
    expect(winner(offer({ sellerRatingCenti: 380 }), offer({ sellerRatingCenti: 480 }))).toBe(1));
  it("never goes to an offer that is sold out while another has stock", () =>
    expect(winner(offer({ landedMinor: 1, available: 0 }), offer())).toBe(1));
  it("keeps the order of equals", () => expect(winner(offer(), offer())).toBe(0));
});
