// One seller's parcel: what is in it and which way it goes.
import { type Currency, formatDay, type QuoteGroup } from "@stoa/client";
import { Money, Notice, Picture } from "@stoa/ui";
import { For, Show } from "solid-js";
import { usePromotionTexts } from "../../i18n/promotions.ts";
import { useShop } from "../../lib/shop.tsx";

/** The ways of delivery of one seller as radio buttons. */
export function DeliveryChoice(props: { group: QuoteGroup; currency: Currency }) {
  const { market, t } = useShop();
  const words = usePromotionTexts();
  const day = (iso: string) => formatDay(iso, market.locale);
  return (
    <fieldset class="rounded-lg border border-line p-4 sm:p-5">
      <legend class="sr-only">
        {t.checkout.delivery}: {props.group.seller.name}
      </legend>
      <div class="flex items-center justify-between gap-4">
        <p class="font-semibold">{props.group.seller.name}</p>
        <ul class="flex -space-x-2 rtl:space-x-reverse">
          <For each={props.group.lines.slice(0, 4)}>
            {(line) => (
              <li class="size-11 overflow-hidden rounded-md ring-2 ring-ground">
                <Picture image={line.image && { ...line.image, alt: line.title }} sizes="44px" />
              </li>
            )}
          </For>
        </ul>
      </div>
      <Show when={!props.group.isDeliverable}>
        <Notice tone="warn" class="mt-3">
          {words.notSent(props.group.seller.name)}
        </Notice>
      </Show>
      <div class="mt-3 grid gap-2 empty:hidden sm:grid-cols-2">
        <For each={props.group.options}>
          {(option) => (
            <label class="flex min-h-14 items-center gap-3 rounded-md px-3.5 py-2.5 ring-1 ring-line ring-inset has-checked:bg-accent-soft has-checked:ring-2 has-checked:ring-accent">
              <input
                type="radio"
                name={`delivery:${props.group.seller.sellerId}`}
                value={option.method}
                checked={option.selected}
                class="size-4.5"
              />
              <span class="flex-1 text-sm">
                <span class="flex justify-between gap-3 font-medium">
                  {t.checkout.methods[option.method]}
                  <span class="text-end">
                    <Show when={option.discountMinor > 0}>
                      <s class="me-1.5 font-normal text-ink-faint">
                        <Money minor={option.feeMinor} currency={props.currency} locale={market.locale} />
                      </s>
                    </Show>
                    <Show when={option.feeMinor > option.discountMinor} fallback={<span>{t.checkout.free}</span>}>
                      <Money
                        minor={option.feeMinor - option.discountMinor}
                        currency={props.currency}
                        locale={market.locale}
                      />
                    </Show>
                  </span>
                </span>
                <span class="block text-ink-soft">
                  {t.product.delivery(day(option.promise.fromDay), day(option.promise.toDay))}
                </span>
              </span>
            </label>
          )}
        </For>
      </div>
    </fieldset>
  );
}
