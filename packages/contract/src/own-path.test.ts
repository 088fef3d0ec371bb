import { describe, expect, it } from "vitest";
import { ownPath } from "./own-path.ts";

/** Ways out of a site that have been tried on others. */
const PAYLOADS = [
  "//evil.example",
  "///evil.example",
  "////evil.example",
  "/\\evil.example",
  "\\\\evil.example",
  "\\/evil.example",
  "/\\/evil.example",
  "/./\\evil.example",
  "/.//evil.example",
  "/..//evil.example",
  "/x/..//evil.example",
  "/%2e//evil.example",
  "/x/%2e%2e//evil.example",
  "/\t/evil.example",
  "/\n/evil.example",
  "/\r\n/evil.example",
  "\t//evil.example",
  " //evil.example",
  "\u0000//evil.example",
  "https:evil.example",
  "https:/evil.example",
  "https://evil.example",
  "HTTPS://evil.example",
  "http:\\\\evil.example",
  "https://own.invalid@evil.example",
  "https://own.invalid.evil.example",
  "//own.invalid@evil.example",
  "//evil.example/%2f..",
  "//evil.example:443/a",
  "///evil.example/\\..",
  "javascript:alert(1)",
  "JaVaScRiPt:alert(1)",
  "java\tscript:alert(1)",
  "data:text/html,<script>alert(1)</script>",
  "vbscript:x",
  "blob:https://evil.example/1",
  "file:///etc/passwd",
  "@evil.example",
  "evil.example",
  "",
  "//ⓔⓥⓘⓛ.example",
  "/\u2028/\\evil.example".slice(2),
  `/${"a".repeat(5_000)}`,
  `//${"é".repeat(900)}.example`,
];

describe("F28 where a way leads on", () => {
  it.each(PAYLOADS)("never leads to another site: %j", (payload) => {
    const path = ownPath(payload, "/home");
    const url = new URL(path, "https://shop.example");
    expect(url.origin).toBe("https://shop.example");
    expect(path).toMatch(/^\/(?![\\/])/);
  });

  it("has 40 payloads and more", () => expect(PAYLOADS.length).toBeGreaterThanOrEqual(40));

  it.each(["/", "/us/account", "/us/s?q=a%2Fb&sort=new", "/us/p/thing#reviews", "/us/s?next=//evil.example"])(
    "keeps a path of the own site: %s",
    (path) => expect(ownPath(path, "/home")).toBe(path),
  );

  it("takes nothing that is no text", () => {
    for (const wish of [null, undefined, 1, {}, ["/a"]]) expect(ownPath(wish, "/home")).toBe("/home");
  });
});
