// Everything that happened to an order, in one list, for those who want to know exactly. Read when it is opened.
import type { Id, TimelineEntry } from "@stoa/client";
import { Icon, Time } from "@stoa/ui";
import { createAsync } from "@solidjs/router";
import { For, Show } from "solid-js";
import { useOrderTexts } from "../../i18n/order-pages.ts";
import { getTimeline } from "../../lib/queries.ts";
import { useShop } from "../../lib/shop.tsx";
import type { Currency } from "@stoa/client";

/** The list, folded away. */
export function Happenings(props: { orderId: Id<"order">; currency: Currency; purchaseKey: string | undefined }) {
  const { market, t, money, count } = useShop();
  const words = useOrderTexts();
  const entries = createAsync(() => getTimeline(props.orderId, props.purchaseKey), { deferStream: true });
  const said = (entry: TimelineEntry): string => {
    switch (entry.what) {
      case "step":
        if (entry.status === "pending") return words.facts.placed;
        return entry.status === "confirmed" ? words.facts.paid : t.orders.status[entry.status];
      case "parcel":
        return words.facts.parcel(entry.carrier, entry.trackingNumber);
      case "carrier":
        return [words.kinds[entry.kind], entry.place].filter(Boolean).join(", ");
      case "arrived":
        return words.facts.arrived;
      case "cancelled":
        return words.facts.cancelled(count(entry.unitCount));
      case "refund": {
        const amount = money(entry.amountMinor, props.currency);
        return entry.isDone ? words.facts.refundDone(amount) : words.facts.refundBegun(amount);
      }
      case "invoice":
        return entry.isCredit ? words.facts.credit(entry.number) : words.facts.invoice(entry.number);
    }
  };
  return (
    <Show when={entries()?.length}>
      <details class="group mt-4">
        <summary class="inline-flex min-h-11 cursor-pointer items-center gap-1.5 text-sm font-medium text-accent">
          {words.history}
          <Icon name="chevronDown" class="size-4 transition-transform group-open:rotate-180" />
        </summary>
        <ol class="mt-2 flex flex-col gap-2 text-sm">
          <For each={entries()}>
            {(entry) => (
              <li class="flex flex-wrap justify-between gap-x-4">
                <span>{said(entry)}</span>
                <Time at={entry.at} locale={market.locale} timeZone={market.timeZone} class="text-xs text-ink-faint" />
              </li>
            )}
          </For>
        </ol>
      </details>
    </Show>
  );
}
