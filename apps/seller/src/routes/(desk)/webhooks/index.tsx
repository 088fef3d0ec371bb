// Where programs of the shop hear of what happens.
import { Title } from "@solidjs/meta";
import { createAsync, type RouteDefinition } from "@solidjs/router";
import type { WebhookView } from "@stoa/client";
import { type Column, EmptyState, LinkButton, PageHead, Panel, Table } from "@stoa/ui";
import { Show } from "solid-js";
import { ahead } from "~/lib/load";
import { counted } from "~/lib/words";
import { webhooks } from "./actions";
import { Moment, StatusBadge } from "./words";

export const route = { preload: () => ahead(webhooks()) } satisfies RouteDefinition;

const COLUMNS: readonly Column<WebhookView>[] = [
  {
    head: "Address",
    grow: true,
    phone: "head",
    cell: (one) => (
      <span class="min-w-0">
        <a
          href={`/webhooks/${one.webhookId}`}
          class="font-medium break-all underline-offset-4 hover:underline"
          dir="ltr"
        >
          {one.url}
        </a>
        <Show when={one.description}>
          <span class="block text-sm text-ink-faint">{one.description}</span>
        </Show>
      </span>
    ),
  },
  { head: "State", cell: (one) => <StatusBadge of={one} /> },
  { head: "Hears", cell: (one) => <span class="whitespace-nowrap">{counted(one.types.length, "event")}</span> },
  { head: "Waiting", align: "end", cell: (one) => <>{one.waiting}</> },
  { head: "Given up", align: "end", cell: (one) => <>{one.failed}</> },
  {
    head: "Last delivered",
    cell: (one) => (
      <Show when={one.lastDeliveredAt} fallback={<span class="text-ink-faint">Never</span>}>
        {(at) => <Moment at={at()} class="text-ink-soft" />}
      </Show>
    ),
  },
];

const Add = () => (
  <LinkButton href="/webhooks/new" variant="primary">
    Add a webhook
  </LinkButton>
);

export default function WebhooksPage() {
  const found = createAsync(() => webhooks(), { deferStream: true });
  return (
    <>
      <Title>Webhooks · Stoa for sellers</Title>
      <PageHead
        title="Webhooks"
        lead="Addresses of your own programs that are told what happens in this shop, signed, as it happens."
        actions={<Show when={found()?.length}>{<Add />}</Show>}
      />
      <Show when={found()}>
        {(found) => (
          <Show
            when={found().length > 0}
            fallback={
              <EmptyState title="No webhooks yet" icon="link" actions={<Add />}>
                Let your stock system, your accounts or your chat hear of orders, returns and payouts without asking.
              </EmptyState>
            }
          >
            <Panel class="py-2! sm:py-3!">
              <Table caption="Webhooks, newest first" columns={COLUMNS} rows={found()} />
            </Panel>
          </Show>
        )}
      </Show>
    </>
  );
}
