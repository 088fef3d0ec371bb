// The place of what was looked at in this browser. Somebody who comes for the first time loads nothing for it.
import { createSignal, lazy, onMount, Show, Suspense } from "solid-js";
import { recent } from "../lib/recent.ts";

const RecentCards = lazy(() => import("./recent-cards.tsx"));

/** The row, without the product whose page it stands on. The server renders none of it. */
export function RecentRail(props: { except?: string }) {
  const [awake, setAwake] = createSignal(false);
  onMount(() => setAwake(true));
  const isFilled = () => awake() && recent().some((slug) => slug !== props.except);
  return (
    <Show when={isFilled()}>
      <Suspense>
        <RecentCards except={props.except} />
      </Suspense>
    </Show>
  );
}
