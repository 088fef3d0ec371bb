// The filters that are set, each as a link that takes it away.
import type { Listings } from "@stoa/client";
import { Icon } from "@stoa/ui";
import { createEffect, createMemo, Index, on, Show } from "solid-js";
import { filtersIn, listingHref, unfiltered, without } from "../lib/listing-query.ts";
import { useShop } from "../lib/shop.tsx";
import { useLabels } from "./listing-labels.ts";

/** The chips; nothing while no filter is set. When the last one goes, `onLast` finds a new place for the focus. */
export function Chips(props: { here: string; found: Listings; search: URLSearchParams; onLast: () => void }) {
  const { t } = useShop();
  const { filterLabel } = useLabels();
  const chips = createMemo(() =>
    filtersIn(props.search).map(([field, value]) => ({
      text: filterLabel(field, value, props.found),
      href: listingHref(props.here, without(props.search, field, value)),
    })),
  );
  let isRemoving = false;
  createEffect(
    on(chips, () => {
      if (isRemoving && document.activeElement === document.body) props.onLast();
      isRemoving = false;
    }),
  );
  return (
    <Show when={chips().length > 0}>
      <ul class="flex flex-wrap gap-2 pb-5" onClick={() => (isRemoving = true)}>
        <Index each={chips()}>
          {(chip) => (
            <li>
              <a
                href={chip().href}
                noScroll
                class="inline-flex min-h-9 items-center gap-1.5 rounded-full bg-accent-soft ps-3.5 pe-2.5 text-sm font-medium text-accent hover:line-through"
                aria-label={t.listing.remove(chip().text)}
              >
                <bdi>{chip().text}</bdi>
                <Icon name="close" class="size-4" />
              </a>
            </li>
          )}
        </Index>
        <li>
          <a
            href={listingHref(props.here, unfiltered(props.search))}
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
