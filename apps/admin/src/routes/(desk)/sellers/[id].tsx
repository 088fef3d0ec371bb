// One seller: what is known of them, and the decisions about them.
import { Title } from "@solidjs/meta";
import { createAsync, query, type RouteDefinition, type RouteSectionProps } from "@solidjs/router";
import { type AdminSeller, countryName, type Id, type SellerHealthView } from "@stoa/client";
import { BackLink, Badge, Facts, LinkButton, Notice, PageHead, Panel, SELLER_TONE, Stat } from "@stoa/ui";
import { HEALTH_REASON, HealthMeasures, HealthVerdict } from "@stoa/ui/selling";
import { For, Show } from "solid-js";
import { api } from "~/lib/api";
import { read, useMay } from "~/lib/session";
import { When } from "~/lib/when";
import { percent, quantity, SELLER_STATUS_WORD, stars } from "~/lib/words";
import { Missing } from "~/parts/missing";
import { Review } from "./checklist";
import { Decide, DecisionRefused } from "./decide";
import { isDecision, WORDING } from "./decisions";

const sellerById = query(
  (id: string) => read(() => api().admin.sellers.get.query({ sellerId: id as Id<"seller"> })),
  "admin.seller",
);

/** How they keep what customers were promised. */
const healthOf = query(
  (id: string) => read(() => api().admin.sellers.health.query({ sellerId: id as Id<"seller"> })),
  "admin.seller.health",
);

/** What they have shown; null also for operators who do not decide. */
const checklistOf = query(async (id: string, mayDecide: boolean) => {
  if (!mayDecide) return null;
  return await read(() => api().admin.sellers.checklist.query({ sellerId: id as Id<"seller"> }));
}, "admin.seller.checklist");

export const route = { preload: ({ params }) => void sellerById(params["id"] ?? "") } satisfies RouteDefinition;

export default function Seller(props: RouteSectionProps) {
  const seller = createAsync(() => sellerById(props.params["id"] ?? ""), { deferStream: true });
  return (
    <Show when={seller() !== undefined}>
      <Show when={seller()} fallback={<Missing what="seller" href="/sellers" way="All sellers" />}>
        {(found) => <SellerPage seller={found()} done={props.location.query["done"]} />}
      </Show>
    </Show>
  );
}

function SellerPage(props: { seller: AdminSeller; done: string | string[] | undefined }) {
  const may = useMay();
  const checklist = createAsync(() => checklistOf(props.seller.sellerId, may("sellers.decide")), { deferStream: true });
  const health = createAsync(() => healthOf(props.seller.sellerId), { deferStream: true });
  const done = () =>
    isDecision(props.done) && WORDING[props.done].from !== props.seller.status ? WORDING[props.done].done : undefined;
  return (
    <>
      <Title>{props.seller.name} · Stoa admin</Title>
      <BackLink href="/sellers">All sellers</BackLink>
      <PageHead
        title={props.seller.name}
        lead={<Badge tone={SELLER_TONE[props.seller.status]}>{SELLER_STATUS_WORD[props.seller.status]}</Badge>}
        actions={
          <>
            <Show when={may("finance.read")}>
              <LinkButton href={`/payouts/sellers/${props.seller.sellerId}`}>Money</LinkButton>
            </Show>
            <Show when={may("sellers.decide")}>
              <Decide seller={props.seller} />
            </Show>
          </>
        }
      />
      <Show when={done()}>
        {(sentence) => (
          <div role="status" class="mb-4">
            <Notice tone="good">{sentence()}</Notice>
          </div>
        )}
      </Show>
      <DecisionRefused />
      <div class="mb-6 grid grid-cols-3 gap-3 sm:gap-4">
        <Stat label="Offers" value={quantity(props.seller.offerCount)} />
        <Stat label="Orders" value={quantity(props.seller.orderCount)} />
        <Stat label="Commission" value={percent(props.seller.commissionBps)} />
      </div>
      <Show when={checklist()}>{(found) => <Review of={found()} />}</Show>
      <Show when={health()}>{(found) => <Health of={found()} />}</Show>
      <Panel title="Facts">
        <Facts
          facts={[
            { label: "Handle", value: props.seller.handle },
            { label: "Country", value: countryName(props.seller.country) },
            { label: "Rating", value: stars(props.seller.ratingCenti) },
            { label: "Applied", value: <When at={props.seller.createdAt} /> },
            { label: "Sells", value: props.seller.description || "Not said" },
            { label: "Last reason", value: props.seller.statusReason ?? "None given" },
            { label: "Id", value: <span class="font-mono text-xs">{props.seller.sellerId}</span> },
          ]}
        />
      </Panel>
    </>
  );
}

/** How the seller keeps what customers were promised: the measures, and the newest orders that count against them. */
function Health(props: { of: SellerHealthView }) {
  return (
    <section class="mb-6 flex flex-col gap-4" aria-labelledby="health">
      <h2 id="health" class="text-base font-semibold">
        Account health
      </h2>
      <HealthVerdict measures={props.of.measures} />
      <HealthMeasures of={props.of} />
      <Show when={props.of.orders.length > 0}>
        <Panel title="Newest orders that count">
          <ul class="flex flex-col gap-2 text-sm">
            <For each={props.of.orders.slice(0, 5)}>
              {(order) => (
                <li class="flex flex-wrap items-center justify-between gap-x-4 gap-y-1">
                  <a href={`/orders/${order.orderId}`} class="figures font-medium underline-offset-4 hover:underline">
                    {order.number}
                  </a>
                  <span class="flex flex-wrap gap-1.5">
                    <For each={order.reasons}>{(reason) => <Badge tone="warn">{HEALTH_REASON[reason]}</Badge>}</For>
                  </span>
                </li>
              )}
            </For>
          </ul>
        </Panel>
      </Show>
    </section>
  );
}
