// The place of what makes the shop feel quick: nothing at first, loaded once the page is idle.
import { useBeforeLeave, useLocation, usePreloadRoute } from "@solidjs/router";
import { createEffect, createSignal, onCleanup, onMount } from "solid-js";
import type { Quick } from "../lib/feel.ts";
import { useShop } from "../lib/shop.tsx";

/** Once on a page. */
export function Feel() {
  const shop = useShop();
  const location = useLocation();
  const preload = usePreloadRoute();
  const [quick, setQuick] = createSignal<Quick>();
  onMount(() => {
    const idle = globalThis.requestIdleCallback ?? ((run: () => void) => setTimeout(run, 300));
    idle(async () => {
      const [made, { register }] = await Promise.all([import("../lib/feel.ts"), import("../offline/register.ts")]);
      setQuick(made.quick);
      void register(shop);
    });
  });
  useBeforeLeave((event) => {
    // Without a line the browser asks for the page itself, and the service worker has what was kept.
    if (!navigator.onLine && typeof event.to === "string") {
      event.preventDefault();
      window.location.assign(event.to);
    } else quick()?.growInto(event);
  });
  createEffect(() => {
    void location.pathname;
    const stop = quick()?.readAhead((address) => preload(new URL(address), { preloadData: true }));
    onCleanup(() => stop?.());
  });
  return null;
}
