// A category: the way to it, what is in it, narrower ones.
import { type Location, type RouteDefinition, useLocation, useParams } from "@solidjs/router";
import { Show } from "solid-js";
import { Crumbs } from "../../../components/crumbs.tsx";
import { Listings, useSearch } from "../../../components/listings.tsx";
import { Missing } from "../../../components/states.tsx";
import { Head, imageOf, keepAtEdge } from "../../../lib/head.tsx";
import { filtersIn, listingsInput } from "../../../lib/listing-query.ts";
import { marketOfPath } from "../../../lib/page.ts";
import { createRead, getListings } from "../../../lib/queries.ts";
import { useShop } from "../../../lib/shop.tsx";

function read({ pathname, search }: Pick<Location, "pathname" | "search">, category: string) {
  const { handle, currency } = marketOfPath(pathname);
  return getListings(listingsInput(new URLSearchParams(search), { market: handle, category }, currency));
}

export const route = {
  preload: ({ params, location }) => void read(location, params["category"] ?? ""),
} satisfies RouteDefinition;

export default function Category() {
  const { market, t, path } = useShop();
  const params = useParams();
  const location = useLocation();
  const slug = () => params["category"] ?? "";
  const search = useSearch();
  const found = createRead(() => read(location, slug()));
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
              path={filtersIn(search()).length > 0 ? undefined : `/c/${slug()}`}
              image={imageOf(listings().cards)}
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
