// One order as it stands, to read: what was bought, how the money is split, what has happened, where it goes.
import { Title } from "@solidjs/meta";
import { createAsync, type RouteDefinition, type RouteSectionProps } from "@solidjs/router";
import { isToSend, marketName, type SellerOrderView } from "@stoa/client";
import { BackLink, Badge, Day, Facts, ORDER_TONE, PageHead, Panel } from "@stoa/ui";
import { For, Show } from "solid-js";
import { useMay } from "~/lib/session";
import { When } from "~/lib/when";
import { counted, LOCALE, ORDER_STATUS_WORD } from "~/lib/words";
import { Missing } from "~/parts/missing";
import { Lines } from "./lines";
import { MoneySplit } from "./money-split";
import { CallOff } from "./call-off";
import { Refunds } from "./refunds";
import { orderById } from "./reads";
import { Timeline } from "./timeline";

export const route = { preload: ({ params }) => void orderById(params["id"] ?? "") } satisfies RouteDefinition;

export default function Order(props: RouteSectionProps) {
  const order = createAsync(() => orderById(props.params["id"] ?? ""), { deferStream: true });
  return (
    <Show when={order() !== undefined}>
      <Show when={order()} fallback={<Missing what="order" href="/orders" way="All orders" />}>
        {(found) => <OrderPage order={found()} />}
      </Show>
    </Show>
  );
}

function OrderPage(props: { order: SellerOrderView }) {
  const may = useMay();
  const unitCount = () => props.order.lines.reduce((sum, line) => sum + line.quantity, 0);
  return (
    <>
      <Title>Order {props.order.number} · Stoa admin</Title>
      <BackLink href="/orders">All orders</BackLink>
      <PageHead
        title={`Order ${props.order.number}`}
        lead={
          <span class="flex flex-wrap items-center gap-x-3 gap-y-1">
            <Badge tone={ORDER_TONE[props.order.status]}>{ORDER_STATUS_WORD[props.order.status]}</Badge>
            <span>
              {counted(unitCount(), "unit")} from{" "}
              <a
                href={`/sellers/${props.order.seller.sellerId}`}
                class="font-medium text-accent underline-offset-4 hover:underline"
              >
                {props.order.seller.name}
              </a>
              , placed <When at={props.order.createdAt} />
            </span>
          </span>
        }
      />
      <div class="grid items-start gap-6 lg:grid-cols-[1fr_20rem]">
        <div class="flex min-w-0 flex-col gap-6">
          <Lines order={props.order} />
          <MoneySplit order={props.order} />
          <Refunds order={props.order} />
          <Show when={isToSend(props.order.status) && may("orders.cancel")}>
            <CallOff order={props.order} />
          </Show>
        </div>
        <div class="flex min-w-0 flex-col gap-6">
          <Timeline order={props.order} />
          <Delivery order={props.order} />
          <Panel title="Reference">
            <Facts
              facts={[
                { label: "Market", value: marketName(props.order.market) },
                { label: "Order", value: <span class="font-mono text-xs break-all">{props.order.orderId}</span> },
                { label: "Purchase", value: <span class="font-mono text-xs break-all">{props.order.purchaseId}</span> },
              ]}
            />
          </Panel>
        </div>
      </div>
    </>
  );
}

function Delivery(props: { order: SellerOrderView }) {
  const address = () => props.order.address;
  const addressLines = () =>
    [
      address().line1,
      address().line2,
      [address().postalCode, address().city].filter(Boolean).join(" "),
      address().region,
    ].filter(Boolean);
  return (
    <Panel title="Customer and delivery">
      <address class="mb-4 text-sm leading-relaxed not-italic">
        <span class="font-medium">{address().name}</span>
        <For each={addressLines()}>{(line) => <span class="block text-ink-soft">{line}</span>}</For>
        <span class="mt-2 block break-all text-ink-soft">{props.order.email}</span>
        <span class="block text-ink-soft">{address().phone}</span>
      </address>
      <Facts
        facts={[
          { label: "Method", value: props.order.deliveryMethod === "express" ? "Express" : "Standard" },
          { label: "Ship by", value: <Day day={props.order.shipByDay} locale={LOCALE} /> },
          {
            label: "Promised",
            value: (
              <>
                <Day day={props.order.promise.fromDay} locale={LOCALE} /> to{" "}
                <Day day={props.order.promise.toDay} locale={LOCALE} />
              </>
            ),
          },
        ]}
      />
    </Panel>
  );
}
