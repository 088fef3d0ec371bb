// What became of several things that were to be put into the cart, where not all of them could be had.
import type { PutOutcome } from "@stoa/client";
import { LinkButton, Notice } from "@stoa/ui";
import { For, Show } from "solid-js";
import { useCartTexts } from "../../i18n/cart-pages.ts";
import type { Told } from "../../lib/posted.ts";
import { useShop } from "../../lib/shop.tsx";

/** What could not be had, each with the reason. */
export function NotAll(props: { outcomes: readonly PutOutcome[] }) {
  const words = useCartTexts();
  const short = () => props.outcomes.filter((outcome) => outcome.reason !== null);
  return (
    <Show when={short().length > 0}>
      <p class="font-medium">{words.notAll}</p>
      <ul class="mt-1 list-disc ps-5">
        <For each={short()}>
          {(outcome) => (
            <li>
              {outcome.title || words.something}: {words.short[outcome.reason!](outcome.put)}
            </li>
          )}
        </For>
      </ul>
    </Show>
  );
}

/** What a form told after it had put things in; nothing before. */
export function PutTold(props: { told: Told | null; class?: string }) {
  const { t, path } = useShop();
  const words = useCartTexts();
  const outcomes = () => {
    const told = props.told?.["outcomes"];
    return told === undefined ? undefined : (JSON.parse(told) as PutOutcome[]);
  };
  return (
    <Show when={outcomes()}>
      {(all) => {
        const put = () => all().reduce((sum, outcome) => sum + outcome.put, 0);
        return (
          <div role="status" class={props.class}>
            <Notice tone={put() > 0 ? "good" : "warn"}>
              <p class="mb-2 font-semibold">{words.put(put())}</p>
              <NotAll outcomes={all()} />
              <Show when={put() > 0}>
                <LinkButton href={path("/cart")} size="sm" class="mt-3">
                  {t.cart.view}
                </LinkButton>
              </Show>
            </Notice>
          </div>
        );
      }}
    </Show>
  );
}
