// Addresses inside this app: lists whose state is in the query, and the way through the sign-in page.
import { ownPath } from "@stoa/client";

/** `path` with the parameters that are set. */
export function hrefWith(path: string, parameters: Readonly<Record<string, string | null | undefined>>): string {
  const query = new URLSearchParams();
  for (const [name, value] of Object.entries(parameters)) if (value) query.set(name, value);
  return query.size > 0 ? `${path}?${query}` : path;
}

/** The sign-in page that leads back to `path`. */
export function signInHref(path: string): string {
  return path === "/" ? "/login" : `/login?next=${encodeURIComponent(path)}`;
}

/** Where somebody who is signed in proves once more who they are, and comes back to `path`. */
export const stepUpHref = (path: string): string => hrefWith("/verify-it-is-you", { next: path });

/** The sign-in page for somebody who is signed in and wants to be somebody else, leading back to `path`. */
export const otherAccountHref = (path: string): string => hrefWith("/login", { next: path, again: "1" });

/** Where to go after signing in: a path on this origin, or the overview for anything else. */
export function safeNext(next: string | undefined): string {
  const path = ownPath(next, "/");
  return /^\/login(?=$|[/?#])/.test(path) ? "/" : path;
}
