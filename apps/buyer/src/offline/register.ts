// Starts the service worker and offers a new build when there is one. Loaded once a page is idle.
import { toast } from "@stoa/ui";
import type { Shop } from "../lib/shop.tsx";

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
      // eslint-disable-next-line unicorn/require-post-message-target-origin -- a worker has no origin to name
      waiting.postMessage("skip");
    };
    toast(words.isNew, { tone: "good", action: { label: words.reload, run } });
  };
  try {
    const registration = await navigator.serviceWorker.register(`/sw.js?market=${market.handle}`);
    if (registration.waiting && navigator.serviceWorker.controller) void offer(registration.waiting);
    registration.addEventListener("updatefound", () => {
      const coming = registration.installing;
      coming?.addEventListener("statechange", () => {
        if (coming.state === "installed" && navigator.serviceWorker.controller) void offer(coming);
      });
    });
  } catch {
    // Private windows and full disks refuse it; nothing is lost but the pages without a line.
  }
}
