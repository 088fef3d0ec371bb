// What is special about an offer at the moment, as small labels: a sale, units promised beyond the stock.
import type { SellerOffer, SellerPrice } from "@stoa/client";
import { Badge } from "@stoa/ui";
import { Show } from "solid-js";

/** Where the sale of a price stands; null without one. */
export function saleState(price: SellerPrice, nowMs = Date.now()): "planned" | "running" | "over" | null {
  if (price.sale === null) return null;
  if (nowMs < price.sale.fromAt) return "planned";
  return nowMs < price.sale.toAt ? "running" : "over";
}

/** The labels of an offer; nothing for an ordinary one. */
export function OfferBadges(props: { offer: SellerOffer }) {
  const states = () => props.offer.prices.map((price) => saleState(price));
  const promises = () => props.offer.availableAt !== null && props.offer.availableAt > Date.now();
  return (
    <>
      <Show when={states().includes("running")}>
        <Badge tone="deal">Sale</Badge>
      </Show>
      <Show when={!states().includes("running") && states().includes("planned")}>
        <Badge tone="info">Sale planned</Badge>
      </Show>
      <Show when={promises() && props.offer.availability === "backorder"}>
        <Badge tone="warn">Backorder</Badge>
      </Show>
      <Show when={promises() && props.offer.availability === "preorder"}>
        <Badge tone="info">Pre-order</Badge>
      </Show>
    </>
  );
}
