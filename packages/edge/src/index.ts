// The Worker around each of the three apps: the origin gate in front, the API handed over on the app's own
// origin, public pages kept in the edge cache, and the security headers on whatever leaves.
import { announcesTooMuch, bounded, TooLarge, tooLarge } from "./bounded.ts";
import { failed, sorry } from "./failed.ts";
import { asSolidStartKnows, cleanFlash } from "./flash.ts";
import { mayEnter } from "./gate.ts";
import { harden, isPublic, pagePolicy } from "./headers.ts";
import { cacheKey, recall, remember, shelf, type Page } from "./page-cache.ts";
import { isPurged, recentPurges } from "./purges.ts";
import { rendered } from "./rendering.ts";
import { newTrace, pageTiming } from "./trace.ts";

/** What an app's Worker is bound to. `FORM_ORIGINS` lists, separated by spaces, where forms may lead. */
export type EdgeEnv = { readonly API: Fetcher; readonly FORM_ORIGINS?: string };

export type EdgeOptions = {
  readonly app: "buyer" | "seller" | "admin";
  /** Renders a page or runs a server function. The page's nonce arrives as the header `x-stoa-nonce`. */
  readonly render: (request: Request) => Response | Promise<Response>;
  /**
   * Pages that are the same for everybody. They are rendered without cookies, so that nothing personal can
   * get into them, and only they may be cached.
   */
  readonly isPublicPath?: (pathname: string) => boolean;
  /** Query parameters that change what a public page shows. */
  readonly cacheParameters?: readonly string[];
  /** Names the build: a page names the scripts and styles of its build, so another build never serves it. */
  readonly build?: string;
};

/** Paths that belong to the API Worker, served on the app's own origin so that cookies stay first-party. */
const API_PATHS = ["/trpc/", "/media/", "/live/", "/files/", "/llms.txt"];

/** Makes the Worker of one app. */
export function edge(options: EdgeOptions) {
  return {
    async fetch(request: Request, env: EdgeEnv, ctx: ExecutionContext): Promise<Response> {
      const url = new URL(request.url);
      const response = await route(options, withoutForgedHeaders(request), url, env, ctx).catch((error: unknown) => {
        if (error instanceof TooLarge) return tooLarge();
        failed("edge.failed", error);
        return sorry();
      });
      if (response.status === 101) return response;
      const headers = new Headers(response.headers);
      harden(headers, url);
      return new Response(response.body, { status: response.status, statusText: response.statusText, headers });
    },
  };
}

async function route(
  options: EdgeOptions,
  request: Request,
  url: URL,
  env: EdgeEnv,
  ctx: ExecutionContext,
): Promise<Response> {
  if (url.pathname === "/health") return Response.json({ ok: true, app: options.app });
  if (!mayEnter(request)) return new Response("This request did not come from this site.", { status: 403 });
  if (API_PATHS.some((path) => url.pathname.startsWith(path))) return env.API.fetch(request);
  if (request.body === null) return pageResponse(options, request, url, env, ctx);
  if (announcesTooMuch(request)) return tooLarge();
  return pageResponse(options, bounded(request), url, env, ctx);
}

async function pageResponse(
  options: EdgeOptions,
  request: Request,
  url: URL,
  env: EdgeEnv,
  ctx: ExecutionContext,
): Promise<Response> {
  const formOrigins = env.FORM_ORIGINS?.split(" ") ?? [];
  const mayCache = request.method === "GET" && options.isPublicPath?.(url.pathname) === true && !bringsNews(request);
  if (!mayCache) {
    const nonce = newNonce();
    const startedAt = Date.now();
    const render = () => options.render(withNonce(request, nonce));
    const response = await (request.method === "GET" ? rendered(render) : render());
    const headers = new Headers(response.headers);
    headers.delete("cache-control");
    if (request.method === "GET") headers.set("server-timing", pageTiming(Date.now() - startedAt));
    cleanFlash(headers);
    if (isHtml(headers)) headers.set("content-security-policy", pagePolicy({ nonce, formOrigins }));
    return new Response(response.body, { status: response.status, headers });
  }

  const page = await publicPage(options, request, url, env, ctx);
  const nonce = newNonce();
  const headers = new Headers(page.headers);
  if (isHtml(headers)) headers.set("content-security-policy", pagePolicy({ nonce, formOrigins }));
  return new Response(page.html.replaceAll(page.nonce, nonce), { status: page.status, headers });
}

/** The cache of this data centre. The apps are checked against the DOM's types too, in which `caches` has no `default`. */
function platformCache(): Cache {
  return (caches as unknown as { default: Cache }).default;
}

/** The page from the cache, rendered first where it is missing, and anew behind the answer where it is stale. */
async function publicPage(
  options: EdgeOptions,
  request: Request,
  url: URL,
  env: EdgeEnv,
  ctx: ExecutionContext,
): Promise<Page> {
  const key = cacheKey(url, options.cacheParameters ?? []);
  const found = await recall(platformCache(), shelf(key, options.build), Date.now());
  if (found === undefined || found[1] === "gone") return renderPublic(options, request, key, ctx);
  const [page, state] = found;
  if (isPurged(page.headers.get("cache-tag"), page.storedAt, await recentPurges(env.API, Date.now())))
    return renderPublic(options, request, key, ctx);
  if (state === "stale") ctx.waitUntil(renderPublic(options, request, key, ctx));
  return page;
}

async function renderPublic(options: EdgeOptions, request: Request, key: string, ctx: ExecutionContext): Promise<Page> {
  const startedAt = Date.now(); // What a page shows is as old as the moment at which its rendering began.
  const nonce = newNonce();
  const response = await rendered(() => {
    const anonymous = new Request(key, withNonce(request, nonce));
    anonymous.headers.delete("cookie");
    anonymous.headers.delete("authorization");
    return options.render(anonymous);
  });
  const page: Page = {
    html: await response.text(),
    nonce,
    status: response.status,
    headers: new Headers(response.headers),
    storedAt: startedAt,
  };
  if (page.status === 200 && isPublic(page.headers))
    ctx.waitUntil(remember(platformCache(), shelf(key, options.build), page));
  return page;
}

/** A form sent without scripts leaves its outcome in the `flash` cookie: that page is for this visitor alone. */
function bringsNews(request: Request): boolean {
  return /(?:^|;\s*)flash=/.test(request.headers.get("cookie") ?? "");
}

function isHtml(headers: Headers): boolean {
  return headers.get("content-type")?.startsWith("text/html") === true;
}

/**
 * Headers that begin with `x-stoa-`, the trace and the cookie `flash` are ours: what a client sends under such a name is
 * dropped.
 */
function withoutForgedHeaders(request: Request): Request {
  const clean = new Request(request);
  for (const name of request.headers.keys()) {
    if (name.startsWith("x-stoa-")) clean.headers.delete(name);
  }
  clean.headers.set("traceparent", newTrace(Date.now()));
  clean.headers.delete("tracestate");
  const cookies = request.headers.get("cookie");
  if (cookies?.includes("flash=")) clean.headers.set("cookie", asSolidStartKnows(cookies));
  return clean;
}

function withNonce(request: Request, nonce: string): Request {
  const carrying = new Request(request);
  carrying.headers.set("x-stoa-nonce", nonce);
  return carrying;
}

function newNonce(): string {
  return btoa(String.fromCharCode(...crypto.getRandomValues(new Uint8Array(16))));
}
