// The columns of the list of offers: prices and stock as on a sheet, every figure edited where it stands.
import { type Currency, type SellerOffer, writeMoney } from "@stoa/client";
import { Badge, Button, Money, OFFER_TONE, Time, toast } from "@stoa/ui";
import type { DataColumn } from "@stoa/ui/desk";
import { createSignal, Show } from "solid-js";
import { Thumb } from "~/lib/thumb";
import { CONDITION_WORD, counted, LOCALE, OFFER_WORD } from "~/lib/words";
import { changePrice, changeStatus, changeStock, CURRENCIES } from "./changes";
import { InlineEdit } from "./inline-edit";
import { OfferBadges, saleState } from "./offer-badges";

/** What an offer is called. */
export function nameOf(offer: SellerOffer): string {
  return offer.variantLabel ? `${offer.productTitle}, ${offer.variantLabel}` : offer.productTitle;
}

/** What names an offer in its row. */
function Name(props: { offer: SellerOffer; isCompact: boolean }) {
  return (
    <div class="flex min-w-0 items-center gap-3">
      <Show when={!props.isCompact}>
        <Thumb hash={props.offer.imageHash} faded={props.offer.status === "paused"} />
      </Show>
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
  );
}

/** The columns of the list; every figure is changed where it stands. */
export function offerColumns(isCompact: () => boolean): DataColumn<SellerOffer>[] {
  return [
    {
      key: "product",
      head: "Product",
      isFixed: true,
      grow: true,
      phone: "head",
      sort: { by: "title", first: "asc" },
      cell: (offer) => <Name offer={offer} isCompact={isCompact()} />,
    },
    {
      key: "sku",
      head: "SKU",
      isExtra: true,
      sort: { by: "sku", first: "asc" },
      cell: (offer) => <span class="font-mono text-xs">{offer.sku}</span>,
    },
    ...CURRENCIES.map((currency): DataColumn<SellerOffer> => ({
      key: currency.toLowerCase(),
      head: currency,
      align: "end",
      cell: (offer) => <Price offer={offer} currency={currency} />,
    })),
    {
      key: "stock",
      head: "Stock",
      align: "end",
      sort: { by: "stock", first: "asc" },
      cell: (offer) => <Stock offer={offer} />,
    },
    {
      key: "handling",
      head: "Handling",
      align: "end",
      isExtra: true,
      cell: (offer) => <>{counted(offer.handlingDays, "day")}</>,
    },
    {
      key: "changed",
      head: "Changed",
      isExtra: true,
      sort: { by: "changed", first: "desc" },
      cell: (offer) => (
        <Time at={offer.updatedAt} locale={LOCALE} timeZone="UTC" class="whitespace-nowrap text-ink-soft" />
      ),
    },
    { key: "status", head: "Status", cell: (offer) => <Status offer={offer} /> },
  ];
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
