// The category tree, and what the chosen category asks of its products: its own, and what it inherits.
import { Title } from "@solidjs/meta";
import { createAsync, type RouteDefinition, type RouteSectionProps } from "@solidjs/router";
import type { CategoryAttribute, CategoryNode } from "@stoa/client";
import { Badge, type Column, EmptyState, Notice, PageHead, Panel, Table } from "@stoa/ui";
import { createMemo, For, Show } from "solid-js";
import { quantity } from "~/lib/words";
import { AddAttribute, AskForm, AskNoMoreForm, categoryAttributes, categoryTree } from "./forms";

const DONE: Record<string, string> = {
  asked: "The category asks so from now on.",
  removed: "The category asks no longer. Values that products have stay.",
};

const chosenSlug = (props: RouteSectionProps) => String(props.location.query["c"] ?? "");

export const route = {
  preload: ({ location }) => {
    void categoryTree();
    if (location.query["c"]) void categoryAttributes(String(location.query["c"]));
  },
} satisfies RouteDefinition;

/** The node of a slug with the names of those above it. */
function found(
  nodes: readonly CategoryNode[],
  slug: string,
  above: readonly string[] = [],
): { node: CategoryNode; path: string[] } | null {
  for (const node of nodes) {
    const path = [...above, node.name];
    if (node.slug === slug) return { node, path };
    const below = found(node.children, slug, path);
    if (below) return below;
  }
  return null;
}

export default function Categories(props: RouteSectionProps) {
  const tree = createAsync(() => categoryTree(), { deferStream: true });
  const slug = () => chosenSlug(props);
  const chosen = createMemo(() => found(tree() ?? [], slug()));
  const done = () => DONE[String(props.location.query["done"])];
  return (
    <>
      <Title>Categories · Stoa admin</Title>
      <PageHead
        title="Categories"
        lead="What each category asks of its products. What is asked further up holds for all below, unless it is said anew."
      />
      <div class="grid items-start gap-6 lg:grid-cols-[19rem_minmax(0,1fr)]">
        <Panel class="max-lg:max-h-80 max-lg:overflow-y-auto lg:sticky lg:top-6 lg:max-h-[calc(100dvh-3rem)] lg:overflow-y-auto">
          <nav aria-label="Category tree">
            <Tree nodes={tree() ?? []} slug={slug()} path={chosen()?.path ?? []} />
          </nav>
        </Panel>
        <div class="min-w-0">
          <Show when={done()}>
            <div role="status" class="mb-4">
              <Notice tone="good">{done()}</Notice>
            </div>
          </Show>
          <Show
            when={chosen()}
            fallback={
              <EmptyState title="Choose a category" icon="filter">
                <p>Its attributes appear here: which of them buyers filter by, and which sellers must fill in.</p>
              </EmptyState>
            }
            keyed
          >
            {(category) => <Attributes node={category.node} path={category.path} />}
          </Show>
        </div>
      </div>
    </>
  );
}

/** Links to every category; branches off the way to the chosen one are folded. */
function Tree(props: { nodes: readonly CategoryNode[]; slug: string; path: readonly string[] }) {
  return (
    <ul class="flex flex-col text-sm">
      <For each={props.nodes}>
        {(node) => (
          <li>
            <a
              href={`/categories?c=${node.slug}`}
              aria-current={node.slug === props.slug ? "page" : undefined}
              class="flex min-h-9 items-center justify-between gap-3 rounded-md px-2.5 text-ink-soft hover:bg-sunken hover:text-ink aria-[current=page]:bg-accent-soft aria-[current=page]:font-medium aria-[current=page]:text-accent"
            >
              {node.name}
              <span class="figures text-xs text-ink-faint">{quantity(node.productCount)}</span>
            </a>
            <Show when={node.children.length > 0 && props.path.includes(node.name)}>
              <div class="ms-3 border-s border-line ps-1">
                <Tree nodes={node.children} slug={props.slug} path={props.path} />
              </div>
            </Show>
          </li>
        )}
      </For>
    </ul>
  );
}

const KIND_WORD = { text: "Text", number: "Number", boolean: "Yes or no" } as const;

function Attributes(props: { node: CategoryNode; path: readonly string[] }) {
  const asked = createAsync(() => categoryAttributes(props.node.slug), { deferStream: true });
  const isOwn = (one: CategoryAttribute) => one.from.slug === props.node.slug;
  const columns: readonly Column<CategoryAttribute>[] = [
    {
      head: "Attribute",
      grow: true,
      phone: "head",
      cell: (one) => (
        <span>
          <span class="font-medium">{one.label}</span>
          <span class="block text-xs text-ink-faint">
            {KIND_WORD[one.kind]}
            {one.unit ? ` in ${one.unit}` : ""}
            {one.step ? `, filtered by steps of ${one.step}` : ""}
          </span>
        </span>
      ),
    },
    {
      head: "Use",
      cell: (one) => (
        <span class="flex flex-wrap gap-1.5 max-sm:justify-end">
          <Show when={one.filterable}>
            <Badge tone="info">Filter</Badge>
          </Show>
          <Show when={one.variantAxis}>
            <Badge tone="good">Variants</Badge>
          </Show>
          <Show when={one.required}>
            <Badge tone="warn">Required</Badge>
          </Show>
        </span>
      ),
    },
    {
      head: "Said by",
      cell: (one) => (
        <Show when={!isOwn(one)} fallback={<span class="text-ink-soft">This category</span>}>
          <a href={`/categories?c=${one.from.slug}`} class="text-accent underline-offset-4 hover:underline">
            {one.from.name}
          </a>
        </Show>
      ),
    },
    {
      head: "",
      align: "end",
      cell: (one) => (
        <span class="flex justify-end gap-1">
          <AskForm node={props.node} of={one} isOwn={isOwn(one)} />
          <Show when={isOwn(one)}>
            <AskNoMoreForm node={props.node} of={one} />
          </Show>
        </span>
      ),
    },
  ];
  return (
    <Panel title={props.path.join(" › ")} actions={<AddAttribute node={props.node} asked={asked() ?? []} />}>
      <Show when={asked()}>
        {(all) => (
          <Table
            caption={`Attributes of ${props.node.name}`}
            columns={columns}
            rows={all()}
            empty={<p class="text-sm text-ink-soft">It asks for nothing yet. Add the first attribute.</p>}
          />
        )}
      </Show>
    </Panel>
  );
}
