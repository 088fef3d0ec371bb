// Public pages are public, private ones never.
import { expect, test } from "vitest";
import { isPublicPath, marketOfPath } from "./page.ts";

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
  "/robots.txt",
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
  "/us/login/second-step",
  "/us/account/security",
  "/sign-in/local/callback",
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
