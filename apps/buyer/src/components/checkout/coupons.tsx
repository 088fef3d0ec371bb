// Coupons at the checkout: a field for a code, and what became of each promotion, with the reason.
import type { PromotionTrace } from "@stoa/client";
import { Button, Field, Icon } from "@stoa/ui";
import { For, Show } from "solid-js";
import { usePromotionTexts } from "../../i18n/promotions.ts";
import { useShop } from "../../lib/shop.tsx";

/** One promotion: taken off with its amount, or the sentence that says why not. */
function Outcome(props: { of: PromotionTrace; onTake: (code: string) => void }) {
  const { market, money, count } = useShop();
  const words = usePromotionTexts();
  const isGood = () => props.of.outcome === "applied";
  const sentence = () =>
    words.because[props.of.outcome]({
      name: props.of.name || (props.of.code ?? ""),
      missing: money(props.of.missingMinor),
      units: count(props.of.missingUnits),
    });
  return (
    <li class="flex items-start gap-2 text-sm">
      <Icon
        name={isGood() ? "check" : "tag"}
        class={`mt-0.5 size-4 shrink-0 ${isGood() ? "text-good" : "text-ink-faint"}`}
      />
      <span class="min-w-0 flex-1">
        <Show when={props.of.code}>
          {(code) => (
            <bdi class="me-1.5 rounded-sm bg-ground px-1.5 py-0.5 font-mono text-xs font-semibold ring-1 ring-line">
              {code()}
            </bdi>
          )}
        </Show>
        <span class={isGood() ? "" : "text-ink-soft"} dir="auto">
          {sentence()}
        </span>
      </span>
      <Show when={isGood()}>
        <span class="figures shrink-0 text-good" lang={market.locale}>
          −{money(props.of.discountMinor)}
        </span>
      </Show>
      <Show when={props.of.code}>
        {(code) => (
          <button
            type="submit"
            name="takeCoupon"
            value={code()}
            formnovalidate
            aria-label={words.take(code())}
            onClick={(event) => {
              event.preventDefault();
              props.onTake(code());
            }}
            class="-my-2.5 -me-2 grid size-10 shrink-0 place-items-center rounded-md text-ink-faint hover:text-ink"
          >
            <Icon name="close" class="size-4" />
          </button>
        )}
      </Show>
    </li>
  );
}

/** The field and the outcomes. It stands inside the form of the checkout: without scripts its buttons price the cart anew. */
export function Coupons(props: {
  coupons: readonly string[];
  promotions: readonly PromotionTrace[];
  onChange: (coupons: string[]) => void;
}) {
  const words = usePromotionTexts();
  let box!: HTMLDivElement;
  const add = () => {
    const input = box.querySelector<HTMLInputElement>("[name=newCoupon]")!;
    const code = input.value.trim().toUpperCase();
    if (code === "") return input.focus();
    input.value = "";
    props.onChange([...new Set([...props.coupons, code])].slice(-5));
  };
  return (
    <div ref={box} class="my-5 border-y border-line py-5">
      <input type="hidden" name="coupons" value={props.coupons.join(" ")} />
      <div class="flex items-end gap-2">
        <Field
          class="min-w-0 flex-1"
          label={words.coupon}
          name="newCoupon"
          autocomplete="off"
          autocapitalize="characters"
          spellcheck={false}
          dir="ltr"
          maxlength="32"
          onKeyDown={(event) => {
            if (event.key !== "Enter") return;
            event.preventDefault();
            add();
          }}
        />
        <Button
          type="submit"
          name="intent"
          value="update"
          formnovalidate
          onClick={(event) => {
            event.preventDefault();
            add();
          }}
        >
          {words.apply}
        </Button>
      </div>
      <ul class="mt-4 flex flex-col gap-2.5 empty:hidden" aria-live="polite">
        <For each={props.promotions}>
          {(promotion) => (
            <Outcome of={promotion} onTake={(code) => props.onChange(props.coupons.filter((one) => one !== code))} />
          )}
        </For>
      </ul>
    </div>
  );
}
