// What was given back of an order, and how far it has come.
import type { RefundStatus, SellerOrderView } from "@stoa/client";
import { Badge, Money, Panel, type Tone } from "@stoa/ui";
import { For, Show } from "solid-js";
import { When } from "~/lib/when";
import { LOCALE, REFUND_REASON_WORD } from "~/lib/words";

const STATUS: Record<RefundStatus, { word: string; tone: Tone }> = {
  open: { word: "On its way", tone: "info" },
  done: { word: "Paid", tone: "good" },
  failed: { word: "Refused by the provider", tone: "bad" },
};

/** The refunds of an order; nothing where there is none. */
export function Refunds(props: { order: SellerOrderView }) {
  return (
    <Show when={props.order.refunds.length > 0}>
      <Panel title="Refunds">
        <ul class="-my-3 divide-y divide-line text-sm">
          <For each={props.order.refunds}>
            {(refund) => (
              <li class="flex flex-wrap items-center justify-between gap-x-4 gap-y-1 py-3">
                <span>
                  {REFUND_REASON_WORD[refund.reason]}
                  <span class="block text-xs text-ink-faint">
                    <When at={refund.createdAt} />
                    <Show when={refund.creditMinor > 0}> · as store credit</Show>
                  </span>
                </span>
                <span class="flex items-center gap-3">
                  <Badge tone={STATUS[refund.status].tone}>{STATUS[refund.status].word}</Badge>
                  <Money
                    minor={refund.amountMinor}
                    currency={props.order.currency}
                    locale={LOCALE}
                    class="font-medium"
                  />
                </span>
              </li>
            )}
          </For>
        </ul>
      </Panel>
    </Show>
  );
}
