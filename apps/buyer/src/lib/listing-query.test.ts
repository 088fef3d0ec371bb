// The filters of a list travel in the address and come back the same; what makes no sense there does no harm.
import { ListingsInput } from "@stoa/client";
import fc from "fast-check";
import { expect, test } from "vitest";
import {
  fieldOf,
  filtersIn,
  listingHref,
  listingsInput,
  readFields,
  searchPath,
  typedText,
  without,
  withField,
} from "./listing-query.ts";

const read = (query: string) => listingsInput(new URLSearchParams(query), { market: "us" }, "USD");

test("an address is read into filters", () => {
  const query =
    "q=oak+lamp&brand=A&brand=B&seller=lumen&a.material=oak&a.material=ash&a.seats=4&rating=4&discount=20&min=10&max=99.50&stock=in&sort=price_asc&after=2~17.5~900";
  expect(read(query)).toMatchObject({
    q: "oak lamp",
    brands: ["A", "B"],
    sellers: ["lumen"],
    attributes: { material: ["oak", "ash"], seats: ["4"] },
    minRating: 4,
    minDiscount: 20,
    minMinor: 1_000,
    maxMinor: 9_950,
    inStock: true,
    sort: "price_asc",
    after: "2~17.5~900",
  });
});

test("a search is a page of the shop when its few words were found as they were typed", () => {
  const path = (query: string, found = {}) =>
    searchPath(new URLSearchParams(query), { total: 3, spelling: null, isRelaxed: false, ...found });
  expect(path("")).toBe("/s");
  expect(path("q=+Oak++LAMP")).toBe("/s?q=oak+lamp");
  expect(path("q=lamp&brand=A")).toBeUndefined();
  expect(path("q=lamp&sort=newest")).toBeUndefined();
  expect(path("q=lamp&after=1~2~3")).toBeUndefined();
  expect(path("q=call+now+for+cheap+lamps")).toBeUndefined();
  expect(path("q=lamp", { total: 0 })).toBeUndefined();
  expect(path("q=lamp", { isRelaxed: true })).toBeUndefined();
  expect(path("q=lmap", { spelling: { text: "lamp", applied: true } })).toBeUndefined();
});

test("yen have no decimals", () => {
  expect(listingsInput(new URLSearchParams("min=1980&max=2000.5"), { market: "jp" }, "JPY")).toMatchObject({
    minMinor: 1_980,
  });
});

test("a lowest price above the highest changes places with it", () => {
  expect(read("min=50&max=20")).toMatchObject({ minMinor: 2_000, maxMinor: 5_000 });
});

test.each([
  "after=0~1~1",
  "after=x",
  "after=1~1~99999999999999999",
  "before=1~NaN~1",
  "sort=chaos",
  "rating=9",
  "discount=0",
  "min=abc",
  "condition=broken",
  "category=../etc",
  "a.=oak",
  "a.__proto__=oak",
  "a.material=",
  "q=%00%00",
])("%s is left out", (query) => {
  expect(read(query)).toEqual(read(""));
});

test("whatever stands in an address, what is read from it is a valid question", () => {
  const field = fc.constantFrom("q", "brand", "seller", "a.size", "a.Größe", "min", "max", "after", "before", "rating");
  const value = fc.array(fc.nat(0xffff), { maxLength: 125 }).map((units) => String.fromCharCode(...units));
  fc.assert(
    fc.property(fc.array(fc.tuple(field, value), { maxLength: 12 }), (fields) => {
      ListingsInput.parse(listingsInput(new URLSearchParams(fields), { market: "us" }, "USD"));
    }),
    { numRuns: 40 },
  );
});

test("a text of any length is cut to what can be searched for, never in the middle of a sign", () => {
  const { q = "" } = read(`q=a${"😀".repeat(6_000)}`);
  expect(q.length).toBe(10_000);
  expect(q.isWellFormed()).toBe(true);
  expect(typedText(new URLSearchParams("q=%00oak%07lamp%00"))).toBe("oak lamp");
});

test("the category of a page wins over one in its address, and so does its seller", () => {
  const search = new URLSearchParams("category=lamps&seller=b");
  expect(listingsInput(search, { market: "us", category: "chairs" }, "USD").category).toBe("chairs");
  expect(listingsInput(search, { market: "us", seller: "a" }, "USD")).toMatchObject({ seller: "a", sellers: [] });
});

test("unknown, empty and endless fields are left behind, and there is an end to them", () => {
  const many = Array.from({ length: 300 }, (_, i) => `a.k${i}=v`).join("&");
  expect(readFields(`utm_source=x&brand=&brand=${"x".repeat(81)}&a.size=M&constructor=1&q=%00lamp`).toString()).toBe(
    "q=lamp&a.size=M",
  );
  expect(readFields(many).size).toBe(60);
});

test("an attribute has a field of its own, a facet of every list its plain name", () => {
  expect([fieldOf("material"), fieldOf("brand")]).toEqual(["a.material", "brand"]);
});

test("words, order and place are no filters", () => {
  const search = readFields("q=a&sort=newest&after=2~1~1&verbatim=1&brand=&stock=in&a.size=M");
  expect(filtersIn(search)).toEqual([
    ["stock", "in"],
    ["a.size", "M"],
  ]);
});

test("an address leaves out what is empty or usual", () => {
  expect(
    listingHref("/us/s", [
      ["q", " lamp "],
      ["min", ""],
      ["sort", "relevance"],
    ]),
  ).toBe("/us/s?q=lamp");
  expect(listingHref("/us/s", [])).toBe("/us/s");
});

test("setting or taking away a filter leads back to the first page", () => {
  const search = new URLSearchParams("brand=A&brand=B&after=4~1~1");
  expect(without(search, "brand", "A")).toEqual([["brand", "B"]]);
  expect(without(search, "brand")).toEqual([]);
  expect(withField(search, "sort", "newest")).toEqual([
    ["brand", "A"],
    ["brand", "B"],
    ["sort", "newest"],
  ]);
});
