// Who is looking and how full their cart is. Pages are the same for everybody, so the browser asks after they are there.
import type { CartView, MarketHandle, Viewer } from "@stoa/client";
import { createSignal } from "solid-js";
import { isServer } from "solid-js/web";
import { api } from "./api.ts";

const [cartCount, writeCartCount] = createSignal<number | null>(null);
const [viewer, writeViewer] = createSignal<Viewer | null>(null);

export { cartCount, viewer };

/** Tells the page of a new count. On the server nobody listens: these signals outlive a request there. */
export function setCartCount(count: number): void {
  if (!isServer) writeCartCount(count);
}

/** Tells the page who signed in or out. Their cart is another one then. */
export function setViewer(who: Viewer | null): void {
  if (isServer) return;
  const isOther = viewer()?.userId !== who?.userId;
  writeViewer(who);
  if (isOther && followed) void followed.then(({ follow, market }) => follow(market));
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
