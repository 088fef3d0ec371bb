// One synonym set.
import { Title } from "@solidjs/meta";
import { createAsync, query, type RouteDefinition, type RouteSectionProps } from "@solidjs/router";
import type { Id } from "@stoa/client";
import { BackLink, PageHead } from "@stoa/ui";
import { Show } from "solid-js";
import { api } from "~/lib/api";
import { read } from "~/lib/session";
import { Missing } from "~/parts/missing";
import { RemoveSynonym, SynonymForm } from "./synonym-form";

const synonymById = query(
  (id: string) => read(() => api().admin.search.synonyms.get.query({ synonymId: id as Id<"synonym"> })),
  "admin.search.synonym",
);

export const route = { preload: ({ params }) => void synonymById(params["id"] ?? "") } satisfies RouteDefinition;

export default function Synonym(props: RouteSectionProps) {
  const set = createAsync(() => synonymById(props.params["id"] ?? ""), { deferStream: true });
  return (
    <Show when={set() !== undefined}>
      <Show when={set()} fallback={<Missing what="synonym set" href="/search/synonyms" way="All synonyms" />}>
        {(found) => (
          <>
            <Title>{found().terms[0]} · Stoa admin</Title>
            <BackLink href="/search/synonyms">All synonyms</BackLink>
            <PageHead title="Change synonyms" actions={<RemoveSynonym set={found()} />} />
            <SynonymForm set={found()} />
          </>
        )}
      </Show>
    </Show>
  );
}
