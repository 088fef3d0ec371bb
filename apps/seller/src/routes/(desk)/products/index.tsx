// The products that the seller wrote or offers: where each of them stands, and what an operator said.
import { Title } from "@solidjs/meta";
import { createAsync, type RouteDefinition, useSearchParams } from "@solidjs/router";
import type { SellerProduct, SellerProductsInput } from "@stoa/client";
import {
  Badge,
  type Column,
  CursorPager,
  EmptyState,
  LinkButton,
  LinkTabs,
  PageHead,
  Panel,
  PRODUCT_TONE,
  SearchForm,
  Table,
} from "@stoa/ui";
import { Show } from "solid-js";
import { hrefWith } from "~/lib/address";
import { Thumb } from "~/lib/thumb";
import { counted, PRODUCT_WORD } from "~/lib/words";
import { ChangeBadge } from "./change-badge";
import { products } from "./reads";

const PAGE_SIZE = 25;

type Status = NonNullable<SellerProductsInput["status"]>;

const TABS: readonly { status: Status | undefined; label: string }[] = [
  { status: undefined, label: "All" },
  { status: "waiting", label: "Waiting" },
  { status: "active", label: "In the shop" },
  { status: "draft", label: "Drafts" },
  { status: "archived", label: "Taken out" },
];

type Search = { status?: string; q?: string; cursor?: string };

const statusOf = (search: Search) => TABS.find((tab) => tab.status && tab.status === search.status)?.status;

const inputOf = (search: Search): SellerProductsInput => ({
  status: statusOf(search),
  q: search.q || undefined,
  cursor: search.cursor || undefined,
  limit: PAGE_SIZE,
});

export const route = {
  preload: ({ location }) => products(inputOf(location.query as Search)),
} satisfies RouteDefinition;

const COLUMNS: readonly Column<SellerProduct>[] = [
  {
    head: "Product",
    grow: true,
    phone: "head",
    cell: (product) => (
      <a href={`/products/${product.productId}`} class="group flex min-w-0 items-center gap-4">
        <Thumb hash={product.imageHash} faded={product.status !== "active"} />
        <span class="min-w-0 font-medium underline-offset-4 group-hover:underline">{product.title}</span>
      </a>
    ),
  },
  {
    head: "In the shop",
    cell: (product) => <Badge tone={PRODUCT_TONE[product.status]}>{PRODUCT_WORD[product.status]}</Badge>,
  },
  {
    head: "Your proposal",
    cell: (product) => (
      <Show when={product.change} fallback={<span class="text-ink-faint">None</span>}>
        {(change) => (
          <span class="flex min-w-0 flex-col items-start gap-1 max-sm:items-end">
            <ChangeBadge kind={change().kind} status={change().status} />
            <Show when={change().reason}>
              <span class="line-clamp-2 max-w-64 text-xs text-ink-soft max-sm:text-end">{change().reason}</span>
            </Show>
          </span>
        )}
      </Show>
    ),
  },
  { head: "Your offers", align: "end", phone: "hide", cell: (product) => counted(product.offerCount, "offer") },
];

export default function ProductsPage() {
  const [search] = useSearchParams<Search>();
  const page = createAsync(() => products(inputOf(search)), { deferStream: true });
  const href = (cursor?: string | null) => hrefWith("/products", { status: statusOf(search), q: search.q, cursor });
  return (
    <>
      <Title>Products · Stoa for sellers</Title>
      <PageHead
        title="Products"
        lead="The pages that you wrote or sell on, and what operators said about your proposals."
        actions={
          <>
            <SearchForm
              action="/products"
              label="Search products"
              placeholder="Title"
              value={search.q}
              keep={{ status: statusOf(search) }}
              class="w-full sm:w-72"
            />
            <LinkButton href="/offers/new" variant="primary">
              New product
            </LinkButton>
          </>
        }
      />
      <LinkTabs
        label="Products by state"
        tabs={TABS.map((tab) => ({
          href: hrefWith("/products", { status: tab.status, q: search.q }),
          label: tab.label,
          current: tab.status === statusOf(search),
        }))}
      />
      <Show when={page()}>
        {(page) => (
          <>
            <Show
              when={page().items.length > 0}
              fallback={
                <EmptyState
                  title={search.q ? `Nothing found for “${search.q}”` : "No products here"}
                  icon={search.q ? "search" : "box"}
                  actions={<LinkButton href="/products">Show all products</LinkButton>}
                >
                  {search.q ? "Try part of the title." : "Products appear here as their state changes."}
                </EmptyState>
              }
            >
              <Panel class="py-2! sm:py-3!">
                <Table caption="Products" columns={COLUMNS} rows={page().items} />
              </Panel>
            </Show>
            <CursorPager
              firstHref={search.cursor ? href() : undefined}
              nextHref={page().nextCursor ? href(page().nextCursor) : undefined}
            />
          </>
        )}
      </Show>
    </>
  );
}
