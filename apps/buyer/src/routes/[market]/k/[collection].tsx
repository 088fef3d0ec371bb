// A collection: what it is about, and what is in it.
import { type RouteDefinition, useLocation, useParams } from "@solidjs/router";
import { Show } from "solid-js";
import { Listings } from "../../../components/listings.tsx";
import { Missing } from "../../../components/states.tsx";
import { Head, keepAtEdge } from "../../../lib/head.tsx";
import { listingsInput } from "../../../lib/listing-query.ts";
import { marketOfPath } from "../../../lib/page.ts";
import { createRead, getListings } from "../../../lib/queries.ts";
import { useShop } from "../../../lib/shop.tsx";

export const route = {
  preload: ({ params, location }) => {
    const market = marketOfPath(location.pathname);
    const base = { market: market.handle, collection: params["collection"] };
    void getListings(listingsInput(new URLSearchParams(location.search), base, market.currency));
  },
} satisfies RouteDefinition;

export default function Collection() {
  const { market, t, path } = useShop();
  const params = useParams();
  const location = useLocation();
  const slug = () => params["collection"] ?? "";
  const found = createRead(() => {
    const base = { market: market.handle, collection: slug() };
    return getListings(listingsInput(new URLSearchParams(location.search), base, market.currency));
  });
  const listings = () => (found()?.collection ? found() : undefined);
  return (
    <Show
      when={listings()}
      fallback={
        <Show when={found() !== undefined}>
          <Missing />
        </Show>
      }
    >
      {(list) => {
        // What a rule finds may change with any product, as what a search finds.
        keepAtEdge(`collection:${slug()}`, "search", `market:${market.handle}`);
        const collection = () => list().collection!;
        return (
          <>
            <Head
              title={collection().name}
              description={collection().description || t.listing.description(collection().name, list().total)}
              path={`/k/${slug()}`}
            />
            <Listings here={path(`/k/${slug()}`)} found={list()} fixed="collection">
              <h1 class="text-title font-semibold tracking-tight">{collection().name}</h1>
              <Show when={collection().description}>
                {(text) => <p class="mt-2 max-w-2xl text-ink-soft">{text()}</p>}
              </Show>
            </Listings>
          </>
        );
      }}
    </Show>
  );
}
