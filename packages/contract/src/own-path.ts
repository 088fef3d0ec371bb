// Where a way leads on: to a page of one's own site, whatever was asked for.

/** Paths longer than this are nobody's page. */
const MAX_PATH = 2_000;

/**
 * A path of the own site, read as a browser would read it; `otherwise` for whatever leads elsewhere. What is given back
 * begins with one slash and can stand in a `Location` header as it is.
 */
export function ownPath(next: unknown, otherwise: string): string {
  if (typeof next !== "string" || next.length > MAX_PATH || !next.startsWith("/")) return otherwise;
  const home = "https://own.invalid";
  const url = URL.parse(next, home);
  if (url?.origin !== home || url.username !== "" || url.password !== "") return otherwise;
  const path = url.pathname + url.search + url.hash;
  // `/.//evil` is a path of ours that reads as another site once it stands by itself.
  return URL.parse(path, home)?.origin === home && !/^\/[\\/]/.test(path) ? path : otherwise;
}
