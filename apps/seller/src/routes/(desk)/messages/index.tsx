// The inbox: threads with customers, and how quickly the shop answers.
import { Title } from "@solidjs/meta";
import { createAsync, type RouteDefinition, useSearchParams } from "@solidjs/router";
import { HOUR_MS, MINUTE_MS, type ThreadsInput, type ThreadSummary } from "@stoa/client";
import { Badge, type Column, CursorPager, EmptyState, LinkButton, LinkTabs, PageHead, Panel, Table } from "@stoa/ui";
import { Show } from "solid-js";
import { hrefWith } from "~/lib/address";
import { AtUtc } from "~/lib/case-words";
import { useFresh } from "~/lib/fresh";
import { useMay } from "~/lib/viewer";
import { counted } from "~/lib/words";
import { responseTime, threads } from "./actions";

type Search = { waiting?: string; cursor?: string };

const inputOf = (search: Search): ThreadsInput => ({
  ...(search.waiting ? { isWaiting: true } : {}),
  cursor: search.cursor || undefined,
  limit: 25,
});

export const route = {
  preload: ({ location }) => {
    void threads(inputOf(location.query as Search));
    void responseTime();
  },
} satisfies RouteDefinition;

const COLUMNS: readonly Column<ThreadSummary>[] = [
  {
    head: "Customer",
    phone: "head",
    cell: (one) => (
      <a href={`/messages/${one.orderId}`} class="font-semibold whitespace-nowrap text-accent hover:underline">
        {one.name || "Somebody"}
      </a>
    ),
  },
  { head: "Order", cell: (one) => <span class="figures whitespace-nowrap">{one.orderNumber}</span> },
  {
    head: "Last message",
    grow: true,
    cell: (one) => (
      <span class="line-clamp-1" dir="auto">
        {one.lastText}
      </span>
    ),
  },
  {
    head: "State",
    cell: (one) => (
      <Show when={one.unread > 0} fallback={<Badge>{one.isWaiting ? "Waiting" : "Answered"}</Badge>}>
        <Badge tone="warn">{one.unread} unread</Badge>
      </Show>
    ),
  },
  { head: "Written", cell: (one) => <AtUtc at={one.updatedAt} /> },
];

/** A time as somebody says it: `25 minutes`, `3 hours`. */
function said(ms: number): string {
  if (ms < HOUR_MS) return counted(Math.max(1, Math.round(ms / MINUTE_MS)), "minute");
  return counted(Math.round(ms / HOUR_MS), "hour");
}

export default function MessagesPage() {
  const [search] = useSearchParams<Search>();
  const may = useMay();
  const page = createAsync(() => threads(inputOf(search)), { deferStream: true });
  const time = createAsync(() => responseTime(), { deferStream: true });
  useFresh([threads.key, responseTime.key]);
  const lead = () => {
    const median = time()?.medianMs ?? null;
    return median === null
      ? "Answer within a day: customers see how quickly a shop answers."
      : `You usually answer within ${said(median)} (${counted(time()?.answeredCount ?? 0, "answer")} in 90 days).`;
  };
  return (
    <>
      <Title>Messages · Stoa for sellers</Title>
      <PageHead
        title="Messages"
        lead={lead()}
        actions={
          <Show when={may("orders.cancel")}>
            <LinkButton href="/messages/replies">Kept answers</LinkButton>
          </Show>
        }
      />
      <LinkTabs
        label="Messages by state"
        tabs={[
          { href: "/messages", label: "All", current: !search.waiting },
          {
            href: "/messages?waiting=1",
            label: "Waiting for you",
            count: time()?.waitingCount,
            current: Boolean(search.waiting),
          },
        ]}
      />
      <Show when={page()}>
        {(page) => (
          <Show
            when={page().items.length > 0}
            fallback={
              <EmptyState title={search.waiting ? "Nobody is waiting" : "No messages yet"} icon="mail">
                What customers write about their orders appears here.
              </EmptyState>
            }
          >
            <Panel class="py-2! sm:py-3!">
              <Table caption="Threads, the newest message first" columns={COLUMNS} rows={page().items} />
            </Panel>
            <CursorPager
              firstHref={search.cursor ? hrefWith("/messages", { waiting: search.waiting }) : undefined}
              nextHref={
                page().nextCursor
                  ? hrefWith("/messages", { waiting: search.waiting, cursor: page().nextCursor })
                  : undefined
              }
            />
          </Show>
        )}
      </Show>
    </>
  );
}
