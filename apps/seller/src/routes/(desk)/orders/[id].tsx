// One order: what to do next, what is in it, where it goes, what it earns, and what happened so far.
import { Title } from "@solidjs/meta";
import { createAsync, type RouteDefinition, useParams } from "@solidjs/router";
import { isId, MARKETS, type SellerOrderView } from "@stoa/client";
import { BackLink, Badge, Money, ORDER_TONE, Panel, Time } from "@stoa/ui";
import { For, Match, Show, Switch } from "solid-js";
import { useFresh } from "~/lib/fresh";
import { Thumb } from "~/lib/thumb";
import { counted, LOCALE, ORDER_WORD } from "~/lib/words";
import { order, timeline } from "./actions";
import { CasesPanel } from "./cases-panel";
import { Fulfilment } from "./fulfilment";
import { History } from "./history";
import { AddressPanel, Earnings } from "./order-panels";
import { Missing } from "~/lib/missing";
import { waitingOf } from "./units-fields";

/** The order of an address; null when it cannot be one. */
function orderAt(id: string | undefined): Promise<SellerOrderView | null> {
  return id !== undefined && isId("order", id) ? order(id) : Promise.resolve(null);
}

export const route = { preload: ({ params }) => orderAt(params.id) } satisfies RouteDefinition;

export default function OrderPage() {
  const params = useParams<{ id: string }>();
  const found = createAsync(() => orderAt(params.id), { deferStream: true });
  useFresh([order.key, timeline.key]);
  return (
    <Switch>
      <Match when={found() === null}>
        <Missing what="order" href="/orders" way="To the orders">
          It may belong to another shop.
        </Missing>
      </Match>
      <Match when={found()}>{(found) => <Opened order={found()} />}</Match>
    </Switch>
  );
}

function Opened(props: { order: SellerOrderView }) {
  return (
    <>
      <Title>{`Order ${props.order.number} · Stoa for sellers`}</Title>
      <BackLink href="/orders">Orders</BackLink>
      <header class="mb-6">
        <div class="flex flex-wrap items-center gap-x-3 gap-y-2">
          <h1 class="figures text-title font-semibold tracking-tight">{props.order.number}</h1>
          <Badge tone={ORDER_TONE[props.order.status]}>{ORDER_WORD[props.order.status]}</Badge>
        </div>
        <p class="mt-1 text-ink-soft">
          {props.order.address.name},{" "}
          <Time at={props.order.createdAt} locale={LOCALE} timeZone={MARKETS[props.order.market].timeZone} />
        </p>
      </header>
      <div class="grid items-start gap-6 lg:grid-cols-[minmax(0,1fr)_minmax(0,22rem)]">
        <div class="flex min-w-0 flex-col gap-6">
          <Fulfilment order={props.order} />
          <Lines order={props.order} />
          <Documents order={props.order} />
        </div>
        <div class="flex min-w-0 flex-col gap-6">
          <Earnings order={props.order} />
          <AddressPanel order={props.order} />
          <CasesPanel order={props.order} />
          <History order={props.order} />
        </div>
      </div>
    </>
  );
}

function Lines(props: { order: SellerOrderView }) {
  const units = () => props.order.lines.reduce((sum, line) => sum + waitingOf(line), 0);
  return (
    <Panel title={units() > 0 ? `What to pack: ${counted(units(), "unit")}` : "What was ordered"}>
      <ul class="-my-4 divide-y divide-line">
        <For each={props.order.lines}>
          {(line) => (
            <li class="flex items-center gap-4 py-4">
              <Thumb hash={line.imageHash} />
              <div class="min-w-0 flex-1">
                <p class="font-medium">{line.title}</p>
                <Show when={line.cancelledQuantity > 0}>
                  <p class="text-sm text-bad">{counted(line.cancelledQuantity, "unit")} called off</p>
                </Show>
                <p class="mt-0.5 text-sm text-ink-soft">
                  <Show when={line.variantLabel}>{line.variantLabel} · </Show>
                  <span class="font-mono text-xs">{line.sku}</span>
                </p>
              </div>
              <div class="text-end">
                <p class="figures font-semibold whitespace-nowrap">
                  {line.quantity} × <Money minor={line.unitMinor} currency={props.order.currency} locale={LOCALE} />
                </p>
                <Show when={line.quantity > 1}>
                  <Money
                    minor={line.totalMinor}
                    currency={props.order.currency}
                    locale={LOCALE}
                    class="text-sm text-ink-soft"
                  />
                </Show>
              </div>
            </li>
          )}
        </For>
      </ul>
    </Panel>
  );
}

function Documents(props: { order: SellerOrderView }) {
  return (
    <p class="flex flex-wrap gap-x-6 gap-y-2 text-sm">
      <a
        href={`/slip/${props.order.orderId}`}
        class="inline-flex min-h-9 items-center font-medium text-accent hover:underline"
      >
        Packing slip of the order
      </a>
      <Show when={props.order.invoiceNumber}>
        {(number) => (
          <a
            href={`/invoice/${props.order.orderId}`}
            class="inline-flex min-h-9 items-center font-medium text-accent hover:underline"
          >
            Invoice {number()}
          </a>
        )}
      </Show>
    </p>
  );
}
