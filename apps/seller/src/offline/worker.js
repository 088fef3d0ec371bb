// The service worker: what lets the ship desk be opened without a line. Pages come from the network as long as there is one;
// without it every address leads to the desk's own page, which is the same for everybody and reads what the browser kept.
// No page of a seller is ever kept. BUILD is written in front of this text by the route that serves it.

const SHELL = `stoa-desk-${BUILD}`;
const PICTURES = "stoa-desk-pictures";
const DESK = "/ship/offline";

/** Keeps the desk's page, and the scripts and styles that it names. */
async function prepare() {
  const shell = await caches.open(SHELL);
  const answer = await fetch(DESK, { credentials: "omit" });
  if (!answer.ok) throw new Error(`the desk answered ${answer.status}`);
  const assets = (await answer.clone().text()).match(/\/_build\/assets\/[\w.-]+\.(?:js|css)/g) ?? [];
  await shell.put(DESK, answer);
  await shell.addAll([...new Set(assets), "/icon.svg"]);
  await self.skipWaiting();
}

/** Forgets what earlier builds kept. */
async function tidy() {
  const mine = new Set([SHELL, PICTURES]);
  for (const name of await caches.keys())
    if (name.startsWith("stoa-desk") && !mine.has(name)) await caches.delete(name);
  await self.clients.claim();
}

/** A page: from the network; without a line the desk. */
async function page(event) {
  try {
    return await fetch(event.request);
  } catch {
    const { pathname, search } = new URL(event.request.url);
    if (pathname !== DESK) return Response.redirect(`${DESK}${pathname === "/ship" ? search : ""}`);
    return (await caches.match(DESK, { ignoreSearch: true, ignoreVary: true })) ?? Response.error();
  }
}

/** A script or a style: its address names its content, so what is kept is right for ever. */
async function asset(event) {
  const kept = await caches.match(event.request.url, { ignoreVary: true });
  if (kept) return kept;
  const answer = await fetch(event.request);
  if (answer.ok) {
    const copy = answer.clone();
    event.waitUntil(caches.open(SHELL).then((shell) => shell.put(event.request.url, copy)));
  }
  return answer;
}

/** A picture: from the network, and without a line from what was kept, whatever its width. */
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

/** Keeps these pictures and forgets all others. */
async function keepPictures(paths) {
  const cache = await caches.open(PICTURES);
  const wanted = new Set(paths.filter((path) => typeof path === "string" && path.startsWith("/media/")));
  for (const { url } of await cache.keys()) {
    const { pathname } = new URL(url);
    if (!wanted.delete(pathname)) await cache.delete(url);
  }
  for (const path of wanted) {
    const answer = await fetch(path);
    if (answer.ok) await cache.put(path, answer);
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
  if (Array.isArray(event.data?.keep)) event.waitUntil(keepPictures(event.data.keep));
});
