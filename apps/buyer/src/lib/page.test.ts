// Public pages are public, private ones never.
import { expect, test } from "vitest";
import { askedAnywhere, isPublicPath, marketOfPath } from "./page.ts";

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

test("another market is asked what it can answer: no money, no place in a list, nothing that only this visitor brings", () => {
  expect(askedAnywhere("?q=oak+chair&min=20&max=90&brand=Pico&a.material=oak&after=2~0~7&sort=price_asc")).toBe(
    "?q=oak+chair&brand=Pico&a.material=oak&sort=price_asc",
  );
  expect(askedAnywhere("?p=dustpan&p=moka-pot")).toBe("?p=dustpan&p=moka-pot");
  expect(askedAnywhere("?key=secret&utm_source=x&x=%3Cscript%3E&next=//evil.test")).toBe("");
  expect(askedAnywhere("")).toBe("");
});
