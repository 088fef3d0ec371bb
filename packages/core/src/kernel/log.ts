// One structured line per event, with the request id. Only ids and numbers go in: no names, addresses or secrets.

/** Writes a line of JSON to the log. */
export function log(
  level: "info" | "warn" | "error",
  event: string,
  fields: Record<string, string | number | boolean | null> = {},
): void {
  console[level](JSON.stringify({ level, event, ...fields }));
}
