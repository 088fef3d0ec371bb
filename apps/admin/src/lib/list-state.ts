// The state of a list lives in its address alone: words to search for, a status, the cursor of a page.

/** What an address says about a list. */
export interface ListState<Status extends string = string> {
  q?: string | undefined;
  status?: Status | undefined;
  cursor?: string | undefined;
  /** How the list is shown, where that was chosen: columns, density, the kept view that one is in. */
  look?: Readonly<Record<"cols" | "density" | "view", string | undefined>> | undefined;
}

type Query = Readonly<Record<string, string | string[] | undefined>>;

/** Reads the state out of an address; a status that is not in `statuses` is passed over. */
export function listState<Status extends string>(query: Query, statuses: readonly Status[] = []): ListState<Status> {
  const text = (name: string) => (typeof query[name] === "string" && query[name] !== "" ? query[name] : undefined);
  return {
    q: text("q")?.slice(0, 80),
    status: statuses.find((status) => status === query["status"]),
    cursor: text("cursor"),
  };
}

/** How an address shows a list: its columns, density, and the kept view that one is in. */
export function listLook(query: Query): NonNullable<ListState["look"]> {
  const text = (name: string) => [query[name] ?? []].flat().join(",") || undefined;
  return { cols: text("cols"), density: text("density"), view: text("view") };
}

/** The address of a list in a state. */
export function listHref(path: string, { q, status, cursor, look }: ListState): string {
  const parameters = new URLSearchParams();
  for (const [name, value] of Object.entries({ q, status, ...look, cursor })) if (value) parameters.set(name, value);
  return parameters.size > 0 ? `${path}?${parameters}` : path;
}
