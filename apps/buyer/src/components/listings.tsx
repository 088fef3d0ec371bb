// The list of products that the search, category, collection and seller pages share. All its state is in the address:
// the filters are a plain GET form; in the browser a change of it navigates without a new page.
import type { Listings as Found, Sort } from "@stoa/client";
import { Icon } from "@stoa/ui";
import { useIsRouting, useLocation, useNavigate } from "@solidjs/router";
import { createMemo, For, type JSX, Show } from "solid-js";
import { filtersIn, listingHref, readFields, withField } from "../lib/listing-query.ts";
import { useShop } from "../lib/shop.tsx";
import { Chips } from "./listing-chips.tsx";
import type { Fixed } from "./listing-fields.tsx";
import { Filters } from "./listing-filters.tsx";
import { NothingFound, SearchNotes } from "./listing-notes.tsx";
import { ListingPager } from "./listing-pager.tsx";
import { ProductGrid } from "./product-grid.tsx";

/** The filters of the current address. */
export function useSearch() {
  const location = useLocation();
  return createMemo(() => readFields(location.search));
}

function SortMenu(props: { sort: Sort; searched: boolean; onChange: (sort: string) => void }) {
  const { t } = useShop();
  return (
    <label class="flex items-center gap-2 text-sm">
      <span class="whitespace-nowrap text-ink-faint max-sm:sr-only">{t.listing.sort}</span>
      <span class="relative">
        <select
          form="filters"
          name="sort"
          class="min-h-11 appearance-none rounded-full bg-sunken ps-4 pe-9 font-medium"
          onChange={(event) => props.onChange(event.currentTarget.value)}
        >
          <For each={Object.entries(t.listing.sorts)}>
            {([value, label]) => (
              <option value={value} selected={value === props.sort}>
                {value === "relevance" && props.searched ? t.listing.bestMatch : label}
              </option>
            )}
          </For>
        </select>
        <Icon name="chevronDown" class="pointer-events-none absolute end-3 top-1/2 size-4 -translate-y-1/2" />
      </span>
    </label>
  );
}

/** Results with filters beside them. `here` is the path of the page; `children` stands above. */
export function Listings(props: { here: string; found: Found; children?: JSX.Element; fixed?: Fixed | undefined }) {
  const { t } = useShop();
  const search = useSearch();
  const navigate = useNavigate();
  const routing = useIsRouting();
  const go = (fields: Iterable<[string, unknown]>) => navigate(listingHref(props.here, fields), { scroll: false });
  const sort = () => (search().get("sort") ?? "relevance") as Sort;
  const results = () =>
    props.found.totalIsExact ? t.listing.results(props.found.total) : t.listing.resultsOver(props.found.total);
  /** The one seller whose things these are, on their page or by a filter. */
  const by = () => {
    const chosen = search().getAll("seller");
    return props.found.seller?.handle ?? (chosen.length === 1 ? chosen[0] : undefined);
  };
  const canFilter = () => props.found.cards.length > 0 || filtersIn(search()).length > 0;
  let heading!: HTMLHeadingElement;
  return (
    <div class="page pt-6">
      {props.children}
      <div class="mt-6 grid gap-x-10 gap-y-4" classList={{ "lg:grid-cols-[15.5rem_1fr]": canFilter() }}>
        <Show when={canFilter()}>
          <Filters here={props.here} found={props.found} fixed={props.fixed} search={search()} onChange={go} />
        </Show>
        <section aria-label={results()} class="min-w-0" classList={{ "opacity-60 transition-opacity": routing() }}>
          <div class="flex items-center justify-between gap-4 pb-4">
            <h2
              ref={heading}
              tabindex="-1"
              class="figures text-sm text-ink-soft outline-none"
              aria-live="polite"
              aria-atomic="true"
            >
              {results()}
            </h2>
            <Show when={props.found.cards.length > 0}>
              <SortMenu
                sort={sort()}
                searched={search().has("q")}
                onChange={(value) => go(withField(search(), "sort", value))}
              />
            </Show>
          </div>
          <Chips
            here={props.here}
            found={props.found}
            search={search()}
            onLast={() => heading.focus({ preventScroll: true })}
          />
          <SearchNotes here={props.here} found={props.found} search={search()} />
          <Show
            when={props.found.cards.length > 0}
            fallback={<NothingFound here={props.here} found={props.found} search={search()} />}
          >
            <ProductGrid cards={props.found.cards} eagerCount={2} by={by()} />
            <ListingPager here={props.here} found={props.found} search={search()} />
          </Show>
        </section>
      </div>
    </div>
  );
}
