// A new piece of content: first of which kind.
import { Title } from "@solidjs/meta";
import type { RouteSectionProps } from "@solidjs/router";
import { CONTENT_KINDS, type ContentKind } from "@stoa/client";
import { BackLink, LinkTabs, PageHead } from "@stoa/ui";
import { Show } from "solid-js";
import { createContent } from "./actions";
import { ContentEditor } from "./editor";
import { KIND_WORD } from "./words";

export default function NewContent(props: RouteSectionProps) {
  const kind = (): ContentKind => CONTENT_KINDS.find((one) => one === props.location.query["kind"]) ?? "hero";
  return (
    <>
      <Title>New content · Stoa admin</Title>
      <BackLink href="/content">All content</BackLink>
      <PageHead title="New content" lead="It is a draft until you publish it." />
      <LinkTabs
        label="What it is"
        tabs={CONTENT_KINDS.map((one) => ({
          href: `/content/new?kind=${one}`,
          label: KIND_WORD[one],
          current: one === kind(),
        }))}
      />
      <Show when={kind()} keyed>
        {(one) => <ContentEditor kind={one} content={null} action={createContent} saveLabel="Create the draft" />}
      </Show>
    </>
  );
}
