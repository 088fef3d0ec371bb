// One return: what comes back and why, and what the seller does about it.
import { Title } from "@solidjs/meta";
import { createAsync, type RouteDefinition, useParams } from "@solidjs/router";
import { isId, type ReturnView } from "@stoa/client";
import { BackLink, Badge, Facts, Money, Panel } from "@stoa/ui";
import { For, Match, Show, Switch } from "solid-js";
import { At, CaseFiles, Quoted, REASON_WORD, RETURN_DUE, RETURN_TONE, RETURN_WORD } from "~/lib/case-words";
import { useFresh } from "~/lib/fresh";
import { Missing } from "~/lib/missing";
import { Thumb } from "~/lib/thumb";
import { LOCALE } from "~/lib/words";
import { returned } from "./actions";
import { NextStep } from "./next-step";

function returnAt(id: string | undefined): Promise<ReturnView | null> {
  return id !== undefined && isId("return", id) ? returned(id) : Promise.resolve(null);
}

export const route = { preload: ({ params }) => returnAt(params.id) } satisfies RouteDefinition;

export default function ReturnPage() {
  const params = useParams<{ id: string }>();
  const found = createAsync(() => returnAt(params.id), { deferStream: true });
  useFresh([returned.key]);
  return (
    <Switch>
      <Match when={found() === null}>
        <Missing what="return" href="/returns" way="To the returns">
          It may belong to another shop.
        </Missing>
      </Match>
      <Match when={found()}>{(found) => <Opened of={found()} />}</Match>
    </Switch>
  );
}

function Opened(props: { of: ReturnView }) {
  return (
    <>
      <Title>{`Return for ${props.of.orderNumber} · Stoa for sellers`}</Title>
      <BackLink href="/returns">Returns</BackLink>
      <header class="mb-6">
        <div class="flex flex-wrap items-center gap-x-3 gap-y-2">
          <h1 class="text-title font-semibold tracking-tight">
            Return for <span class="figures">{props.of.orderNumber}</span>
          </h1>
          <Badge tone={RETURN_TONE[props.of.status]}>{RETURN_WORD[props.of.status]}</Badge>
        </div>
        <p class="mt-1 text-ink-soft">
          {props.of.customerName}, <At at={props.of.createdAt} market={props.of.market} />
        </p>
      </header>
      <div class="grid items-start gap-6 lg:grid-cols-[minmax(0,1fr)_minmax(0,22rem)]">
        <div class="flex min-w-0 flex-col gap-6">
          <NextStep of={props.of} />
          <Lines of={props.of} />
        </div>
        <div class="flex min-w-0 flex-col gap-6">
          <About of={props.of} />
          <Panel title="History">
            <ol class="flex flex-col gap-2 text-sm">
              <For each={props.of.events}>
                {(event) => (
                  <li class="flex flex-wrap justify-between gap-x-4">
                    <span class="font-medium">{RETURN_WORD[event.status]}</span>
                    <At at={event.at} market={props.of.market} />
                  </li>
                )}
              </For>
            </ol>
          </Panel>
        </div>
      </div>
    </>
  );
}

function Lines(props: { of: ReturnView }) {
  return (
    <Panel title="What comes back">
      <ul class="-my-4 divide-y divide-line">
        <For each={props.of.lines}>
          {(line) => (
            <li class="flex items-start gap-4 py-4">
              <Thumb hash={line.imageHash} />
              <div class="min-w-0 flex-1 text-sm">
                <p class="text-base font-medium">
                  {line.quantity} × {line.title}
                </p>
                <p class="text-ink-soft">
                  <Show when={line.variantLabel}>{line.variantLabel} · </Show>
                  <span class="font-mono text-xs">{line.sku}</span>
                </p>
                <p class="mt-1">{REASON_WORD[line.reason]}</p>
                <Show when={line.note}>
                  <p class="whitespace-pre-line text-ink-soft" dir="auto">
                    {line.note}
                  </p>
                </Show>
                <Show when={line.receivedQuantity !== null}>
                  <p class="mt-1 font-medium">
                    {line.receivedQuantity} arrived, {line.resellableQuantity} back on the shelf
                  </p>
                </Show>
              </div>
            </li>
          )}
        </For>
      </ul>
      <Show when={props.of.files.length > 0}>
        <div class="mt-6">
          <CaseFiles files={props.of.files} />
        </div>
      </Show>
    </Panel>
  );
}

function About(props: { of: ReturnView }) {
  const facts = () => [
    {
      label: "Order",
      value: (
        <a href={`/orders/${props.of.orderId}`} class="figures text-accent hover:underline">
          {props.of.orderNumber}
        </a>
      ),
    },
    { label: "Way back paid by", value: props.of.wayBack === "seller" ? "You" : "The customer" },
    { label: "Money goes back", value: props.of.target === "credit" ? "As store credit" : "The way it came" },
    ...(props.of.trackingNumber ? [{ label: "Parcel", value: `${props.of.carrier} ${props.of.trackingNumber}` }] : []),
    ...(props.of.refund
      ? [
          {
            label: "Refund",
            value: <Money minor={props.of.refund.amountMinor} currency={props.of.currency} locale={LOCALE} />,
          },
        ]
      : []),
    ...(props.of.dueAt !== null
      ? [
          {
            label: "Due",
            value: (
              <>
                <At at={props.of.dueAt} market={props.of.market} />: {RETURN_DUE[props.of.status]}
              </>
            ),
          },
        ]
      : []),
  ];
  return (
    <Panel title="About it">
      <Facts facts={facts()} />
      <div class="mt-4 flex flex-col gap-3">
        <Quoted title="Instructions for the customer" text={props.of.instructions} />
        <Quoted title="Why it was refused" text={props.of.refusedBecause} />
        <a
          href={`/messages/${props.of.orderId}`}
          class="inline-flex min-h-11 items-center text-sm font-medium text-accent hover:underline"
        >
          Messages with the customer
        </a>
      </div>
    </Panel>
  );
}
