// The inbox: orders by status, found by number or name, by age or by the day they must leave, page by page. All of its state
// is in the address.
import { Title } from "@solidjs/meta";
import { createAsync, createAsyncStore, Navigate, query, type RouteDefinition, useLocation } from "@solidjs/router";
import {
  ORDER_SORTS,
  ORDER_STATUSES,
  type OrderSort,
  type OrderStatus,
  type OrderSummary,
  type SellerOrdersInput,
} from "@stoa/client";
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
import { api } from "~/lib/api";
import { useFresh } from "~/lib/fresh";
import { ahead, load } from "~/lib/load";
import { useMay } from "~/lib/viewer";
import { removeView, saveView, viewsOf } from "~/lib/views";
import { ORDER_WORD } from "~/lib/words";
import { OrderBulkBar, StepsTold } from "./bulk-bar";
import { ORDER_COLUMNS } from "./order-table";

const PATH = "/orders";
const PAGE_SIZE = 50;

const orderCounts = query(() => load(api().seller.orders.counts.query()), "order-counts");
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

const CHOICES = { statuses: ORDER_STATUSES, sorts: ORDER_SORTS, columns: ORDER_COLUMNS.map(({ key }) => key) };

function inputOf({ q, status, sort, direction, cursor }: TableState): SellerOrdersInput {
  return { q, status: status as OrderStatus, sort: sort as OrderSort, direction, cursor, limit: PAGE_SIZE };
}

export const route = {
  preload: ({ location }) => {
    ahead(orders(inputOf(tableState(location.query, CHOICES))));
    ahead(viewsOf("orders"));
    ahead(orderCounts());
  },
} satisfies RouteDefinition;

export default function OrdersPage() {
  const location = useLocation();
  const state = createMemo(() => tableState(location.query, CHOICES));
  const views = createAsync(() => viewsOf("orders"), { deferStream: true });
  return (
    <Show when={openingView(location.search, views() ?? [])} fallback={<Inbox state={state()} views={views() ?? []} />}>
      {(view) => <Navigate href={viewHref(PATH, view())} />}
    </Show>
  );
}

function Inbox(props: { state: TableState; views: NonNullable<Awaited<ReturnType<typeof viewsOf>>> }) {
  const state = () => props.state;
  const page = createAsyncStore(() => orders(inputOf(state())), { deferStream: true, reconcile: { key: "orderId" } });
  useFresh([orders.key, orderCounts.key]);
  const may = useMay();
  const [picked, setPicked] = createSignal<readonly string[]>([]);
  const counts = createAsync(() => orderCounts(), { deferStream: true });
  const countOf = (tab: OrderStatus | undefined) =>
    tab === "confirmed" || tab === "picking" || tab === "packed" ? counts()?.[tab] : undefined;
  const anew = (over: Partial<TableState>) => tableHref(PATH, { ...state(), cursor: undefined, ...over });
  const tabs = () =>
    TABS.map((tab) => ({
      href: anew({ status: tab, view: state().view ?? "all" }),
      label: tab ? ORDER_WORD[tab] : "All",
      count: countOf(tab),
      current: tab === state().status,
    }));
  const kept = () => ({
    status: state().status,
    sort: state().sort,
    dir: state().direction,
    cols: state().columns?.join(","),
    density: state().isCompact ? "compact" : undefined,
    view: state().view,
  });
  return (
    <>
      <Title>Orders · Stoa for sellers</Title>
      <PageHead
        title="Orders"
        actions={
          <SearchForm
            action={PATH}
            label="Search orders"
            placeholder="Number or customer"
            value={state().q}
            keep={kept()}
            class="w-full sm:w-72"
          />
        }
      />
      <LinkTabs label="Orders by status" tabs={tabs()} />
      <TableBar fileHref={hrefWith("/files/orders.csv", { q: state().q, status: state().status })}>
        <ViewsMenu
          path={PATH}
          list="orders"
          state={state()}
          views={props.views}
          save={saveView}
          remove={removeView}
          others="the team"
        />
        <ColumnsMenu path={PATH} state={state()} columns={ORDER_COLUMNS} shown={shownColumns(ORDER_COLUMNS, state())} />
      </TableBar>
      <StepsTold />
      <Show when={page()}>
        {(page) => (
          <>
            <Show
              when={page().items.length > 0}
              fallback={<NothingFound q={state().q} status={state().status as OrderStatus | undefined} />}
            >
              <DataTable<OrderSummary>
                caption="Orders"
                path={PATH}
                state={state()}
                columns={ORDER_COLUMNS}
                rows={page().items}
                idOf={(order) => order.orderId}
                nameOf={(order) => order.number}
                picking={may("orders.fulfil") ? { form: "steps", name: "order", onPick: setPicked } : undefined}
              />
              <Show when={may("orders.fulfil")}>
                <OrderBulkBar picked={picked()} />
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
        actions={<LinkButton href="/orders?view=all">Show all orders</LinkButton>}
      >
        Try the whole order number, or part of the customer’s name.
      </EmptyState>
    </Show>
  );
}
