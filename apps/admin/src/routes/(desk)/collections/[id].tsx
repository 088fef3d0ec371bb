// A collection: what is in it, and whether the shop shows it.
import { Title } from "@solidjs/meta";
import { createAsync, query, type RouteDefinition, useParams, useSubmission } from "@solidjs/router";
import type { CollectionView, Id } from "@stoa/client";
import { BackLink, Badge, ConfirmForm, Notice, PageHead } from "@stoa/ui";
import { Show } from "solid-js";
import { api } from "~/lib/api";
import { sentence } from "~/lib/sentences";
import { read } from "~/lib/session";
import { Missing } from "~/parts/missing";
import { removeCollection, saveCollection, setCollectionStatus } from "./actions";
import { CollectionEditor } from "./editor";
import { KIND_WORD, STATUS_TONE, STATUS_WORD } from "./words";

const collection = query(
  (collectionId: string) =>
    read(() => api().admin.collections.get.query({ collectionId: collectionId as Id<"collection"> })),
  "admin.collections.get",
);

export const route = { preload: ({ params }) => void collection(params["id"] ?? "") } satisfies RouteDefinition;

export default function Collection() {
  const params = useParams();
  const found = createAsync(() => collection(params["id"] ?? ""), { deferStream: true });
  return (
    <Show when={found() !== undefined}>
      <Show when={found()} fallback={<Missing what="collection" href="/collections" way="All collections" />}>
        {(view) => <Page view={view()} />}
      </Show>
    </Show>
  );
}

function Page(props: { view: CollectionView }) {
  const saved = useSubmission(saveCollection);
  return (
    <>
      <Title>{props.view.name} · Stoa admin</Title>
      <BackLink href="/collections">All collections</BackLink>
      <PageHead
        title={props.view.name}
        lead={
          <span class="flex flex-wrap items-center gap-x-3 gap-y-1">
            <Badge tone={STATUS_TONE[props.view.status]}>{STATUS_WORD[props.view.status]}</Badge>
            {KIND_WORD[props.view.kind]} · /k/{props.view.slug}
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
        <CollectionEditor kind={props.view.kind} collection={props.view} action={saveCollection} saveLabel="Save" />
      </Show>
    </>
  );
}

function Publish(props: { view: CollectionView }) {
  const submission = useSubmission(setCollectionStatus);
  const isPublished = () => props.view.status === "published";
  const refusal = () => {
    const { result } = submission;
    if (!result || result.ok) return null;
    return result.code === "INVALID_INPUT" ? "There is nothing in it yet. Add products first." : sentence(result.code);
  };
  return (
    <Show when={props.view.status} keyed>
      <ConfirmForm
        label={isPublished() ? "Take out of the shop" : "Publish"}
        look={{ variant: isPublished() ? "secondary" : "primary" }}
        title={isPublished() ? `Take “${props.view.name}” out of the shop?` : `Publish “${props.view.name}”?`}
        action={setCollectionStatus}
        confirmLabel={isPublished() ? "Take it out" : "Publish"}
        danger={isPublished()}
        busy={submission.pending}
        error={refusal()}
      >
        <p>
          {isPublished()
            ? "Its page is gone at once, and so are the links to it. The draft stays as it is."
            : "It gets its page, a place on the start page and a link in the footer, in every market. Save your changes first: what is published is what was saved."}
        </p>
        <input type="hidden" name="collectionId" value={props.view.collectionId} />
        <input type="hidden" name="status" value={isPublished() ? "draft" : "published"} />
      </ConfirmForm>
    </Show>
  );
}

function Remove(props: { view: CollectionView }) {
  const submission = useSubmission(removeCollection);
  return (
    <ConfirmForm
      label="Remove"
      look={{ variant: "quiet" }}
      title={`Remove “${props.view.name}” for good?`}
      action={removeCollection}
      confirmLabel="Remove it"
      danger
      busy={submission.pending}
      error={submission.result?.ok === false ? sentence(submission.result.code) : null}
    >
      <p>The products stay; only their being together is lost.</p>
      <input type="hidden" name="collectionId" value={props.view.collectionId} />
    </ConfirmForm>
  );
}
