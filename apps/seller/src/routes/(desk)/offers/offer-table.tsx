// Offers as a sheet of prices and stock on a desk, and as cards on smaller screens; every figure is edited where it stands.
import { type Currency, type SellerOffer, writeMoney } from "@stoa/client";
import { Badge, Button, Money, OFFER_TONE, PaintWhole, toast } from "@stoa/ui";
import { createSignal, For, type JSX, Show } from "solid-js";
import { Thumb } from "~/lib/thumb";
import { CONDITION_WORD, LOCALE, OFFER_WORD } from "~/lib/words";
import { changePrice, changeStatus, changeStock, CURRENCIES } from "./changes";
import { InlineEdit } from "./inline-edit";
import { OfferBadges, saleState } from "./offer-badges";

function nameOf(offer: SellerOffer): string {
  return offer.variantLabel ? `${offer.productTitle}, ${offer.variantLabel}` : offer.productTitle;
}

/** The list of offers. */
export function OfferTable(props: { offers: readonly SellerOffer[] }) {
  return (
    <PaintWhole>
      <table class="w-full border-collapse text-sm max-xl:block">
        <caption class="sr-only">Offers, last changed first. Prices and stock can be changed in place.</caption>
        <thead class="max-xl:sr-only">
          <tr class="border-b border-line text-xs text-ink-faint">
            <th scope="col" class="w-full py-2.5 pe-3 text-start font-medium">
              Product
            </th>
            <For each={CURRENCIES}>
              {(currency) => (
                <th scope="col" class="px-2.5 py-2.5 text-end font-medium">
                  {currency}
                </th>
              )}
            </For>
            <th scope="col" class="px-2.5 py-2.5 text-end font-medium">
              Stock
            </th>
            <th scope="col" class="py-2.5 ps-2.5 text-start font-medium">
              Status
            </th>
          </tr>
        </thead>
        <tbody class="max-xl:grid max-xl:gap-4 md:max-xl:grid-cols-2">
          <For each={props.offers}>{(offer) => <OfferRow offer={offer} />}</For>
        </tbody>
      </table>
    </PaintWhole>
  );
}

function OfferRow(props: { offer: SellerOffer }) {
  return (
    <tr class="border-b border-line last:border-0 max-xl:grid max-xl:grid-cols-2 max-xl:content-start max-xl:rounded-lg max-xl:border max-xl:bg-surface max-xl:p-4 max-xl:last:border xl:hover:bg-sunken/60">
      <td class="py-3 pe-3 max-xl:col-span-2 max-xl:pt-0">
        <div class="flex items-center gap-3">
          <Thumb hash={props.offer.imageHash} faded={props.offer.status === "paused"} />
          <div class="min-w-0">
            <a
              href={`/offers/${props.offer.offerId}`}
              class="line-clamp-2 font-medium hover:underline hover:underline-offset-4"
            >
              {nameOf(props.offer)}
            </a>
            <p class="mt-0.5 text-xs text-ink-faint">
              <span class="font-mono">{props.offer.sku}</span> · {CONDITION_WORD[props.offer.condition]}
            </p>
            <p class="mt-1 flex flex-wrap gap-1.5 empty:hidden">
              <OfferBadges offer={props.offer} />
            </p>
          </div>
        </div>
      </td>
      <For each={CURRENCIES}>
        {(currency) => (
          <Cell head={currency}>
            <Price offer={props.offer} currency={currency} />
          </Cell>
        )}
      </For>
      <Cell head="Stock">
        <Stock offer={props.offer} />
      </Cell>
      <td class="py-3 ps-2.5 max-xl:col-span-2 max-xl:mt-2 max-xl:border-t max-xl:border-line max-xl:px-0 max-xl:pb-0">
        <Status offer={props.offer} />
      </td>
    </tr>
  );
}

function Cell(props: { head: string; children: JSX.Element }) {
  return (
    <td class="px-2.5 py-3 text-end whitespace-nowrap max-xl:flex max-xl:items-center max-xl:justify-between max-xl:px-0 max-xl:py-0.5 max-xl:pe-3">
      <span aria-hidden="true" class="text-xs text-ink-faint xl:hidden">
        {props.head}
      </span>
      {props.children}
    </td>
  );
}

function Price(props: { offer: SellerOffer; currency: Currency }) {
  const price = () => props.offer.prices.find((one) => one.currency === props.currency);
  const save = async (text: string) => {
    const refused = await changePrice(props.offer, props.currency, text);
    if (refused === null) toast(`New price in ${props.currency}.`, { tone: "good" });
    return refused;
  };
  return (
    <InlineEdit
      label={`Price in ${props.currency} of ${nameOf(props.offer)}`}
      text={price() ? writeMoney(price()!.priceMinor, props.currency) : ""}
      inputMode={props.currency === "JPY" ? "numeric" : "decimal"}
      save={save}
    >
      <Show when={price()} fallback={<span class="text-ink-faint">Set</span>}>
        {(price) => (
          <>
            <Money minor={price().priceMinor} currency={props.currency} locale={LOCALE} />
            <Show when={saleState(price()) === "running" && price().sale}>
              {(sale) => (
                <Money
                  minor={sale().saleMinor}
                  currency={props.currency}
                  locale={LOCALE}
                  class="block text-xs font-semibold text-deal"
                />
              )}
            </Show>
            <Show when={saleState(price()) !== "running" && price().compareAtMinor}>
              {(former) => (
                <s class="block text-xs text-ink-faint">
                  <Money minor={former()} currency={props.currency} locale={LOCALE} />
                </s>
              )}
            </Show>
          </>
        )}
      </Show>
    </InlineEdit>
  );
}

function Stock(props: { offer: SellerOffer }) {
  const available = () => props.offer.onHand - props.offer.reserved - props.offer.owed;
  const promised = () => props.offer.reserved + props.offer.owed;
  const save = async (text: string) => {
    const refused = await changeStock(props.offer, text);
    if (refused === null) toast("Stock counted.", { tone: "good" });
    return refused;
  };
  return (
    <InlineEdit
      label={`Stock on hand of ${nameOf(props.offer)}`}
      text={String(props.offer.onHand)}
      inputMode="numeric"
      save={save}
    >
      <span classList={{ "font-semibold text-bad": available() <= 0 }}>
        {props.offer.onHand.toLocaleString(LOCALE)}
      </span>
      <Show when={promised() > 0}>
        <span class="block text-xs whitespace-nowrap text-ink-faint">{promised()} promised</span>
      </Show>
    </InlineEdit>
  );
}

function Status(props: { offer: SellerOffer }) {
  const [busy, setBusy] = createSignal(false);
  const toggle = async () => {
    setBusy(true);
    const resumed = props.offer.status === "paused";
    const refused = await changeStatus(props.offer);
    setBusy(false);
    toast(refused ?? (resumed ? "Back on sale." : "Paused. It is not shown in the shop."), {
      tone: refused ? "bad" : "good",
    });
  };
  return (
    <div class="flex items-center justify-between gap-2 whitespace-nowrap">
      <Badge tone={OFFER_TONE[props.offer.status]}>{OFFER_WORD[props.offer.status]}</Badge>
      <Button
        size="sm"
        variant="quiet"
        busy={busy()}
        onClick={() => void toggle()}
        aria-label={`${props.offer.status === "active" ? "Pause" : "Resume"} ${nameOf(props.offer)}`}
      >
        {props.offer.status === "active" ? "Pause" : "Resume"}
      </Button>
    </div>
  );
}
