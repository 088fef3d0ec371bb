// Public pages are public, private ones never; an address that leads on stays on this site.
import { expect, test } from "vitest";
import { isPublicPath, marketOfPath, ownPath } from "./page.ts";

test.each([
  "/us",
  "/de/",
  "/jp/c/chairs",
  "/de/k/slow-coffee",
  "/ae/p/round-table",
  "/in/s",
  "/us/shop/nordlys-home",
  "/us/credits",
  "/us/compare",
  "/sitemap.xml",
  "/sitemaps/products-1.xml",
])("%s is the same for everybody", (path) => {
  expect(isPublicPath(path)).toBe(true);
});

test.each([
  "/",
  "/us/cart",
  "/us/checkout",
  "/us/checkout/done/pur_1",
  "/us/orders",
  "/us/orders/pur_1",
  "/us/account",
  "/us/login",
  "/us/lists",
  "/us/lists/lst_1",
  "/us/list/0123456789abcdef0123456789abcdef",
  "/xx",
  "/us/p",
  "/us/p/a/b",
  "/usa",
])("%s is for one visitor alone", (path) => {
  expect(isPublicPath(path)).toBe(false);
});

test("a path that names no market is read in the American one", () => {
  expect(marketOfPath("/jp/cart").handle).toBe("jp");
  expect(marketOfPath("/nowhere").handle).toBe("us");
});

test.each([
  "https://evil.example",
  "//evil.example",
  "/\\evil.example",
  "/\t/evil.example",
  "javascript:alert(1)",
  "cart",
  "",
])("%j does not lead off this site", (path) => {
  expect(ownPath(path, "/us")).toBe("/us");
});

test("a path of this site is kept with its query", () => {
  expect(ownPath("/us/checkout?step=2", "/us")).toBe("/us/checkout?step=2");
});
