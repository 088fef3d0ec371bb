// All collections in the order of the shop.
import { Title } from "@solidjs/meta";
import { createAsync, query, type RouteDefinition, useSubmission } from "@solidjs/router";
import type { CollectionSummary, Id } from "@stoa/client";
import { Badge, Button, EmptyState, FormError, Icon, LinkButton, PageHead, Panel, Picture, Table } from "@stoa/ui";
import { For, type JSX, Show } from "solid-js";
import { api } from "~/lib/api";
import { sentence } from "~/lib/sentences";
import { read } from "~/lib/session";
import { When } from "~/lib/when";
import { counted } from "~/lib/words";
import { arrangeCollections } from "./actions";
import { KIND_WORD, STATUS_TONE, STATUS_WORD } from "./words";

const collections = query(() => read(() => api().admin.collections.list.query()), "admin.collections.list");

export const route = { preload: () => void collections() } satisfies RouteDefinition;

type CollectionIds = readonly Id<"collection">[];

/** The ids with two neighbours changed. */
const swapped = (ids: CollectionIds, place: number): CollectionIds =>
  ids.map((id, i) => (i === place ? ids[place + 1]! : i === place + 1 ? ids[place]! : id));

function Move(props: { ids: CollectionIds; label: string; disabled: boolean; turned?: boolean }) {
  return (
    <form method="post" action={arrangeCollections}>
      <For each={props.ids}>{(id) => <input type="hidden" name="collectionIds[]" value={id} />}</For>
      <Button type="submit" size="sm" variant="quiet" class="px-2!" disabled={props.disabled} aria-label={props.label}>
        <Icon name="chevronDown" class={props.turned ? "size-4 rotate-180" : "size-4"} />
      </Button>
    </form>
  );
}

function Name(props: { row: CollectionSummary }): JSX.Element {
  return (
    <span class="flex items-center gap-3">
      <span class="block size-12 shrink-0 overflow-hidden rounded-md bg-tile">
        <Picture image={props.row.imageHash ? { hash: props.row.imageHash, alt: "" } : null} sizes="48px" />
      </span>
      <span class="min-w-0">
        <a href={`/collections/${props.row.collectionId}`} class="font-medium underline-offset-4 hover:underline">
          {props.row.name}
        </a>
        <span class="block text-xs text-ink-faint">/k/{props.row.slug}</span>
      </span>
    </span>
  );
}

export default function Collections() {
  const all = createAsync(() => collections(), { deferStream: true });
  const submission = useSubmission(arrangeCollections);
  const ids = () => all()?.map((row) => row.collectionId) ?? [];
  const place = (row: CollectionSummary) => ids().indexOf(row.collectionId);
  return (
    <>
      <Title>Collections · Stoa admin</Title>
      <PageHead
        title="Collections"
        lead="Products shown together: on their own page, on the start page and in the footer, in this order."
        actions={
          <LinkButton href="/collections/new" variant="primary">
            New collection
          </LinkButton>
        }
      />
      <FormError message={submission.result?.ok === false ? sentence(submission.result.code) : null} class="mb-4" />
      <Show when={all()}>
        {(rows) => (
          <Show
            when={rows().length > 0}
            fallback={
              <EmptyState title="No collections yet" icon="tag">
                <p>Put products together that belong together, or let a rule find them.</p>
              </EmptyState>
            }
          >
            <Panel class="py-2! sm:py-3!">
              <Table
                caption="Collections"
                rows={rows()}
                columns={[
                  { head: "Collection", phone: "head", grow: true, cell: (row) => <Name row={row} /> },
                  {
                    head: "Products",
                    cell: (row) => (
                      <span class="whitespace-nowrap">
                        {row.productCount === null ? KIND_WORD.rule : counted(row.productCount, "product")}
                      </span>
                    ),
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
                          ids={swapped(ids(), place(row) - 1)}
                          label={`Move ${row.name} up`}
                          disabled={place(row) === 0}
                          turned
                        />
                        <Move
                          ids={swapped(ids(), place(row))}
                          label={`Move ${row.name} down`}
                          disabled={place(row) === rows().length - 1}
                        />
                      </span>
                    ),
                  },
                ]}
              />
            </Panel>
          </Show>
        )}
      </Show>
    </>
  );
}
