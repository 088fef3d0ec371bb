// All content, by its kind, in the order of the shop.
import { Title } from "@solidjs/meta";
import { createAsync, query, type RouteDefinition, useSubmission } from "@solidjs/router";
import { CONTENT_KINDS, type ContentKind, type ContentView, type Id, marketName } from "@stoa/client";
import { Badge, Button, EmptyState, FormError, Icon, LinkButton, PageHead, Panel, Picture, Table } from "@stoa/ui";
import { For, Show } from "solid-js";
import { api } from "~/lib/api";
import { sentence } from "~/lib/sentences";
import { read } from "~/lib/session";
import { When } from "~/lib/when";
import { arrangeContent } from "./actions";
import { KINDS_WORD, STATUS_TONE, STATUS_WORD } from "./words";

const content = query(() => read(() => api().admin.content.list.query()), "admin.content.list");

export const route = { preload: () => void content() } satisfies RouteDefinition;

type Ids = readonly Id<"content">[];

/** The ids with two neighbours changed. */
const swapped = (ids: Ids, place: number): Ids =>
  ids.map((id, i) => (i === place ? ids[place + 1]! : i === place + 1 ? ids[place]! : id));

function Move(props: { ids: Ids; label: string; disabled: boolean; turned?: boolean }) {
  return (
    <form method="post" action={arrangeContent}>
      <For each={props.ids}>{(id) => <input type="hidden" name="contentIds[]" value={id} />}</For>
      <Button type="submit" size="sm" variant="quiet" class="px-2!" disabled={props.disabled} aria-label={props.label}>
        <Icon name="chevronDown" class={props.turned ? "size-4 rotate-180" : "size-4"} />
      </Button>
    </form>
  );
}

function Name(props: { row: ContentView }) {
  return (
    <span class="flex items-center gap-3">
      <Show when={props.row.imageHash}>
        {(hash) => (
          <span class="block size-12 shrink-0 overflow-hidden rounded-md bg-tile">
            <Picture image={{ hash: hash(), alt: "" }} sizes="48px" />
          </span>
        )}
      </Show>
      <span class="min-w-0">
        <a href={`/content/${props.row.contentId}`} class="font-medium underline-offset-4 hover:underline">
          {props.row.texts.en.title}
        </a>
        <span class="block text-xs text-ink-faint">
          {props.row.slug ? `/help/${props.row.slug}` : props.row.link}
          {props.row.market ? ` · ${marketName(props.row.market)}` : ""}
        </span>
      </span>
    </span>
  );
}

/** The content of one kind; moving changes its order among its own. */
function Kind(props: { kind: ContentKind; all: readonly ContentView[] }) {
  const rows = () => props.all.filter((row) => row.kind === props.kind);
  const others = () => props.all.filter((row) => row.kind !== props.kind).map((row) => row.contentId);
  const ids = () => rows().map((row) => row.contentId);
  const place = (row: ContentView) => ids().indexOf(row.contentId);
  const order = (at: number): Ids => [...swapped(ids(), at), ...others()];
  return (
    <Show when={rows().length > 0}>
      <Panel title={KINDS_WORD[props.kind]} class="mb-6">
        <Table
          caption={KINDS_WORD[props.kind]}
          rows={rows()}
          columns={[
            { head: "Title", phone: "head", grow: true, cell: (row) => <Name row={row} /> },
            {
              head: "Languages",
              phone: "hide",
              cell: (row) => <span class="text-sm uppercase">{Object.keys(row.texts).join(" ")}</span>,
            },
            {
              head: "Status",
              cell: (row) => <Badge tone={STATUS_TONE[row.status]}>{STATUS_WORD[row.status]}</Badge>,
            },
            { head: "Changed", align: "end", phone: "hide", cell: (row) => <When at={row.updatedAt} /> },
            {
              head: "Order",
              align: "end",
              cell: (row) => (
                <span class="inline-flex">
                  <Move
                    ids={order(place(row) - 1)}
                    label={`Move ${row.texts.en.title} up`}
                    disabled={place(row) === 0}
                    turned
                  />
                  <Move
                    ids={order(place(row))}
                    label={`Move ${row.texts.en.title} down`}
                    disabled={place(row) === rows().length - 1}
                  />
                </span>
              ),
            },
          ]}
        />
      </Panel>
    </Show>
  );
}

export default function Contents() {
  const all = createAsync(() => content(), { deferStream: true });
  const submission = useSubmission(arrangeContent);
  return (
    <>
      <Title>Content · Stoa admin</Title>
      <PageHead
        title="Content"
        lead="What the shop says: slides and banners of the start page, rows of products, pages of help and policies."
        actions={
          <LinkButton href="/content/new" variant="primary">
            New content
          </LinkButton>
        }
      />
      <FormError message={submission.result?.ok === false ? sentence(submission.result.code) : null} class="mb-4" />
      <Show when={all()}>
        {(rows) => (
          <Show
            when={rows().length > 0}
            fallback={
              <EmptyState title="Nothing written yet" icon="pencil">
                <p>The start page shows its usual words until you write a slide.</p>
              </EmptyState>
            }
          >
            <For each={CONTENT_KINDS}>{(kind) => <Kind kind={kind} all={rows()} />}</For>
          </Show>
        )}
      </Show>
    </>
  );
}
