import { type Id, MARKETS, type PromotionConditions } from "@stoa/contract";
import { describe, expect, it } from "vitest";
import type { Candidate, Effect, PricedLine, QuoteFacts } from "./basket.ts";
import { quoteBasket } from "./quote.ts";

const line = (name: string, unitMinor: number, quantity = 1, over: Partial<PricedLine> = {}): PricedLine => ({
  offerId: `ofr_${name}` as Id<"offer">,
  productId: `prd_${name}` as Id<"product">,
  sellerId: "sel_a" as Id<"seller">,
  sellerCountry: "DE",
  categoryIds: [],
  handlingDays: 1,
  availableDay: null,
  commissionBps: 1_000,
  unitMinor,
  quantity,
  ...over,
});

const EVERYBODY: PromotionConditions = { markets: [], minimum: null, minimumUnits: 0, customers: "everybody" };

const promote = (name: string, effect: Effect, over: Partial<Candidate> = {}): Candidate => ({
  promotionId: `prm_${name}` as Id<"promotion">,
  sellerId: null,
  code: null,
  name,
  effect,
  scope: { productIds: [], categoryIds: [], sellerIds: [] },
  conditions: EVERYBODY,
  platformBps: 0,
  priority: 100,
  isExclusive: false,
  barred: null,
  budgetLeftMinor: null,
  ...over,
});

const percent = (bps: number): Effect => ({ kind: "percent", bps, atMost: null });
const bundle = (over: Partial<Extract<Effect, { kind: "bundle" }>> = {}): Effect => ({
  kind: "bundle",
  buyUnits: 2,
  getUnits: 1,
  bps: 10_000,
  getProductIds: null,
  maxTimes: null,
  ...over,
});

const quote = (lines: PricedLine[], promotions: Candidate[], more: Partial<QuoteFacts> = {}) =>
  quoteBasket(MARKETS.de, lines, { today: "2026-11-20", promotions, ...more });
const outcomes = (quoted: ReturnType<typeof quote>) =>
  Object.fromEntries(quoted.trace.map(({ name, outcome, discountMinor }) => [name, [outcome, discountMinor]]));

describe("what promotions take off", () => {
  it("a percentage of the goods, at most so much", () => {
    expect(quote([line("a", 10_000)], [promote("p", percent(1_500))]).discountMinor).toBe(1_500);
    const capped: Effect = { kind: "percent", bps: 1_500, atMost: { EUR: 900 } };
    expect(quote([line("a", 10_000)], [promote("p", capped)]).discountMinor).toBe(900);
  });

  it("an amount, shared out over the lines by their value, never more than the goods cost", () => {
    const off = promote("p", { kind: "amount", off: { EUR: 1_000 } });
    const quoted = quote([line("a", 2_000), line("b", 1_000)], [off]);
    expect(quoted.groups[0]!.lines.map((each) => each.discountMinor)).toEqual([667, 333]);
    expect(quote([line("a", 300)], [off]).discountMinor).toBe(300);
  });

  it("the cheapest of each full set, so often as it is allowed", () => {
    const lines = [line("a", 3_000, 2), line("b", 1_000, 4)];
    expect(quote(lines, [promote("p", bundle())]).discountMinor).toBe(2_000); // six units: two sets
    expect(quote(lines, [promote("p", bundle({ maxTimes: 1 }))]).discountMinor).toBe(1_000);
    expect(quote([line("a", 3_000, 2)], [promote("p", bundle())]).trace[0]).toMatchObject({
      outcome: "below_units",
      missingUnits: 1,
    });
  });

  it("other goods for less: what is given is not what is bought", () => {
    const gift = bundle({ buyUnits: 1, getProductIds: ["prd_gift" as Id<"product">], bps: 5_000 });
    expect(quote([line("a", 3_000), line("gift", 1_000, 2)], [promote("p", gift)]).discountMinor).toBe(500);
    expect(quote([line("gift", 1_000, 3)], [promote("p", gift)]).trace[0]!.outcome).toBe("nothing_left");
  });

  it("more the more is bought, the highest step that is reached", () => {
    const step = (units: number, bps: number) => ({ units, minimum: { EUR: units * 1_000 }, bps });
    const tiers = (by: "units" | "minimum"): Effect => ({ kind: "tiers", by, steps: [step(2, 500), step(4, 1_000)] });
    expect([1, 2, 3, 4].map((n) => quote([line("a", 1_000, n)], [promote("p", tiers("units"))]).discountMinor)).toEqual([0, 100, 150, 400]); // prettier-ignore
    expect(quote([line("a", 1_999)], [promote("p", tiers("minimum"))]).trace[0]).toMatchObject({
      outcome: "below_amount",
      missingMinor: 1,
    });
  });

  it("the fee of a parcel: the better of two for each seller", () => {
    const free = promote("free", { kind: "delivery", bps: 10_000, methods: ["standard"] });
    const half = promote("half", { kind: "delivery", bps: 5_000, methods: ["standard", "express"] });
    expect(outcomes(quote([line("a", 1_000)], [free, half]))).toEqual({
      free: ["applied", 490],
      half: ["better_delivery", 0],
    });
    const choices = [{ sellerId: "sel_a" as Id<"seller">, method: "express" as const }];
    expect(outcomes(quote([line("a", 1_000)], [free, half], { choices }))).toEqual({
      free: ["other_method", 0],
      half: ["applied", 645],
    });
  });

  it("nobody is asked to buy more for a delivery that is free as it is", () => {
    const free = (methods: ("standard" | "express")[]) =>
      promote(
        "free",
        { kind: "delivery", bps: 10_000, methods },
        { conditions: { ...EVERYBODY, minimum: { EUR: 9_000 } } },
      );
    const short = (priceMinor: number, ...methods: ("standard" | "express")[]) =>
      quote([line("a", priceMinor)], [free(methods)]).trace[0];
    expect(short(4_000, "standard")).toMatchObject({ outcome: "below_amount", missingMinor: 5_000 });
    // The market's own terms: standard delivery is free from 49 euros on, express never is.
    expect(short(5_000, "standard")).toMatchObject({ outcome: "nothing_left", missingMinor: 0 });
    expect(short(5_000, "standard", "express")).toMatchObject({ outcome: "below_amount", missingMinor: 4_000 });
  });

  it("never the last unit of money: a purchase has something to pay", () => {
    const all = promote("all", percent(10_000));
    const free = promote("free", { kind: "delivery", bps: 10_000, methods: ["standard"] });
    const quoted = quote([line("a", 1_000)], [all, free]);
    expect(quoted.totalMinor).toBe(1);
    expect(quoted.discountMinor).toBe(1_489);
  });
});

describe("beside each other", () => {
  const ten = (over: Partial<Candidate> = {}) => promote("ten", percent(1_000), over);
  const twenty = (over: Partial<Candidate> = {}) => promote("twenty", percent(2_000), over);

  it("they follow by priority, each on what is left", () => {
    expect(outcomes(quote([line("a", 10_000)], [ten({ priority: 200 }), twenty()]))).toEqual({
      ten: ["applied", 1_000],
      twenty: ["applied", 1_800],
    });
  });

  it("an exclusive one stands alone where it saves more, and gives way where the others do", () => {
    expect(outcomes(quote([line("a", 10_000)], [ten(), twenty({ isExclusive: true })]))).toEqual({
      ten: ["other_exclusive", 0],
      twenty: ["applied", 2_000],
    });
    expect(outcomes(quote([line("a", 10_000)], [ten({ isExclusive: true }), twenty()]))).toEqual({
      ten: ["better_together", 0],
      twenty: ["applied", 2_000],
    });
  });

  it("of two exclusive ones the better holds; on goods of others both hold", () => {
    const other = line("b", 10_000, 1, { sellerId: "sel_b" as Id<"seller"> });
    const both = [ten({ isExclusive: true }), twenty({ isExclusive: true })];
    expect(outcomes(quote([line("a", 10_000)], both))).toEqual({ ten: ["other_exclusive", 0], twenty: ["applied", 2_000] }); // prettier-ignore
    const apart = [both[0]!, { ...both[1]!, sellerId: "sel_b" as Id<"seller"> }];
    expect(outcomes(quote([line("a", 10_000), other], [{ ...apart[0]!, sellerId: "sel_a" as Id<"seller"> }, apart[1]!]))).toEqual({ ten: ["applied", 1_000], twenty: ["applied", 2_000] }); // prettier-ignore
  });

  it("one that would take more than its budget takes nothing, and the others are reckoned anew", () => {
    expect(outcomes(quote([line("a", 10_000)], [ten(), twenty({ isExclusive: true, budgetLeftMinor: 1_999 })]))).toEqual({ ten: ["applied", 1_000], twenty: ["used_up", 0] }); // prettier-ignore
  });
});

describe("who pays", () => {
  it("the seller: commission is of the lower price; the marketplace: the seller gets the whole price", () => {
    const of = (platformBps: number) => {
      const { groups } = quote([line("a", 10_000)], [promote("p", percent(1_000), { platformBps })]);
      const { totalMinor, platformDiscountMinor, commissionMinor } = groups[0]!;
      return { commissionMinor, getsMinor: totalMinor + platformDiscountMinor - commissionMinor };
    };
    expect(of(0)).toEqual({ commissionMinor: 900, getsMinor: 8_100 });
    expect(of(10_000)).toEqual({ commissionMinor: 1_000, getsMinor: 9_000 });
    expect(of(5_000)).toEqual({ commissionMinor: 950, getsMinor: 8_550 });
  });

  it("commission is never more than what the customer pays for the line", () => {
    const { groups } = quote([line("a", 10_000)], [promote("p", percent(9_900), { platformBps: 10_000 })]);
    expect(groups[0]!).toMatchObject({ commissionMinor: 100, platformDiscountMinor: 9_900 });
  });
});

describe("why one did not apply", () => {
  it("is told by the first thing that stands in its way", () => {
    const of = (over: Partial<Candidate>, effect: Effect = percent(1_000)) =>
      quote([line("a", 1_000)], [promote("p", effect, over)]).trace[0]!.outcome;
    expect(of({ barred: "used_by_you" })).toBe("used_by_you");
    expect(of({ conditions: { ...EVERYBODY, markets: ["us"] } })).toBe("other_market");
    expect(of({ conditions: { ...EVERYBODY, minimum: { USD: 1 } } })).toBe("no_amount_in_currency");
    expect(of({}, { kind: "amount", off: { USD: 100 } })).toBe("no_amount_in_currency");
    expect(of({ sellerId: "sel_b" as Id<"seller"> })).toBe("nothing_fits");
    expect(of({ scope: { productIds: [], categoryIds: ["cat_x" as Id<"category">], sellerIds: [] } })).toBe("nothing_fits"); // prettier-ignore
    expect(of({ conditions: { ...EVERYBODY, minimum: { EUR: 1_001 } } })).toBe("below_amount");
    expect(of({ conditions: { ...EVERYBODY, minimumUnits: 2 } })).toBe("below_units");
    expect(quote([line("a", 1_000)], [], { unknownCodes: ["NOPE"] }).trace).toMatchObject([
      { code: "NOPE", outcome: "unknown_code" },
    ]);
  });

  it("a category stands for all that is below it", () => {
    const categoryIds = ["cat_chairs", "cat_home"] as Id<"category">[];
    const scope = { productIds: [], categoryIds: ["cat_home" as Id<"category">], sellerIds: [] };
    const lines = [line("a", 1_000, 1, { categoryIds }), line("b", 1_000)];
    expect(quote(lines, [promote("p", percent(1_000), { scope })]).discountMinor).toBe(100);
  });
});
