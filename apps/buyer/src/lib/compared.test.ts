// The address of a comparison names its products, and nothing else gets in.
import { expect, test } from "vitest";
import { comparedIn, compareQuery } from "./compared.ts";

test("an address is read as it was written", () => {
  expect(compareQuery(["oak-chair", "lamp"])).toBe("?p=oak-chair&p=lamp");
  expect(comparedIn("?p=oak-chair&p=lamp")).toEqual(["oak-chair", "lamp"]);
  expect(compareQuery([])).toBe("");
});

test("a product counts once, and only four of them", () => {
  expect(comparedIn("?p=a&p=a&p=b&p=c&p=d&p=e")).toEqual(["a", "b", "c", "d"]);
});

test("what is no slug is left out", () => {
  expect(comparedIn("?p=../x&p=A&p=&p=lamp")).toEqual(["lamp"]);
});

test("where there is no room the newest four stay", () => {
  expect(compareQuery(["a", "b", "c", "d", "e"])).toBe("?p=b&p=c&p=d&p=e");
});
