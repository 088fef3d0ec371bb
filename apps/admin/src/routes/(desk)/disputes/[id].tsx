// One dispute: what it is about, whose money is held, what sellers said, and handing it to the bank.
import { Title } from "@solidjs/meta";
import { createAsync, type RouteDefinition, type RouteSectionProps, useSubmission } from "@solidjs/router";
import type { DisputeShareView, DisputeView } from "@stoa/client";
import {
  BackLink,
  Badge,
  type Column,
  ConfirmForm,
  DISPUTE_TONE,
  Facts,
  Money,
  PageHead,
  Panel,
  Table,
} from "@stoa/ui";
import { For, Show } from "solid-js";
import { sentence } from "~/lib/sentences";
import { useMay } from "~/lib/session";
import { When } from "~/lib/when";
import { DISPUTE_WORD, LOCALE } from "~/lib/words";
import { Missing } from "~/parts/missing";
import { disputeById, submitDispute } from "./actions";

export const route = { preload: ({ params }) => void disputeById(params["id"] ?? "") } satisfies RouteDefinition;

export default function Dispute(props: RouteSectionProps) {
  const found = createAsync(() => disputeById(props.params["id"] ?? ""), { deferStream: true });
  return (
    <Show when={found() !== undefined}>
      <Show when={found()} fallback={<Missing what="dispute" href="/disputes" way="All disputes" />}>
        {(of) => <DisputePage of={of()} />}
      </Show>
    </Show>
  );
}

function DisputePage(props: { of: DisputeView }) {
  const may = useMay();
  const submitting = useSubmission(submitDispute);
  const money = (minor: number) => <Money minor={minor} currency={props.of.currency} locale={LOCALE} />;
  const columns: readonly Column<DisputeShareView>[] = [
    {
      head: "Order",
      phone: "head",
      cell: (row) => (
        <a href={`/orders/${row.orderId}`} class="font-medium whitespace-nowrap underline-offset-4 hover:underline">
          {row.orderNumber}
        </a>
      ),
    },
    { head: "Seller", grow: true, cell: (row) => row.sellerName },
    { head: "Disputed", align: "end", cell: (row) => money(row.amountMinor) },
    { head: "Of the seller's money", align: "end", cell: (row) => money(row.sellerMinor) },
  ];
  return (
    <>
      <Title>Dispute · Stoa admin</Title>
      <BackLink href="/disputes">All disputes</BackLink>
      <PageHead
        title={`Dispute about ${props.of.orderNumbers.join(", ")}`}
        lead={<Badge tone={DISPUTE_TONE[props.of.status]}>{DISPUTE_WORD[props.of.status]}</Badge>}
        actions={
          <Show when={props.of.status === "needs_evidence" && may("finance.write")}>
            <ConfirmForm
              label="Hand it to the bank"
              look={{ variant: "primary" }}
              title="Hand it to the bank?"
              action={submitDispute}
              confirmLabel="Hand it over"
              busy={submitting.pending}
              error={submitting.result?.ok === false ? sentence(submitting.result.code) : null}
            >
              <p>Say so once what the sellers know has gone to the provider. From then on the bank decides.</p>
              <input type="hidden" name="disputeId" value={props.of.disputeId} />
            </ConfirmForm>
          </Show>
        }
      />
      <div class="flex flex-col gap-6">
        <Panel title="Facts">
          <Facts
            facts={[
              { label: "Disputed", value: money(props.of.amountMinor) },
              { label: "Opened", value: <When at={props.of.openedAt} /> },
              { label: "Answer by", value: <When at={props.of.evidenceDueAt} /> },
              ...(props.of.endedAt ? [{ label: "Decided", value: <When at={props.of.endedAt} /> }] : []),
              { label: "Provider", value: props.of.provider },
              {
                label: "Its name there",
                value: <span class="font-mono text-xs break-all">{props.of.providerRef}</span>,
              },
            ]}
          />
        </Panel>
        <Panel title="Orders" class="pb-2!">
          <Table caption="Orders that the dispute is about" columns={columns} rows={props.of.shares} />
        </Panel>
        <Panel title="What sellers said">
          <Show when={props.of.notes.length > 0} fallback={<p class="text-sm text-ink-soft">Nothing yet.</p>}>
            <ul class="divide-y divide-line">
              <For each={props.of.notes}>
                {(note) => (
                  <li class="py-3 text-sm first:pt-0 last:pb-0">
                    <p class="text-xs text-ink-faint">
                      {note.sellerName ?? "Stoa"}, <When at={note.at} />
                    </p>
                    <p class="mt-1 break-words whitespace-pre-wrap">{note.text}</p>
                  </li>
                )}
              </For>
            </ul>
          </Show>
        </Panel>
      </div>
    </>
  );
}
