// Search, and with no words: everything.
import type { Location, RouteDefinition } from "@solidjs/router";
import { useLocation } from "@solidjs/router";
import { Show } from "solid-js";
import { Listings, useSearch } from "../../components/listings.tsx";
import { Missing } from "../../components/states.tsx";
import { Head, keepAtEdge } from "../../lib/head.tsx";
import { isPlain, listingsInput, readFields, searchPath, typedText } from "../../lib/listing-query.ts";
import { marketOfPath } from "../../lib/page.ts";
import { createRead, getSearch } from "../../lib/queries.ts";
import { useShop } from "../../lib/shop.tsx";

function read({ pathname, search: query }: Pick<Location, "pathname" | "search">) {
  const { handle, currency } = marketOfPath(pathname);
  const search = readFields(query);
  return getSearch(listingsInput(search, { market: handle }, currency), isPlain(search));
}

export const route = { preload: ({ location }) => void read(location) } satisfies RouteDefinition;

/** A title is no place for a novel. */
const shortened = (text: string): string =>
  text.length > 80 ? `${text.slice(0, 79).toWellFormed().trimEnd()}…` : text;

export default function Search() {
  const { market, t, path } = useShop();
  const location = useLocation();
  const search = useSearch();
  const found = createRead(() => read(location));
  const title = () => {
    const spelling = found()?.spelling;
    return t.search.title(shortened(spelling?.applied ? spelling.text : typedText(search())));
  };
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
          <Head
            title={title()}
            description={t.listing.description(title(), listings().total)}
            path={searchPath(search(), listings())}
            alone={typedText(search()) !== ""}
          />
          <Listings here={path("/s")} found={listings()}>
            <h1 class="text-title font-semibold tracking-tight break-words">{title()}</h1>
          </Listings>
        </>
      )}
    </Show>
  );
}
