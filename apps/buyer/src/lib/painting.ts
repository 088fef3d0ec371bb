// Marks on parts of the page that the server wrote and no script woke up: hearts, chosen products.
import { createEffect, onCleanup, onMount } from "solid-js";

/** Calls `paint` once the page is awake, when a signal that it reads changes, and when parts of the page are replaced. */
export function usePainting(paint: () => void): void {
  onMount(() => {
    createEffect(paint);
    let waiting = false;
    const later = () => {
      if (waiting) return;
      waiting = true;
      requestAnimationFrame(() => {
        waiting = false;
        paint();
      });
    };
    const observer = new MutationObserver(later);
    observer.observe(document.getElementById("content") ?? document.body, { childList: true, subtree: true });
    onCleanup(() => observer.disconnect());
  });
}

/** Sets an attribute where it is not what it should be; null takes it away. */
export function mark(element: Element, name: string, value: string | null): void {
  if (element.getAttribute(name) === value) return;
  if (value === null) element.removeAttribute(name);
  else element.setAttribute(name, value);
}
