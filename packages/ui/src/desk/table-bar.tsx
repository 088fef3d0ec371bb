// What stands over a list: its kept views, its columns and density, the way to a file. Links and forms, so that all of it
// works without any script.
import { type Action, useNavigate } from "@solidjs/router";
import { For, type JSX, Show } from "solid-js";
import { Button, buttonClass } from "../button.tsx";
import { Checkbox, Field } from "../field.tsx";
import { Icon } from "../icon.tsx";
import { Menu } from "./menu.tsx";
import { keptQuery, tableHref, type TableState } from "./table-state.ts";

/** A kept view, as far as its menu must know it. */
export interface ViewEntry {
  viewId: string;
  name: string;
  query: string;
  isShared: boolean;
  isDefault: boolean;
  isOwn: boolean;
  mayRemove: boolean;
}

type FormAction = Action<[form: FormData], unknown, [form: FormData]>;

/** The address of a kept view. */
export const viewHref = (path: string, { viewId, query }: Pick<ViewEntry, "viewId" | "query">): string =>
  `${path}?${[query, `view=${viewId}`].filter(Boolean).join("&")}`;

/** The view that a list opens with: the default one, where the address says nothing at all. */
export function openingView(search: string, views: readonly ViewEntry[]): ViewEntry | undefined {
  return search === "" ? views.find((view) => view.isDefault) : undefined;
}

/** The kept views of a list, and the form that keeps what one sees now. */
export function ViewsMenu(props: {
  path: string;
  list: string;
  state: TableState;
  views: readonly ViewEntry[];
  save: FormAction;
  remove: FormAction;
  /** With whom a view is shared: `the team`. */
  others: string;
}) {
  const present = () => props.views.find((view) => view.viewId === props.state.view);
  const link =
    "flex min-h-9 flex-1 items-center gap-2 rounded-md px-2 text-sm hover:bg-sunken aria-[current=true]:font-semibold";
  return (
    <Menu label={present()?.name ?? "Views"} icon="heart">
      <ul class="-mx-2 max-h-60 overflow-y-auto">
        <li class="flex">
          <a href={`${props.path}?view=all`} aria-current={present() ? undefined : "true"} class={link}>
            Everything
          </a>
        </li>
        <For each={props.views}>
          {(view) => (
            <li class="flex items-center">
              <a
                href={viewHref(props.path, view)}
                aria-current={present()?.viewId === view.viewId ? "true" : undefined}
                class={link}
              >
                <span class="min-w-0 flex-1 truncate">{view.name}</span>
                <span class="text-xs font-normal text-ink-faint">
                  {[view.isDefault && "opens first", view.isShared && "shared"].filter(Boolean).join(", ")}
                </span>
              </a>
              <Show when={view.mayRemove}>
                <form method="post" action={props.remove}>
                  <input type="hidden" name="viewId" value={view.viewId} />
                  <button
                    type="submit"
                    aria-label={`Remove the view ${view.name}`}
                    class="grid size-9 place-items-center rounded-md text-ink-faint hover:bg-sunken hover:text-bad"
                  >
                    <Icon name="trash" class="size-4" />
                  </button>
                </form>
              </Show>
            </li>
          )}
        </For>
      </ul>
      <form method="post" action={props.save} class="mt-3 flex flex-col gap-2 border-t border-line pt-3">
        <input type="hidden" name="list" value={props.list} />
        <input type="hidden" name="query" value={keptQuery(props.state)} />
        <Field label="Keep this view as" name="name" required maxLength={60} autocomplete="off" />
        <Checkbox label="Open the list with it" name="isDefault:boolean" />
        <Checkbox label={`Share with ${props.others}`} name="isShared:boolean" />
        <Button type="submit" size="sm" variant="primary">
          Keep view
        </Button>
      </form>
    </Menu>
  );
}

/** Which columns are shown, and how close the rows stand. */
export function ColumnsMenu(props: {
  path: string;
  state: TableState;
  columns: readonly { key: string; head: string; isFixed?: boolean | undefined }[];
  shown: readonly { key: string }[];
}) {
  const navigate = useNavigate();
  const choice = () => props.columns.filter((column) => !column.isFixed && column.head !== "");
  const isShown = (key: string) => props.shown.some((column) => column.key === key);
  const kept = () =>
    Object.entries({
      q: props.state.q,
      status: props.state.status,
      sort: props.state.sort,
      dir: props.state.direction,
    });
  return (
    <Menu label="Columns" icon="compare">
      <form
        method="get"
        action={props.path}
        onSubmit={(event) => {
          event.preventDefault();
          const form = new FormData(event.currentTarget);
          const columns = form.getAll("cols").map(String);
          const isCompact = form.get("density") === "compact";
          navigate(tableHref(props.path, { ...props.state, columns, isCompact, cursor: undefined, view: undefined }));
          event.currentTarget.closest("details")?.removeAttribute("open");
        }}
      >
        <For each={kept()}>
          {([name, value]) => (
            <Show when={value}>
              <input type="hidden" name={name} value={value} />
            </Show>
          )}
        </For>
        {/* What is always shown is named too: a form without any box would mean that nothing was chosen. */}
        <For each={props.columns.filter((column) => column.isFixed)}>
          {(column) => <input type="hidden" name="cols" value={column.key} />}
        </For>
        <fieldset>
          <legend class="text-xs font-medium text-ink-faint">Columns</legend>
          <div class="max-h-60 overflow-y-auto">
            <For each={choice()}>
              {(column) => (
                <Checkbox label={column.head} name="cols" value={column.key} checked={isShown(column.key)} />
              )}
            </For>
          </div>
        </fieldset>
        <fieldset class="mt-3">
          <legend class="text-xs font-medium text-ink-faint">Rows</legend>
          <div class="flex gap-5">
            <For each={[false, true]}>
              {(isCompact) => (
                <label class="flex min-h-9 items-center gap-2 text-sm">
                  <input
                    type="radio"
                    name="density"
                    value={isCompact ? "compact" : ""}
                    checked={Boolean(props.state.isCompact) === isCompact}
                    class="size-4.5"
                  />
                  {isCompact ? "Compact" : "Comfortable"}
                </label>
              )}
            </For>
          </div>
        </fieldset>
        <Button type="submit" size="sm" variant="primary" class="mt-2" wide>
          Show these
        </Button>
      </form>
    </Menu>
  );
}

/** The line over a list. */
export function TableBar(props: { fileHref?: string | undefined; children: JSX.Element; end?: JSX.Element }) {
  return (
    <div class="mb-2 flex flex-wrap items-center gap-2">
      {props.children}
      <span class="flex-1" />
      {props.end}
      <Show when={props.fileHref}>
        <a href={props.fileHref} rel="external" download="" class={buttonClass({ size: "sm" })}>
          <Icon name="download" class="size-4" />
          CSV
        </a>
      </Show>
    </div>
  );
}
