// What has happened to an order, oldest first, with the parcels on their way.
import type { OrderEvent, SellerOrderView, ShipmentView } from "@stoa/client";
import { Panel } from "@stoa/ui";
import { For, Show } from "solid-js";
import { When } from "~/lib/when";
import { ORDER_STATUS_WORD } from "~/lib/words";

/** The life of an order. */
export function Timeline(props: { order: SellerOrderView }) {
  const isLast = (event: OrderEvent) => event.version === props.order.version;
  return (
    <Panel title="Timeline">
      <ol class="text-sm">
        <For each={props.order.events}>
          {(event) => (
            <li class="group relative flex gap-3 pb-4 last:pb-0">
              <span
                aria-hidden="true"
                class="absolute inset-y-0 start-[0.3125rem] top-2 w-px bg-line group-last:hidden"
              />
              <span
                aria-hidden="true"
                class="relative mt-1.5 size-2.75 shrink-0 rounded-full border-2 border-surface"
                classList={{ "bg-accent": isLast(event), "bg-line-strong": !isLast(event) }}
              />
              <div>
                <p classList={{ "font-semibold": isLast(event) }}>{ORDER_STATUS_WORD[event.status]}</p>
                <p class="text-xs text-ink-faint">
                  <When at={event.at} />
                </p>
              </div>
            </li>
          )}
        </For>
      </ol>
      <For each={props.order.shipments}>{(shipment) => <Parcel shipment={shipment} />}</For>
    </Panel>
  );
}

function Parcel(props: { shipment: ShipmentView }) {
  return (
    <div class="mt-4 rounded-md bg-sunken px-4 py-3 text-sm">
      <p class="font-medium">{props.shipment.carrier}</p>
      <p class="font-mono text-xs break-all">{props.shipment.trackingNumber}</p>
      <p class="mt-1 text-xs text-ink-soft">
        <Show
          when={props.shipment.deliveredAt}
          fallback={
            <>
              On its way since <When at={props.shipment.shippedAt} />
            </>
          }
        >
          {(at) => (
            <>
              Handed over <When at={at()} />
            </>
          )}
        </Show>
      </p>
    </div>
  );
}
