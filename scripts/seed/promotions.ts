// A few promotions of the demo: a welcome coupon of the marketplace, and what the demo seller does for its own offers.
import { DAY_MS, type Id } from "@stoa/contract";
import { promotion, promotionBudget } from "@stoa/db";
import { diceOf } from "./dice.ts";
import { type Rows, rowsOf } from "./write.ts";

type Row = typeof promotion.$inferInsert;

const EVERYTHING: Row["scope"] = { productIds: [], categoryIds: [], sellerIds: [] };
const ALWAYS: Row["conditions"] = { markets: [], minimum: null, minimumUnits: 0, customers: "everybody" };

/** What about 30 of anything costs in each market's currency. */
const THIRTY = { USD: 3_000, EUR: 2_900, INR: 249_900, JPY: 4_500, AED: 11_000 };

/** The rows. Nothing of them was used yet: orders of the past were made without. */
export function buildPromotions({ sellerId, now }: { sellerId: Id<"seller">; now: number }): Rows[] {
  const dice = diceOf("promotions");
  const made = (row: Partial<Row> & Pick<Row, "name" | "effect">, daysAgo: number): Row => ({
    id: dice.id("promotion", now - daysAgo * DAY_MS),
    sellerId: null,
    code: null,
    scope: EVERYTHING,
    conditions: ALWAYS,
    platformBps: 0,
    priority: 100,
    isExclusive: false,
    status: "active",
    startsAt: now - daysAgo * DAY_MS,
    createdAt: now - daysAgo * DAY_MS,
    updatedAt: now - daysAgo * DAY_MS,
    ...row,
  });
  const welcome = made(
    {
      name: "Welcome to Stoa",
      code: "WELCOME10",
      effect: {
        kind: "percent",
        bps: 1_000,
        atMost: { USD: 5_000, EUR: 5_000, INR: 400_000, JPY: 7_500, AED: 18_000 },
      },
      platformBps: 10_000,
      maxPerCustomer: 1,
      priority: 50,
    },
    60,
  );
  const rows = [
    welcome,
    made(
      {
        sellerId,
        name: "More for the home: 5 % off two, 10 % off three",
        effect: {
          kind: "tiers",
          by: "units",
          steps: [
            { units: 2, minimum: {}, bps: 500 },
            { units: 3, minimum: {}, bps: 1_000 },
          ],
        },
      },
      21,
    ),
    made(
      {
        sellerId,
        name: "Free standard delivery",
        effect: { kind: "delivery", bps: 10_000, methods: ["standard"] },
        conditions: { ...ALWAYS, minimum: THIRTY },
      },
      45,
    ),
    made(
      {
        name: "Five off together",
        code: "TOGETHER5",
        effect: { kind: "amount", off: { USD: 500, EUR: 500, INR: 40_000, JPY: 750, AED: 1_800 } },
        conditions: { ...ALWAYS, minimum: THIRTY },
        platformBps: 5_000,
        maxUses: 1_000,
      },
      14,
    ),
    made({ name: "Summer sale", code: "SUMMER15", effect: { kind: "percent", bps: 1_500, atMost: null }, status: "ended", endsAt: now - 80 * DAY_MS }, 140), // prettier-ignore
  ];
  const budgets = [{ promotionId: welcome.id, currency: "USD" as const, budgetMinor: 2_500_000 }];
  return [rowsOf(promotion, rows), rowsOf(promotionBudget, budgets)];
}
