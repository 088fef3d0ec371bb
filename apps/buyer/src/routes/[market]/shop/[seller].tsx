// A seller: who they are and all that they sell.
import { type Location, type RouteDefinition, useLocation, useParams } from "@solidjs/router";
import { countryName, formatDay } from "@stoa/client";
import { Picture, Rating } from "@stoa/ui";
import { Show } from "solid-js";
import { Listings, useSearch } from "../../../components/listings.tsx";
import { Reputation } from "../../../components/reviews/reputation.tsx";
import { Missing } from "../../../components/states.tsx";
import { Head, keepAtEdge } from "../../../lib/head.tsx";
import { filtersIn, listingsInput } from "../../../lib/listing-query.ts";
import { marketOfPath } from "../../../lib/page.ts";
import { createRead, getListings } from "../../../lib/queries.ts";
import { useShop } from "../../../lib/shop.tsx";

function read({ pathname, search }: Pick<Location, "pathname" | "search">, seller: string) {
  const { handle, currency } = marketOfPath(pathname);
  return getListings(listingsInput(new URLSearchParams(search), { market: handle, seller }, currency));
}

export const route = {
  preload: ({ params, location }) => void read(location, params["seller"] ?? ""),
} satisfies RouteDefinition;

export default function SellerShop() {
  const { market, t, path, stars } = useShop();
  const params = useParams();
  const location = useLocation();
  const handle = () => params["seller"] ?? "";
  const search = useSearch();
  const found = createRead(() => read(location, handle()));
  const shop = () => (found()?.seller ? found() : undefined);
  return (
    <Show
      when={shop()}
      fallback={
        <Show when={found() !== undefined}>
          <Missing />
        </Show>
      }
    >
      {(listings) => {
        const seller = () => listings().seller!;
        keepAtEdge(`seller:${handle()}`, `market:${market.handle}`);
        return (
          <>
            <Head
              title={seller().name}
              description={seller().description}
              path={filtersIn(search()).length > 0 ? undefined : `/shop/${handle()}`}
            />
            <Listings here={path(`/shop/${handle()}`)} found={listings()} fixed="seller">
              <Show when={seller().banner}>
                {(banner) => (
                  <Picture
                    image={banner()}
                    sizes="(min-width: 80rem) 76rem, 100vw"
                    eager
                    class="mb-4 aspect-[3/1] w-full rounded-xl object-cover sm:aspect-[5/1]"
                  />
                )}
              </Show>
              <div class="rounded-xl bg-sunken p-6 sm:p-9">
                <h1 class="text-title font-semibold tracking-tight">{seller().name}</h1>
                <p dir="auto" class="mt-2 max-w-prose text-ink-soft">
                  {seller().description}
                </p>
                <Show when={seller().away}>
                  {(away) => (
                    <div class="mt-4 max-w-prose rounded-md bg-warn-soft px-4 py-3 text-sm text-warn" role="status">
                      <p class="font-semibold">{t.listing.sellerAway(formatDay(away().backDay, market.locale))}</p>
                      <Show when={away().note}>
                        <p dir="auto" class="mt-1">
                          {away().note}
                        </p>
                      </Show>
                    </div>
                  )}
                </Show>
                <p class="mt-4 flex flex-wrap items-center gap-x-5 gap-y-1 text-sm text-ink-soft">
                  <Show when={seller().ratingCenti > 0}>
                    <span class="flex items-center gap-1.5">
                      <Rating centi={seller().ratingCenti} label={t.sellerRating(stars(seller().ratingCenti))} />
                      <span class="figures">{stars(seller().ratingCenti)}</span>
                    </span>
                  </Show>
                  <span>{t.listing.results(seller().productCount)}</span>
                  <span>{t.listing.shipsFrom(countryName(seller().country, market.locale))}</span>
                  <span>{t.listing.sellerSince(new Date(seller().joinedAt).getUTCFullYear())}</span>
                </p>
                <Reputation handle={handle()} />
                <Show when={seller().about}>
                  <details class="mt-4">
                    <summary class="inline-flex min-h-9 cursor-pointer items-center text-sm font-semibold">
                      {t.listing.sellerAbout(seller().name)}
                    </summary>
                    <p dir="auto" class="mt-1 max-w-prose whitespace-pre-line text-ink-soft">
                      {seller().about}
                    </p>
                  </details>
                </Show>
              </div>
            </Listings>
          </>
        );
      }}
    </Show>
  );
}
