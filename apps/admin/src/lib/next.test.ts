// Signing in leads back to a page of this site, whatever stands in the address bar.
import { expect, test } from "vitest";
import { loginHref, safeNext } from "./next.ts";

test("a page that asked for a login is where the login leads", () => {
  const next = new URL(loginHref("/sellers?status=applied&q=a b"), "https://x.example").searchParams.get("next");
  expect(safeNext(next)).toBe("/sellers?status=applied&q=a%20b");
  expect(loginHref("/")).toBe("/login");
});

test.each([
  "https://evil.example/",
  "//evil.example",
  "/\\evil.example",
  "\\\\evil.example",
  "\t//evil.example",
  "javascript:alert(1)",
  "http://[",
  "/login?next=/",
  null,
  undefined,
])("%j leads to the overview", (wish) => {
  expect(safeNext(wish)).toBe("/");
});
