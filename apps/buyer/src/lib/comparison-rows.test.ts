// A comparison tells where products differ, and which costs least.
import { type ComparedProduct, MARKETS, type OfferView, placeOf } from "@stoa/client";
import { expect, test } from "vitest";
import { compare } from "../i18n/en-lists.ts";
import { loadTexts } from "../i18n/index.ts";
import { comparisonRows, lowestPrices } from "./comparison-rows.ts";
import { shopOf } from "./shop.tsx";

await loadTexts("en");

const product = (over: Partial<Omit<ComparedProduct, "offer">>, priceMinor: number | null, available = 3) =>
  ({
    brand: "Stoa",
    ratingCenti: 0,
    ratingCount: 0,
    ...over,
    offer:
      priceMinor === null
        ? null
        : ({
            priceMinor,
            available,
            later: null,
            currency: "USD",
            condition: "new",
            deliveryMinor: 0,
            promise: { fromDay: "2026-11-25", toDay: "2026-11-27" },
            seller: { name: "Nordlys" },
          } as OfferView),
  }) as ComparedProduct;

test("rows differ where one product tells something else, or nothing", () => {
  const products = [product({}, 1_000), product({ ratingCenti: 430, ratingCount: 2 }, 1_200)];
  const attributes = [{ key: "price", label: "Price class", texts: ["A", "A"], differs: false }];
  const rows = comparisonRows({ products, attributes, related: [] }, shopOf(placeOf(MARKETS.us, undefined)), compare);
  const differing = rows.filter((row) => row.differs).map((row) => row.key);
  expect(differing).toEqual(["price", "rating"]);
  expect(rows.find((row) => row.key === "rating")?.texts).toEqual([null, "4.3 out of 5 stars, 2 reviews"]);
  expect(new Set(rows.map((row) => row.key)).size).toBe(rows.length);
});

test.each([
  [
    [1_000, 900, 900],
    [1, 2],
  ],
  [[1_000, 1_000], []],
  [[1_000], []],
  [[1_000, null], []],
])("of %j the lowest stand at %j", (prices, places) => {
  expect([...lowestPrices(prices.map((price) => product({}, price)))]).toEqual(places);
});

test("what is sold out is nobody's lowest price", () => {
  expect([...lowestPrices([product({}, 1, 0), product({}, 500), product({}, 600)])]).toEqual([1]);
});

test("what leaves later is told with its day", () => {
  const waiting = product({}, 500);
  const later = { policy: "preorder", day: "2027-03-03" } as const;
  const products = [waiting, { ...waiting, offer: { ...waiting.offer!, later } }];
  const rows = comparisonRows(
    { products, attributes: [], related: [] },
    shopOf(placeOf(MARKETS.us, undefined)),
    compare,
  );
  expect(rows.find(({ key }) => key === "availability")).toMatchObject({ differs: true });
  expect(rows.find(({ key }) => key === "availability")?.texts[1]).toMatch(/^Pre-order: ships from .*Mar/);
});
