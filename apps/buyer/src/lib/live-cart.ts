// Keeps the open pages of one shopper in step: the cart says when it has changed, this page reads it anew. Loaded by pages
// whose cart holds something, once they are idle.
import { watchCart } from "@stoa/client/live";
import type { MarketHandle } from "@stoa/client";
import { revalidate } from "@solidjs/router";
import { askVisitor, setCartCount } from "./visitor.ts";

/** Changes come in bursts; what they announce is read once. */
const SETTLED_MS = 120;

let stop: (() => void) | undefined;
let timer: ReturnType<typeof setTimeout> | undefined;

/** Follows the shopper's cart from now on. */
export function followCart(market: MarketHandle): void {
  stop?.();
  stop = watchCart({
    onCart: ({ units }) => {
      setCartCount(units);
      clearTimeout(timer);
      timer = setTimeout(() => void revalidate(["cart", "quote"]), SETTLED_MS);
    },
    onChange: () => {
      void askVisitor(market);
      void revalidate(["cart", "quote"]);
    },
  });
}
