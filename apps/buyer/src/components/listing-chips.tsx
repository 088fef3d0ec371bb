// The filters that are set, each as a link that takes it away.
import type { Condition, Listings } from "@stoa/client";
import { Icon } from "@stoa/ui";
import { createMemo, For, Show } from "solid-js";
import { listingHref, without } from "../lib/listing-query.ts";
import { useShop } from "../lib/shop.tsx";

/** Fields that are not filters. */
const NOT_FILTERS = new Set(["q", "sort", "page", "v", "img"]);

/** How many filters an address sets. */
export function filterCount(search: URLSearchParams): number {
  return [...search].filter(([name, value]) => !NOT_FILTERS.has(name) && value !== "").length;
}

/** The chips; nothing while no filter is set. */
export function Chips(props: { here: string; found: Listings; search: URLSearchParams }) {
  const { t, market } = useShop();
  const label = (name: string, value: string): string => {
    const facet = props.found.facets.find((one) => one.key === name);
    const known = facet?.values.find((one) => one.value === value);
    const texts: Record<string, () => string> = {
      condition: () => t.condition[value as Condition] ?? value,
      rating: () => t.listing.starsUp(Number(value)),
      min: () => `≥ ${value} ${market.currency}`,
      max: () => `≤ ${value} ${market.currency}`,
      stock: () => t.listing.inStock,
      deals: () => t.listing.deals,
    };
    return texts[name]?.() ?? known?.label ?? value;
  };
  const chips = createMemo(() =>
    [...props.search].flatMap(([name, value]) =>
      NOT_FILTERS.has(name) || value === ""
        ? []
        : [{ text: label(name, value), href: listingHref(props.here, without(props.search, name, value)) }],
    ),
  );
  const cleared = () =>
    listingHref(
      props.here,
      [...props.search].filter(([name]) => name === "q" || name === "sort"),
    );
  return (
    <Show when={chips().length > 0}>
      <ul class="flex flex-wrap gap-2 pb-5">
        <For each={chips()}>
          {(chip) => (
            <li>
              <a
                href={chip.href}
                noScroll
                class="inline-flex min-h-9 items-center gap-1.5 rounded-full bg-accent-soft ps-3.5 pe-2.5 text-sm font-medium text-accent hover:line-through"
                aria-label={t.listing.remove(chip.text)}
              >
                {chip.text}
                <Icon name="close" class="size-4" />
              </a>
            </li>
          )}
        </For>
        <li>
          <a
            href={cleared()}
            noScroll
            class="inline-flex min-h-9 items-center px-2 text-sm font-medium underline underline-offset-4"
          >
            {t.listing.clear}
          </a>
        </li>
      </ul>
    </Show>
  );
}
