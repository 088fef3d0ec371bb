// A list of records that is worked in: ordered by its heads, its columns and density chosen, its rows ticked and gone
// through by keys. All of its state but the ticks is in the address, so it works without any script.
import { createEffect, createMemo, createSignal, For, type JSX, on, onCleanup, onMount, Show } from "solid-js";
import { classNames } from "../class-names.ts";
import { Icon } from "../icon.tsx";
import { PaintWhole } from "../paint-whole.tsx";
import type { Column } from "../table.tsx";
import { movedTo, sortedBy, tableHref, type TableState } from "./table-state.ts";
import { isPlain } from "./typing.ts";

/** A column that can be chosen, and ordered by where it says how. */
export interface DataColumn<T> extends Column<T> {
  key: string;
  /** The order that its head stands for, and which way it goes at first. */
  sort?: { by: string; first: "asc" | "desc" } | undefined;
  /** Always shown: what names the row. */
  isFixed?: boolean | undefined;
  /** Not shown until it is chosen. */
  isExtra?: boolean | undefined;
}

/** The columns that a state shows. */
export function shownColumns<T>(columns: readonly DataColumn<T>[], state: TableState): DataColumn<T>[] {
  return columns.filter(
    (column) => column.isFixed || (state.columns ? state.columns.includes(column.key) : !column.isExtra),
  );
}

/** From which width on the rows are rows; below it each is a card. Whole class names, since the styles are made from them. */
const FOLD = {
  sm: {
    table: "max-sm:block",
    head: "max-sm:sr-only",
    row: "max-sm:block max-sm:py-3",
    cell: "max-sm:flex max-sm:items-baseline max-sm:justify-between max-sm:gap-4 max-sm:px-0 max-sm:py-1",
    end: "sm:text-end sm:whitespace-nowrap",
    label: "sm:hidden",
    first: "max-sm:pb-2 max-sm:text-base",
    hide: "max-sm:hidden",
  },
  xl: {
    table: "max-xl:block",
    head: "max-xl:sr-only",
    row: "max-xl:block max-xl:py-4",
    cell: "max-xl:flex max-xl:items-center max-xl:justify-between max-xl:gap-4 max-xl:px-0 max-xl:py-1",
    end: "xl:text-end xl:whitespace-nowrap",
    label: "xl:hidden",
    first: "max-xl:pb-2",
    hide: "max-xl:hidden",
  },
} as const;

interface DataTableProps<T> {
  caption: string;
  path: string;
  state: TableState;
  columns: readonly DataColumn<T>[];
  rows: readonly T[];
  idOf: (row: T) => string;
  nameOf: (row: T) => string;
  fold?: keyof typeof FOLD | undefined;
  /** Lets rows be ticked: the form that the boxes belong to and their name in it, and who hears of the ticks. */
  picking?: { form: string; name: string; onPick: (ids: readonly string[]) => void } | undefined;
}

/** The rows. `j` and `k` go down and up, `x` ticks, Enter opens. */
export function DataTable<T>(props: DataTableProps<T>) {
  const [picked, setPicked] = createSignal<ReadonlySet<string>>(new Set());
  const [at, setAt] = createSignal<number | null>(null);
  let body!: HTMLTableSectionElement;
  const columns = createMemo(() => shownColumns(props.columns, props.state));
  const ids = createMemo(() => props.rows.map(props.idOf));
  // Other rows, other ticks: nothing is changed that one no longer sees.
  createEffect(
    on(
      () => ids().join(),
      () => {
        setPicked(new Set<string>());
        setAt(null);
      },
      { defer: true },
    ),
  );
  createEffect(on(picked, (all) => props.picking?.onPick([...all]), { defer: true }));
  const tick = (id: string, isOn: boolean) =>
    setPicked((all) => new Set(isOn ? [...all, id] : [...all].filter((one) => one !== id)));
  const rowAt = (index: number) => body.children[index] as HTMLTableRowElement | undefined;

  onMount(() => {
    const onKey = (event: KeyboardEvent) => {
      if (!isPlain(event) || props.rows.length === 0) return;
      const isInside = body.contains(document.activeElement);
      const down = event.key === "j" || (event.key === "ArrowDown" && isInside);
      const up = event.key === "k" || (event.key === "ArrowUp" && isInside);
      if (down || up) {
        const to = movedTo(at(), down ? 1 : -1, props.rows.length);
        setAt(to);
        if (to !== null) rowAt(to)?.focus();
      } else if (event.key === "x" && at() !== null && props.picking) {
        const id = ids()[at()!]!;
        tick(id, !picked().has(id));
      } else if (event.key === "Enter" && at() !== null && document.activeElement === rowAt(at()!)) {
        rowAt(at()!)?.querySelector("a")?.click();
      } else if (event.key === "Escape" && picked().size > 0) setPicked(new Set<string>());
      else return;
      event.preventDefault();
    };
    document.addEventListener("keydown", onKey);
    onCleanup(() => document.removeEventListener("keydown", onKey));
  });

  const fold = () => FOLD[props.fold ?? "sm"];
  const gap = () => (props.state.isCompact ? "py-1" : "py-3");
  return (
    <PaintWhole>
      <table class={classNames("w-full border-collapse text-sm", fold().table)}>
        <caption class="sr-only">{props.caption}</caption>
        <thead class={classNames(fold().head, "z-10 bg-ground lg:sticky lg:top-0")}>
          <tr class="text-xs text-ink-faint shadow-[inset_0_-1px_0_var(--color-line)]">
            <Show when={props.picking}>
              <th scope="col" class="py-2 pe-2">
                <PickAll ids={ids()} picked={picked()} onPick={(isOn) => setPicked(new Set(isOn ? ids() : []))} />
              </th>
            </Show>
            <For each={columns()}>{(column) => <Head column={column} path={props.path} state={props.state} />}</For>
          </tr>
        </thead>
        <tbody ref={body} class={fold().table}>
          <For each={props.rows}>
            {(row, i) => (
              <tr
                tabindex="-1"
                aria-selected={props.picking ? picked().has(props.idOf(row)) : undefined}
                onFocusIn={() => setAt(i())}
                class={classNames(
                  "border-b border-line outline-none last:border-0 hover:bg-sunken/60 focus-visible:bg-sunken aria-selected:bg-accent-soft/60",
                  fold().row,
                )}
              >
                <Show when={props.picking}>
                  {(picking) => (
                    <td class={classNames("pe-2 align-middle", gap(), fold().cell)}>
                      <label class="grid size-9 cursor-pointer place-items-center">
                        <span class="sr-only">Choose {props.nameOf(row)}</span>
                        <input
                          type="checkbox"
                          form={picking().form}
                          name={picking().name}
                          value={props.idOf(row)}
                          checked={picked().has(props.idOf(row))}
                          onChange={(event) => tick(props.idOf(row), event.currentTarget.checked)}
                          class="size-4.5"
                        />
                      </label>
                    </td>
                  )}
                </Show>
                <For each={columns()}>
                  {(column) => (
                    <td
                      class={classNames(
                        "px-3 align-middle first:ps-0 last:pe-0",
                        gap(),
                        fold().cell,
                        column.align === "end" && `figures ${fold().end}`,
                        column.phone === "head" && fold().first,
                        column.phone === "hide" && fold().hide,
                      )}
                    >
                      <Show when={column.head && column.phone !== "head"}>
                        <span aria-hidden="true" class={`text-xs text-ink-faint ${fold().label}`}>
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
  );
}

function PickAll(props: { ids: readonly string[]; picked: ReadonlySet<string>; onPick: (isOn: boolean) => void }) {
  let box!: HTMLInputElement;
  createEffect(() => {
    box.indeterminate = props.picked.size > 0 && props.picked.size < props.ids.length;
  });
  return (
    <label class="grid size-9 cursor-pointer place-items-center">
      <span class="sr-only">Choose every row of this page</span>
      <input
        ref={box}
        type="checkbox"
        checked={props.ids.length > 0 && props.picked.size === props.ids.length}
        onChange={(event) => props.onPick(event.currentTarget.checked)}
        class="size-4.5"
      />
    </label>
  );
}

/** A head: a link where the column is an order of the list. */
function Head<T>(props: { column: DataColumn<T>; path: string; state: TableState }) {
  const sort = () => props.column.sort;
  const isThis = () => sort() !== undefined && props.state.sort === sort()?.by;
  const direction = () => (isThis() ? (props.state.direction ?? sort()?.first) : undefined);
  return (
    <th
      scope="col"
      aria-sort={direction() === "asc" ? "ascending" : direction() === "desc" ? "descending" : undefined}
      class={classNames(
        "px-3 py-2 font-medium whitespace-nowrap first:ps-0 last:pe-0",
        props.column.align === "end" ? "text-end" : "text-start",
        props.column.grow && "w-full",
      )}
    >
      <Show when={sort()} fallback={props.column.head || <span class="sr-only">Actions</span>}>
        {(sort) => (
          <a
            href={tableHref(props.path, sortedBy(props.state, sort().by, sort().first))}
            class={classNames(
              "-mx-1 inline-flex min-h-7 items-center gap-1 rounded-sm px-1 hover:text-ink",
              props.column.align === "end" && "flex-row-reverse",
            )}
          >
            {props.column.head}
            <Icon
              name="chevronDown"
              class={classNames(
                "size-3.5",
                direction() === undefined && "opacity-0",
                direction() === "asc" && "rotate-180",
              )}
            />
          </a>
        )}
      </Show>
    </th>
  );
}

/** What can be done with ticked rows. Without scripts it stands above the list; with them it comes when a row is ticked. */
export function PickBar(props: { count: number; children: JSX.Element }) {
  return (
    <Show when={props.count > 0}>
      <div
        role="region"
        aria-label="Chosen rows"
        class="sticky bottom-4 z-20 mx-auto mt-4 flex w-fit max-w-full animate-enter flex-wrap items-center gap-x-4 gap-y-2 rounded-xl border border-line bg-surface py-2 ps-5 pe-2 shadow-float"
      >
        <span class="figures text-sm font-semibold" role="status">
          {props.count} chosen
        </span>
        {props.children}
      </div>
    </Show>
  );
}
