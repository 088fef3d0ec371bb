// Everything that happened to an order, the newest first.
import {
  type Currency,
  formatMoney,
  MARKETS,
  type OrderStatus,
  type SellerOrderView,
  type TimelineEntry,
} from "@stoa/client";
import { createAsync } from "@solidjs/router";
import { Panel, Time } from "@stoa/ui";
import { For, Show } from "solid-js";
import { CANCEL_WORD, counted, LOCALE, PARCEL_WORD, REFUND_WORD } from "~/lib/words";
import { timeline } from "./actions";

/** What happened when an order came into a state. */
const STEP_WORD: Record<OrderStatus, string> = {
  pending: "Ordered",
  confirmed: "Payment confirmed",
  picking: "Picking begun",
  packed: "Packed",
  partly_shipped: "First parcel has left",
  shipped: "Everything has left",
  delivered: "Delivered",
  cancelled: "Cancelled",
  expired: "Not paid in time",
};

const SIDE_WORD: Record<TimelineEntry["by"], string> = {
  buyer: "the customer",
  seller: "your team",
  marketplace: "Stoa",
};

/** A fact in one line. */
function said(entry: TimelineEntry, currency: Currency): string {
  switch (entry.what) {
    case "step":
      return STEP_WORD[entry.status];
    case "parcel":
      return `Parcel with ${counted(entry.unitCount, "unit")}: ${entry.carrier} ${entry.trackingNumber}`;
    case "carrier":
      return [`Carrier: ${PARCEL_WORD[entry.kind].toLowerCase()}`, entry.place].filter(Boolean).join(", ");
    case "arrived":
      return "Parcel marked as delivered";
    case "cancelled":
      return `${counted(entry.unitCount, "unit")} called off by ${SIDE_WORD[entry.by]}: ${CANCEL_WORD[entry.reason]}`;
    case "refund": {
      const amount = formatMoney(entry.amountMinor, currency, LOCALE);
      return entry.isDone ? `Refund of ${amount} paid` : `Refund of ${amount} decided (${REFUND_WORD[entry.reason]})`;
    }
    case "invoice":
      return `${entry.isCredit ? "Credit note" : "Invoice"} ${entry.number}`;
  }
}

/** The list beside an order. */
export function History(props: { order: SellerOrderView }) {
  const zone = () => MARKETS[props.order.market].timeZone;
  const entries = createAsync(() => timeline(props.order.orderId), { deferStream: true });
  const newest = () => entries()?.toReversed() ?? [];
  return (
    <Panel title="History">
      <ol class="flex flex-col">
        <For each={newest()}>
          {(entry, i) => (
            <li class="relative flex gap-3 pb-4 last:pb-0">
              <span
                aria-hidden="true"
                class="relative z-1 mt-1.5 size-2.5 shrink-0 rounded-full ring-4 ring-surface"
                classList={{ "bg-accent": i() === 0, "bg-line-strong": i() > 0 }}
              />
              <Show when={i() < newest().length - 1}>
                <span aria-hidden="true" class="absolute start-[0.28rem] top-3 h-full w-px bg-line" />
              </Show>
              <span class="min-w-0 text-sm">
                <span class="break-words" classList={{ "font-medium": entry.what === "step" }}>
                  {said(entry, props.order.currency)}
                </span>
                <Time at={entry.at} locale={LOCALE} timeZone={zone()} class="block text-xs text-ink-faint" />
              </span>
            </li>
          )}
        </For>
      </ol>
      <p class="mt-4 border-t border-line pt-3 text-xs text-ink-faint">
        Times in the zone of the customer: {zone().replaceAll("_", " ")}.
      </p>
    </Panel>
  );
}
