// Who is looking and how full their cart is. Pages are the same for everybody, so the browser asks after they are there.
import type { CartView, MarketHandle, Viewer } from "@stoa/client";
import { createSignal } from "solid-js";
import { isServer } from "solid-js/web";
import { api } from "./api.ts";

const [knownCount, writeCartCount] = createSignal<number | null>(null);
const [guessedCount, writeGuess] = createSignal<number | null>(null);
const [unread, writeUnread] = createSignal(0);
const [viewer, writeViewer] = createSignal<Viewer | null>(null);

export { unread, viewer };

/** How many units are in the cart, as far as it is known or will most likely be in a moment; null before that. */
export const cartCount = (): number | null => guessedCount() ?? knownCount();

/** Shows a count while a change is under way, whatever is read meanwhile; null when the change has its answer. */
export function guessCartCount(count: number | null): void {
  if (!isServer) writeGuess(count);
}

/** Tells the page of a new count. On the server nobody listens: these signals outlive a request there. */
export function setCartCount(count: number): void {
  if (!isServer) writeCartCount(count);
}

/** Tells the page who signed in or out. Their cart is another one then. */
export function setViewer(who: Viewer | null): void {
  if (isServer) return;
  const isOther = viewer()?.userId !== who?.userId;
  writeViewer(who);
  if (isOther) listenToNotices(who);
  if (isOther && followed) void followed.then(({ follow, market }) => follow(market));
}

/** Tells the page how many notices are new. */
export function setUnread(count: number): void {
  if (!isServer) writeUnread(count);
}

let stopNotices: (() => void) | undefined;

/** Hears of notices while somebody is signed in; whoever only looks through their eyes is not told. */
function listenToNotices(who: Viewer | null): void {
  stopNotices?.();
  stopNotices = undefined;
  writeUnread(0);
  if (who === null || who.lookedAtBy !== null) return;
  const begin = async () => {
    const { followUnread } = await import("@stoa/client/notices");
    if (viewer()?.userId !== who.userId) return;
    stopNotices?.();
    stopNotices = followUnread(() => api().account.notifications.unread.query(), setUnread);
  };
  (globalThis.requestIdleCallback ?? setTimeout)(() => void begin());
}

let followed: Promise<{ follow: (market: MarketHandle) => void; market: MarketHandle }> | undefined;

/** Hears from now on when the cart changes in another tab. */
export function listenToCart(market: MarketHandle): void {
  followed ??= import("./live-cart.ts").then(({ followCart: follow }) => {
    follow(market);
    return { follow, market };
  });
}

/** Asks both in one request. The page is whole without the answer, so a failure is left alone. */
export async function askVisitor(market: MarketHandle): Promise<void> {
  const [cart, who] = await Promise.allSettled([
    api().shop.cart.get.query({ market }) as Promise<CartView>,
    api().account.me.query() as Promise<Viewer | null>,
  ]);
  if (cart.status === "fulfilled") {
    setCartCount(cart.value.unitCount);
    // An empty cart is not listened to: most pages of most visitors need no line.
    if (cart.value.unitCount > 0) (globalThis.requestIdleCallback ?? setTimeout)(() => listenToCart(market));
  }
  if (who.status === "fulfilled") setViewer(who.value);
}
