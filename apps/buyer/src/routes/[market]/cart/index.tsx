// The cart, grouped by seller, and below it what is kept for later. Also where an addition posted without scripts ends, good
// or refused.
import type { CartGroup, CartView } from "@stoa/client";
import { EmptyState, FormError, LinkButton, Money, Notice } from "@stoa/ui";
import { createEffect, For, Show } from "solid-js";
import { CartLine } from "../../../components/cart/line.tsx";
import { CouponStart } from "../../../components/checkout/coupon-start.tsx";
import { SavedForLater } from "../../../components/cart/saved.tsx";
import { ShareCart } from "../../../components/cart/share.tsx";
import { Drifted, Gone, Removed } from "../../../components/cart/told.tsx";
import { useCartTexts } from "../../../i18n/cart-pages.ts";
import { useCart } from "../../../lib/cart-now.ts";
import { Form, useForm } from "../../../lib/form.tsx";
import { addToCart } from "../../../lib/forms/cart.ts";
import { clearCart } from "../../../lib/forms/cart-page.ts";
import { Head } from "../../../lib/head.tsx";
import { useShop } from "../../../lib/shop.tsx";
import { listenToCart } from "../../../lib/visitor.ts";

function Summary(props: { cart: CartView }) {
  const { market, t, path } = useShop();
  const words = useCartTexts();
  const clear = useForm(clearCart, () => undefined);
  return (
    <aside class="h-fit rounded-xl bg-sunken p-6 lg:sticky lg:top-24">
      <p class="flex items-baseline justify-between gap-4">
        <span>{t.cart.subtotal(props.cart.unitCount)}</span>
        <Money
          minor={props.cart.itemsMinor}
          currency={props.cart.currency}
          locale={market.locale}
          class="text-xl font-semibold"
        />
      </p>
      <p class="mt-2 text-sm text-ink-faint">{t.cart.later}</p>
      <LinkButton
        href={path("/checkout")}
        variant="primary"
        size="lg"
        wide
        class="mt-5"
        aria-disabled={props.cart.problems > 0 ? "true" : undefined}
      >
        {t.cart.checkout}
      </LinkButton>
      <CouponStart />
      <ShareCart cart={props.cart} />
      <Form state={clear} market={market} to={path("/cart")}>
        <button
          type="submit"
          disabled={clear.pending()}
          class="min-h-10 rounded-md text-sm text-ink-soft hover:text-bad"
        >
          {words.clear}
        </button>
      </Form>
    </aside>
  );
}

/** The lines of one seller. */
function SellerGroup(props: { group: CartGroup; cart: CartView }) {
  const { t, path } = useShop();
  const { seller } = props.group;
  return (
    <section aria-label={seller.name}>
      <h2 class="flex items-baseline gap-2 border-b border-line pb-3 text-sm">
        <span class="text-ink-faint">{t.cart.from}</span>
        <a href={path(`/shop/${seller.handle}`)} class="font-semibold hover:underline hover:underline-offset-4">
          {seller.name}
        </a>
      </h2>
      <ul class="divide-y divide-line">
        <For each={props.group.lines.map((line) => line.offerId)}>
          {(offerId) => (
            <Show when={props.group.lines.find((line) => line.offerId === offerId)}>
              {(line) => <CartLine line={line()} cart={props.cart} currency={props.cart.currency} />}
            </Show>
          )}
        </For>
      </ul>
    </section>
  );
}

export default function Cart() {
  const { market, t, path } = useShop();
  const cart = useCart();
  // A function of its own: a condition inside `when` becomes a memo that a page change can leave behind.
  const filled = () => (cart()?.groups.length ? cart() : undefined);
  const addition = useForm(addToCart);
  // Who never had a cart has none that could change elsewhere.
  createEffect(() => cart()?.version && listenToCart(market.handle));
  return (
    <div class="page max-w-6xl pt-8">
      <Head title={t.cart.title} description={t.cart.emptyHint} path="/cart" />
      <h1 class="text-title font-semibold tracking-tight">{t.cart.title}</h1>
      <FormError message={addition.refusal() && t.errors[addition.refusal()!.code]} class="mt-4" />
      <Show when={cart()}>
        {(any) => (
          <div class="mt-4 flex flex-col gap-3 empty:hidden" aria-live="polite">
            <Removed cart={any()} />
            <Gone cart={any()} />
          </div>
        )}
      </Show>
      <Show
        when={filled()}
        fallback={
          <EmptyState
            title={t.cart.empty}
            icon="bag"
            actions={
              <LinkButton href={path("/s")} variant="primary">
                {t.cart.browse}
              </LinkButton>
            }
          >
            {t.cart.emptyHint}
          </EmptyState>
        }
      >
        {(full) => (
          <div class="mt-6 grid gap-10 lg:grid-cols-[1fr_21rem]">
            <div class="flex min-w-0 flex-col gap-8">
              <Drifted cart={full()} />
              <Show when={full().problems > 0}>
                <Notice tone="warn">{t.cart.problems}</Notice>
              </Show>
              {/* By what they are of: a line keeps its focus and its refusal while the cart is read anew. */}
              <For each={full().groups.map((group) => group.seller.sellerId)}>
                {(sellerId) => (
                  <Show when={full().groups.find((group) => group.seller.sellerId === sellerId)}>
                    {(group) => <SellerGroup group={group()} cart={full()} />}
                  </Show>
                )}
              </For>
            </div>
            <Summary cart={full()} />
          </div>
        )}
      </Show>
      <Show when={cart()}>{(any) => <SavedForLater cart={any()} />}</Show>
    </div>
  );
}
