// The category tree as a flat list, for pickers.
import type { CategoryNode } from "@stoa/client";

/** A category with the names from the root down to it. */
export interface Leaf {
  slug: string;
  path: string;
}

/** The categories that have none below them, in the order of the tree. */
export function leavesOf(nodes: readonly CategoryNode[], above: readonly string[] = []): Leaf[] {
  return nodes.flatMap(({ slug, name, children }) => {
    const names = [...above, name];
    return children.length > 0 ? leavesOf(children, names) : [{ slug, path: names.join(" › ") }];
  });
}
