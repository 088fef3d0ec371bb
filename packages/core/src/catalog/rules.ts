// The catalogue's decisions: slugs, and the tree made of category rows.
import type { CategoryNode, Id } from "@stoa/contract";

/** A title as it stands in a URL: letters and digits of ASCII, words joined by hyphens, never empty. */
export function slugOf(title: string): string {
  const slug = title
    .normalize("NFKD")
    .toLowerCase()
    .replaceAll(/\p{M}/gu, "")
    .replaceAll(/[^a-z0-9]+/g, "-")
    .replaceAll(/^-+|-+$/g, "")
    .slice(0, 100)
    .replace(/-+$/, "");
  return slug || "product";
}

/** A category row with the number of products directly in it. */
export interface CategoryRow {
  categoryId: Id<"category">;
  parentId: Id<"category"> | null;
  slug: string;
  name: string;
  imageHash: string | null;
  ownCount: number;
}

/** The tree of category rows (given in their order), each node counting what is in it and below. */
export function treeOf(rows: readonly CategoryRow[]): CategoryNode[] {
  const byParent = Map.groupBy(rows, (row) => row.parentId);
  const grow = (parentId: Id<"category"> | null): CategoryNode[] =>
    (byParent.get(parentId) ?? []).map(({ categoryId, slug, name, imageHash, ownCount }) => {
      const children = grow(categoryId);
      const productCount = children.reduce((sum, child) => sum + child.productCount, ownCount);
      return { categoryId, slug, name, imageHash, productCount, children };
    });
  return grow(null);
}

/** The steps from the root to a slug, the slug's own node last; empty when it is not in the tree. */
export function pathTo(tree: readonly CategoryNode[], slug: string): CategoryNode[] {
  for (const node of tree) {
    if (node.slug === slug) return [node];
    const below = pathTo(node.children, slug);
    if (below.length > 0) return [node, ...below];
  }
  return [];
}
