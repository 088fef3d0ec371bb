// HTML that does nothing by itself: most of a page. The browser leaves it as the server wrote it, which saves the time
// and the markers that waking it up would take. Links and the small add-to-cart forms in it are served by listeners above.
import { type JSX, Show } from "solid-js";
import { NoHydration } from "solid-js/web";

/**
 * Shows `of` without waking it up; made anew when `of` is another. Nothing inside may listen or react. It stands in an element of
 * its own, never bare in a fragment or a component: Solid knows nothing of what it left asleep, so that a sibling that comes or
 * goes later (solid-js/web, `reconcileArrays`) would take it away.
 */
export function Still<T>(props: { of: T; children: (of: NonNullable<T>) => JSX.Element }) {
  return (
    <Show when={props.of} keyed>
      {(of) => <NoHydration>{props.children(of as NonNullable<T>)}</NoHydration>}
    </Show>
  );
}
