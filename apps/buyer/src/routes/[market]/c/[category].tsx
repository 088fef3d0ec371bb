// A category: the way to it, what is in it, narrower ones.
import { type RouteDefinition, useLocation, useParams } from "@solidjs/router";
import { Show } from "solid-js";
import { Crumbs } from "../../../components/crumbs.tsx";
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
    void getListings(
      listingsInput(
        new URLSearchParams(location.search),
        { market: market.handle, category: params["category"] },
        market.currency,
      ),
    );
  },
} satisfies RouteDefinition;

export default function Category() {
  const { market, t, path } = useShop();
  const params = useParams();
  const location = useLocation();
  const slug = () => params["category"] ?? "";
  const found = createRead(() =>
    getListings(
      listingsInput(new URLSearchParams(location.search), { market: market.handle, category: slug() }, market.currency),
    ),
  );
  const category = () => (found()?.category ? found() : undefined);
  return (
    <Show
      when={category()}
      fallback={
        <Show when={found() !== undefined}>
          <Missing />
        </Show>
      }
    >
      {(listings) => {
        keepAtEdge(`category:${slug()}`, `market:${market.handle}`);
        return (
          <>
            <Head
              title={listings().category!.name}
              description={t.listing.description(listings().category!.name, listings().total)}
              path={`/c/${slug()}`}
            />
            <Listings here={path(`/c/${slug()}`)} found={listings()} fixed="category">
              <Crumbs crumbs={listings().crumbs} />
              <h1 class="text-title font-semibold tracking-tight">{listings().category!.name}</h1>
            </Listings>
          </>
        );
      }}
    </Show>
  );
}
