// A synonym set in one line.
import type { SynonymLine } from "@stoa/client";
import { Icon } from "@stoa/ui";
import { For, Show } from "solid-js";

/** The terms; in a one-way set an arrow leads from the first to the others. */
export function Terms(props: { set: SynonymLine }) {
  return (
    <span class="inline-flex flex-wrap items-center gap-x-2 gap-y-1">
      <For each={props.set.terms}>
        {(term, i) => (
          <>
            <span class="rounded-sm bg-sunken px-2 py-0.5">{term}</span>
            <Show when={props.set.kind === "one_way" && i() === 0}>
              <Icon name="chevronEnd" class="size-3.5 text-ink-faint" />
              <span class="sr-only">finds</span>
            </Show>
          </>
        )}
      </For>
    </span>
  );
}
