// A piece of content: its words, and whether the shop shows it.
import { Title } from "@solidjs/meta";
import { createAsync, query, type RouteDefinition, useParams, useSubmission } from "@solidjs/router";
import type { ContentView, Id } from "@stoa/client";
import { BackLink, Badge, ConfirmForm, Notice, PageHead } from "@stoa/ui";
import { Show } from "solid-js";
import { api } from "~/lib/api";
import { sentence } from "~/lib/sentences";
import { read } from "~/lib/session";
import { Missing } from "~/parts/missing";
import { removeContent, saveContent, setContentStatus } from "./actions";
import { ContentEditor } from "./editor";
import { KIND_WORD, STATUS_TONE, STATUS_WORD } from "./words";

const content = query(
  (contentId: string) => read(() => api().admin.content.get.query({ contentId: contentId as Id<"content"> })),
  "admin.content.get",
);

export const route = { preload: ({ params }) => void content(params["id"] ?? "") } satisfies RouteDefinition;

export default function Content() {
  const params = useParams();
  const found = createAsync(() => content(params["id"] ?? ""), { deferStream: true });
  return (
    <Show when={found() !== undefined}>
      <Show when={found()} fallback={<Missing what="content" href="/content" way="All content" />}>
        {(view) => <Page view={view()} />}
      </Show>
    </Show>
  );
}

function Page(props: { view: ContentView }) {
  const saved = useSubmission(saveContent);
  const title = () => props.view.texts.en.title;
  return (
    <>
      <Title>{title()} · Stoa admin</Title>
      <BackLink href="/content">All content</BackLink>
      <PageHead
        title={title()}
        lead={
          <span class="flex flex-wrap items-center gap-x-3 gap-y-1">
            <Badge tone={STATUS_TONE[props.view.status]}>{STATUS_WORD[props.view.status]}</Badge>
            {KIND_WORD[props.view.kind]}
            <Show when={props.view.slug}> · /help/{props.view.slug}</Show>
          </span>
        }
        actions={
          <>
            <Show when={props.view.status === "draft"}>
              <Remove view={props.view} />
            </Show>
            <Publish view={props.view} />
          </>
        }
      />
      <Show when={saved.result?.ok}>
        <Notice tone="good" class="mb-4">
          Saved. <Show when={props.view.status === "published"}>The shop follows within seconds.</Show>
        </Notice>
      </Show>
      {/* A save makes the form anew, so that it starts from what is stored. */}
      <Show when={props.view.version} keyed>
        <ContentEditor kind={props.view.kind} content={props.view} action={saveContent} saveLabel="Save" />
      </Show>
    </>
  );
}

function Publish(props: { view: ContentView }) {
  const submission = useSubmission(setContentStatus);
  const isPublished = () => props.view.status === "published";
  return (
    <Show when={props.view.status} keyed>
      <ConfirmForm
        label={isPublished() ? "Take out of the shop" : "Publish"}
        look={{ variant: isPublished() ? "secondary" : "primary" }}
        title={isPublished() ? "Take it out of the shop?" : "Publish it?"}
        action={setContentStatus}
        confirmLabel={isPublished() ? "Take it out" : "Publish"}
        danger={isPublished()}
        busy={submission.pending}
        error={submission.result?.ok === false ? sentence(submission.result.code) : null}
      >
        <p>
          {isPublished()
            ? "It is gone from the shop within seconds. The draft stays as it is."
            : "The shop shows it within seconds, or when its time comes. Save your changes first: what is published is what was saved."}
        </p>
        <input type="hidden" name="contentId" value={props.view.contentId} />
        <input type="hidden" name="status" value={isPublished() ? "draft" : "published"} />
      </ConfirmForm>
    </Show>
  );
}

function Remove(props: { view: ContentView }) {
  const submission = useSubmission(removeContent);
  return (
    <ConfirmForm
      label="Remove"
      look={{ variant: "quiet" }}
      title="Remove it for good?"
      action={removeContent}
      confirmLabel="Remove it"
      danger
      busy={submission.pending}
      error={submission.result?.ok === false ? sentence(submission.result.code) : null}
    >
      <p>Its words in all languages are lost.</p>
      <input type="hidden" name="contentId" value={props.view.contentId} />
    </ConfirmForm>
  );
}
