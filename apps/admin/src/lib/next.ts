// Where a person goes once they have signed in: back to the page that asked them to, and never off this site.
import { ownPath } from "@stoa/client";

/** The address of the login page that leads back to `path`. */
export function loginHref(path: string): string {
  return path === "/" ? "/login" : `/login?next=${encodeURIComponent(path)}`;
}

/** The path to go on to; the overview where the wish is none, another site, or the login page itself. */
export function safeNext(wish: unknown): string {
  const path = ownPath(wish, "/");
  return /^\/login(?=$|[/?#])/.test(path) ? "/" : path;
}
