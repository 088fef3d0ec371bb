// What a page needs before it may wake up. Solid gives hydration up at the first event after it began: a part whose script
// comes later than that is built anew, and what was typed into it is gone (solid-js/web, `eventHandler`). So the scripts of
// the page's routes are there first; the browser has been loading them since the page's head.

/** A route of the file router, as far as this needs to know it. */
export interface PageRoute {
  path?: string | string[];
  component?: unknown;
  children?: PageRoute | PageRoute[];
}

/** How well a pattern fits a path, as the router counts: a fixed segment before a parameter before a rest; -1 if not at all. */
function fit(pattern: string, path: string): number {
  const [fixed = "", rest] = pattern.split("/*", 2);
  const wanted = fixed.split("/").filter(Boolean);
  const given = path.split("/").filter(Boolean);
  if (given.length < wanted.length || (given.length > wanted.length && rest === undefined)) return -1;
  const fits = wanted.every((segment, at) => segment.startsWith(":") || segment === given[at]);
  if (!fits) return -1;
  return wanted.reduce(
    (sum, segment) => sum + (segment.startsWith(":") ? 2 : 3),
    wanted.length - (rest === undefined ? 0 : 1),
  );
}

/** The routes from the outermost to the innermost that the router shows for a path; none where it knows no page. */
export function routesOf(routes: readonly PageRoute[], path: string): PageRoute[] {
  let best: { score: number; chain: PageRoute[] } = { score: -1, chain: [] };
  const walk = (level: readonly PageRoute[], before: string, chain: PageRoute[]) => {
    for (const route of level) {
      const whole = [...chain, route];
      const pattern = `${before}/${[route.path ?? ""].flat()[0] ?? ""}`.replaceAll(/\/+/g, "/");
      const children = [route.children ?? []].flat();
      if (children.length > 0) walk(children, pattern, whole);
      const score = children.length > 0 ? -1 : fit(pattern, path);
      if (score > best.score) best = { score, chain: whole };
    }
  };
  walk(routes, "", []);
  return best.chain;
}

/** Waits for the scripts of a path's routes. One that cannot be had is left to the page, which says so. */
export async function scriptsOf(routes: readonly PageRoute[], path: string): Promise<void> {
  const load = (route: PageRoute) => (route.component as { preload?: () => Promise<unknown> } | undefined)?.preload?.();
  await Promise.allSettled(routesOf(routes, path).map(load));
}
