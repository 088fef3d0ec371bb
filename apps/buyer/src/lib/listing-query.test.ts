// The filters of a list travel in the address and come back the same; what makes no sense there does no harm.
import { expect, test } from "vitest";
import { listingHref, listingsInput, without, withField } from "./listing-query.ts";

const read = (query: string) => listingsInput(new URLSearchParams(query), { market: "us" }, "USD");

test("an address is read into filters", () => {
  expect(read("q=oak+lamp&brand=A&brand=B&rating=4&min=10&max=99.50&stock=1&sort=price_asc&page=3")).toMatchObject({
    q: "oak lamp",
    brands: ["A", "B"],
    minRating: 4,
    minMinor: 1_000,
    maxMinor: 9_950,
    inStock: true,
    deals: false,
    sort: "price_asc",
    page: 3,
  });
});

test("yen have no decimals", () => {
  expect(listingsInput(new URLSearchParams("min=1980&max=2000.5"), { market: "jp" }, "JPY")).toMatchObject({
    minMinor: 1_980,
  });
});

test.each([
  "page=0",
  "page=x",
  "page=9999",
  "sort=chaos",
  "rating=9",
  "min=abc",
  "condition=broken",
  "category=../etc",
  "seller=%00",
])("%s is left out", (query) => {
  expect(read(query)).toEqual(read(""));
});

test("the category of a page wins over one in its address", () => {
  expect(
    listingsInput(new URLSearchParams("category=lamps"), { market: "us", category: "chairs" }, "USD").category,
  ).toBe("chairs");
});

test("an address leaves out what is empty or usual", () => {
  expect(
    listingHref("/us/s", [
      ["q", " lamp "],
      ["min", ""],
      ["sort", "relevance"],
      ["page", "1"],
    ]),
  ).toBe("/us/s?q=lamp");
  expect(listingHref("/us/s", [])).toBe("/us/s");
});

test("setting or taking away a filter leads back to the first page", () => {
  const search = new URLSearchParams("brand=A&brand=B&page=4");
  expect(without(search, "brand", "A")).toEqual([["brand", "B"]]);
  expect(without(search, "brand")).toEqual([]);
  expect(withField(search, "sort", "newest")).toEqual([
    ["brand", "A"],
    ["brand", "B"],
    ["sort", "newest"],
  ]);
});
