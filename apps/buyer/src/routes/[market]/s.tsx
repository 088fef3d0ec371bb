// Search, and with no words: everything.
import type { RouteDefinition } from "@solidjs/router";
import { useLocation } from "@solidjs/router";
import { Show } from "solid-js";
import { Listings, useSearch } from "../../components/listings.tsx";
import { Missing } from "../../components/states.tsx";
import { Head, keepAtEdge } from "../../lib/head.tsx";
import { listingsInput } from "../../lib/listing-query.ts";
import { marketOfPath } from "../../lib/page.ts";
import { createRead, getListings } from "../../lib/queries.ts";
import { useShop } from "../../lib/shop.tsx";

export const route = {
  preload: ({ location }) => {
    const market = marketOfPath(location.pathname);
    void getListings(listingsInput(new URLSearchParams(location.search), { market: market.handle }, market.currency));
  },
} satisfies RouteDefinition;

export default function Search() {
  const { market, t, path } = useShop();
  const location = useLocation();
  const search = useSearch();
  const found = createRead(() =>
    getListings(listingsInput(new URLSearchParams(location.search), { market: market.handle }, market.currency)),
  );
  const title = () => t.search.title(search().get("q")?.trim() ?? "");
  keepAtEdge("search", `market:${market.handle}`);
  return (
    <Show
      when={found()}
      fallback={
        <Show when={found() === null}>
          <Missing />
        </Show>
      }
    >
      {(listings) => (
        <>
          <Head title={title()} description={t.listing.description(title(), listings().total)} path="/s" />
          <Listings here={path("/s")} found={listings()}>
            <h1 class="text-title font-semibold tracking-tight">{title()}</h1>
          </Listings>
        </>
      )}
    </Show>
  );
}
