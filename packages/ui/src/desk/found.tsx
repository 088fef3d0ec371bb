// What the search across an app finds, as a page: where it leads without scripts, and with Enter.
import { For, type JSX, Show } from "solid-js";
import { PageHead, Panel } from "../layout.tsx";
import { SearchForm } from "../search-form.tsx";
import { EmptyState } from "../state.tsx";
import { type Command, grouped } from "./command-match.ts";

/** The search field, and under it what was found by groups. `children` says what can be looked for. */
export function FoundList(props: { words: string; found: readonly Command[] | undefined; children: JSX.Element }) {
  return (
    <>
      <PageHead title="Search" />
      <SearchForm action="/find" label="Search everything" value={props.words} class="mb-6 max-w-xl" />
      <Show when={props.found}>
        {(found) => (
          <Show
            when={found().length > 0}
            fallback={
              <EmptyState
                title={props.words ? `Nothing found for “${props.words}”` : "What are you looking for?"}
                icon="search"
              >
                {props.children}
              </EmptyState>
            }
          >
            <div class="flex flex-col gap-6">
              <For each={grouped(found())}>
                {(group) => (
                  <Panel title={group.group}>
                    <ul class="-my-2 divide-y divide-line">
                      <For each={group.commands}>
                        {(command) => (
                          <li>
                            <a href={command.href} class="flex min-h-11 items-center gap-4 py-2 hover:underline">
                              <span class="min-w-0 flex-1 truncate font-medium">{command.label}</span>
                              <span class="truncate text-sm text-ink-faint">{command.note}</span>
                            </a>
                          </li>
                        )}
                      </For>
                    </ul>
                  </Panel>
                )}
              </For>
            </div>
          </Show>
        )}
      </Show>
    </>
  );
}
