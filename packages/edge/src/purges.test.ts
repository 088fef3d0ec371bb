import { expect, test } from "vitest";
import { isPurged } from "./purges.ts";

const purges = new Map([["product:chair", 10_000]]);

test("a page goes when one of its tags was purged after it was rendered", () => {
  expect(isPurged("home, product:chair", 9_000, purges)).toBe(true);
  expect(isPurged("home, product:chair", 12_000, purges)).toBe(false);
  expect(isPurged("home,product:lamp", 9_000, purges)).toBe(false);
});

test("a page rendered in the moment of the purge goes too", () =>
  expect(isPurged("product:chair", 10_500, purges)).toBe(true));

test("a page without tags stays", () => expect(isPurged(null, 1, purges)).toBe(false));
