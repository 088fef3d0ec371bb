// What things cost and what it comes to; the same for a quote and for a purchase.
import type { Currency } from "@stoa/client";
import { Money } from "@stoa/ui";
import { Show } from "solid-js";
import { useShop } from "../lib/shop.tsx";

/** Amounts that add up: in a tax-inclusive market the tax is inside the others. */
export interface Amounts {
  currency: Currency;
  itemsMinor: number;
  /** Of the items and of the delivery together; the others are before it. */
  discountMinor: number;
  deliveryMinor: number;
  taxMinor: number;
  /** Absent where none can be. */
  creditMinor?: number;
  refundedMinor?: number;
  totalMinor: number;
  taxInclusive: boolean;
  /** The words of what only some purchases have. */
  words?: { credit: string; refunded: string } | undefined;
}

function Free() {
  const { t } = useShop();
  return (
    <div class="flex items-baseline justify-between gap-4 text-ink-soft">
      <dt>{t.checkout.deliveryFee}</dt>
      <dd>{t.checkout.free}</dd>
    </div>
  );
}

/** The amounts, one under the other. */
export function Totals(props: { of: Amounts }) {
  const { market, t } = useShop();
  const row = (label: string, minor: () => number, look = "text-ink-soft") => (
    <div class={`flex items-baseline justify-between gap-4 ${look}`}>
      <dt>{label}</dt>
      <dd>
        <Money minor={minor()} currency={props.of.currency} locale={market.locale} />
      </dd>
    </div>
  );
  return (
    <dl class="flex flex-col gap-2 text-sm">
      {row(t.checkout.items, () => props.of.itemsMinor)}
      <Show when={props.of.deliveryMinor > 0} fallback={<Free />}>
        {row(t.checkout.deliveryFee, () => props.of.deliveryMinor)}
      </Show>
      <Show when={props.of.discountMinor > 0}>
        {row(t.checkout.discount, () => -props.of.discountMinor, "text-good")}
      </Show>
      <Show when={!props.of.taxInclusive}>{row(market.taxName, () => props.of.taxMinor)}</Show>
      {row(t.checkout.total, () => props.of.totalMinor, "border-t border-line pt-3 mt-1 text-lg font-semibold")}
      <Show when={props.of.creditMinor}>{(minor) => row(props.of.words?.credit ?? "", () => -minor())}</Show>
      <Show when={props.of.refundedMinor}>{(minor) => row(props.of.words?.refunded ?? "", () => -minor())}</Show>
      <Show when={props.of.taxInclusive}>
        {row(t.checkout.taxIncluded(market.taxName), () => props.of.taxMinor, "text-xs text-ink-faint")}
      </Show>
    </dl>
  );
}
