// The arithmetic of the tables in docs/scale.md: each price by hand, and what must hold whatever the figures are.
import { expect, test } from "vitest";
import { ASSUMED, billOf, databasesOf, LIMITS, MEASURED, type Size, useOf } from "./cost.ts";
import { costOf, type Meter, PLAN_USD, PRICES } from "./prices.ts";

const ORDERS_OF_MONTH = 43_200; // one a minute, for 30 days

test("a price begins where the included units end, and is in proportion from there", () => {
  expect(costOf("requests", 10_000_000)).toBe(0);
  expect(costOf("requests", 11_000_000)).toBeCloseTo(0.3);
  expect(costOf("rowsWritten", 1_050_000_000)).toBeCloseTo(1_000);
  expect(costOf("d1GigabyteMonths", 105)).toBeCloseTo(75);
  expect(costOf("mails", 13_000)).toBeCloseTo(3.5);
  for (const meter of Object.keys(PRICES) as Meter[]) expect(costOf(meter, 0)).toBe(0);
});

test("a marketplace that nobody visits costs the plan", () => {
  expect(billOf(useOf({ products: 0, ordersPerMinute: 0 })).totalUsd).toBe(PLAN_USD);
});

test("one order a minute is billed as worked out by hand", () => {
  const use = useOf({ products: 1_000, ordersPerMinute: 1 });
  const pages = ORDERS_OF_MONTH * ASSUMED.pagesPerOrder;
  expect(use.requests).toBe(pages * 8); // the page, six pictures, one call
  expect(use.rowsWritten).toBe(ORDERS_OF_MONTH * ASSUMED.rowsWrittenPerPurchase);
  expect(use.queueOperations).toBe(ORDERS_OF_MONTH * 18);
  expect(use.cpuMs).toBeCloseTo(pages * (0.9 + 2 + 5 + 6));
  const { lines, totalUsd } = billOf(use);
  expect(lines.requests).toBeCloseTo(((pages * 8 - 10e6) / 1e6) * 0.3);
  expect(Object.values(lines).reduce((sum, line) => sum + line, PLAN_USD)).toBeCloseTo(totalUsd);
});

test("more is never cheaper, and never needs fewer databases", () => {
  const sizes: Size[] = [1e6, 1e8, 1e9].flatMap((products) =>
    [10, 1_000, 100_000].map((ordersPerMinute) => ({ products, ordersPerMinute })),
  );
  for (const small of sizes)
    for (const large of sizes) {
      if (large.products < small.products || large.ordersPerMinute < small.ordersPerMinute) continue;
      expect(billOf(useOf(large)).totalUsd).toBeGreaterThanOrEqual(billOf(useOf(small)).totalUsd);
      expect(databasesOf(large).products).toBeGreaterThanOrEqual(databasesOf(small).products);
      expect(databasesOf(large).purchases).toBeGreaterThanOrEqual(databasesOf(small).purchases);
    }
});

test("no database is planned to hold or write more than it can", () => {
  for (const ordersPerMinute of [10, 1_000, 100_000]) {
    const { products, purchases } = databasesOf({ products: 1e8, ordersPerMinute });
    expect((1e8 * MEASURED.bytesPerProduct) / products).toBeLessThanOrEqual(LIMITS.databaseBytes);
    expect(((ordersPerMinute / 60) * ASSUMED.writesPerPurchase) / purchases).toBeLessThanOrEqual(
      LIMITS.writesPerSecond / 2,
    );
  }
});
