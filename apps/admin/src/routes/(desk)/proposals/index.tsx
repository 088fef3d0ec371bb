// What sellers propose: the queue, longest waiting first, and what was decided before. Who is trusted stands above.
import { Title } from "@solidjs/meta";
import { createAsync, query, type RouteDefinition, type RouteSectionProps } from "@solidjs/router";
import { type AdminChangesInput, CHANGE_STATUSES, type ChangeStatus, type ChangeView } from "@stoa/client";
import { type Column, CursorPager, EmptyState, LinkTabs, Notice, PageHead, Panel, Picture, Table } from "@stoa/ui";
import { Show } from "solid-js";
import { api } from "~/lib/api";
import { listHref, listState } from "~/lib/list-state";
import { read } from "~/lib/session";
import { When } from "~/lib/when";
import { CHANGE_KIND_WORD, CHANGE_STATUS_WORD } from "~/lib/words";
import { isDecision, WORDING } from "./decisions";
import { Trust } from "./trust";

const changes = query(
  (input: Partial<AdminChangesInput>) => read(() => api().admin.changes.list.query(input)),
  "admin.changes",
);

type Query = RouteSectionProps["location"]["query"];

const inputOf = (search: Query) => {
  const { status, cursor } = listState<ChangeStatus>(search, CHANGE_STATUSES);
  return { status: status ?? "open", cursor };
};

export const route = { preload: ({ location }) => void changes(inputOf(location.query)) } satisfies RouteDefinition;

/** What a change is about, in a few words: the fields that it touches. */
const touched = (change: ChangeView) =>
  change.kind === "create"
    ? "A page of its own"
    : Object.keys(change.after)
        .map((field) => (field === "categorySlug" ? "category" : field))
        .join(", ");

const COLUMNS: readonly Column<ChangeView>[] = [
  {
    head: "Product",
    grow: true,
    phone: "head",
    cell: (change) => (
      <span class="flex min-w-0 items-center gap-3">
        <span class="block size-12 shrink-0 overflow-hidden rounded-md bg-tile">
          <Picture image={change.imageHash ? { hash: change.imageHash, alt: "" } : null} sizes="48px" />
        </span>
        <a href={`/proposals/${change.changeId}`} class="min-w-0 font-medium underline-offset-4 hover:underline">
          {change.productTitle}
        </a>
      </span>
    ),
  },
  { head: "Kind", cell: (change) => <span class="whitespace-nowrap">{CHANGE_KIND_WORD[change.kind]}</span> },
  { head: "Touches", cell: touched },
  { head: "Seller", cell: (change) => change.seller?.name ?? "Operator" },
  { head: "Proposed", align: "end", cell: (change) => <When at={change.createdAt} /> },
];

export default function Proposals(props: RouteSectionProps) {
  const input = () => inputOf(props.location.query);
  const page = createAsync(() => changes(input()), { deferStream: true });
  const done = () => props.location.query["done"];
  return (
    <>
      <Title>Proposals · Stoa admin</Title>
      <PageHead
        title="Proposals"
        lead="New products and edits that wait for you. The shop shows none of it until you approve."
        actions={<Trust />}
      />
      <Show when={isDecision(done()) && WORDING[done() as keyof typeof WORDING]}>
        {(wording) => (
          <div role="status" class="mb-4">
            <Notice tone="good">{wording().done}</Notice>
          </div>
        )}
      </Show>
      <LinkTabs
        label="Proposals by state"
        tabs={CHANGE_STATUSES.map((status) => ({
          href: listHref("/proposals", { status: status === "open" ? undefined : status }),
          label: CHANGE_STATUS_WORD[status],
          current: input().status === status,
        }))}
      />
      <Show when={page()}>
        {(page) => (
          <>
            <Show
              when={page().items.length > 0}
              fallback={
                <EmptyState title={input().status === "open" ? "Nothing waits" : "Nothing here"} icon="check">
                  <p>Proposals of sellers appear here as they come in.</p>
                </EmptyState>
              }
            >
              <Panel class="py-2! sm:py-3!">
                <Table caption="Proposals" columns={COLUMNS} rows={page().items} />
              </Panel>
            </Show>
            <CursorPager
              words={input().status === "open" ? { first: "Back to the oldest", next: "Newer" } : undefined}
              firstHref={input().cursor && listHref("/proposals", { status: input().status })}
              nextHref={
                page().nextCursor
                  ? listHref("/proposals", { status: input().status, cursor: page().nextCursor ?? undefined })
                  : undefined
              }
            />
          </>
        )}
      </Show>
    </>
  );
}
