// On and back through a list, by places in it: plain links.
import type { Listings } from "@stoa/client";
import { LISTING_PAGE_SIZE } from "@stoa/client";
import { buttonClass, classNames, Icon } from "@stoa/ui";
import { type JSX, Show } from "solid-js";
import { listingHref, without } from "../lib/listing-query.ts";
import { useShop } from "../lib/shop.tsx";

function Way(props: { href: string | null; rel: "prev" | "next"; children: JSX.Element }) {
  return (
    <Show when={props.href} fallback={<span />}>
      {(href) => (
        <a
          href={href()}
          rel={props.rel}
          class={classNames(buttonClass(), props.rel === "next" ? "justify-self-end" : "justify-self-start")}
        >
          {props.children}
        </a>
      )}
    </Show>
  );
}

/** Previous, where one is, next. Nothing for a list of one page. The second page leads back to the list's own address. */
export function ListingPager(props: { here: string; found: Listings; search: URLSearchParams }) {
  const { t } = useShop();
  const at = (place: [string, string][]) => listingHref(props.here, [...without(props.search, "after"), ...place]);
  const previous = () => {
    const { previous: place, page } = props.found;
    return place && at(page === 2 ? [] : [["before", place]]);
  };
  const next = () => props.found.next && at([["after", props.found.next]]);
  const pages = () => (props.found.totalIsExact ? Math.ceil(props.found.total / LISTING_PAGE_SIZE) : null);
  return (
    <Show when={previous() || next()}>
      <nav aria-label={t.listing.pages.pages} class="grid grid-cols-[1fr_auto_1fr] items-center gap-3 pt-12">
        <Way href={previous()} rel="prev">
          <Icon name="chevronStart" class="size-4" />
          {t.listing.pages.previous}
        </Way>
        <p class="figures text-sm text-ink-soft" aria-current="page">
          {t.listing.pages.page(props.found.page, pages())}
        </p>
        <Way href={next()} rel="next">
          {t.listing.pages.next}
          <Icon name="chevronEnd" class="size-4" />
        </Way>
      </nav>
    </Show>
  );
}
