import type { Id } from "@stoa/contract";
import { describe, expect, it } from "vitest";
import { type CategoryRow, pathTo, slugOf, treeOf } from "./rules.ts";

describe("slugs", () => {
  it.each([
    ["Café Chair, Nº 3", "cafe-chair-no-3"],
    ["  --Üben!!  ", "uben"],
    ["茶碗", "product"],
    ["a".repeat(150), "a".repeat(100)],
  ])("%s becomes %s", (title, slug) => expect(slugOf(title)).toBe(slug));
});

describe("the category tree", () => {
  const row = (id: string, parent: string | null, ownCount: number): CategoryRow => ({
    categoryId: id as Id<"category">,
    parentId: parent as Id<"category"> | null,
    slug: id,
    name: id,
    imageHash: null,
    ownCount,
  });
  const tree = treeOf([
    row("home", null, 0),
    row("chairs", "home", 2),
    row("desk-chairs", "chairs", 3),
    row("toys", null, 1),
  ]);

  it("counts what is in a node and below it", () => {
    expect(tree.map((node) => [node.slug, node.productCount])).toEqual([
      ["home", 5],
      ["toys", 1],
    ]);
  });
  it("knows the way to every node", () => {
    expect(pathTo(tree, "desk-chairs").map((node) => node.slug)).toEqual(["home", "chairs", "desk-chairs"]);
    expect(pathTo(tree, "nowhere")).toEqual([]);
  });
});
