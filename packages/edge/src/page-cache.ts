// Keeps rendered public pages and says how old one may be: for a second in this isolate's memory, for as long
// as the page's own headers allow in the platform's cache. Nothing here knows what a page shows.

import { failed } from "./failed.ts";

/** A rendered page with the nonce its scripts were written with; the nonce is replaced on the way out. */
export type Page = {
  readonly html: string;
  readonly nonce: string;
  readonly status: number;
  readonly headers: Headers;
  /** When it was rendered. */
  readonly storedAt: number;
};

export type Freshness = "fresh" | "stale" | "gone";

const NONCE_HEADER = "x-stoa-nonce";
const STORED_AT_HEADER = "x-stoa-stored-at";
const POLICY_HEADER = "x-stoa-policy";
const INTERNAL_HEADERS = [NONCE_HEADER, STORED_AT_HEADER, POLICY_HEADER, "age", "cf-cache-status"];

/** Seconds named by a directive such as `s-maxage` in a Cache-Control value; 0 when it is absent. */
export function directiveSeconds(cacheControl: string, directive: string): number {
  const match = new RegExp(`(?:^|[\\s,])${directive}=(\\d+)`).exec(cacheControl);
  return Number(match?.[1] ?? 0);
}

/**
 * What may be done with a page stored at `storedAt`: serve it (`fresh`), serve it and render anew behind it
 * (`stale`), or render first (`gone`).
 */
export function freshness(cacheControl: string, storedAt: number, now: number): Freshness {
  const freshMs = directiveSeconds(cacheControl, "s-maxage") * 1_000;
  const staleMs = directiveSeconds(cacheControl, "stale-while-revalidate") * 1_000;
  const ageMs = now - storedAt;
  if (ageMs < freshMs) return "fresh";
  return ageMs < freshMs + staleMs ? "stale" : "gone";
}

/**
 * The address a page is stored under: its origin and path, and of its query only the allowed parameters,
 * sorted, so that tracking parameters neither split the cache nor poison it. `a.*` allows all that begin with `a.`.
 */
export function cacheKey(url: URL, allowedParameters: readonly string[]): string {
  const key = new URL(url.pathname, url.origin);
  const isAllowed = (name: string) =>
    allowedParameters.some((allowed) =>
      allowed.endsWith("*") ? name.startsWith(allowed.slice(0, -1)) : name === allowed,
    );
  for (const name of [...new Set(url.searchParams.keys())].filter(isAllowed).toSorted()) {
    for (const value of url.searchParams.getAll(name)) key.searchParams.append(name, value);
  }
  return key.href;
}

/** The key under which a build keeps the page of an address. */
export function shelf(key: string, build: string | undefined): string {
  const url = new URL(key);
  if (build !== undefined) url.searchParams.set("stoa-build", build);
  return url.href;
}

/** Pages this isolate served within the last second: the shortest way to answer a rush for one page. */
const recent = new Map<string, { page: Page; until: number }>();
const RECENT_MS = 1_000;
const RECENT_PAGES = 100;

function keepRecent(key: string, page: Page, now: number): void {
  recent.delete(key);
  recent.set(key, { page, until: now + RECENT_MS });
  if (recent.size > RECENT_PAGES) recent.delete(recent.keys().next().value ?? "");
}

/**
 * The stored page and how fresh it is, or nothing. A cache that fails has nothing: the page is rendered instead. It may fail while
 * it is read, too, when the same page is stored anew at that moment.
 */
export async function recall(cache: Cache, key: string, now: number): Promise<[Page, Freshness] | undefined> {
  const held = recent.get(key);
  if (held !== undefined && now < held.until) return [held.page, "fresh"];
  const page = await stored(cache, key).catch((error: unknown) => failed("page_cache.failed", error));
  if (page === undefined) return undefined;
  const state = freshness(page.headers.get("cache-control") ?? "", page.storedAt, now);
  if (state === "fresh") keepRecent(key, page, now);
  return [page, state];
}

/** Stores a page for as long as its own Cache-Control allows, the stale time included. */
export async function remember(cache: Cache, key: string, page: Page): Promise<void> {
  const cacheControl = page.headers.get("cache-control") ?? "";
  const keepSeconds =
    directiveSeconds(cacheControl, "s-maxage") + directiveSeconds(cacheControl, "stale-while-revalidate");
  if (keepSeconds === 0) return;
  keepRecent(key, page, page.storedAt);
  const headers = new Headers(page.headers);
  headers.set(POLICY_HEADER, cacheControl);
  headers.set(NONCE_HEADER, page.nonce);
  headers.set(STORED_AT_HEADER, String(page.storedAt));
  headers.set("cache-control", `public, s-maxage=${keepSeconds}`);
  await cache.put(key, new Response(page.html, { status: page.status, headers }));
}

async function stored(cache: Cache, key: string): Promise<Page | undefined> {
  const found = await cache.match(key);
  return found === undefined ? undefined : await unpack(found);
}

async function unpack(stored: Response): Promise<Page> {
  const headers = new Headers(stored.headers);
  const nonce = headers.get(NONCE_HEADER) ?? "";
  const storedAt = Number(headers.get(STORED_AT_HEADER));
  headers.set("cache-control", headers.get(POLICY_HEADER) ?? "");
  for (const name of INTERNAL_HEADERS) headers.delete(name);
  return { html: await stored.text(), nonce, status: stored.status, headers, storedAt };
}
