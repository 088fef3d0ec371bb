// What is being ordered, at the side of the checkout.
import type { Quote } from "@stoa/client";
import { Money, Picture } from "@stoa/ui";
import { For, type JSX, Show } from "solid-js";
import { useShop } from "../../lib/shop.tsx";
import { Totals } from "../totals.tsx";

/** The lines and totals of a quote, with what stands between them. */
export function Summary(props: { quote: Quote; children?: JSX.Element }) {
  const { market, t } = useShop();
  return (
    <>
      <h2 class="text-lg font-semibold">{t.checkout.summary}</h2>
      <ul class="my-4 flex flex-col gap-3">
        <For each={props.quote.groups.flatMap((group) => group.lines)}>
          {(line) => (
            <li class="flex items-center gap-3 text-sm">
              <span class="relative shrink-0">
                <span class="block size-14 overflow-hidden rounded-md">
                  <Picture image={line.image && { ...line.image, alt: "" }} sizes="56px" />
                </span>
                <span class="figures absolute -end-1.5 -top-1.5 grid h-5 min-w-5 place-items-center rounded-full bg-ink px-1 text-2xs font-bold text-ground">
                  {line.quantity}
                </span>
              </span>
              <span class="min-w-0 flex-1">
                <span class="line-clamp-2">{line.title}</span>
                <span class="text-xs text-ink-faint">{line.variantLabel}</span>
              </span>
              <span class="text-end">
                <Show when={line.discountMinor > 0}>
                  <s class="block text-xs text-ink-faint">
                    <Money minor={line.totalMinor} currency={props.quote.currency} locale={market.locale} />
                  </s>
                </Show>
                <Money
                  minor={line.totalMinor - line.discountMinor}
                  currency={props.quote.currency}
                  locale={market.locale}
                />
              </span>
            </li>
          )}
        </For>
      </ul>
      {props.children}
      <Totals of={props.quote} />
    </>
  );
}
