// Tables of records. On a phone each row folds into a small card with its column names, so nothing scrolls sideways.
import { For, type JSX, Show } from "solid-js";
import { classNames } from "./class-names.ts";
import { PaintWhole } from "./paint-whole.tsx";

/** A column: its name and how it shows a row. `end` aligns figures. */
export interface Column<T> {
  head: string;
  cell: (row: T) => JSX.Element;
  align?: "start" | "end" | undefined;
  /** Takes what room is left. */
  grow?: boolean | undefined;
  /** On a phone: the head of the card, without its name; or left out. */
  phone?: "head" | "hide" | undefined;
}

/** Rows under a caption that screen readers tell; `empty` stands in when there are none. */
export function Table<T>(props: {
  caption: string;
  columns: readonly Column<T>[];
  rows: readonly T[];
  empty?: JSX.Element;
  class?: string | undefined;
}) {
  return (
    <Show when={props.rows.length > 0} fallback={props.empty}>
      <PaintWhole class={props.class}>
        <table class="w-full border-collapse text-sm max-sm:block">
          <caption class="sr-only">{props.caption}</caption>
          <thead class="max-sm:sr-only">
            <tr class="border-b border-line text-start text-xs text-ink-faint">
              <For each={props.columns}>
                {(column) => (
                  <th
                    scope="col"
                    class={classNames(
                      "px-3 py-2.5 font-medium first:ps-0 last:pe-0",
                      column.align === "end" ? "text-end" : "text-start",
                      column.grow && "w-full",
                    )}
                  >
                    {column.head || <span class="sr-only">Actions</span>}
                  </th>
                )}
              </For>
            </tr>
          </thead>
          <tbody class="max-sm:block">
            <For each={props.rows}>
              {(row) => (
                <tr class="border-b border-line last:border-0 max-sm:block max-sm:py-3 sm:hover:bg-sunken/60">
                  <For each={props.columns}>
                    {(column) => (
                      <td
                        class={classNames(
                          "px-3 py-3 align-middle first:ps-0 last:pe-0 max-sm:flex max-sm:items-baseline max-sm:justify-between max-sm:gap-4 max-sm:px-0 max-sm:py-1",
                          column.align === "end" && "figures sm:text-end sm:whitespace-nowrap",
                          column.phone === "head" && "max-sm:pb-2 max-sm:text-base",
                          column.phone === "hide" && "max-sm:hidden",
                        )}
                      >
                        <Show when={column.head && column.phone !== "head"}>
                          <span aria-hidden="true" class="text-xs text-ink-faint sm:hidden">
                            {column.head}
                          </span>
                        </Show>
                        {column.cell(row)}
                      </td>
                    )}
                  </For>
                </tr>
              )}
            </For>
          </tbody>
        </table>
      </PaintWhole>
    </Show>
  );
}
