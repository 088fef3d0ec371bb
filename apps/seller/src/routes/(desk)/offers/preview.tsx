// How the product will look in a list of the shop.
import { MARKETS, parseMoney } from "@stoa/client";
import { Money } from "@stoa/ui";
import { createMemo, Show } from "solid-js";
import { type Draft, PRICED_MARKETS } from "./draft";

/** A card made of what is typed so far. */
export function Preview(props: { draft: Draft }) {
  const cover = () => props.draft.photos[0];
  const price = createMemo(() => {
    for (const { currency, locale, handle } of PRICED_MARKETS) {
      const minor = parseMoney(props.draft.prices[currency] ?? "", currency);
      if (minor) return { minor, currency, locale, market: MARKETS[handle].country };
    }
    return null;
  });
  return (
    <aside aria-label="Preview" class="top-6 max-xl:hidden xl:sticky">
      <p class="mb-3 text-sm font-medium text-ink-soft">In the shop</p>
      <div class="overflow-hidden rounded-lg border border-line bg-surface">
        <Show when={cover()} fallback={<span class="block aspect-square bg-tile" />}>
          {(photo) => (
            <img
              src={photo().previewUrl}
              alt={photo().alt}
              width="288"
              height="288"
              class="aspect-square w-full bg-tile object-cover"
            />
          )}
        </Show>
        <div class="p-4">
          <p class="text-xs text-ink-faint">{props.draft.brand || "Brand"}</p>
          <p class="mt-0.5 line-clamp-2 font-medium" classList={{ "text-ink-faint": !props.draft.title }}>
            {props.draft.title || "Title"}
          </p>
          <p class="mt-2 font-semibold">
            <Show when={price()} fallback={<span class="text-ink-faint">Price</span>}>
              {(price) => <Money {...price()} />}
            </Show>
          </p>
        </div>
      </div>
    </aside>
  );
}
