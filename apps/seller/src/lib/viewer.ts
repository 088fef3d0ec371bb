// Who is signed in, and the ways in and out.
import { query } from "@solidjs/router";
import { api } from "./api";
import { load } from "./load";

/** Who is looking; null for a visitor. */
export const viewer = query(() => load(api().account.me.query()), "viewer");

/** The sign-in page that leads back to `path`. */
export function signInHref(path: string): string {
  return path === "/" ? "/login" : `/login?next=${encodeURIComponent(path)}`;
}

/** Where to go after signing in: a path on this origin, or the overview for anything else. */
export function safeNext(next: string | undefined): string {
  if (!next || !/^\/(?![/\\])/.test(next)) return "/";
  const url = new URL(next, "https://own.invalid");
  return url.origin === "https://own.invalid" && url.pathname !== "/login" ? url.pathname + url.search : "/";
}
