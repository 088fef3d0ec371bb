// What operators can write, and what they cannot.
import { describe, expect, it } from "vitest";
import { inlines, markdownBlocks, safeHref } from "./markdown-tree.ts";

describe("a link", () => {
  it.each(["https://example.com", "https://example.com/a?b=c#d", "mailto:hello@example.com", "/help/returns"])(
    "may lead to %s",
    (href) => expect(safeHref(href)).toBe(href),
  );

  it.each([
    "javascript:alert(1)",
    "JaVaScRiPt:alert(1)",
    "data:text/html,<script>1</script>",
    "http://example.com",
    "//evil.example",
    "/\\evil.example",
    "ftp://example.com",
    "vbscript:1",
    "mailto:",
    "https://",
    "help/returns",
  ])("may not lead to %s; its words stay", (href) => {
    expect(safeHref(href)).toBeNull();
    expect(inlines(`see [this](${href.replaceAll(/[()\s]/g, "")})`)).not.toContainEqual(
      expect.objectContaining({ kind: "link" }),
    );
  });
});

describe("a line", () => {
  it("holds strong, emphasis, code and links, one within the other", () => {
    expect(inlines("a **b *c*** `<d>` [e *f*](https://g.example)")).toEqual([
      "a ",
      { kind: "strong", parts: ["b ", { kind: "emphasis", parts: ["c"] }] },
      " ",
      { kind: "code", text: "<d>" },
      " ",
      { kind: "link", href: "https://g.example", parts: ["e ", { kind: "emphasis", parts: ["f"] }] },
    ]);
  });

  it("leaves HTML as the text it is", () => {
    expect(inlines("<script>alert(1)</script>")).toEqual(["<script>alert(1)</script>"]);
  });

  it("leaves marks without a partner alone", () => {
    expect(inlines("2 * 3 and `x and [y](")).toEqual(["2 * 3 and `x and [y]("]);
  });
});

describe("a text", () => {
  it("is headings, paragraphs, lists, quotes and rules", () => {
    const text = "# One\r\n\r\nTwo\nthree\n\n- a\n  and b\n- c\n1. d\n2) e\n\n> f\n> g\n---\n### h ##";
    expect(markdownBlocks(text)).toEqual([
      { kind: "heading", level: 2, parts: ["One"] },
      { kind: "paragraph", parts: ["Two three"] },
      { kind: "list", isOrdered: false, items: [["a and b"], ["c"]] },
      { kind: "list", isOrdered: true, items: [["d"], ["e"]] },
      { kind: "quote", parts: ["f g"] },
      { kind: "rule" },
      { kind: "heading", level: 3, parts: ["h"] },
    ]);
  });

  it("of nothing is nothing", () => {
    expect(markdownBlocks(" \n\n")).toEqual([]);
  });

  it("of many marks is read in time that grows with its length alone", () => {
    const startedAt = performance.now();
    markdownBlocks(`${"*".repeat(5_000)}a\n${"[".repeat(5_000)}\n${"- ".repeat(5_000)}`);
    expect(performance.now() - startedAt).toBeLessThan(1_000);
  });
});
