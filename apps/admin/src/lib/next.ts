// Where a person goes once they have signed in: back to the page that asked them to, and never off this site.

/** The address of the login page that leads back to `path`. */
export function loginHref(path: string): string {
  return path === "/" ? "/login" : `/login?next=${encodeURIComponent(path)}`;
}

/** The path to go on to; the overview where the wish is none, another site, or the login page itself. */
export function safeNext(wish: unknown): string {
  const home = new URL("https://admin.invalid/");
  const url = typeof wish === "string" && URL.canParse(wish, home) ? new URL(wish, home) : home;
  if (url.origin !== home.origin || url.pathname === "/login") return "/";
  return url.pathname + url.search;
}
