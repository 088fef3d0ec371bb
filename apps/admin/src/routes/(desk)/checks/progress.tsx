// How far a run is. With scripts it looks again by itself until the run has ended.
import { revalidate } from "@solidjs/router";
import type { CheckRunSummary } from "@stoa/client";
import { createEffect, onCleanup } from "solid-js";
import { counted, quantity } from "~/lib/words";
import { checkRun, checkRuns, checksNow } from "./actions";
import { CHECK_UNIT } from "./words";

const LOOK_AGAIN_MS = 1_500;

/** The bar, and what it says in words. */
export function Progress(props: { run: CheckRunSummary; class?: string }) {
  createEffect(() => {
    const timer = setInterval(() => {
      if (document.visibilityState === "visible")
        void revalidate([checksNow.key, checkRuns.key, checkRun.key]).catch(() => undefined);
    }, LOOK_AGAIN_MS);
    onCleanup(() => clearInterval(timer));
  });
  const said = () => `${quantity(props.run.doneCount)} of ${counted(props.run.totalCount, CHECK_UNIT[props.run.kind])}`;
  return (
    <div class={props.class} role="status">
      <progress
        max={Math.max(1, props.run.totalCount)}
        value={props.run.doneCount}
        aria-label={`Running: ${said()}`}
        class="h-2 w-full overflow-hidden rounded-full accent-accent"
      />
      <p class="figures mt-1 text-xs text-ink-soft">{said()}</p>
    </div>
  );
}
