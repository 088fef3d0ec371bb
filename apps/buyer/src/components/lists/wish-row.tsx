// A thing on a list: picture, name, today's price, a way to buy it. What else can be done with it stands in `children`.
import type { SharedWish } from "@stoa/client";
import { Button, FormError, Money, Picture } from "@stoa/ui";
import { type JSX, Show } from "solid-js";
import { usePageTexts } from "../../i18n/pages.ts";
import { Form, useForm } from "../../lib/form.tsx";
import { addToCart } from "../../lib/forms/cart.ts";
import { useShop } from "../../lib/shop.tsx";
import { useAdded } from "../added.ts";

/** The address of the page of a thing, in the variant that is wished for. */
function useWishHref() {
  const { path } = useShop();
  return ({ slug, sku }: SharedWish) => path(`/p/${slug}${sku === null ? "" : `?v=${encodeURIComponent(sku)}`}`);
}

function Buy(props: { of: SharedWish; offerId: string }) {
  const { market, t, path } = useShop();
  const words = usePageTexts().lists;
  const tellAdded = useAdded();
  const form = useForm(addToCart, () => tellAdded(false));
  return (
    <Form state={form} market={market} to={path("/cart")} class="flex basis-full flex-col gap-2 sm:basis-auto">
      <input type="hidden" name="offerId" value={props.offerId} />
      <input type="hidden" name="quantity" value={props.of.quantity} />
      <Button type="submit" variant="primary" size="sm" wide busy={form.pending()}>
        {words.addToCart}
      </Button>
      <FormError message={form.refusal() && t.errors[form.refusal()!.code]} />
    </Form>
  );
}

/** The row. `marks` says what is worth knowing under the price, `children` what the owner can do. */
export function WishRow(props: { of: SharedWish; marks?: JSX.Element; children?: JSX.Element }) {
  const { market } = useShop();
  const words = usePageTexts().lists;
  const href = useWishHref();
  return (
    <li class="grid grid-cols-[5.5rem_1fr] gap-x-4 gap-y-3 py-5 sm:grid-cols-[8rem_1fr_11rem] sm:gap-x-6">
      <a
        href={href(props.of)}
        tabindex="-1"
        aria-hidden="true"
        class="block self-start overflow-hidden rounded-md bg-tile max-sm:row-span-2"
      >
        <Picture
          image={props.of.image && { ...props.of.image, alt: "" }}
          sizes="(min-width: 40rem) 128px, 96px"
          class={props.of.inStock ? "" : "opacity-60"}
        />
      </a>
      <div class="flex min-w-0 flex-col items-start gap-1.5">
        <h2 class="font-medium">
          <a href={href(props.of)} class="hover:underline hover:underline-offset-4">
            {props.of.title}
          </a>
        </h2>
        <Show when={props.of.variantLabel}>
          <p class="text-sm text-ink-faint">{props.of.variantLabel}</p>
        </Show>
        <Show when={props.of.priceMinor}>
          {(price) => (
            <Money
              minor={price()}
              currency={props.of.currency}
              locale={market.locale}
              class={props.of.inStock ? "font-semibold" : "font-semibold text-ink-faint"}
            />
          )}
        </Show>
        <Show when={props.of.quantity > 1}>
          <p class="text-sm text-ink-soft">{words.wanted(props.of.quantity)}</p>
        </Show>
        {props.marks}
      </div>
      <div class="flex flex-wrap content-start gap-1 max-sm:col-start-2 sm:flex-col sm:flex-nowrap">
        <Show when={props.of.inStock && props.of.offerId}>
          {(offerId) => <Buy of={props.of} offerId={offerId()} />}
        </Show>
        {props.children}
      </div>
    </li>
  );
}
