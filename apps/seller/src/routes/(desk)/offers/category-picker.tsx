// Chooses a category from the tree: typed words narrow it, arrow keys walk it.
import type { CategoryNode } from "@stoa/client";
import { controlClass } from "@stoa/ui";
import { createMemo, createSignal, For, Show } from "solid-js";

interface Leaf {
  slug: string;
  name: string;
  /** Names from the root down to the parent. */
  path: string;
}

/** The categories that have none below them, in the order of the tree. */
export function leavesOf(nodes: readonly CategoryNode[], path: readonly string[] = []): Leaf[] {
  return nodes.flatMap((node) =>
    node.children.length > 0
      ? leavesOf(node.children, [...path, node.name])
      : [{ slug: node.slug, name: node.name, path: path.join(" › ") }],
  );
}

/** A list of radio buttons under the names of their parents, with a field that narrows it. */
export function CategoryPicker(props: {
  tree: readonly CategoryNode[];
  value: string;
  error: string | undefined;
  onChoose: (slug: string) => void;
}) {
  const [words, setWords] = createSignal("");
  const leaves = createMemo(() => leavesOf(props.tree));
  const chosen = () => leaves().find((leaf) => leaf.slug === props.value);
  const groups = () => {
    const wanted = words().trim().toLowerCase();
    const shown = leaves().filter((leaf) => `${leaf.path} ${leaf.name}`.toLowerCase().includes(wanted));
    return [...Map.groupBy(shown, (leaf) => leaf.path)];
  };
  return (
    <fieldset aria-describedby={props.error ? "category-problem" : undefined}>
      <legend class="mb-1.5 text-sm font-medium">
        Category
        <Show when={chosen()}>
          {(leaf) => (
            <span class="font-normal text-ink-soft">: {[leaf().path, leaf().name].filter(Boolean).join(" › ")}</span>
          )}
        </Show>
      </legend>
      <div
        class="overflow-hidden rounded-md ring-1 ring-inset"
        classList={{ "ring-bad": props.error !== undefined, "ring-line-strong/70": props.error === undefined }}
      >
        <input
          type="text"
          aria-label="Narrow the categories"
          placeholder="Type to narrow"
          autocomplete="off"
          aria-invalid={props.error ? "true" : undefined}
          class={`${controlClass} rounded-none border-b border-line bg-transparent ring-0 hover:ring-0 aria-invalid:ring-0`}
          onInput={(event) => setWords(event.currentTarget.value)}
          onKeyDown={(event) => event.key === "Enter" && event.preventDefault()}
        />
        <div class="max-h-60 overflow-y-auto p-2">
          <For each={groups()} fallback={<p class="px-2 py-3 text-sm text-ink-faint">No category has these words.</p>}>
            {([path, group]) => (
              <div class="pb-2">
                <Show when={path}>
                  <p class="px-2 pt-1 pb-0.5 text-xs text-ink-faint">{path}</p>
                </Show>
                <For each={group}>
                  {(leaf) => (
                    <label class="flex min-h-9 items-center gap-2.5 rounded-sm px-2 text-sm hover:bg-sunken has-checked:bg-accent-soft has-checked:font-medium has-checked:text-accent has-focus-visible:outline-2 has-focus-visible:outline-accent">
                      <input
                        type="radio"
                        name="categorySlug"
                        value={leaf.slug}
                        checked={leaf.slug === props.value}
                        class="size-4 shrink-0"
                        onChange={() => props.onChoose(leaf.slug)}
                      />
                      {leaf.name}
                    </label>
                  )}
                </For>
              </div>
            )}
          </For>
        </div>
      </div>
      <Show when={props.error}>
        <p id="category-problem" class="mt-1.5 text-sm font-medium text-bad">
          {props.error}
        </p>
      </Show>
    </fieldset>
  );
}
