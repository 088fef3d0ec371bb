// Redirects: queries that lead to a page instead of to results.
import { createAsync, query, type RouteDefinition, type RouteSectionProps } from "@solidjs/router";
import type { QueriesInput } from "@stoa/client";
import { LinkButton } from "@stoa/ui";
import { api } from "~/lib/api";
import { listState } from "~/lib/list-state";
import { read } from "~/lib/session";
import { When } from "~/lib/when";
import { ListPage } from "~/parts/list-page";
import { SearchTabs } from "../tabs";
import { RemoveRedirect } from "./redirect-form";

const redirects = query(
  (input: Partial<QueriesInput>) => read(() => api().admin.search.redirects.list.query(input)),
  "admin.search.redirects",
);

const asked = (address: RouteSectionProps["location"]) => {
  const { q, cursor } = listState(address.query);
  return { q, cursor };
};

export const route = { preload: ({ location }) => void redirects(asked(location)) } satisfies RouteDefinition;

export default function Redirects(props: RouteSectionProps) {
  const page = createAsync(() => redirects(asked(props.location)), { deferStream: true });
  return (
    <ListPage
      title="Redirects"
      lead="Searches that lead straight to a page."
      path="/search/redirects"
      icon="search"
      searchLabel="Search by query or page"
      actions={
        <LinkButton href="/search/redirects/edit" variant="primary">
          Add a redirect
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
              href={`/search/redirects/edit?${new URLSearchParams({ query: row.query, target: row.target })}`}
              class="font-medium whitespace-nowrap underline-offset-4 hover:underline"
            >
              {row.query}
            </a>
          ),
        },
        { head: "Leads to", grow: true, cell: (row) => <span class="font-mono text-xs break-all">/{row.target}</span> },
        { head: "Changed", align: "end", phone: "hide", cell: (row) => <When at={row.updatedAt} /> },
        {
          head: "",
          align: "end",
          cell: (row) => (
            <div class="ms-auto">
              <RemoveRedirect redirect={row} />
            </div>
          ),
        },
      ]}
      empty={<p>A search for a category’s or seller’s name can lead straight to its page.</p>}
    />
  );
}
