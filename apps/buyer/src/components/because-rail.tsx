// The place of what belongs to the thing that was looked at last in this browser. Who comes for the first time loads nothing
// for it.
import { createSignal, lazy, onMount, Show, Suspense } from "solid-js";
import { recent } from "../lib/recent.ts";

const BecauseCards = lazy(() => import("./because-cards.tsx"));

/** The row. The server renders none of it. */
export function BecauseRail() {
  const [awake, setAwake] = createSignal(false);
  onMount(() => setAwake(true));
  return (
    <Show when={awake() && recent()[0]} keyed>
      {(slug) => (
        <Suspense>
          <BecauseCards slug={slug} />
        </Suspense>
      )}
    </Show>
  );
}
