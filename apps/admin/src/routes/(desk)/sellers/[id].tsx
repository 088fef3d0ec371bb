// One seller: what is known of them, and the decisions about them.
import { Title } from "@solidjs/meta";
import { createAsync, query, type RouteDefinition, type RouteSectionProps } from "@solidjs/router";
import type { AdminSeller, Id } from "@stoa/client";
import { BackLink, Badge, Facts, Notice, PageHead, Panel, SELLER_TONE, Stat } from "@stoa/ui";
import { Show } from "solid-js";
import { api } from "~/lib/api";
import { read } from "~/lib/session";
import { When } from "~/lib/when";
import { countryName, percent, quantity, SELLER_STATUS_WORD, stars } from "~/lib/words";
import { Missing } from "~/parts/missing";
import { Decide, DecisionRefused } from "./decide";
import { isDecision, WORDING } from "./decisions";

const sellerById = query(
  (id: string) => read(() => api().admin.sellers.get.query({ sellerId: id as Id<"seller"> })),
  "admin.seller",
);

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
  const done = () =>
    isDecision(props.done) && WORDING[props.done].from !== props.seller.status ? WORDING[props.done].done : undefined;
  return (
    <>
      <Title>{props.seller.name} · Stoa admin</Title>
      <BackLink href="/sellers">All sellers</BackLink>
      <PageHead
        title={props.seller.name}
        lead={<Badge tone={SELLER_TONE[props.seller.status]}>{SELLER_STATUS_WORD[props.seller.status]}</Badge>}
        actions={<Decide seller={props.seller} />}
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
      <Panel title="Facts">
        <Facts
          facts={[
            { label: "Handle", value: props.seller.handle },
            { label: "Country", value: countryName(props.seller.country) },
            { label: "Rating", value: stars(props.seller.ratingCenti) },
            { label: "Applied", value: <When at={props.seller.createdAt} /> },
            { label: "Last reason", value: props.seller.statusReason ?? "None given" },
            { label: "Id", value: <span class="font-mono text-xs">{props.seller.sellerId}</span> },
          ]}
        />
      </Panel>
    </>
  );
}
