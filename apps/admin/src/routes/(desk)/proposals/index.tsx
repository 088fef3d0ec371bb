// What sellers propose: the queue, longest waiting first, and what was decided before. Who is trusted stands above.
import { Title } from "@solidjs/meta";
import { createAsync, query, type RouteDefinition, type RouteSectionProps } from "@solidjs/router";
import { type AdminChangesInput, CHANGE_STATUSES, type ChangeStatus, type ChangeView } from "@stoa/client";
import { CursorPager, EmptyState, LinkTabs, Notice, PageHead, Picture } from "@stoa/ui";
import { type DataColumn, DataTable } from "@stoa/ui/desk";
import { createSignal, Show } from "solid-js";
import { api } from "~/lib/api";
import { listHref, listState } from "~/lib/list-state";
import { read, useMay } from "~/lib/session";
import { When } from "~/lib/when";
import { CHANGE_KIND_WORD, CHANGE_STATUS_WORD } from "~/lib/words";
import { ApproveBar, ApprovedTold, pickOf } from "./approve-many";
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

const COLUMNS: readonly DataColumn<ChangeView>[] = [
  {
    key: "product",
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
  {
    key: "kind",
    head: "Kind",
    cell: (change) => <span class="whitespace-nowrap">{CHANGE_KIND_WORD[change.kind]}</span>,
  },
  { key: "touches", head: "Touches", cell: touched },
  { key: "seller", head: "Seller", cell: (change) => change.seller?.name ?? "Operator" },
  { key: "proposed", head: "Proposed", align: "end", cell: (change) => <When at={change.createdAt} /> },
];

export default function Proposals(props: RouteSectionProps) {
  const input = () => inputOf(props.location.query);
  const page = createAsync(() => changes(input()), { deferStream: true });
  const done = () => props.location.query["done"];
  const may = useMay();
  const [picked, setPicked] = createSignal<readonly string[]>([]);
  const canApprove = () => input().status === "open" && may("catalogue.write");
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
      <ApprovedTold />
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
              <DataTable<ChangeView>
                caption="Proposals"
                path="/proposals"
                state={input()}
                columns={COLUMNS}
                rows={page().items}
                idOf={pickOf}
                nameOf={(change) => change.productTitle}
                picking={canApprove() ? { form: "approve", name: "change", onPick: setPicked } : undefined}
              />
              <Show when={canApprove()}>
                <ApproveBar
                  picked={picked()}
                  titles={new Map(page().items.map((change) => [change.changeId, change.productTitle]))}
                />
              </Show>
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
