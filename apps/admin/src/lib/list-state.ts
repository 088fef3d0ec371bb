// The state of a list lives in its address alone: words to search for, a status, the cursor of a page.

/** What an address says about a list. */
export interface ListState<Status extends string = string> {
  q?: string | undefined;
  status?: Status | undefined;
  cursor?: string | undefined;
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

/** The address of a list in a state. */
export function listHref(path: string, { q, status, cursor }: ListState): string {
  const parameters = new URLSearchParams();
  for (const [name, value] of Object.entries({ q, status, cursor })) if (value) parameters.set(name, value);
  return parameters.size > 0 ? `${path}?${parameters}` : path;
}
