// How many units of each line: for a parcel, or to call off. All that wait are proposed for a parcel, none to be called off.
import type { OrderLineView } from "@stoa/client";
import { For } from "solid-js";
import { counted } from "~/lib/words";

/** Units of a line that wait. */
export const waitingOf = (line: OrderLineView): number => line.quantity - line.shippedQuantity - line.cancelledQuantity;

/** A choice of units for each line that waits. */
export function UnitsFields(props: { legend: string; lines: readonly OrderLineView[]; proposesAll: boolean }) {
  const open = () => props.lines.filter((line) => waitingOf(line) > 0);
  return (
    <fieldset class="flex flex-col gap-2">
      <legend class="mb-2 text-sm font-medium">{props.legend}</legend>
      <For each={open()}>
        {(line) => (
          <label class="flex items-center justify-between gap-4 text-sm">
            <span class="min-w-0 flex-1">
              {line.title}
              <span class="block text-xs text-ink-faint">
                {[line.variantLabel, line.sku].filter(Boolean).join(" · ")}
              </span>
            </span>
            <select
              name={`units:${line.lineId}`}
              class="min-h-11 rounded-md bg-surface px-3 ring-1 ring-line-strong/70 ring-inset focus:ring-2 focus:ring-accent focus:outline-none"
            >
              <For each={Array.from({ length: waitingOf(line) + 1 }, (_, n) => n)}>
                {(n) => (
                  <option value={n} selected={n === (props.proposesAll ? waitingOf(line) : 0)}>
                    {n === 0 ? "None" : counted(n, "unit")}
                  </option>
                )}
              </For>
            </select>
          </label>
        )}
      </For>
    </fieldset>
  );
}
