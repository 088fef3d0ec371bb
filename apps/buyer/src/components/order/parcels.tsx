// The parcels of an order: how far each is, what is in it, what its carrier has told; and what waits or was called off.
import type { OrderView, ParcelEventKind, ShipmentView } from "@stoa/client";
import { Badge, Icon, PARCEL_TONE, Time } from "@stoa/ui";
import { For, Index, Show } from "solid-js";
import { useOrderTexts } from "../../i18n/order-pages.ts";
import { useShop } from "../../lib/shop.tsx";

/** The stations of a parcel's bar. */
const STATIONS = [
  "accepted",
  "in_transit",
  "out_for_delivery",
  "delivered",
] as const satisfies readonly ParcelEventKind[];

/** At which station a parcel is that its carrier tells this of. */
const STATION_OF: Record<ParcelEventKind, number> = {
  label_created: 0,
  accepted: 0,
  in_transit: 1,
  delayed: 1,
  out_for_delivery: 2,
  failed_attempt: 2,
  delivered: 3,
  returned: 3,
};

function Bar(props: { parcel: ShipmentView }) {
  const words = useOrderTexts();
  const station = () => STATION_OF[props.parcel.status];
  return (
    <ol class="mt-3 grid grid-cols-4 gap-1.5">
      <For each={STATIONS}>
        {(kind, i) => (
          <li
            aria-current={i() === station() ? "step" : undefined}
            class={`border-t-4 pt-1.5 text-xs ${i() <= station() ? "border-accent" : "border-line text-ink-faint"} ${i() === station() ? "font-semibold" : ""}`}
          >
            {words.kinds[kind]}
          </li>
        )}
      </For>
    </ol>
  );
}

function Events(props: { parcel: ShipmentView }) {
  const { market } = useShop();
  const words = useOrderTexts();
  return (
    <Show when={props.parcel.events.length > 0}>
      <details class="group mt-3">
        <summary class="inline-flex min-h-9 cursor-pointer items-center gap-1.5 font-medium text-accent">
          {words.events}
          <Icon name="chevronDown" class="size-4 transition-transform group-open:rotate-180" />
        </summary>
        <ol class="mt-1 flex flex-col gap-2">
          <For each={props.parcel.events.toReversed()}>
            {(event) => (
              <li class="flex flex-wrap justify-between gap-x-4">
                <span>
                  {words.kinds[event.kind]}
                  <Show when={event.place}>
                    <bdi class="text-ink-faint">, {event.place}</bdi>
                  </Show>
                </span>
                <Time at={event.at} locale={market.locale} timeZone={market.timeZone} class="text-xs text-ink-faint" />
              </li>
            )}
          </For>
        </ol>
      </details>
    </Show>
  );
}

/** The parcels of an order, one under the other. */
export function Parcels(props: { order: OrderView }) {
  const { t, count } = useShop();
  const words = useOrderTexts();
  const titleOf = (lineId: string) => props.order.lines.find((line) => line.lineId === lineId)?.title ?? "";
  return (
    <Index each={props.order.shipments}>
      {(parcel, i) => (
        <section class="mt-4 rounded-md bg-sunken px-4 py-3 text-sm" aria-label={words.parcel(count(i + 1))}>
          <div class="flex flex-wrap items-center justify-between gap-2">
            <p>
              <Show when={props.order.shipments.length > 1}>
                <span class="font-semibold">{words.parcel(count(i + 1))}</span>{" "}
              </Show>
              <span class="text-ink-faint">{t.orders.tracking}</span> {parcel().carrier}{" "}
              <bdi class="figures font-semibold">{parcel().trackingNumber}</bdi>
            </p>
            <Badge tone={PARCEL_TONE[parcel().status]}>{words.kinds[parcel().status]}</Badge>
          </div>
          <Bar parcel={parcel()} />
          <Show when={props.order.shipments.length > 1 || props.order.status === "partly_shipped"}>
            <p class="mt-3 text-xs text-ink-faint">{words.contents}</p>
            <ul>
              <For each={parcel().lines}>
                {(line) => (
                  <li>
                    {titleOf(line.lineId)} <span class="text-ink-faint">{words.units(count(line.quantity))}</span>
                  </li>
                )}
              </For>
            </ul>
          </Show>
          <Events parcel={parcel()} />
        </section>
      )}
    </Index>
  );
}
