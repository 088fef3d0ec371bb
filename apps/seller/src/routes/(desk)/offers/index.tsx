// All offers of the seller: found by title or SKU, filtered by state, page by page. All of its state is in the address.
import { Title } from "@solidjs/meta";
import { createAsyncStore, type RouteDefinition, useSearchParams } from "@solidjs/router";
import { type SellerOffersInput } from "@stoa/client";
import { CursorPager, EmptyState, LinkButton, LinkTabs, PageHead, SearchForm } from "@stoa/ui";
import { Show } from "solid-js";
import { hrefWith } from "~/lib/address";
import { offers } from "./changes";
import { OfferTable } from "./offer-table";

const PAGE_SIZE = 25;

type OfferFilter = NonNullable<SellerOffersInput["status"]>;

const TABS: readonly { status: OfferFilter | undefined; label: string }[] = [
  { status: undefined, label: "All" },
  { status: "active", label: "On sale" },
  { status: "paused", label: "Paused" },
  { status: "out_of_stock", label: "Out of stock" },
];

/** The state of the page, as it stands in its address. */
type Search = {
  status?: string;
  q?: string;
  cursor?: string;
};

const statusOf = (search: Search) => TABS.find((tab) => tab.status && tab.status === search.status)?.status;

function inputOf(search: Search): SellerOffersInput {
  return { status: statusOf(search), q: search.q || undefined, cursor: search.cursor || undefined, limit: PAGE_SIZE };
}

export const route = { preload: ({ location }) => offers(inputOf(location.query as Search)) } satisfies RouteDefinition;

export default function OffersPage() {
  const [search] = useSearchParams<Search>();
  const status = () => statusOf(search);
  const page = createAsyncStore(() => offers(inputOf(search)), { deferStream: true, reconcile: { key: "offerId" } });
  const tabs = () =>
    TABS.map((tab) => ({
      href: hrefWith("/offers", { status: tab.status, q: search.q }),
      label: tab.label,
      current: tab.status === status(),
    }));
  return (
    <>
      <Title>Offers · Stoa for sellers</Title>
      <PageHead
        title="Offers"
        lead="Press a price or a stock figure to change it."
        actions={
          <>
            <SearchForm
              action="/offers"
              label="Search offers"
              placeholder="Title or SKU"
              value={search.q}
              keep={{ status: status() }}
              class="w-full sm:w-72"
            />
            <LinkButton href="/import">Import or export</LinkButton>
            <LinkButton href="/offers/new" variant="primary">
              New product
            </LinkButton>
          </>
        }
      />
      <LinkTabs label="Offers by state" tabs={tabs()} />
      <Show when={page()}>
        {(page) => (
          <>
            <Show
              when={page().items.length > 0}
              fallback={<NothingFound q={search.q} filtered={status() !== undefined} />}
            >
              <OfferTable offers={page().items} />
            </Show>
            <CursorPager
              firstHref={search.cursor ? hrefWith("/offers", { status: status(), q: search.q }) : undefined}
              nextHref={
                page().nextCursor
                  ? hrefWith("/offers", { status: status(), q: search.q, cursor: page().nextCursor })
                  : undefined
              }
            />
          </>
        )}
      </Show>
    </>
  );
}

function NothingFound(props: { q: string | undefined; filtered: boolean }) {
  const all = () => <LinkButton href="/offers">Show all offers</LinkButton>;
  return (
    <Show
      when={props.q || props.filtered}
      fallback={
        <EmptyState
          title="Nothing on sale yet"
          icon="tag"
          actions={
            <LinkButton href="/offers/new" variant="primary">
              Add your first product
            </LinkButton>
          }
        >
          A picture, a title and a price are enough to begin.
        </EmptyState>
      }
    >
      <EmptyState
        title={props.q ? `Nothing found for “${props.q}”` : "No offers in this state"}
        icon="search"
        actions={all()}
      >
        {props.q ? "Try part of the title, or the SKU." : "Offers appear here as they change."}
      </EmptyState>
    </Show>
  );
}
