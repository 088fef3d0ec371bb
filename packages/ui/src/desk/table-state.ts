// The state of a list lives in its address alone: words, a state, an order, columns, density, the cursor of a page.

/** What an address says of a list. */
export interface TableState {
  q?: string | undefined;
  status?: string | undefined;
  sort?: string | undefined;
  direction?: "asc" | "desc" | undefined;
  /** The columns that are shown, in the table's own order; undefined: those that are shown at first. */
  columns?: readonly string[] | undefined;
  isCompact?: boolean | undefined;
  cursor?: string | undefined;
  /** The id of the kept view that one is in; `all` for none, even where one would open by itself. */
  view?: string | undefined;
}

/** What there is to choose from; everything else in an address is passed over. */
export interface TableChoices {
  statuses?: readonly string[] | undefined;
  sorts?: readonly string[] | undefined;
  columns?: readonly string[] | undefined;
}

type Query = Readonly<Record<string, string | string[] | undefined>>;

/** Reads the state out of an address. */
export function tableState(query: Query, { statuses = [], sorts = [], columns = [] }: TableChoices): TableState {
  const all = (name: string): string[] => [query[name] ?? []].flat().filter((text) => text !== "");
  const one = (name: string) => all(name)[0];
  const chosen = new Set(all("cols").flatMap((text) => text.split(",")));
  const shown = columns.filter((key) => chosen.has(key));
  const direction = one("dir");
  return {
    q: one("q")?.trim().slice(0, 80) || undefined,
    status: statuses.find((status) => status === one("status")),
    sort: sorts.find((sort) => sort === one("sort")),
    direction: direction === "asc" || direction === "desc" ? direction : undefined,
    columns: shown.length > 0 ? shown : undefined,
    isCompact: one("density") === "compact",
    cursor: one("cursor"),
    view: one("view")?.slice(0, 40),
  };
}

/** The query of a state: what stands behind the `?`, without one when nothing is said. */
export function tableQuery(state: TableState): string {
  const { q, status, sort, direction, columns, isCompact, cursor, view } = state;
  const query = new URLSearchParams();
  const said = {
    q,
    status,
    sort,
    dir: direction,
    cols: columns?.join(","),
    density: isCompact && "compact",
    view,
    cursor,
  };
  for (const [name, value] of Object.entries(said)) if (value) query.set(name, value);
  return query.toString();
}

/** The address of a list in a state. */
export function tableHref(path: string, state: TableState): string {
  const query = tableQuery(state);
  return query === "" ? path : `${path}?${query}`;
}

/** A state as it is kept under a name: without the page and without the name of another view. */
export const keptQuery = (state: TableState): string => tableQuery({ ...state, cursor: undefined, view: undefined });

/** The state after a column's head was pressed: its order, then the other way round, always from the first page on. */
export function sortedBy(state: TableState, sort: string, first: "asc" | "desc"): TableState {
  const isThis = state.sort === sort;
  const present = isThis ? (state.direction ?? first) : undefined;
  const direction = present === undefined ? first : present === "asc" ? "desc" : "asc";
  return { ...state, sort, direction, cursor: undefined };
}

/** Where a moved focus lands in a list of so many rows: it stops at both ends. */
export function movedTo(at: number | null, by: 1 | -1, count: number): number | null {
  if (count === 0) return null;
  return at === null ? (by === 1 ? 0 : count - 1) : Math.min(count - 1, Math.max(0, at + by));
}
