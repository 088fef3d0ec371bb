// What is different about a line than when it was last looked at: its price, or how many of it there can be.
import type { CartLineView, Currency } from "@stoa/client";
import { Icon } from "@stoa/ui";
import { Show } from "solid-js";
import { useCartTexts } from "../../i18n/cart-pages.ts";
import { useShop } from "../../lib/shop.tsx";

/** The notes of one line; nothing where nothing has changed. */
export function Drift(props: { line: CartLineView; currency: Currency }) {
  const { money } = useShop();
  const words = useCartTexts();
  const isCheaper = () => (props.line.wasMinor ?? 0) > props.line.unitMinor;
  const was = (minor: number) => money(minor, props.currency);
  return (
    <>
      <Show when={props.line.wasMinor}>
        {(minor) => (
          <p class={`flex items-center gap-1.5 text-sm font-medium ${isCheaper() ? "text-good" : "text-warn"}`}>
            <Icon name={isCheaper() ? "check" : "alert"} class="size-4" />
            {isCheaper() ? words.cheaper(was(minor())) : words.dearer(was(minor()))}
          </p>
        )}
      </Show>
      <Show when={props.line.wanted}>
        {(wanted) => (
          <p class="flex items-center gap-1.5 text-sm font-medium text-warn">
            <Icon name="alert" class="size-4" />
            {words.fewerThanWanted(wanted(), props.line.quantity)}
          </p>
        )}
      </Show>
    </>
  );
}
