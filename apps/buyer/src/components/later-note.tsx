// From when on something leaves that is not there yet: on the product page and in the cart.
import { formatDay, type LaterShipping } from "@stoa/client";
import { Show } from "solid-js";
import { useShop } from "../lib/shop.tsx";

/** A sentence about a pre-order or a backorder; nothing for what leaves at once. */
export function LaterNote(props: { later: LaterShipping | null }) {
  const { market, t } = useShop();
  return (
    <Show when={props.later}>
      {(later) => <>{t.product.later[later().policy](formatDay(later().day, market.locale))}</>}
    </Show>
  );
}
