import { formInput, MARKETS, type PromotionView, SaveMarketPromotion, SavePromotion, SaveZone } from "@stoa/client";
import { promotionFields, typedPromotion, typedZone, zoneFields } from "@stoa/ui/selling/forms";
import { describe, expect, it } from "vitest";

const formOf = (fields: Record<string, string>) => {
  const form = new FormData();
  for (const [name, value] of Object.entries(fields)) form.append(name, value);
  return form;
};

const view = (effect: PromotionView["effect"]): PromotionView => ({
  promotionId: `prm_${"0".repeat(26)}`,
  seller: null,
  name: "A promotion",
  code: "CODE10",
  status: "active",
  effect,
  goods: { productSlugs: ["a-lamp"], categorySlugs: ["lighting"], sellerHandles: [] },
  conditions: { markets: [], minimum: { USD: 1_050, JPY: 1_200 }, minimumUnits: 2, customers: "first_order" },
  platformBps: 5_000,
  priority: 7,
  isExclusive: false,
  startsAt: Date.UTC(2026, 10, 1, 9, 30),
  endsAt: Date.UTC(2027, 0, 1),
  maxUses: 10,
  maxPerCustomer: 1,
  usedCount: 3,
  namedCount: 0,
  budgets: [{ currency: "USD", budgetMinor: 50_000, spentMinor: 10 }],
  updatedAt: 1,
});

describe("the form of a promotion", () => {
  it.each<PromotionView["effect"]>([
    { kind: "percent", bps: 1_250, atMost: { EUR: 900 } },
    { kind: "amount", off: { KWD: 1_500, USD: 500 } },
    { kind: "bundle", buyUnits: 2, getUnits: 1, bps: 10_000, getProductSlugs: ["a-bulb"], maxTimes: 3 },
    { kind: "tiers", by: "units", steps: [{ units: 2, minimum: {}, bps: 500 }] },
    { kind: "tiers", by: "minimum", steps: [{ units: 0, minimum: { USD: 5_000, EUR: 4_500 }, bps: 500 }] },
    { kind: "delivery", bps: 10_000, methods: ["standard", "express"] },
  ])("saves what it shows ($kind)", (effect) => {
    const shown = view(effect);
    const saved = SaveMarketPromotion.parse(formInput(promotionFields(formOf(typedPromotion(shown)), true)));
    const { effect: kept, goods, conditions, platformBps, startsAt, endsAt, maxUses, priority, budget } = saved;
    expect({ kept, goods, conditions, platformBps, startsAt, endsAt, maxUses, priority, budget }).toEqual({
      kept: effect,
      goods: shown.goods,
      conditions: shown.conditions,
      platformBps: 5_000,
      startsAt: shown.startsAt,
      endsAt: shown.endsAt,
      maxUses: 10,
      priority: 7,
      budget: { USD: 50_000 },
    });
  });

  it("says which field cannot be read, and takes pasted addresses", () => {
    const wrong = promotionFields(formOf({ name: "A promotion", kind: "amount", off: "five" }), false);
    const parsed = SavePromotion.safeParse(formInput(wrong));
    expect(parsed.error?.issues.map(({ path }) => path.join("."))).toEqual(["effect.off"]);
    const pasted = promotionFields(formOf({ products: "https://stoa.example/us/p/a-lamp?v=1, a-bulb" }), false);
    expect(pasted.getAll("goods.productSlugs[]")).toEqual(["a-lamp", "a-bulb"]);
  });
});

describe("the form of a zone", () => {
  it("saves what it shows, in the currency of its market", () => {
    const zone = SaveZone.parse({
      market: "jp",
      name: "Okinawa",
      regions: ["沖縄県"],
      postalPrefixes: ["90"],
      standard: { by: "units", steps: [{ from: 0, feeMinor: 1_200 }, { from: 3, feeMinor: 2_000 }], freeFromMinor: 20_000, days: [4, 7] }, // prettier-ignore
    });
    const saved = SaveZone.parse(formInput(zoneFields(formOf({ market: "jp", ...typedZone(zone, "jp") }))));
    expect(saved).toEqual(zone);
    expect(MARKETS.jp.currency).toBe("JPY");
  });

  it("of a place to which nothing is sent has no rates", () => {
    const form = formOf({ market: "us", name: "Guam", regions: "GU", isServed: "no", standardSteps: "0: 5" });
    expect(SaveZone.parse(formInput(zoneFields(form)))).toMatchObject({ isServed: false, standard: null });
  });
});
