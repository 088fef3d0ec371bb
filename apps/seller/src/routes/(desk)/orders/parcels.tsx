// The parcels of an order: what is in each, where it is, its packing slip, and the word that it has arrived.
import { MARKETS, type SellerOrderView, type ShipmentView } from "@stoa/client";
import { Badge, Button, FormError, Icon, PARCEL_TONE, Time } from "@stoa/ui";
import { For, Show } from "solid-js";
import { useOutcome } from "~/lib/outcome";
import { useMay } from "~/lib/viewer";
import { LOCALE, PARCEL_WORD } from "~/lib/words";
import { deliverOrder } from "./actions";

/** All parcels, the first one first. */
export function Parcels(props: { order: SellerOrderView }) {
  return (
    <For each={props.order.shipments}>
      {(parcel, i) => <Parcel order={props.order} parcel={parcel} place={i() + 1} />}
    </For>
  );
}

function Parcel(props: { order: SellerOrderView; parcel: ShipmentView; place: number }) {
  const may = useMay();
  const zone = () => MARKETS[props.order.market].timeZone;
  const titleOf = (lineId: string) => props.order.lines.find((line) => line.lineId === lineId)?.title ?? "";
  const isOpen = () => props.parcel.deliveredAt === null && props.parcel.returnedAt === null;
  return (
    <section aria-label={`Parcel ${props.place}`} class="rounded-md bg-sunken px-4 py-3 text-sm">
      <div class="flex flex-wrap items-start justify-between gap-3">
        <p class="flex items-start gap-3">
          <Icon name="truck" class="mt-0.5 size-5 text-ink-soft" />
          <span>
            <span class="font-medium">{props.parcel.carrier}</span>{" "}
            <span class="font-mono break-all">{props.parcel.trackingNumber}</span>
            <span class="block text-ink-soft">
              Handed over <Time at={props.parcel.shippedAt} locale={LOCALE} timeZone={zone()} />
            </span>
          </span>
        </p>
        <Badge tone={PARCEL_TONE[props.parcel.status]}>{PARCEL_WORD[props.parcel.status]}</Badge>
      </div>
      <ul class="mt-2 ps-8">
        <For each={props.parcel.lines}>
          {(line) => (
            <li>
              {line.quantity} × {titleOf(line.lineId)}
            </li>
          )}
        </For>
      </ul>
      <div class="mt-2 flex flex-wrap items-center gap-x-5 gap-y-2 ps-8">
        <a
          href={`/slip/${props.order.orderId}?parcel=${props.parcel.shipmentId}`}
          class="inline-flex min-h-9 items-center font-medium text-accent hover:underline"
        >
          Packing slip
        </a>
        <Show when={isOpen() && may("orders.fulfil")}>
          <Arrived order={props.order} parcel={props.parcel} />
        </Show>
      </div>
      <Show when={props.parcel.events.length > 0}>
        <details class="group ps-8">
          <summary class="inline-flex min-h-9 cursor-pointer items-center gap-1.5 font-medium text-accent">
            What the carrier says
            <Icon name="chevronDown" class="size-4 transition-transform group-open:rotate-180" />
          </summary>
          <ol class="flex flex-col gap-1.5 pb-1">
            <For each={props.parcel.events.toReversed()}>
              {(event) => (
                <li class="flex flex-wrap justify-between gap-x-4">
                  <span>{[PARCEL_WORD[event.kind], event.place].filter(Boolean).join(", ")}</span>
                  <Time at={event.at} locale={LOCALE} timeZone={zone()} class="text-xs text-ink-faint" />
                </li>
              )}
            </For>
          </ol>
        </details>
      </Show>
    </section>
  );
}

function Arrived(props: { order: SellerOrderView; parcel: ShipmentView }) {
  const outcome = useOutcome(deliverOrder, {
    only: (form) => form.get("shipmentId") === props.parcel.shipmentId,
  });
  return (
    <form method="post" action={deliverOrder}>
      <input type="hidden" name="orderId" value={props.order.orderId} />
      <input type="hidden" name="shipmentId" value={props.parcel.shipmentId} />
      <FormError message={outcome.error()} />
      <Button type="submit" size="sm" busy={outcome.pending()}>
        Mark as delivered
      </Button>
    </form>
  );
}
