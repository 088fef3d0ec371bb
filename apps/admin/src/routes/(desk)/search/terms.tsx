// The tables of the report: what is searched for most, and what finds nothing, with what one can do about it.
import type { SearchTerm } from "@stoa/client";
import { EmptyState, Panel, Table } from "@stoa/ui";
import { Show } from "solid-js";
import { quantity } from "~/lib/words";

/** Address of a page about one query. */
const about = (path: string, name: string, query: string) => `${path}?${new URLSearchParams({ [name]: query })}`;

function Term(props: { term: SearchTerm }) {
  return (
    <>
      <a
        href={about("/search/pins/edit", "q", props.term.query)}
        class="font-medium underline-offset-4 hover:underline"
      >
        {props.term.query}
      </a>
      <Show when={props.term.correctedTo}>{(meant) => <span class="text-ink-faint"> taken for “{meant()}”</span>}</Show>
    </>
  );
}

/** The most frequent terms. */
export function TopTerms(props: { terms: readonly SearchTerm[] }) {
  return (
    <Panel title="Searched most">
      <Table
        caption="What is searched for most"
        rows={props.terms}
        columns={[
          { head: "Query", grow: true, phone: "head", cell: (term) => <Term term={term} /> },
          { head: "Searches", align: "end", cell: (term) => quantity(term.searches) },
        ]}
        empty={<EmptyState title="No searches in these days" icon="search" class="py-8!" />}
      />
    </Panel>
  );
}

/** The terms that found nothing, each with the ways to mend it. */
export function ZeroTerms(props: { terms: readonly SearchTerm[] }) {
  const link = "text-accent underline-offset-4 hover:underline whitespace-nowrap";
  return (
    <Panel title="Found nothing">
      <Table
        caption="Searches that found nothing"
        rows={props.terms}
        columns={[
          { head: "Query", grow: true, phone: "head", cell: (term) => <Term term={term} /> },
          { head: "Times", align: "end", cell: (term) => quantity(term.zeroResults) },
          {
            head: "Mend",
            cell: (term) => (
              <span class="flex gap-4">
                <a href={about("/search/synonyms/new", "term", term.query)} class={link}>
                  Add synonym<span class="sr-only"> for {term.query}</span>
                </a>
                <a href={about("/search/redirects/edit", "query", term.query)} class={link}>
                  Redirect<span class="sr-only"> {term.query}</span>
                </a>
              </span>
            ),
          },
        ]}
        empty={<EmptyState title="Every search found something" icon="check" class="py-8!" />}
      />
    </Panel>
  );
}
