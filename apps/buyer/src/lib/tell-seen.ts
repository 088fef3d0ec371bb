// Tells the marketplace that a product's page was looked at, for its sellers' figures. Once per product and tab, when the page
// has nothing else to do; nothing about who looks goes with it.
import type { MarketHandle } from "@stoa/client";
import { api } from "./api.ts";

const told = new Set<string>();

/** Counts a look at a product's page. */
export function tellSeen(market: MarketHandle, slug: string): void {
  const name = `${market}/${slug}`;
  if (told.has(name)) return;
  told.add(name);
  const idle = globalThis.requestIdleCallback ?? ((run: () => void) => setTimeout(run, 1_000));
  // Without a line it is not counted: a view is not worth keeping.
  idle(
    () =>
      void api()
        .shop.catalog.seen.query({ market, slug })
        .catch(() => undefined),
  );
}
