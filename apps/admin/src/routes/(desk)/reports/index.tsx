// Messages that somebody has reported, as they were written, oldest first.
import { Title } from "@solidjs/meta";
import { createAsync, type RouteDefinition, useSubmission } from "@solidjs/router";
import type { MessageReport } from "@stoa/client";
import { Badge, Button, EmptyState, FormError, PageHead, Panel } from "@stoa/ui";
import { For, Show } from "solid-js";
import { sentence } from "~/lib/sentences";
import { ahead } from "~/lib/session";
import { When } from "~/lib/when";
import { closeReport, reports } from "../claims/actions";

export const route = { preload: () => ahead(reports()) } satisfies RouteDefinition;

export default function Reports() {
  const all = createAsync(() => reports(), { deferStream: true });
  return (
    <>
      <Title>Reported messages · Stoa admin</Title>
      <PageHead
        title="Reported messages"
        lead="What buyers and sellers have complained of. Look, act on it, and close it."
      />
      <Show when={all()}>
        {(found) => (
          <Show
            when={found().length > 0}
            fallback={
              <EmptyState title="Nothing is reported" icon="mail">
                <p>Reports of buyers and sellers appear here.</p>
              </EmptyState>
            }
          >
            <ul class="flex max-w-3xl flex-col gap-4">
              <For each={found()}>{(report) => <Report of={report} />}</For>
            </ul>
          </Show>
        )}
      </Show>
    </>
  );
}

function Report(props: { of: MessageReport }) {
  const submission = useSubmission(closeReport, ([form]) => form.get("messageId") === props.of.messageId);
  return (
    <li>
      <Panel>
        <p class="flex flex-wrap items-center gap-x-3 gap-y-1 text-sm">
          <Badge tone="warn">By the {props.of.reportedBy}</Badge>
          <a href={`/orders/${props.of.orderId}`} class="figures text-accent hover:underline">
            {props.of.orderNumber}
          </a>
          <When at={props.of.at} />
        </p>
        <p class="mt-3 text-sm">
          <span class="text-ink-faint">Reason:</span> {props.of.reason}
        </p>
        <p class="mt-3 rounded-md bg-sunken px-4 py-3 break-words whitespace-pre-line" dir="auto">
          {props.of.original ?? props.of.text}
        </p>
        <form method="post" action={closeReport} class="mt-4">
          <input type="hidden" name="messageId" value={props.of.messageId} />
          <FormError message={submission.result?.ok === false ? sentence(submission.result.code) : null} />
          <Button type="submit" size="sm" busy={submission.pending}>
            Close the report
          </Button>
        </form>
      </Panel>
    </li>
  );
}
