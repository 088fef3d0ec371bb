// Synonyms: words that find each other's products.
import { createAsync, query, type RouteDefinition, type RouteSectionProps } from "@solidjs/router";
import { SYNONYM_STATUSES, type SynonymsInput, type SynonymStatus } from "@stoa/client";
import { Badge, LinkButton } from "@stoa/ui";
import { Show } from "solid-js";
import { api } from "~/lib/api";
import { listState } from "~/lib/list-state";
import { read } from "~/lib/session";
import { When } from "~/lib/when";
import { ListPage } from "~/parts/list-page";
import { SearchTabs } from "../tabs";
import { Terms } from "./terms";

const synonyms = query(
  (input: Partial<SynonymsInput>) => read(() => api().admin.search.synonyms.list.query(input)),
  "admin.search.synonyms",
);

const STATUS_WORD: Record<SynonymStatus, string> = { active: "Active", paused: "Paused" };

export const route = {
  preload: ({ location }) => void synonyms(listState(location.query, SYNONYM_STATUSES)),
} satisfies RouteDefinition;

export default function Synonyms(props: RouteSectionProps) {
  const page = createAsync(() => synonyms(listState(props.location.query, SYNONYM_STATUSES)), { deferStream: true });
  return (
    <ListPage
      title="Synonyms"
      lead="Words that find each other’s products. What was typed always counts more than what only means it."
      path="/search/synonyms"
      icon="search"
      searchLabel="Search by term"
      actions={
        <>
          <LinkButton href="/search/synonyms/import">Import</LinkButton>
          <LinkButton href="/search/synonyms/new" variant="primary">
            Add synonyms
          </LinkButton>
        </>
      }
      above={<SearchTabs />}
      statuses={{ all: SYNONYM_STATUSES, word: STATUS_WORD }}
      page={page()}
      columns={[
        {
          head: "Terms",
          grow: true,
          phone: "head",
          cell: (set) => (
            <a href={`/search/synonyms/${set.synonymId}`} class="underline-offset-4 hover:underline">
              <Terms set={set} />
            </a>
          ),
        },
        {
          head: "Status",
          cell: (set) => <Badge tone={set.status === "active" ? "good" : "plain"}>{STATUS_WORD[set.status]}</Badge>,
        },
        {
          head: "From",
          phone: "hide",
          cell: (set) => (
            <Show when={set.source === "wordnet"} fallback="Operators">
              WordNet
            </Show>
          ),
        },
        { head: "Changed", align: "end", phone: "hide", cell: (set) => <When at={set.updatedAt} /> },
      ]}
      empty={<p>Sets that operators add or import appear here.</p>}
    />
  );
}
