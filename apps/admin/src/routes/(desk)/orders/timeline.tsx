// Everything that has happened to an order, oldest first, with who did it.
import { createAsync } from "@solidjs/router";
import { type Currency, formatMoney, type SellerOrderView, type TimelineEntry } from "@stoa/client";
import { Panel } from "@stoa/ui";
import { For, Show } from "solid-js";
import { When } from "~/lib/when";
import {
  CANCEL_REASON_WORD,
  counted,
  LOCALE,
  ORDER_STATUS_WORD,
  PARCEL_STATUS_WORD,
  REFUND_REASON_WORD,
} from "~/lib/words";
import { timelineOf } from "./reads";

/** A fact in one line. */
function said(entry: TimelineEntry, currency: Currency): string {
  switch (entry.what) {
    case "step":
      return ORDER_STATUS_WORD[entry.status];
    case "parcel":
      return `Parcel with ${counted(entry.unitCount, "unit")}: ${entry.carrier} ${entry.trackingNumber}`;
    case "carrier":
      return [`Carrier: ${PARCEL_STATUS_WORD[entry.kind].toLowerCase()}`, entry.place].filter(Boolean).join(", ");
    case "arrived":
      return "Parcel marked as delivered";
    case "cancelled":
      return `${counted(entry.unitCount, "unit")} called off: ${CANCEL_REASON_WORD[entry.reason].toLowerCase()}`;
    case "refund": {
      const amount = formatMoney(entry.amountMinor, currency, LOCALE);
      const why = REFUND_REASON_WORD[entry.reason].toLowerCase();
      return entry.isDone ? `Refund of ${amount} paid` : `Refund of ${amount} decided: ${why}`;
    }
    case "invoice":
      return `${entry.isCredit ? "Credit note" : "Invoice"} ${entry.number}`;
  }
}

/** The life of an order. */
export function Timeline(props: { order: SellerOrderView }) {
  const entries = createAsync(() => timelineOf(props.order.orderId), { deferStream: true });
  const all = () => entries() ?? [];
  return (
    <Panel title="Timeline">
      <ol class="text-sm">
        <For each={all()}>
          {(entry, i) => {
            const isLast = () => i() === all().length - 1;
            return (
              <li class="group relative flex gap-3 pb-4 last:pb-0">
                <span
                  aria-hidden="true"
                  class="absolute inset-y-0 start-[0.3125rem] top-2 w-px bg-line group-last:hidden"
                />
                <span
                  aria-hidden="true"
                  class="relative mt-1.5 size-2.75 shrink-0 rounded-full border-2 border-surface"
                  classList={{ "bg-accent": isLast(), "bg-line-strong": !isLast() }}
                />
                <div class="min-w-0">
                  <p class="break-words" classList={{ "font-semibold": entry.what === "step" }}>
                    {said(entry, props.order.currency)}
                  </p>
                  <p class="text-xs text-ink-faint">
                    <When at={entry.at} />
                    <Show when={entry.actor}>
                      {(actor) => <span class="block font-mono break-all">{actor()}</span>}
                    </Show>
                  </p>
                </div>
              </li>
            );
          }}
        </For>
      </ol>
    </Panel>
  );
}
