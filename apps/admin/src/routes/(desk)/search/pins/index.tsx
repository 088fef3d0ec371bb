// Pins: products that stand first for a query.
import { createAsync, query, type RouteDefinition, type RouteSectionProps } from "@solidjs/router";
import type { QueriesInput } from "@stoa/client";
import { LinkButton } from "@stoa/ui";
import { For } from "solid-js";
import { api } from "~/lib/api";
import { listState } from "~/lib/list-state";
import { read } from "~/lib/session";
import { When } from "~/lib/when";
import { ListPage } from "~/parts/list-page";
import { SearchTabs } from "../tabs";
import { editHref, Thumb } from "./product-row";

const pins = query(
  (input: Partial<QueriesInput>) => read(() => api().admin.search.pins.list.query(input)),
  "admin.search.pins",
);

const asked = (address: RouteSectionProps["location"]) => {
  const { q, cursor } = listState(address.query);
  return { q, cursor };
};

export const route = { preload: ({ location }) => void pins(asked(location)) } satisfies RouteDefinition;

export default function Pins(props: RouteSectionProps) {
  const page = createAsync(() => pins(asked(props.location)), { deferStream: true });
  return (
    <ListPage
      title="Pins"
      lead="Products that stand before all others for a search."
      path="/search/pins"
      icon="search"
      searchLabel="Search by query"
      actions={
        <LinkButton href="/search/pins/edit" variant="primary">
          Pin products
        </LinkButton>
      }
      above={<SearchTabs />}
      page={page()}
      columns={[
        {
          head: "Query",
          phone: "head",
          cell: (row) => (
            <a
              href={editHref({ q: row.query })}
              class="font-medium whitespace-nowrap underline-offset-4 hover:underline"
            >
              {row.query}
            </a>
          ),
        },
        {
          head: "Products",
          grow: true,
          cell: (row) => (
            <span class="flex flex-wrap gap-2">
              <For each={row.products}>
                {(product) => (
                  <span title={product.title}>
                    <Thumb product={product} />
                    <span class="sr-only">{product.title}</span>
                  </span>
                )}
              </For>
            </span>
          ),
        },
        { head: "Changed", align: "end", phone: "hide", cell: (row) => <When at={row.updatedAt} /> },
      ]}
      empty={<p>Choose a search and put the products first that should lead it.</p>}
    />
  );
}
