// A product in a list: the picture carries it. Plain HTML, see `Still`.
import type { ProductCard as Card } from "@stoa/client";
import { classNames, Money, Picture, Rating } from "@stoa/ui";
import { For, Show } from "solid-js";
import { useShop } from "../lib/shop.tsx";
import { CompareLink } from "./compare-link.tsx";
import { Heart } from "./heart.tsx";
import { QuickAdd } from "./quick-add.tsx";

/** How wide a card stands in a grid of two, three or four columns. */
export const CARD_SIZES = "(min-width: 84rem) 19rem, (min-width: 64rem) 24vw, (min-width: 40rem) 31vw, 46vw";

function Price(props: { card: Card }) {
  const { market, t } = useShop();
  const money = (minor: number) => <Money minor={minor} currency={props.card.currency} locale={market.locale} />;
  return (
    <p class="flex flex-wrap items-baseline gap-x-2">
      <span class={classNames("text-base font-semibold", props.card.compareAtMinor !== null && "text-deal")}>
        {money(props.card.priceMinor)}
      </span>
      <Show when={props.card.compareAtMinor}>
        {(before) => (
          <s class="text-sm text-ink-faint">
            <span class="sr-only">{t.card.was} </span>
            {money(before())}
          </s>
        )}
      </Show>
    </p>
  );
}

/** How much lower a price is than before, in whole percent. */
function percentOff(card: Card): number {
  return card.compareAtMinor ? Math.round((1 - card.priceMinor / card.compareAtMinor) * 100) : 0;
}

/** A product. `eager` for the first ones of a page, which carry it; `comparable` where one chooses among many. */
export function ProductCard(props: {
  card: Card;
  eager?: boolean | undefined;
  sizes?: string | undefined;
  comparable?: boolean | undefined;
  /** The seller in whose shop the card stands. */
  by?: string | undefined;
}) {
  const { t, path, stars, count } = useShop();
  return (
    <article class="group relative flex h-full flex-col">
      <div class="relative overflow-hidden rounded-lg bg-tile">
        <Picture
          image={props.card.image}
          sizes={props.sizes ?? CARD_SIZES}
          eager={props.eager}
          class={classNames(
            "aspect-square transition-transform duration-500 ease-out group-hover:scale-[1.03]",
            !props.card.inStock && "opacity-60",
          )}
        />
        <Show when={percentOff(props.card) >= 5 && props.card.inStock}>
          <span class="figures absolute start-2.5 top-2.5 rounded-full bg-deal px-2.5 py-0.5 text-xs font-bold text-ground">
            {t.card.off(percentOff(props.card))}
          </span>
        </Show>
        <Show
          when={props.card.inStock}
          fallback={
            <span class="absolute start-2.5 top-2.5 rounded-full bg-surface px-2.5 py-0.5 text-xs font-semibold">
              {t.card.soldOut}
            </span>
          }
        >
          <QuickAdd offerId={props.card.offerId} title={props.card.title} />
        </Show>
        <Heart productId={props.card.productId} title={props.card.title} />
      </div>
      <div class="flex flex-1 flex-col gap-1 pt-3">
        <p class="text-xs text-ink-faint">{props.card.brand}</p>
        <h3 class="line-clamp-2 text-sm leading-snug font-medium">
          <a
            href={path(`/p/${props.card.slug}`) + (props.by ? `?by=${encodeURIComponent(props.by)}` : "")}
            class="after:absolute after:inset-0 after:rounded-lg focus-visible:outline-none focus-visible:after:outline-2 focus-visible:after:outline-offset-2 focus-visible:after:outline-accent"
          >
            {props.card.title}
          </a>
        </h3>
        <Price card={props.card} />
        <div class="flex min-h-5 flex-wrap items-center gap-x-3 gap-y-1 text-xs text-ink-faint">
          <Show when={props.card.ratingCount > 0}>
            <span class="flex items-center gap-1.5">
              <Rating
                centi={props.card.ratingCenti}
                label={t.rating(stars(props.card.ratingCenti), props.card.ratingCount)}
                class="h-3"
              />
              <span aria-hidden="true" class="figures">
                {count(props.card.ratingCount)}
              </span>
            </span>
          </Show>
          <Show when={props.card.colours.length > 1}>
            <span class="flex items-center gap-1" role="img" aria-label={t.card.colours(props.card.colours.length)}>
              <For each={props.card.colours.slice(0, 5)}>
                {(colour) => (
                  <span
                    class="size-3 rounded-full ring-1 ring-line-strong/50 ring-inset"
                    style={{ "background-color": colour.hex }}
                  />
                )}
              </For>
            </span>
          </Show>
          <Show when={props.card.sellerCount > 1}>
            <span>{t.card.sellers(props.card.sellerCount)}</span>
          </Show>
        </div>
        <Show when={props.comparable}>
          <CompareLink
            slug={props.card.slug}
            title={props.card.title}
            look="relative z-10 mt-auto min-h-9 self-start gap-1.5 rounded-full text-xs font-medium text-ink-faint hover:text-ink aria-pressed:text-accent"
          />
        </Show>
      </div>
    </article>
  );
}
