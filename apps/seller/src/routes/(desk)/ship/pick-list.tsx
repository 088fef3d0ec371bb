// The pick list: each thing once, with how many units of it, ticked off as it is taken from the shelf.
import { LinkButton, Panel } from "@stoa/ui";
import { For, Show } from "solid-js";
import { Thumb } from "~/lib/thumb";
import { counted } from "~/lib/words";
import type { Taking } from "~/offline/parcels";
import type { Desk } from "~/offline/use-desk";

export function PickList(props: { desk: Desk; takings: readonly Taking[]; packHref: string }) {
  const isTaken = (taking: Taking) => props.desk.ticks().taken.includes(taking.name);
  const units = () => props.takings.reduce((sum, taking) => sum + taking.units, 0);
  return (
    <Panel title={`To take from the shelf: ${counted(units(), "unit")}`}>
      <ul class="-my-3 divide-y divide-line">
        <For each={props.takings}>
          {(taking) => (
            <li>
              <label class="flex min-h-11 cursor-pointer items-center gap-4 py-3">
                <input
                  type="checkbox"
                  class="size-5 shrink-0"
                  checked={isTaken(taking)}
                  onChange={(event) => props.desk.take(taking.name, event.currentTarget.checked)}
                />
                <Thumb hash={taking.imageHash} faded={isTaken(taking)} />
                <span class="min-w-0 flex-1" classList={{ "text-ink-faint line-through": isTaken(taking) }}>
                  <span class="line-clamp-2 font-medium">{taking.title}</span>
                  <span class="block text-sm text-ink-soft">
                    <Show when={taking.variantLabel}>{taking.variantLabel} · </Show>
                    <span class="font-mono text-xs">{taking.sku}</span>
                  </span>
                  <span class="block text-xs text-ink-faint">
                    For{" "}
                    {taking.orderNumbers.length === 1
                      ? taking.orderNumbers[0]
                      : counted(taking.orderNumbers.length, "order")}
                  </span>
                </span>
                <span class="figures text-xl font-semibold whitespace-nowrap">× {taking.units}</span>
              </label>
            </li>
          )}
        </For>
      </ul>
      <div class="mt-6 border-t border-line pt-5">
        <LinkButton href={props.packHref} variant="primary">
          Pack and send
        </LinkButton>
      </div>
    </Panel>
  );
}
