// All products, by state.
import { createAsync, query, type RouteDefinition, type RouteSectionProps } from "@solidjs/router";
import { type AdminProductsInput, PRODUCT_STATUSES } from "@stoa/client";
import { Badge, Picture, PRODUCT_TONE } from "@stoa/ui";
import { Show } from "solid-js";
import { api } from "~/lib/api";
import { listState } from "~/lib/list-state";
import { read } from "~/lib/session";
import { When } from "~/lib/when";
import { counted, PRODUCT_STATUS_WORD, quantity } from "~/lib/words";
import { ListPage } from "~/parts/list-page";

const products = query(
  (input: Partial<AdminProductsInput>) => read(() => api().admin.products.list.query(input)),
  "admin.products",
);

export const route = {
  preload: ({ location }) => void products(listState(location.query, PRODUCT_STATUSES)),
} satisfies RouteDefinition;

export default function Products(props: RouteSectionProps) {
  const page = createAsync(() => products(listState(props.location.query, PRODUCT_STATUSES)), { deferStream: true });
  return (
    <ListPage
      title="Products"
      lead="Every page of the catalogue, whoever wrote it. Open one to edit it and to read what happened to it."
      path="/products"
      icon="box"
      searchLabel="Title, brand, SKU or GTIN"
      statuses={{ all: PRODUCT_STATUSES, word: PRODUCT_STATUS_WORD }}
      page={page()}
      desk={{ list: "products", idOf: (product) => product.productId, nameOf: (product) => product.title }}
      columns={[
        {
          head: "Product",
          grow: true,
          phone: "head",
          cell: (product) => (
            <span class="flex min-w-0 items-center gap-3">
              <span class="block size-12 shrink-0 overflow-hidden rounded-md bg-tile">
                <Picture image={product.imageHash ? { hash: product.imageHash, alt: "" } : null} sizes="48px" />
              </span>
              <span class="min-w-0">
                <a href={`/products/${product.productId}`} class="font-medium underline-offset-4 hover:underline">
                  {product.title}
                </a>
                <span class="block text-xs text-ink-faint">{product.brand}</span>
              </span>
            </span>
          ),
        },
        {
          head: "State",
          cell: (product) => (
            <span class="flex flex-wrap gap-1.5">
              <Badge tone={PRODUCT_TONE[product.status]}>{PRODUCT_STATUS_WORD[product.status]}</Badge>
              <Show when={product.openCount > 0}>
                <Badge tone="info">{counted(product.openCount, "proposal")}</Badge>
              </Show>
            </span>
          ),
        },
        { head: "Category", cell: (product) => product.category },
        { head: "Offers", align: "end", cell: (product) => quantity(product.offerCount) },
        { head: "Written", align: "end", phone: "hide", cell: (product) => <When at={product.createdAt} /> },
      ]}
      empty={<p>Products appear here as sellers write them.</p>}
    />
  );
}
