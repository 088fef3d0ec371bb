// One offer: its prices and sales, its stock and what is promised beyond it, its terms, and how it stands in the buy box.
import { Title } from "@solidjs/meta";
import { createAsync, type RouteDefinition, useParams } from "@solidjs/router";
import { isId, type SellerOffer } from "@stoa/client";
import { BackLink, Badge, OFFER_TONE } from "@stoa/ui";
import { Match, Show, Switch } from "solid-js";
import { Thumb } from "~/lib/thumb";
import { CONDITION_WORD, OFFER_WORD } from "~/lib/words";
import { BuyBoxPanel } from "./buy-box-panel";
import { OfferBadges } from "./offer-badges";
import { PricePanel } from "./price-panel";
import { StockPanel } from "./stock-panel";
import { buyBox, offer } from "./terms";
import { TermsPanel } from "./terms-panel";
import { Missing } from "~/lib/missing";

/** The offer of an address; null when it cannot be one. */
function offerAt(id: string | undefined): Promise<SellerOffer | null> {
  return id !== undefined && isId("offer", id) ? offer(id) : Promise.resolve(null);
}

export const route = {
  preload: ({ params }) => {
    const { id } = params;
    if (id !== undefined && isId("offer", id)) void buyBox(id).catch(() => undefined);
    return offerAt(id);
  },
} satisfies RouteDefinition;

export default function OfferPage() {
  const params = useParams<{ id: string }>();
  const found = createAsync(() => offerAt(params.id), { deferStream: true });
  return (
    <Switch>
      <Match when={found() === null}>
        <Missing what="offer" href="/offers" way="To the offers">
          It may belong to another shop.
        </Missing>
      </Match>
      <Match when={found()}>{(found) => <Opened offer={found()} />}</Match>
    </Switch>
  );
}

function Opened(props: { offer: SellerOffer }) {
  return (
    <>
      <Title>{`${props.offer.productTitle} · Stoa for sellers`}</Title>
      <BackLink href="/offers">Offers</BackLink>
      <header class="mb-6 flex items-start gap-4">
        <Thumb hash={props.offer.imageHash} faded={props.offer.status === "paused"} />
        <div class="min-w-0">
          <h1 class="text-title font-semibold tracking-tight">{props.offer.productTitle}</h1>
          <p class="mt-1 flex flex-wrap items-center gap-x-2 gap-y-1.5 text-sm text-ink-soft">
            <Show when={props.offer.variantLabel}>
              <span>{props.offer.variantLabel} ·</span>
            </Show>
            <span class="font-mono text-xs">{props.offer.sku}</span>
            <span>· {CONDITION_WORD[props.offer.condition]}</span>
            <Badge tone={OFFER_TONE[props.offer.status]}>{OFFER_WORD[props.offer.status]}</Badge>
            <OfferBadges offer={props.offer} />
          </p>
        </div>
      </header>
      <div class="grid items-start gap-6 xl:grid-cols-[minmax(0,1fr)_minmax(0,27rem)]">
        <div class="flex min-w-0 flex-col gap-6">
          <PricePanel offer={props.offer} />
          <StockPanel offer={props.offer} />
          <TermsPanel offer={props.offer} />
        </div>
        <BuyBoxPanel offer={props.offer} />
      </div>
    </>
  );
}
