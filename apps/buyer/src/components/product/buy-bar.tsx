// The price and the button at the foot of the phone's screen, while those of the page are out of sight.
import type { OfferView } from "@stoa/client";
import { Button, Money } from "@stoa/ui";
import { createSignal, onCleanup, onMount, Show } from "solid-js";
import { useShop } from "../../lib/shop.tsx";

/** The bar; it presses the form of the first offer. */
export function BuyBar(props: { offer: OfferView | undefined; title: string }) {
  const { market, t } = useShop();
  const [isAway, setIsAway] = createSignal(false);
  onMount(() => {
    if (!matchMedia("(width < 64rem)").matches) return;
    const form = () => document.getElementById("buy");
    let watched: Element | null = null;
    const sight = new IntersectionObserver((entries) => setIsAway(!entries.at(-1)!.isIntersecting));
    // Another variant brings another form.
    const watch = () => {
      if (form() === watched) return;
      if (watched) sight.unobserve(watched);
      watched = form();
      if (watched) sight.observe(watched);
    };
    watch();
    const changes = new MutationObserver(watch);
    changes.observe(document.getElementById("content")!, { childList: true, subtree: true });
    onCleanup(() => {
      sight.disconnect();
      changes.disconnect();
    });
  });
  return (
    <Show when={isAway() && props.offer}>
      {(offer) => (
        <div
          data-buy-bar
          class="fixed inset-x-0 bottom-0 z-20 flex animate-enter items-center gap-4 border-t border-line bg-surface/95 px-4 pt-2.5 pb-[max(0.625rem,env(safe-area-inset-bottom))] shadow-float backdrop-blur lg:hidden"
        >
          <div class="min-w-0 flex-1">
            <p class="truncate text-xs text-ink-soft">{props.title}</p>
            <Money
              minor={offer().priceMinor}
              currency={offer().currency}
              locale={market.locale}
              class="text-lg font-semibold"
            />
          </div>
          <Button type="submit" form="buy" variant="primary">
            {t.product.add}
          </Button>
        </div>
      )}
    </Show>
  );
}
