// Store credit: what one has, and how it came and went.
import { EmptyState, Money, Time } from "@stoa/ui";
import { For, Show } from "solid-js";
import { AccountPage } from "../../../components/account/page.tsx";
import { useCreditTexts } from "../../../i18n/credit-pages.ts";
import { createRead, getCredit } from "../../../lib/queries.ts";
import { useShop } from "../../../lib/shop.tsx";

function Own() {
  const { market } = useShop();
  const words = useCreditTexts();
  const credit = createRead(getCredit);
  return (
    <Show when={credit()}>
      {(own) => (
        <Show
          when={own().moves.length > 0}
          fallback={
            <EmptyState title={words.none} icon="tag">
              {words.noneHint}
            </EmptyState>
          }
        >
          <ul class="mt-6 flex flex-wrap gap-x-8 gap-y-2">
            <For each={own().balances}>
              {({ balanceMinor, currency }) => (
                <li class="text-title font-semibold tracking-tight">
                  <Money minor={balanceMinor} currency={currency} locale={market.locale} />
                </li>
              )}
            </For>
          </ul>
          <ul class="mt-8 divide-y divide-line rounded-lg border border-line bg-surface">
            <For each={own().moves}>
              {(move) => (
                <li class="flex items-baseline justify-between gap-4 px-5 py-4">
                  <span class="min-w-0">
                    <span class="block font-medium">{words.kinds[move.kind]}</span>
                    <span class="block text-sm text-ink-soft">
                      <Time at={move.at} locale={market.locale} timeZone={market.timeZone} dateOnly />
                      <Show when={move.reason ?? move.orderNumber}>
                        {(why) => (
                          <>
                            {" · "}
                            <bdi>{why()}</bdi>
                          </>
                        )}
                      </Show>
                    </span>
                  </span>
                  <Money
                    minor={move.amountMinor}
                    currency={move.currency}
                    locale={market.locale}
                    class={move.amountMinor > 0 ? "font-semibold text-good" : "font-semibold"}
                  />
                </li>
              )}
            </For>
          </ul>
        </Show>
      )}
    </Show>
  );
}

export default function Credit() {
  const words = useCreditTexts();
  return (
    <AccountPage title={words.title} at="/account/credit">
      {() => <Own />}
    </AccountPage>
  );
}
