import {
  CURRENCY_DECIMALS,
  type Currency,
  type DeliveryZone,
  type Id,
  type Market,
  MARKET_HANDLES,
  MARKETS,
} from "@stoa/contract";
import fc from "fast-check";
import { describe, expect, it } from "vitest";
import type { Candidate, Effect, PricedLine, QuotedBasket, QuoteFacts } from "./rules/basket.ts";
import { addWorkingDays } from "./rules/days.ts";
import { usualTerms, usualWay } from "./rules/delivery.ts";
import { quoteBasket } from "./rules/quote.ts";

const TODAY = "2026-11-20"; // a Friday
const facts: QuoteFacts = { today: TODAY };

function line(sellerId: string, unitMinor: number, quantity = 1): PricedLine {
  return {
    offerId: `ofr_${sellerId}${unitMinor}` as Id<"offer">,
    productId: `prd_${unitMinor}` as Id<"product">,
    sellerId: `sel_${sellerId}` as Id<"seller">,
    sellerCountry: "US",
    categoryIds: [],
    handlingDays: 1,
    availableDay: null,
    commissionBps: 1_500,
    unitMinor,
    quantity,
  };
}

/** Numbers from a seed: the same seed, the same basket. */
function dice(seed: number) {
  let state = seed | 1;
  const next = () => {
    state = Math.imul(state ^ (state >>> 15), 0x2c1b3c6d);
    state = Math.imul(state ^ (state >>> 12), 0x297a2d39);
    state ^= state >>> 15;
    return (state >>> 0) / 4_294_967_296;
  };
  const below = (n: number) => Math.floor(next() * n);
  return { below, one: <T>(items: readonly T[]): T => items[below(items.length)]!, maybe: () => next() < 0.5 };
}

/** Markets in currencies of no, two and three decimals, with tax inside and on top. */
const PLACES: Market[] = [
  ...MARKET_HANDLES.map((handle): Market => MARKETS[handle]),
  { ...MARKETS.ae, currency: "KWD", taxBps: 0 },
  { ...MARKETS.us, currency: "KWD" },
  { ...MARKETS.jp, taxInclusive: false },
];

function randomEffect({ below, one, maybe }: ReturnType<typeof dice>, currency: Currency): Effect {
  const some = (): Partial<Record<Currency, number>> => ({ [currency]: 1 + below(60_000) });
  switch (below(6)) {
    case 0:
      return { kind: "percent", bps: 1 + below(10_000), atMost: maybe() ? some() : null };
    case 1:
      return { kind: "amount", off: some() };
    case 2: {
      const getProductIds = maybe() ? [`prd_${below(6)}` as Id<"product">] : null;
      const maxTimes = maybe() ? 1 + below(3) : null;
      return { kind: "bundle", buyUnits: 1 + below(3), getUnits: 1 + below(2), bps: 10_000, getProductIds, maxTimes };
    }
    case 3:
      return {
        kind: "tiers",
        by: one(["units", "minimum"]),
        steps: [0, 1, 2].map((i) => ({ units: 1 + 2 * i, minimum: { [currency]: 1 + 4_000 * i }, bps: 500 + 700 * i })),
      };
    default:
      return { kind: "delivery", bps: 1 + below(10_000), methods: ["standard", "express"] };
  }
}

function randomBasket(seed: number) {
  const random = dice(seed);
  const { below, one, maybe } = random;
  const market = one(PLACES);
  const lines = Array.from({ length: 1 + below(6) }, (_, i): PricedLine => ({
    ...line(String(below(3)), 1 + below(one([10, 3_000, 4_000_000]))),
    offerId: `ofr_${i}` as Id<"offer">,
    productId: `prd_${below(6)}` as Id<"product">,
    categoryIds: [`cat_${below(3)}` as Id<"category">],
    commissionBps: below(3_000),
    quantity: 1 + below(one([2, 9])),
  }));
  const promotions = Array.from({ length: below(5) }, (_, i): Candidate => ({
    promotionId: `prm_${i}` as Id<"promotion">,
    sellerId: maybe() ? null : (`sel_${below(3)}` as Id<"seller">),
    code: maybe() ? null : `CODE${i}`,
    name: `Promotion ${i}`,
    effect: randomEffect(random, market.currency),
    scope: { productIds: [], categoryIds: maybe() ? [] : [`cat_${below(3)}` as Id<"category">], sellerIds: [] },
    conditions: { markets: [], minimum: maybe() ? null : { [market.currency]: 1 + below(9_000) }, minimumUnits: below(3), customers: "everybody" }, // prettier-ignore
    platformBps: one([0, 10_000, below(10_001)]),
    priority: below(3),
    isExclusive: below(3) === 0,
    barred: null,
    budgetLeftMinor: below(4) === 0 ? below(5_000) : null,
  }));
  const choices = [0, 1, 2].flatMap((n) =>
    maybe() ? [{ sellerId: `sel_${n}` as Id<"seller">, method: "express" as const }] : [],
  );
  const taxes = new Map(lines.map(({ offerId }) => [offerId, one([0, 500, 700, 1_900, 1_025, market.taxBps])]));
  return { market, lines, promotions, facts: { today: TODAY, promotions, choices, taxes } satisfies QuoteFacts };
}

const sum = (numbers: readonly number[]) => numbers.reduce((a, b) => a + b, 0);

/** What must hold of every quote; the first thing that does not, or null. Plain comparisons: 100,000 baskets take seconds. */
function wrongWith({ market, lines, promotions }: ReturnType<typeof randomBasket>, q: QuotedBasket<PricedLine>) {
  for (const key of [
    "itemsMinor",
    "deliveryMinor",
    "discountMinor",
    "platformDiscountMinor",
    "taxMinor",
    "totalMinor",
  ] as const)
    // prettier-ignore
    if (q[key] !== sum(q.groups.map((group) => group[key]))) return `${key} is not the sum of the sellers' parts`;
  const tax = (minor: number) => (market.taxInclusive ? 0 : minor);
  for (const g of q.groups) {
    if (g.totalMinor !== g.itemsMinor - g.discountMinor + g.deliveryMinor + tax(g.taxMinor)) return "group total";
    if (g.itemsMinor !== sum(g.lines.map((each) => each.totalMinor))) return "group items";
    if (g.discountMinor !== sum(g.lines.map((each) => each.discountMinor)) + g.deliveryDiscountMinor) return "discount";
    if (g.deliveryDiscountMinor < 0 || g.deliveryDiscountMinor > g.deliveryMinor) return "delivery discount";
    if (g.platformDiscountMinor < 0 || g.platformDiscountMinor > g.discountMinor) return "the marketplace's part";
    const lineTax = sum(g.lines.map((each) => each.taxMinor));
    const paid = g.itemsMinor - g.discountMinor + g.deliveryMinor;
    if (lineTax > g.taxMinor || g.taxMinor > paid * (market.taxInclusive ? 1 : 0.2) + 1) return "tax out of bounds";
    if (g.commissionMinor !== sum(g.lines.map((each) => each.commissionMinor))) return "commission";
    if (g.commissionMinor > g.totalMinor) return "more commission than total";
    const earned = g.totalMinor + g.platformDiscountMinor - g.commissionMinor - g.taxMinor;
    if (earned < 0) return "a seller owes for a sale";
    for (const each of g.lines) {
      if (each.discountMinor < 0 || each.discountMinor > each.totalMinor) return "line discount";
      if (each.platformDiscountMinor < 0 || each.platformDiscountMinor > each.discountMinor)
        return "line platform part";
      if (each.taxMinor < 0 || each.commissionMinor < 0) return "negative";
      if (market.taxInclusive && each.taxMinor > each.totalMinor - each.discountMinor) return "line tax";
    }
  }
  if (q.totalMinor < 1) return "nothing to pay";
  if (q.discountMinor !== sum(q.trace.map((entry) => entry.discountMinor))) return "trace is not the discount";
  if (q.discountMinor !== sum(q.shares.map((share) => share.amountMinor))) return "shares are not the discount";
  if (q.platformDiscountMinor !== sum(q.shares.map((share) => share.platformMinor))) return "platform shares";
  if (q.trace.length !== promotions.length) return "a promotion is not told of";
  for (const entry of q.trace) {
    if ((entry.outcome === "applied") !== entry.discountMinor > 0) return "applied without effect";
    const { budgetLeftMinor, sellerId, isExclusive } = promotions.find((p) => p.promotionId === entry.promotionId)!;
    if (budgetLeftMinor !== null && entry.discountMinor > budgetLeftMinor) return "over budget";
    const own = q.shares.filter((share) => share.promotionId === entry.promotionId);
    if (sellerId !== null && own.some((share) => share.sellerId !== sellerId)) return "somebody else's offer";
    const goods = own.filter((share) => share.offerId !== null);
    const alone = (offerId: string | null) => q.shares.filter((share) => share.offerId === offerId).length === 1;
    if (isExclusive && goods.some((share) => !alone(share.offerId))) return "an exclusive one is not alone";
  }
  return lines.length === sum(q.groups.map((group) => group.lines.length)) ? null : "a line is lost";
}

const amounts = (q: QuotedBasket<PricedLine>) => ({
  totals: [q.itemsMinor, q.deliveryMinor, q.discountMinor, q.platformDiscountMinor, q.taxMinor, q.totalMinor],
  trace: q.trace,
  lines: new Map(q.groups.flatMap((g) => g.lines.map((each) => [each.line.offerId, [each.discountMinor, each.taxMinor, each.commissionMinor]]))), // prettier-ignore
});

describe("100,000 random baskets in currencies of 0, 2 and 3 decimals", () => {
  it("have parts that sum to the whole on every level, and nothing negative, lost or out of bounds", () => {
    expect(new Set(PLACES.map(({ currency }) => CURRENCY_DECIMALS[currency]))).toEqual(new Set([0, 2, 3]));
    const outcomes = new Set<string>();
    fc.assert(
      fc.property(fc.integer(), (seed) => {
        const basket = randomBasket(seed);
        const quoted = quoteBasket(basket.market, basket.lines, basket.facts);
        for (const { outcome } of quoted.trace) outcomes.add(outcome);
        const wrong = wrongWith(basket, quoted);
        if (wrong) throw new Error(wrong);
      }),
      { numRuns: 100_000 },
    );
    // The baskets are such that every way of not applying is met.
    for (const outcome of [
      "applied",
      "used_up",
      "nothing_fits",
      "below_amount",
      "below_units",
      "other_exclusive",
      "better_together",
      "better_delivery",
      "nothing_left",
    ])
      // prettier-ignore
      expect(outcomes).toContain(outcome);
  });

  it("cost the same in whatever order their lines stand, and never more for a promotion", () => {
    fc.assert(
      fc.property(fc.integer(), (seed) => {
        const { market, lines, facts: all } = randomBasket(seed);
        const quoted = quoteBasket(market, lines, all);
        const turned = quoteBasket(market, lines.toReversed(), { ...all, promotions: all.promotions.toReversed() });
        expect(amounts(turned)).toEqual(amounts(quoted));
        const plain = quoteBasket(market, lines, { ...all, promotions: [] });
        // Before tax on top: where it has several rates, a discount can move the delivery from a low one to a high one.
        const beforeTax = (q: typeof quoted) => q.totalMinor - (market.taxInclusive ? 0 : q.taxMinor);
        expect(beforeTax(quoted)).toBe(beforeTax(plain) - quoted.discountMinor);
      }),
      { numRuns: 5_000 },
    );
  });
});

describe("a basket", () => {
  it("adds tax on top in the US and finds it inside the price in Germany", () => {
    expect(quoteBasket(MARKETS.us, [line("a", 10_000)], facts)).toMatchObject({
      itemsMinor: 10_000,
      deliveryMinor: 0,
      taxMinor: 825,
      totalMinor: 10_825,
    });
    expect(quoteBasket(MARKETS.de, [line("a", 11_900)], facts)).toMatchObject({ taxMinor: 1_900, totalMinor: 11_900 });
  });

  it("is taxed by the rate of each thing, on what is paid after discounts", () => {
    const [book, lamp] = [line("a", 10_700), line("a", 11_900)];
    const taxes = new Map([[book.offerId, 700], [lamp.offerId, 1_900]]); // prettier-ignore
    const quoted = quoteBasket(MARKETS.de, [book, lamp], { ...facts, taxes });
    expect(quoted.groups[0]!.lines.map((each) => each.taxMinor)).toEqual([700, 1_900]);
  });

  it("sends each seller's part for nothing from the threshold on, and charges below it", () => {
    const quoted = quoteBasket(MARKETS.us, [line("a", 4_900), line("b", 4_899)], facts);
    expect(quoted.groups.map((group) => group.deliveryMinor)).toEqual([0, 599]);
    expect(usualWay(usualTerms(MARKETS.us), 100)).toMatchObject({ method: "standard", feeMinor: 599 });
  });

  it("leaves with the line that is ready last: what comes in later holds back the parcel of its seller, and no other", () => {
    const later = { ...line("a", 100), availableDay: "2027-03-03" };
    const quoted = quoteBasket(MARKETS.us, [line("a", 200), later, line("b", 100)], facts);
    expect(quoted.groups.map(({ shipByDay, promise }) => [shipByDay, promise.fromDay])).toEqual([
      ["2027-03-04", "2027-03-08"],
      ["2026-11-23", "2026-11-25"],
    ]);
    const past = quoteBasket(MARKETS.us, [{ ...later, availableDay: "2026-11-02" }], facts);
    expect(past.groups[0]!.shipByDay).toBe("2026-11-23");
  });

  it("takes commission from goods only, rounded down in the seller's favour", () => {
    expect(quoteBasket(MARKETS.us, [line("a", 99)], facts).groups[0]).toMatchObject({
      commissionMinor: 14,
      deliveryMinor: 599,
    });
  });

  it("is refused when it costs more than one purchase may", () => {
    expect(() => quoteBasket(MARKETS.us, [line("a", 900_000_000_000, 2)], facts)).toThrow("INVALID_INPUT");
  });
});

describe("working days", () => {
  it("skip the weekend, and in a market its holidays", () => {
    expect(addWorkingDays(TODAY, 0)).toBe("2026-11-20");
    expect(addWorkingDays(TODAY, 1)).toBe("2026-11-23");
    expect(addWorkingDays(TODAY, 6)).toBe("2026-11-30");
    expect(addWorkingDays(TODAY, 6, MARKETS.us)).toBe("2026-12-01"); // Thanksgiving
    expect(addWorkingDays("2026-12-23", 2, MARKETS.de)).toBe("2026-12-28");
  });
});

const zone = (over: Partial<DeliveryZone>): DeliveryZone => ({
  ...usualTerms(MARKETS.us).zones[0]!,
  ...over,
});

describe("delivery by a seller's own table", () => {
  const terms = {
    cutOffHour: 14,
    zones: [
      zone({
        standard: {
          by: "units",
          steps: [{ from: 0, feeMinor: 500 }, { from: 3, feeMinor: 900 }], // prettier-ignore
          freeFromMinor: null,
          days: [3, 5],
        },
      }),
      zone({ name: "Islands", regions: ["HI"], postalPrefixes: ["967"], isServed: false }),
      zone({ name: "Alaska", regions: ["AK"], standard: null }),
    ],
  };
  const at = (over: Partial<QuoteFacts>, quantity = 1) =>
    quoteBasket(MARKETS.us, [line("a", 1_000, quantity)], {
      ...facts,
      deliveries: new Map([["sel_a" as Id<"seller">, terms]]),
      ...over,
    }).groups[0]!;

  it("costs what the step says that the units reach", () => {
    expect([1, 2, 3, 9].map((units) => at({}, units).deliveryMinor)).toEqual([500, 500, 900, 900]);
  });

  it("is not offered to a zone that is not served, by region or by postal code", () => {
    expect(at({ destination: { region: "hi", postalCode: "" } })).toMatchObject({ isDeliverable: false, options: [] });
    expect(at({ destination: { region: "", postalCode: "96701" } }).isDeliverable).toBe(false);
    expect(at({ destination: { region: "IL", postalCode: "62701" } }).isDeliverable).toBe(true);
  });

  it("goes the way that there is where the usual one is not", () => {
    expect(at({ destination: { region: "AK", postalCode: "" } })).toMatchObject({
      method: "express",
      deliveryMinor: 1_499,
    });
  });

  it("is promised from the next working day on after the cut-off, over the zone's own days on the road", () => {
    expect(at({ hour: 13 }).promise).toEqual({ fromDay: "2026-11-27", toDay: "2026-12-01" });
    expect(at({ hour: 14 }).promise).toEqual({ fromDay: "2026-11-30", toDay: "2026-12-02" });
  });
});
