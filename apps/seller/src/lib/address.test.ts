// Signing in leads on inside this app and nowhere else.
import { expect, test } from "vitest";
import { hrefWith, safeNext, signInHref } from "./address.ts";

test("after signing in one lands on the page one wanted", () => {
  expect(safeNext("/orders?status=packed")).toBe("/orders?status=packed");
  expect(signInHref("/orders?q=a&b")).toBe("/login?next=%2Forders%3Fq%3Da%26b");
});

test.each([
  "https://evil.example",
  "//evil.example",
  "/\\evil.example",
  "/\t/evil.example",
  "javascript:alert(1)",
  "evil.example",
  "/login?next=/login",
  "",
  undefined,
])("%s does not lead out of the app, nor in a circle", (next) => {
  expect(safeNext(next)).toBe("/");
});

test("an address carries only the parameters that are set", () => {
  expect(hrefWith("/offers", { q: "lamp & oak", status: undefined, cursor: null })).toBe("/offers?q=lamp+%26+oak");
  expect(hrefWith("/offers", { q: "" })).toBe("/offers");
});
