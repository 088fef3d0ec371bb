// Products that were looked at in this browser, newest first.
import { MAX_CARDS } from "@stoa/client";
import { untrack } from "solid-js";
import { keptSlugs, withNewest } from "./kept.ts";

const [recent, keep] = keptSlugs("stoa.recent", MAX_CARDS);

export { recent };

/** Notes that a product is being looked at. Called in an effect, it does not follow what it writes. */
export function lookAt(slug: string): void {
  keep(withNewest(untrack(recent), slug, MAX_CARDS));
}

/** Forgets all of them. */
export function forgetRecent(): void {
  keep([]);
  try {
    localStorage.removeItem("stoa.seen");
  } catch {
    // The browser lets us store nothing, so there is nothing to forget.
  }
}
