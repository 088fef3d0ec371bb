// Products side by side. The names of the rows stay at the edge while the products scroll past; a box hides the rows in
// which all say the same, by style alone.
import type { Comparison, ComparedProduct } from "@stoa/client";
import { Badge, Button, Checkbox, classNames, FormError, Icon, Picture, Rating } from "@stoa/ui";
import { For, type JSX, Match, Show, Switch } from "solid-js";
import { usePageTexts } from "../../i18n/pages.ts";
import { compareQuery } from "../../lib/compared.ts";
import { comparisonRows, lowestPrices } from "../../lib/comparison-rows.ts";
import { Form, useForm } from "../../lib/form.tsx";
import { addToCart } from "../../lib/forms/cart.ts";
import { useShop } from "../../lib/shop.tsx";
import { useAdded } from "../added.ts";
import { Heart } from "../heart.tsx";

const EDGE = "sticky start-0 z-10 bg-ground";

function Buy(props: { offerId: string }) {
  const { market, t, path } = useShop();
  const tellAdded = useAdded();
  const form = useForm(addToCart, () => tellAdded(false));
  return (
    <Form state={form} market={market} to={path("/cart")} class="mt-3">
      <input type="hidden" name="offerId" value={props.offerId} />
      <Button type="submit" variant="primary" size="sm" wide busy={form.pending()}>
        {t.product.add}
      </Button>
      <FormError message={form.refusal() && t.errors[form.refusal()!.code]} class="mt-2" />
    </Form>
  );
}

/** The head of a column: the product, the way out of the comparison and into the cart. */
function Product(props: { of: ComparedProduct; others: readonly string[] }) {
  const { t, path } = useShop();
  return (
    <div class="flex h-full flex-col">
      <div class="relative overflow-hidden rounded-lg bg-tile">
        <Picture image={props.of.image} sizes="(min-width: 64rem) 17rem, 44vw" class="aspect-square" />
        <Heart productId={props.of.productId} title={props.of.title} />
        <a
          href={path(`/compare${compareQuery(props.others)}`)}
          aria-label={t.keep.takeOut(props.of.title)}
          class="absolute start-2.5 top-2.5 grid size-10 place-items-center rounded-full bg-surface/85 hover:bg-surface focus-visible:rounded-full"
        >
          <Icon name="close" class="size-4.5" />
        </a>
      </div>
      <a
        href={path(`/p/${props.of.slug}`)}
        class="mt-3 text-sm leading-snug font-semibold hover:underline hover:underline-offset-4"
      >
        {props.of.title}
      </a>
      <div class="mt-auto">
        <Show when={props.of.offer && props.of.offer.available > 0 && props.of.offer} keyed>
          {(offer) => <Buy offerId={offer.offerId} />}
        </Show>
      </div>
    </div>
  );
}

/** What a cell shows beside or instead of its text. */
function Cell(props: { row: string; text: string | null; product: ComparedProduct; lowest: boolean }): JSX.Element {
  const { path, stars, count } = useShop();
  const words = usePageTexts().compare;
  return (
    <Switch fallback={<bdi>{props.text}</bdi>}>
      <Match when={props.text === null}>
        <span class="text-ink-faint" title={words.none}>
          <span aria-hidden="true">–</span>
          <span class="sr-only">{props.row === "rating" ? words.noRating : words.none}</span>
        </span>
      </Match>
      <Match when={props.row === "price"}>
        <span class="figures block text-base font-semibold">{props.text}</span>
        <Show when={props.lowest}>
          <Badge tone="good" class="mt-1">
            {words.lowest}
          </Badge>
        </Show>
      </Match>
      <Match when={props.row === "rating"}>
        <span class="flex flex-wrap items-center gap-x-2">
          <Rating centi={props.product.ratingCenti} label={props.text!} />
          <span aria-hidden="true" class="figures text-xs text-ink-faint">
            {stars(props.product.ratingCenti)} ({count(props.product.ratingCount)})
          </span>
        </span>
      </Match>
      <Match when={props.row === "seller" && props.product.offer}>
        {(offer) => (
          <a
            href={path(`/shop/${offer().seller.handle}`)}
            class="underline decoration-line-strong underline-offset-4 hover:decoration-ink"
          >
            {props.text}
          </a>
        )}
      </Match>
    </Switch>
  );
}

/** The table. */
export function CompareTable(props: { of: Comparison }) {
  const shop = useShop();
  const words = usePageTexts().compare;
  const rows = () => comparisonRows(props.of, shop, words);
  const lowest = () => lowestPrices(props.of.products);
  const others = (slug: string) => props.of.products.map((one) => one.slug).filter((one) => one !== slug);
  return (
    <div class="group/compare mt-6">
      <Show when={props.of.products.length > 1} fallback={<p class="mb-4 text-ink-soft">{words.one}</p>}>
        <Checkbox label={words.onlyDifferences} autocomplete="off" class="mb-3 w-fit font-medium" />
      </Show>
      <div
        role="region"
        aria-label={words.table}
        tabindex="0"
        class="relative -mx-(--page-gutter) overflow-x-auto overscroll-x-contain px-(--page-gutter) pb-2 sm:mx-0 sm:px-0"
      >
        <table class="w-full border-separate border-spacing-0 text-sm">
          <caption class="sr-only">{words.table}</caption>
          <thead>
            <tr class="align-top">
              <td class={classNames(EDGE, "w-28 min-w-28 sm:w-44 sm:min-w-44")} />
              <For each={props.of.products}>
                {(product) => (
                  <th scope="col" class="w-60 min-w-40 px-2 pb-4 text-start font-normal sm:min-w-52 sm:px-3">
                    <Product of={product} others={others(product.slug)} />
                  </th>
                )}
              </For>
              <td aria-hidden="true" class="max-lg:hidden" />
            </tr>
          </thead>
          <tbody>
            <For each={rows()}>
              {(row) => (
                <tr
                  class={classNames(
                    "align-top",
                    props.of.products.length > 1 && !row.differs && "group-has-[:checked]/compare:hidden",
                  )}
                >
                  <th
                    scope="row"
                    class={classNames(EDGE, "border-t border-line py-3 pe-3 text-start font-normal text-ink-soft")}
                  >
                    <span class="flex items-baseline gap-2">
                      <bdi class="min-w-0 break-words hyphens-auto">{row.label}</bdi>
                      <Show when={row.differs}>
                        <span class="size-1.5 shrink-0 -translate-y-0.5 rounded-full bg-accent" title={words.differs}>
                          <span class="sr-only">({words.differs})</span>
                        </span>
                      </Show>
                    </span>
                  </th>
                  <For each={props.of.products}>
                    {(product, i) => (
                      <td
                        class={classNames(
                          "border-t border-line px-2 py-3 break-words sm:px-3",
                          row.differs && "font-medium",
                        )}
                      >
                        <Cell
                          row={row.key}
                          text={row.texts[i()] ?? null}
                          product={product}
                          lowest={lowest().has(i())}
                        />
                      </td>
                    )}
                  </For>
                  <td aria-hidden="true" class="border-t border-line max-lg:hidden" />
                </tr>
              )}
            </For>
          </tbody>
        </table>
      </div>
    </div>
  );
}
