// Paying with store credit, where the shopper has some.
import type { Quote } from "@stoa/client";
import { Checkbox } from "@stoa/ui";
import { Show } from "solid-js";
import { useCreditTexts } from "../../i18n/credit-pages.ts";
import { useShop } from "../../lib/shop.tsx";

/** The choice; renders nothing for somebody without credit. Works without scripts. */
export function CreditChoice(props: { quote: Quote }) {
  const { money } = useShop();
  const words = useCreditTexts();
  const leftMinor = () => Math.max(0, props.quote.totalMinor - props.quote.creditMinor);
  return (
    <Show when={props.quote.creditMinor > 0}>
      <div class="group/credit mb-4 rounded-lg border border-line p-4 has-checked:bg-sunken/50">
        <Checkbox name="useCredit" label={words.use(money(props.quote.creditMinor))} />
        <p class="mt-1 hidden ps-8 text-sm text-ink-soft group-has-checked/credit:block">
          {leftMinor() > 0 ? words.left(money(leftMinor())) : words.all}
        </p>
      </div>
    </Show>
  );
}
