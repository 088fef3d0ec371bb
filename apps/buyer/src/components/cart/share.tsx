// A link to this cart, for somebody else or another browser. Works without scripts: the link stands in a field.
import { type CartView, writeCartItems } from "@stoa/client";
import { CopyField } from "@stoa/ui";
import { createSignal, onMount } from "solid-js";
import { getRequestEvent, isServer } from "solid-js/web";
import { useCartTexts } from "../../i18n/cart-pages.ts";
import { useShop } from "../../lib/shop.tsx";

/** The link, folded away until it is asked for. */
export function ShareCart(props: { cart: CartView }) {
  const { path } = useShop();
  const words = useCartTexts();
  const [origin, setOrigin] = createSignal(
    isServer ? new URL(getRequestEvent()?.request.url ?? "http://x").origin : "",
  );
  onMount(() => setOrigin(location.origin));
  const items = () => writeCartItems(props.cart.groups.flatMap((group) => group.lines));
  return (
    <details class="mt-4 text-sm">
      <summary class="cursor-pointer rounded-md py-2 text-ink-soft hover:text-ink">{words.share}</summary>
      <p class="mb-3 text-ink-faint">{words.shareHint}</p>
      <CopyField
        label={words.link}
        value={`${origin()}${path(`/cart/add?items=${items()}`)}`}
        copyLabel={words.copy}
        copiedLabel={words.copied}
      />
    </details>
  );
}
