// Whether the cart stands open at the side of the page.
import { createSignal } from "solid-js";
import { isServer } from "solid-js/web";

const [drawer, write] = createSignal<"added" | "open" | null>(null);

export { drawer };

/** Opens the cart beside the page, after an addition or without one; null closes it. */
export function setDrawer(state: "added" | "open" | null): void {
  if (!isServer) write(state);
}
