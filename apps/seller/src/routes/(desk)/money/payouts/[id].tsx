// One payout: what it is made of, to the last unit, and how it went.
import { Title } from "@solidjs/meta";
import { createAsync, type RouteDefinition, useParams } from "@solidjs/router";
import type { PayoutItem, PayoutView } from "@stoa/client";
import {
  BackLink,
  Badge,
  type Column,
  Facts,
  Money,
  Notice,
  PageHead,
  Panel,
  PAYOUT_TONE,
  Table,
  Time,
} from "@stoa/ui";
import { Show } from "solid-js";
import { ahead } from "~/lib/load";
import { Missing } from "~/lib/missing";
import { LEDGER_WORD, LOCALE, PAYOUT_WORD } from "~/lib/words";
import { payout } from "../actions";

export const route = { preload: ({ params }) => ahead(payout(params["id"] ?? "")) } satisfies RouteDefinition;

export default function PayoutPage() {
  const params = useParams<{ id: string }>();
  const found = createAsync(() => payout(params.id), { deferStream: true });
  return (
    <Show when={found() !== undefined}>
      <Show
        when={found()}
        fallback={
          <Missing what="payout" href="/money/payouts" way="All payouts">
            It may be another shop's, or the address may be wrong.
          </Missing>
        }
      >
        {(one) => <Payout payout={one()} />}
      </Show>
    </Show>
  );
}

function Payout(props: { payout: PayoutView }) {
  const at = (time: number) => <Time at={time} locale={LOCALE} timeZone="UTC" />;
  const columns: readonly Column<PayoutItem>[] = [
    {
      head: "What",
      grow: true,
      phone: "head",
      cell: (item) => (
        <>
          {LEDGER_WORD[item.kind] ?? item.kind}
          <Show when={item.orderId}>
            {(orderId) => (
              <a href={`/orders/${orderId()}`} class="ms-2 text-accent underline-offset-4 hover:underline">
                {item.orderNumber}
              </a>
            )}
          </Show>
        </>
      ),
    },
    { head: "When", cell: (item) => <span class="whitespace-nowrap">{at(item.at)}</span> },
    {
      head: "Amount",
      align: "end",
      cell: (item) => <Money minor={item.amountMinor} currency={props.payout.currency} locale={LOCALE} />,
    },
  ];
  return (
    <>
      <Title>Payout · Stoa for sellers</Title>
      <BackLink href="/money/payouts">All payouts</BackLink>
      <PageHead
        title="Payout"
        lead={<Badge tone={PAYOUT_TONE[props.payout.status]}>{PAYOUT_WORD[props.payout.status]}</Badge>}
      />
      <div class="flex flex-col gap-6">
        <Show when={props.payout.status === "failed"}>
          <Notice tone="bad">
            This payout did not arrive. The money is back in your balance;{" "}
            <a href="/money/settings#account" class="font-semibold underline underline-offset-4">
              check the account
            </a>
            .
          </Notice>
        </Show>
        <Panel>
          <Facts
            facts={[
              {
                label: "Amount",
                value: (
                  <Money
                    minor={props.payout.amountMinor}
                    currency={props.payout.currency}
                    locale={LOCALE}
                    class="font-semibold"
                  />
                ),
              },
              { label: "To", value: props.payout.destination },
              { label: "Made", value: at(props.payout.createdAt) },
              { label: "Ended", value: props.payout.endedAt === null ? "Not yet" : at(props.payout.endedAt) },
              {
                label: "Reference",
                value: <span class="font-mono text-xs">{props.payout.transferRef ?? "None"}</span>,
              },
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
