// A new collection: by hand or by a rule.
import { Title } from "@solidjs/meta";
import type { RouteSectionProps } from "@solidjs/router";
import { COLLECTION_KINDS, type CollectionKind } from "@stoa/client";
import { BackLink, LinkTabs, PageHead } from "@stoa/ui";
import { Show } from "solid-js";
import { createCollection } from "./actions";
import { CollectionEditor } from "./editor";
import { KIND_WORD } from "./words";

export default function NewCollection(props: RouteSectionProps) {
  const kind = (): CollectionKind => COLLECTION_KINDS.find((one) => one === props.location.query["kind"]) ?? "manual";
  return (
    <>
      <Title>New collection · Stoa admin</Title>
      <BackLink href="/collections">All collections</BackLink>
      <PageHead title="New collection" lead="It is a draft until you publish it." />
      <LinkTabs
        label="How it comes by its products"
        tabs={COLLECTION_KINDS.map((one) => ({
          href: `/collections/new?kind=${one}`,
          label: KIND_WORD[one],
          current: one === kind(),
        }))}
      />
      <Show when={kind()} keyed>
        {(one) => (
          <CollectionEditor kind={one} collection={null} action={createCollection} saveLabel="Create the draft" />
        )}
      </Show>
    </>
  );
}
