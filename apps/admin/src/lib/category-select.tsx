// Choosing a category by its name, with the branch it is on.
import { createAsync, query } from "@solidjs/router";
import type { CategoryNode } from "@stoa/client";
import { type Choice, Select } from "@stoa/ui";
import { api } from "./api.ts";

const categories = query(() => api().shop.catalog.categories.query({ market: "us" }), "shop.catalog.categories");

const choicesOf = (nodes: readonly CategoryNode[], depth = 0): Choice[] =>
  nodes.flatMap((node) => [
    { value: node.slug, label: `${"\u00a0\u00a0".repeat(depth * 2)}${node.name} (${node.productCount})` },
    ...choicesOf(node.children, depth + 1),
  ]);

/** The select; what it says of a category is its slug. `none` is what no category means. */
export function CategorySelect(props: {
  label: string;
  name: string;
  none: string;
  value?: string | undefined;
  hint?: string | undefined;
  class?: string | undefined;
}) {
  const tree = createAsync(() => categories(), { deferStream: true });
  return (
    <Select
      label={props.label}
      name={props.name}
      value={props.value ?? ""}
      hint={props.hint}
      choices={[{ value: "", label: props.none }, ...choicesOf(tree() ?? [])]}
      class={props.class}
    />
  );
}
