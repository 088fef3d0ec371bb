// Starts the service worker and offers a new build when there is one. Loaded once a page is idle.
import { toast } from "@stoa/ui";
import type { Shop } from "../lib/shop.tsx";

/** Lets a worker that waits begin. */
function skip(waiting: ServiceWorker): void {
  // eslint-disable-next-line unicorn/require-post-message-target-origin -- a worker has no origin to name
  waiting.postMessage("skip");
}

/** Registers the worker of the market. Without one, or without the right to one, the shop works as before. */
export async function register({ market }: Pick<Shop, "market">): Promise<void> {
  if (!("serviceWorker" in navigator)) return;
  let isLeaving = false;
  const offer = async (waiting: ServiceWorker) => {
    const { OFFLINE_TEXTS } = await import("../i18n/offline-texts.ts");
    const words = OFFLINE_TEXTS[market.language];
    const run = () => {
      navigator.serviceWorker.addEventListener("controllerchange", () => {
        if (!isLeaving) location.reload();
        isLeaving = true;
      });
      skip(waiting);
    };
    toast(words.isNew, { tone: "good", action: { label: words.reload, run } });
  };
  try {
    const registration = await navigator.serviceWorker.register(`/sw.js?market=${market.handle}`);
    const take = (coming: ServiceWorker) => {
      // Another address is another market, whose visitor has the page already; the same one is another build.
      if (registration.active && coming.scriptURL !== registration.active.scriptURL) skip(coming);
      else void offer(coming);
    };
    if (registration.waiting && navigator.serviceWorker.controller) take(registration.waiting);
    registration.addEventListener("updatefound", () => {
      const coming = registration.installing;
      coming?.addEventListener("statechange", () => {
        if (coming.state === "installed" && navigator.serviceWorker.controller) take(coming);
      });
    });
  } catch {
    // Private windows and full disks refuse it; nothing is lost but the pages without a line.
  }
}
