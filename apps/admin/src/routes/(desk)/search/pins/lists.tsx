// The two lists of the page that pins products: what is pinned, in its order, and what is found.
import { type Id, PINS_MOST, type PinnedProduct, type ProductCard } from "@stoa/client";
import { Button, Icon, type IconName, Money } from "@stoa/ui";
import { For, Show } from "solid-js";
import { LOCALE } from "~/lib/words";
import { ProductRow } from "./product-row";
import { type PinList, SetPinsForm } from "./set-pins";

type ProductId = Id<"product">;

/** The list with two neighbours changed. */
const swapped = (ids: readonly ProductId[], place: number): ProductId[] =>
  ids.map((id, i) => (i === place ? ids[place + 1]! : i === place + 1 ? ids[place]! : id));

function RowButton(props: {
  list: PinList;
  productIds: readonly ProductId[];
  icon: IconName;
  label: string;
  disabled?: boolean;
  turned?: boolean;
}) {
  return (
    <SetPinsForm list={props.list} productIds={props.productIds}>
      <Button type="submit" size="sm" variant="quiet" disabled={props.disabled} aria-label={props.label} class="px-2!">
        <Icon name={props.icon} class={props.turned ? "size-4 rotate-180" : "size-4"} />
      </Button>
    </SetPinsForm>
  );
}

/** Pinned products: each can go up, down, or away. */
export function PinnedList(props: { pinned: readonly PinnedProduct[]; list: PinList }) {
  const ids = () => props.list.productIds;
  return (
    <Show
      when={props.pinned.length > 0}
      fallback={<p class="text-sm text-ink-soft">Nothing yet. Pin a product from the list of what is found.</p>}
    >
      <ol class="-my-2.5 divide-y divide-line">
        <For each={props.pinned}>
          {(product, i) => (
            <ProductRow product={product} place={i() + 1}>
              <RowButton
                list={props.list}
                productIds={swapped(ids(), i() - 1)}
                icon="chevronDown"
                turned
                label={`Move ${product.title} up`}
                disabled={i() === 0}
              />
              <RowButton
                list={props.list}
                productIds={swapped(ids(), i())}
                icon="chevronDown"
                label={`Move ${product.title} down`}
                disabled={i() === props.pinned.length - 1}
              />
              <RowButton
                list={props.list}
                productIds={ids().filter((id) => id !== product.productId)}
                icon="close"
                label={`Unpin ${product.title}`}
              />
            </ProductRow>
          )}
        </For>
      </ol>
    </Show>
  );
}

/** Products that a search finds, in its order; those that are not pinned can be. */
export function FoundList(props: { cards: readonly ProductCard[]; list: PinList }) {
  const isPinned = (card: ProductCard) => props.list.productIds.includes(card.productId);
  return (
    <Show when={props.cards.length > 0} fallback={<p class="text-sm text-ink-soft">Nothing is found.</p>}>
      <ol class="-mb-2.5 divide-y divide-line">
        <For each={props.cards}>
          {(card, i) => (
            <ProductRow
              product={card}
              place={i() + 1}
              note={
                <p class="text-ink-faint">
                  {card.brand} · <Money minor={card.priceMinor} currency={card.currency} locale={LOCALE} />
                  <Show when={!card.inStock}> · sold out</Show>
                </p>
              }
            >
              <Show when={!isPinned(card)} fallback={<span class="px-3 text-sm text-ink-faint">Pinned</span>}>
                <SetPinsForm list={props.list} productIds={[...props.list.productIds, card.productId]}>
                  <Button type="submit" size="sm" disabled={props.list.productIds.length >= PINS_MOST}>
                    Pin<span class="sr-only"> {card.title}</span>
                  </Button>
                </SetPinsForm>
              </Show>
            </ProductRow>
          )}
        </For>
      </ol>
    </Show>
  );
}
