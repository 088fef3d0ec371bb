// The service worker: what lets the shop be opened without a line. Pages come from the network as long as there is one; what
// was seen of the public shop, and the page that says what is still there, come from what was kept. Private pages are never
// kept: a page is kept only when its own answer says that it is everybody's.
// BUILD and MARKET are written in front of this text by the route that serves it.

const SHELL = `stoa-shell-${BUILD}`;
const PAGES = "stoa-pages";
const PICTURES = "stoa-pictures";
const OFFLINE = `/${MARKET}/offline`;
const MOST_PAGES = 30;
const MOST_PICTURES = 40;

/** Keeps the page that is shown without a line, and the scripts and styles that it names. */
async function prepare() {
  const shell = await caches.open(SHELL);
  const answer = await fetch(OFFLINE, { credentials: "omit" });
  if (!answer.ok) throw new Error(`the offline page answered ${answer.status}`);
  const assets = (await answer.clone().text()).match(/\/_build\/assets\/[\w.-]+\.(?:js|css)/g) ?? [];
  await shell.put(OFFLINE, answer);
  await shell.addAll([...new Set(assets), "/icon.svg"]);
}

/** Forgets what earlier builds kept. */
async function tidy() {
  const mine = new Set([SHELL, PAGES, PICTURES]);
  for (const name of await caches.keys()) if (name.startsWith("stoa-") && !mine.has(name)) await caches.delete(name);
  await self.clients.claim();
}

/** Keeps an answer, and no more than `most` in all: the oldest go. */
async function keep(name, request, answer, most) {
  const cache = await caches.open(name);
  await cache.delete(request);
  await cache.put(request, answer);
  const kept = await cache.keys();
  for (const old of kept.slice(0, Math.max(0, kept.length - most))) await cache.delete(old);
}

const isPublic = (answer) => answer.ok && /\bpublic\b/.test(answer.headers.get("cache-control") ?? "");

/** A page: from the network; without a line the kept one, and without that the page that says so, which leads back. */
async function page(event) {
  try {
    const answer = await fetch(event.request);
    if (isPublic(answer) && !answer.redirected)
      event.waitUntil(keep(PAGES, event.request.url, answer.clone(), MOST_PAGES));
    return answer;
  } catch {
    const kept = await caches.match(event.request.url, { ignoreVary: true });
    if (kept) return kept;
    const { pathname, search } = new URL(event.request.url);
    if (pathname !== OFFLINE) return Response.redirect(`${OFFLINE}?from=${encodeURIComponent(pathname + search)}`);
    return (await caches.match(OFFLINE, { ignoreSearch: true, ignoreVary: true })) ?? Response.error();
  }
}

/** A script or a style: its address names its content, so what is kept is right for ever. */
async function asset(event) {
  const kept = await caches.match(event.request.url, { ignoreVary: true });
  if (kept) return kept;
  const answer = await fetch(event.request);
  if (answer.ok) event.waitUntil(keep(SHELL, event.request.url, answer.clone(), 200));
  return answer;
}

/** A picture: from the network, and without a line from what was kept. */
async function picture(event) {
  try {
    return await fetch(event.request);
  } catch {
    const hash = new URL(event.request.url).pathname.split("/")[2];
    const cache = await caches.open(PICTURES);
    const kept = (await cache.keys()).find(({ url }) => url.includes(`/media/${hash}/`));
    return (kept && (await cache.match(kept))) ?? Response.error();
  }
}

self.addEventListener("install", (event) => event.waitUntil(prepare()));
self.addEventListener("activate", (event) => event.waitUntil(tidy()));
self.addEventListener("fetch", (event) => {
  const { request } = event;
  const { origin, pathname } = new URL(request.url);
  if (request.method !== "GET" || origin !== location.origin) return;
  if (request.mode === "navigate") event.respondWith(page(event));
  else if (pathname.startsWith("/_build/assets/")) event.respondWith(asset(event));
  else if (pathname.startsWith("/media/")) event.respondWith(picture(event));
});
self.addEventListener("message", (event) => {
  if (event.data === "skip") self.skipWaiting();
  else if (typeof event.data?.keep === "string" && event.data.keep.startsWith("/media/"))
    event.waitUntil(
      (async () => {
        const answer = await fetch(event.data.keep);
        if (answer.ok) await keep(PICTURES, event.data.keep, answer, MOST_PICTURES);
      })(),
    );
});
