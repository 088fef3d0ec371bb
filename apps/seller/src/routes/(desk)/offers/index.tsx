// All offers of the seller: found by title or SKU, filtered by state, in any order, page by page, and changed many at once.
// All of its state is in the address.
import { Title } from "@solidjs/meta";
import { createAsync, createAsyncStore, Navigate, type RouteDefinition, useLocation } from "@solidjs/router";
import { OFFER_SORTS, type OfferSort, type SellerOffer, type SellerOffersInput } from "@stoa/client";
import { CursorPager, EmptyState, LinkButton, LinkTabs, PageHead, SearchForm } from "@stoa/ui";
import {
  ColumnsMenu,
  DataTable,
  openingView,
  shownColumns,
  TableBar,
  tableHref,
  tableState,
  type TableState,
  viewHref,
  ViewsMenu,
} from "@stoa/ui/desk";
import { createMemo, createSignal, Show } from "solid-js";
import { hrefWith } from "~/lib/address";
import { ahead } from "~/lib/load";
import { removeView, saveView, viewsOf } from "~/lib/views";
import { viewer } from "~/lib/viewer";
import { BulkBar } from "./bulk/bar";
import { offers } from "./changes";
import { nameOf, offerColumns } from "./offer-table";

const PATH = "/offers";
const PAGE_SIZE = 50;

type OfferFilter = NonNullable<SellerOffersInput["status"]>;

const TABS: readonly { status: OfferFilter | undefined; label: string }[] = [
  { status: undefined, label: "All" },
  { status: "active", label: "On sale" },
  { status: "paused", label: "Paused" },
  { status: "low_stock", label: "Running low" },
  { status: "out_of_stock", label: "Out of stock" },
];

const CHOICES = {
  statuses: TABS.flatMap(({ status }) => status ?? []),
  sorts: OFFER_SORTS,
  columns: offerColumns(() => false).map(({ key }) => key),
};

function inputOf({ q, status, sort, direction, cursor }: TableState): SellerOffersInput {
  return { q, status: status as OfferFilter, sort: sort as OfferSort, direction, cursor, limit: PAGE_SIZE };
}

export const route = {
  preload: ({ location }) => {
    ahead(offers(inputOf(tableState(location.query, CHOICES))));
    ahead(viewsOf("offers"));
  },
} satisfies RouteDefinition;

export default function OffersPage() {
  const location = useLocation();
  const state = createMemo(() => tableState(location.query, CHOICES));
  const views = createAsync(() => viewsOf("offers"), { deferStream: true });
  const opening = () => openingView(location.search, views() ?? []);
  return (
    <Show when={opening()} fallback={<OfferList state={state()} views={views() ?? []} />}>
      {(view) => <Navigate href={viewHref(PATH, view())} />}
    </Show>
  );
}

function OfferList(props: { state: TableState; views: NonNullable<Awaited<ReturnType<typeof viewsOf>>> }) {
  const state = () => props.state;
  const me = createAsync(() => viewer(), { deferStream: true });
  const mayWrite = () => me()?.may.includes("offers.write") ?? false;
  const page = createAsyncStore(() => offers(inputOf(state())), { deferStream: true, reconcile: { key: "offerId" } });
  const [picked, setPicked] = createSignal<readonly string[]>([]);
  const columns = offerColumns(() => state().isCompact === true);
  const anew = (over: Partial<TableState>) => tableHref(PATH, { ...state(), cursor: undefined, ...over });
  const tabs = () =>
    TABS.map((tab) => ({
      href: anew({ status: tab.status, view: state().view ?? "all" }),
      label: tab.label,
      current: tab.status === state().status,
    }));
  return (
    <>
      <Title>Offers · Stoa for sellers</Title>
      <PageHead
        title="Offers"
        lead="Press a figure to change it, tick rows to change many."
        actions={
          <>
            <SearchForm
              action={PATH}
              label="Search offers"
              placeholder="Title or SKU"
              value={state().q}
              keep={{
                status: state().status,
                sort: state().sort,
                dir: state().direction,
                cols: state().columns?.join(","),
                density: state().isCompact ? "compact" : undefined,
                view: state().view,
              }}
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
      <TableBar fileHref={hrefWith("/files/offers.csv", { q: state().q, status: state().status })}>
        <ViewsMenu
          path={PATH}
          list="offers"
          state={state()}
          views={props.views}
          save={saveView}
          remove={removeView}
          others="the team"
        />
        <ColumnsMenu path={PATH} state={state()} columns={columns} shown={shownColumns(columns, state())} />
      </TableBar>
      <Show when={page()}>
        {(page) => (
          <>
            <Show
              when={page().items.length > 0}
              fallback={<NothingFound q={state().q} filtered={state().status !== undefined} />}
            >
              <DataTable<SellerOffer>
                caption="Offers. Prices and stock can be changed in place."
                path={PATH}
                state={state()}
                columns={columns}
                rows={page().items}
                idOf={(offer) => offer.offerId}
                nameOf={nameOf}
                fold="xl"
                picking={mayWrite() ? { form: "bulk", name: "offer", onPick: setPicked } : undefined}
              />
              <Show when={mayWrite()}>
                <BulkBar picked={picked().length} onPage={page().items.length} state={state()} />
              </Show>
            </Show>
            <CursorPager
              firstHref={state().cursor ? anew({}) : undefined}
              nextHref={
                page().nextCursor ? tableHref(PATH, { ...state(), cursor: page().nextCursor ?? undefined }) : undefined
              }
              words={{ first: "First page", next: "Next page" }}
            />
          </>
        )}
      </Show>
    </>
  );
}

function NothingFound(props: { q: string | undefined; filtered: boolean }) {
  const all = () => <LinkButton href="/offers?view=all">Show all offers</LinkButton>;
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
