// The inbox: orders by status, found by number or name, page by page. All of its state is in the address.
import { Title } from "@solidjs/meta";
import { createAsync, createAsyncStore, query, type RouteDefinition, useSearchParams } from "@solidjs/router";
import { ORDER_STATUSES, type OrderStatus, type SellerOrdersInput } from "@stoa/client";
import { CursorPager, EmptyState, LinkButton, LinkTabs, PageHead, SearchForm } from "@stoa/ui";
import { Show } from "solid-js";
import { hrefWith } from "~/lib/address";
import { api } from "~/lib/api";
import { useFresh } from "~/lib/fresh";
import { load } from "~/lib/load";
import { ORDER_WORD } from "~/lib/words";
import { today } from "../today";
import { OrderTable } from "./order-table";

const PAGE_SIZE = 25;

const orders = query((input: SellerOrdersInput) => load(api().seller.orders.list.query(input)), "orders");

const TABS: readonly (OrderStatus | undefined)[] = [
  undefined,
  "confirmed",
  "picking",
  "packed",
  "partly_shipped",
  "shipped",
  "delivered",
  "cancelled",
];

/** The state of the page, as it stands in its address. */
type Search = {
  status?: string;
  q?: string;
  cursor?: string;
};

const statusOf = (search: Search) => ORDER_STATUSES.find((one) => one === search.status);

function inputOf(search: Search): SellerOrdersInput {
  return { status: statusOf(search), q: search.q || undefined, cursor: search.cursor || undefined, limit: PAGE_SIZE };
}

export const route = {
  preload: ({ location }) => {
    void orders(inputOf(location.query as Search));
    void today();
  },
} satisfies RouteDefinition;

export default function OrdersPage() {
  const [search] = useSearchParams<Search>();
  const status = () => statusOf(search);
  const page = createAsyncStore(() => orders(inputOf(search)), { deferStream: true, reconcile: { key: "orderId" } });
  useFresh([orders.key, today.key]);
  const counts = createAsync(() => today(), { deferStream: true });
  const countOf = (tab: OrderStatus | undefined) =>
    tab === "confirmed" || tab === "picking" || tab === "packed" ? counts()?.counts[tab] : undefined;
  const tabs = () =>
    TABS.map((tab) => ({
      href: hrefWith("/orders", { status: tab, q: search.q }),
      label: tab ? ORDER_WORD[tab] : "All",
      count: countOf(tab),
      current: tab === status(),
    }));
  return (
    <>
      <Title>Orders · Stoa for sellers</Title>
      <PageHead
        title="Orders"
        actions={
          <SearchForm
            action="/orders"
            label="Search orders"
            placeholder="Number or customer"
            value={search.q}
            keep={{ status: status() }}
            class="w-full sm:w-72"
          />
        }
      />
      <LinkTabs label="Orders by status" tabs={tabs()} />
      <Show when={page()}>
        {(page) => (
          <>
            <OrderTable
              caption="Orders, newest first"
              orders={page().items}
              empty={<NothingFound q={search.q} status={status()} />}
            />
            <CursorPager
              firstHref={search.cursor ? hrefWith("/orders", { status: status(), q: search.q }) : undefined}
              nextHref={
                page().nextCursor
                  ? hrefWith("/orders", { status: status(), q: search.q, cursor: page().nextCursor })
                  : undefined
              }
            />
          </>
        )}
      </Show>
    </>
  );
}

function NothingFound(props: { q: string | undefined; status: OrderStatus | undefined }) {
  return (
    <Show
      when={props.q}
      fallback={
        <EmptyState
          title={props.status ? `No orders under “${ORDER_WORD[props.status]}”` : "No orders yet"}
          icon="receipt"
        >
          {props.status
            ? "Orders move here as you work on them."
            : "The first one will appear here the moment it is paid."}
        </EmptyState>
      }
    >
      <EmptyState
        title={`Nothing found for “${props.q}”`}
        icon="search"
        actions={<LinkButton href="/orders">Show all orders</LinkButton>}
      >
        Try the whole order number, or part of the customer’s name.
      </EmptyState>
    </Show>
  );
}
