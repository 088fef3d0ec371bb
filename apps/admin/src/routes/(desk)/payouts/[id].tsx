// One payout: how it went, what it is made of, and trying it again.
import { Title } from "@solidjs/meta";
import { createAsync, type RouteDefinition, type RouteSectionProps, useSubmission } from "@solidjs/router";
import type { PayoutItem, PayoutView } from "@stoa/client";
import { BackLink, Badge, type Column, ConfirmForm, Facts, Money, PageHead, Panel, PAYOUT_TONE, Table } from "@stoa/ui";
import { Show } from "solid-js";
import { sentence } from "~/lib/sentences";
import { ahead, useMay } from "~/lib/session";
import { When } from "~/lib/when";
import { FAILURE_WORD, LOCALE, PAYOUT_STATUS_WORD } from "~/lib/words";
import { Missing } from "~/parts/missing";
import { payout, retryPayout } from "./actions";

export const route = { preload: ({ params }) => ahead(payout(params["id"] ?? "")) } satisfies RouteDefinition;

export default function PayoutPage(props: RouteSectionProps) {
  const found = createAsync(() => payout(props.params["id"] ?? ""), { deferStream: true });
  return (
    <Show when={found() !== undefined}>
      <Show when={found()} fallback={<Missing what="payout" href="/payouts" way="All payouts" />}>
        {(one) => <Payout payout={one()} />}
      </Show>
    </Show>
  );
}

function Payout(props: { payout: PayoutView }) {
  const may = useMay();
  const retry = useSubmission(retryPayout);
  const money = (minor: number) => <Money minor={minor} currency={props.payout.currency} locale={LOCALE} />;
  const columns: readonly Column<PayoutItem>[] = [
    {
      head: "What",
      grow: true,
      phone: "head",
      cell: (item) => (
        <span>
          <span class="font-mono text-xs">{item.kind}</span>
          <Show when={item.orderId}>
            {(orderId) => (
              <a href={`/orders/${orderId()}`} class="ms-3 text-accent underline-offset-4 hover:underline">
                {item.orderNumber}
              </a>
            )}
          </Show>
        </span>
      ),
    },
    { head: "When", cell: (item) => <When at={item.at} /> },
    { head: "Amount", align: "end", cell: (item) => money(item.amountMinor) },
  ];
  const { failureCode } = props.payout;
  return (
    <>
      <Title>Payout to {props.payout.sellerName} · Stoa admin</Title>
      <BackLink href="/payouts">All payouts</BackLink>
      <PageHead
        title={`Payout to ${props.payout.sellerName}`}
        lead={<Badge tone={PAYOUT_TONE[props.payout.status]}>{PAYOUT_STATUS_WORD[props.payout.status]}</Badge>}
        actions={
          <Show when={props.payout.status === "failed" && may("finance.write")}>
            <ConfirmForm
              label="Try again"
              look={{ variant: "primary" }}
              title="Try this payout again?"
              action={retryPayout}
              confirmLabel="Try again"
              busy={retry.pending}
              error={retry.result?.ok === false ? sentence(retry.result.code) : null}
            >
              <p>All that the seller has in {props.payout.currency} now leaves as a payout of its own.</p>
              <input type="hidden" name="payoutId" value={props.payout.payoutId} />
            </ConfirmForm>
          </Show>
        }
      />
      <div class="flex flex-col gap-6">
        <Panel>
          <Facts
            facts={[
              { label: "Amount", value: <span class="font-semibold">{money(props.payout.amountMinor)}</span> },
              {
                label: "Seller",
                value: (
                  <a
                    href={`/payouts/sellers/${props.payout.sellerId}`}
                    class="text-accent underline-offset-4 hover:underline"
                  >
                    {props.payout.sellerName}
                  </a>
                ),
              },
              { label: "Period", value: props.payout.period },
              { label: "To", value: props.payout.destination },
              { label: "Made", value: <When at={props.payout.createdAt} /> },
              { label: "Ended", value: props.payout.endedAt === null ? "Not yet" : <When at={props.payout.endedAt} /> },
              {
                label: "Why it failed",
                value: failureCode === null ? "It did not" : (FAILURE_WORD[failureCode] ?? failureCode),
              },
              { label: "Transfer", value: <span class="font-mono text-xs">{props.payout.transferRef ?? "None"}</span> },
              {
                label: "Tried again as",
                value: (
                  <Show when={props.payout.retriedBy} fallback="Not tried again">
                    {(id) => (
                      <a href={`/payouts/${id()}`} class="font-mono text-xs underline underline-offset-4">
                        {id()}
                      </a>
                    )}
                  </Show>
                ),
              },
              { label: "Id", value: <span class="font-mono text-xs">{props.payout.payoutId}</span> },
            ]}
          />
        </Panel>
        <Panel title="What it is made of">
          <Table caption="What the payout is made of" columns={columns} rows={props.payout.items} />
        </Panel>
      </div>
    </>
  );
}
