// The offers for a variant: the first with all its promises and the button, the best used one, the other sellers below. Plain
// HTML, see `Still`: the listener of the small forms on cards sends these, too.
import { formatDay, isoDay, type OfferView } from "@stoa/client";
import { Badge, Button, classNames, Icon, Money, Rating } from "@stoa/ui";
import { For, Show } from "solid-js";
import { addToCart } from "../../lib/forms/cart.ts";
import { type Shop, useShop } from "../../lib/shop.tsx";
import type { Shown } from "../../lib/variants.ts";
import { LaterNote } from "../later-note.tsx";

const LAST_ONES = 5;

/** The form of the first offer, for buttons that stand elsewhere. */
const BUY_FORM = "buy";

function Promises(props: { offer: OfferView }) {
  const { market, t, money } = useShop();
  const day = (iso: string) => formatDay(iso, market.locale);
  return (
    <ul class="flex flex-col gap-2 text-sm">
      <li class="flex gap-3">
        <Icon name="truck" class="size-5 text-ink-faint" />
        <span>
          <span class="font-semibold">
            {t.product.delivery(day(props.offer.promise.fromDay), day(props.offer.promise.toDay))}
          </span>
          <span class="text-ink-soft">
            {" "}
            ·{" "}
            {props.offer.deliveryMinor
              ? t.product.deliveryFee(money(props.offer.deliveryMinor))
              : t.product.freeDelivery}
          </span>
        </span>
      </li>
      <li class="flex gap-3">
        <Icon name="store" class="size-5 text-ink-faint" />
        <SoldBy offer={props.offer} />
      </li>
      <li class="flex gap-3">
        <Icon name="shield" class="size-5 text-ink-faint" />
        <span class="text-ink-soft">{t.footer.note}</span>
      </li>
    </ul>
  );
}

function SoldBy(props: { offer: OfferView }) {
  const { t, path, stars } = useShop();
  return (
    <span class="flex flex-wrap items-center gap-x-2 gap-y-1">
      <span class="text-ink-soft">{t.product.soldBy}</span>
      <a
        href={path(`/shop/${props.offer.seller.handle}`)}
        class="font-semibold underline decoration-line-strong underline-offset-4 hover:decoration-ink"
      >
        {props.offer.seller.name}
      </a>
      <Show when={props.offer.seller.ratingCenti > 0}>
        <span class="flex items-center gap-1">
          <Rating
            centi={props.offer.seller.ratingCenti}
            label={t.sellerRating(stars(props.offer.seller.ratingCenti))}
            class="h-3"
          />
          <span class="figures text-xs text-ink-faint" aria-hidden="true">
            {stars(props.offer.seller.ratingCenti)}
          </span>
        </span>
      </Show>
    </span>
  );
}

/** Price, former price, what they hold of tax; of a reduction, what the law wants told and until when it holds. */
function OfferPrice(props: { offer: OfferView; large?: boolean }) {
  const { market, t, money } = useShop();
  const percent = () =>
    props.offer.compareAtMinor ? Math.round((1 - props.offer.priceMinor / props.offer.compareAtMinor) * 100) : 0;
  return (
    <div class="flex flex-col gap-1.5">
      <p class="flex flex-wrap items-baseline gap-x-3">
        <Money
          minor={props.offer.priceMinor}
          currency={props.offer.currency}
          locale={market.locale}
          class={classNames(
            "font-semibold",
            props.large ? "text-3xl tracking-tight" : "text-base",
            percent() > 0 && "text-deal",
          )}
        />
        <Show when={props.offer.compareAtMinor}>
          {(before) => (
            <s class="text-ink-faint">
              <span class="sr-only">{t.card.was} </span>
              <Money minor={before()} currency={props.offer.currency} locale={market.locale} />
            </s>
          )}
        </Show>
        <Show when={props.large && percent() >= 5}>
          <Badge tone="deal">{t.card.off(percent())}</Badge>
        </Show>
        <Show when={props.large}>
          <span class="text-xs text-ink-faint">{market.taxInclusive ? t.product.taxIncluded : t.product.taxAdded}</span>
        </Show>
      </p>
      <Show when={props.offer.isLowest30 && props.offer.compareAtMinor}>
        {(lowest) => <p class="text-xs text-ink-faint">{t.product.lowest30(money(lowest()))}</p>}
      </Show>
      <Show when={props.large && props.offer.compareAtMinor && props.offer.saleEndsAt}>
        {(endsAt) => (
          <p class="text-sm font-semibold text-deal">
            {t.product.saleUntil(formatDay(isoDay(endsAt(), market.timeZone), market.locale))}
          </p>
        )}
      </Show>
    </div>
  );
}

/** How many are left, or when what is ordered now leaves. */
function Stock(props: { offer: OfferView }) {
  const { t } = useShop();
  const isPlenty = () => props.offer.available > LAST_ONES;
  return (
    <p class="flex flex-wrap gap-x-2 text-sm font-semibold">
      <Show
        when={props.offer.later}
        fallback={
          <span class={isPlenty() ? "text-good" : "text-warn"}>
            {isPlenty() ? t.product.inStock : t.product.lastOnes(props.offer.available)}
          </span>
        }
      >
        <span class="text-info">
          <LaterNote later={props.offer.later} />
        </span>
      </Show>
      <For each={notes(props.offer, t)}>{(note) => <span class="font-normal text-ink-soft">· {note}</span>}</For>
    </p>
  );
}

/** Condition and limit, where there is something to say. */
const notes = (offer: OfferView, t: Shop["t"]): string[] => [
  ...(offer.condition === "new" ? [] : [t.condition[offer.condition]]),
  ...(offer.maxPerOrder === null ? [] : [t.product.maxPerOrder(offer.maxPerOrder)]),
];

/** The winning offer with its form. */
function MainOffer(props: { offer: OfferView }) {
  const { t, path, count } = useShop();
  return (
    <>
      <OfferPrice offer={props.offer} large />
      <Stock offer={props.offer} />
      <form method="post" action={path("/cart")} data-quick-add="drawer" id={BUY_FORM} class="flex gap-3">
        <input type="hidden" name="form" value={addToCart.name} />
        <input type="hidden" name="offerId" value={props.offer.offerId} />
        <span class="relative">
          <select
            name="quantity"
            aria-label={t.product.quantity}
            class="figures h-13 appearance-none rounded-full bg-surface ps-5 pe-10 font-semibold ring-1 ring-line-strong/60 ring-inset focus-visible:rounded-full"
          >
            <For
              each={Array.from(
                { length: Math.min(10, props.offer.available, props.offer.maxPerOrder ?? 10) },
                (_, i) => i + 1,
              )}
            >
              {(n) => <option value={n}>{count(n)}</option>}
            </For>
          </select>
          <Icon name="chevronDown" class="pointer-events-none absolute end-4 top-1/2 size-4 -translate-y-1/2" />
        </span>
        <Button type="submit" variant="primary" size="lg" class="flex-1">
          {props.offer.later?.policy === "preorder" ? t.product.preorder : t.product.add}
        </Button>
      </form>
      <Promises offer={props.offer} />
    </>
  );
}

/** Another offer, in one line. */
function OtherOffer(props: { offer: OfferView; class?: string }) {
  const { market, t, path, money } = useShop();
  const day = (iso: string) => formatDay(iso, market.locale);
  return (
    <li class={classNames("flex items-center justify-between gap-4 py-4", props.class)}>
      <div class="flex min-w-0 flex-col gap-1 text-sm">
        <OfferPrice offer={props.offer} />
        <SoldBy offer={props.offer} />
        <p class="text-xs text-ink-faint">
          {t.condition[props.offer.condition]} ·{" "}
          <Show when={props.offer.later}>
            <LaterNote later={props.offer.later} /> ·{" "}
          </Show>
          {props.offer.deliveryMinor ? t.product.deliveryFee(money(props.offer.deliveryMinor)) : t.product.freeDelivery}{" "}
          · {t.product.delivery(day(props.offer.promise.fromDay), day(props.offer.promise.toDay))}
        </p>
      </div>
      <form method="post" action={path("/cart")} data-quick-add="drawer">
        <input type="hidden" name="form" value={addToCart.name} />
        <input type="hidden" name="offerId" value={props.offer.offerId} />
        <Button type="submit" size="sm" aria-label={t.product.offerFrom(props.offer.seller.name)}>
          {t.product.add}
        </Button>
      </form>
    </li>
  );
}

/** All that is offered of a variant. */
export function BuyBox(props: Shown) {
  const { t } = useShop();
  const inStock = () => props.offers.filter((offer) => offer.available > 0);
  /** The best used one, when a new one stands above it. */
  const used = () =>
    inStock()[0]?.condition === "new" ? inStock().find((offer) => offer.condition !== "new") : undefined;
  const others = () => inStock().filter((offer, i) => i > 0 && offer !== used());
  return (
    <div class="flex flex-col gap-4">
      <Show
        when={inStock()[0]}
        keyed
        fallback={<p class="rounded-md bg-sunken px-4 py-3 font-semibold">{t.product.soldOut}</p>}
      >
        {(offer) => <MainOffer offer={offer} />}
      </Show>
      <Show when={used()} keyed>
        {(offer) => (
          <section aria-label={t.product.used} class="rounded-lg border border-line px-4 pt-3">
            <h2 class="text-sm font-semibold">{t.product.used}</h2>
            <ul>
              <OtherOffer offer={offer} class="pt-2" />
            </ul>
          </section>
        )}
      </Show>
      <Show when={others().length > 0}>
        <details class="group border-y border-line" open={others().length <= 2}>
          <summary class="flex min-h-13 items-center justify-between text-sm font-semibold">
            {t.product.otherSellers(others().length)}
            <Icon name="chevronDown" class="size-4 transition-transform group-open:rotate-180" />
          </summary>
          <ul class="divide-y divide-line border-t border-line">
            <For each={others()}>{(offer) => <OtherOffer offer={offer} />}</For>
          </ul>
          <p class="pb-4 text-xs text-ink-faint">
            <Show
              when={props.cameFrom}
              fallback={
                <>
                  <span class="font-semibold">{t.product.whyLabel}.</span> {t.product.why}
                </>
              }
            >
              {(name) => t.product.cameFrom(name())}
            </Show>
          </p>
        </details>
      </Show>
    </div>
  );
}
