// The cart at the side of the page. A native modal dialog: focus stays inside, Escape closes and gives it back. What is
// changed here is seen at once; what is refused is told and taken back.
import type { CartLineView, CartView } from "@stoa/client";
import { Dialog, EmptyState, FormError, Icon, LinkButton, Money, Picture, Skeleton } from "@stoa/ui";
import { useLocation } from "@solidjs/router";
import { createEffect, For, on, onMount, Show } from "solid-js";
import { useCart, useQuantityForm } from "../../lib/cart-now.ts";
import { drawer, setDrawer } from "../../lib/drawer.ts";
import { Form } from "../../lib/form.tsx";
import { useShop } from "../../lib/shop.tsx";
import { listenToCart } from "../../lib/visitor.ts";
import { Stepper } from "../cart/stepper.tsx";
import { Removed } from "../cart/told.tsx";

function Line(props: { line: CartLineView; cart: CartView }) {
  const { market, t, path } = useShop();
  const removal = useQuantityForm(() => props.cart);
  return (
    <li class="flex gap-4 py-4">
      <a href={path(`/p/${props.line.productSlug}`)} tabindex="-1" aria-hidden="true" class="size-20 shrink-0">
        <Picture image={props.line.image && { ...props.line.image, alt: "" }} sizes="80px" class="rounded-md" />
      </a>
      <div class="flex min-w-0 flex-1 flex-col gap-1">
        <div class="flex items-baseline justify-between gap-3">
          <a
            href={path(`/p/${props.line.productSlug}`)}
            class="min-w-0 text-sm font-medium hover:underline hover:underline-offset-4"
          >
            {props.line.title}
          </a>
          <Money
            minor={props.line.totalMinor}
            currency={props.cart.currency}
            locale={market.locale}
            class="text-sm font-semibold"
          />
        </div>
        <p class="text-xs text-ink-faint">{props.line.variantLabel}</p>
        <div class="mt-1 flex flex-wrap items-center justify-between gap-2">
          <Stepper line={props.line} cart={props.cart} />
          <Form state={removal} market={market} to={path("/cart")}>
            <input type="hidden" name="offerId" value={props.line.offerId} />
            <button
              type="submit"
              name="quantity"
              value="0"
              aria-label={`${t.cart.remove}: ${props.line.title}`}
              class="grid size-10 place-items-center rounded-full text-ink-soft hover:bg-sunken hover:text-bad focus-visible:rounded-full"
            >
              <Icon name="trash" class="size-4.5" />
            </button>
          </Form>
        </div>
        <FormError message={removal.refusal() && t.errors[removal.refusal()!.code]} />
      </div>
    </li>
  );
}

function Foot(props: { cart: CartView }) {
  const { market, t, path } = useShop();
  return (
    <div class="flex w-full flex-col gap-3">
      <p class="flex items-baseline justify-between gap-4">
        <span class="text-sm">{t.cart.subtotal(props.cart.unitCount)}</span>
        <Money
          minor={props.cart.itemsMinor}
          currency={props.cart.currency}
          locale={market.locale}
          class="text-lg font-semibold"
        />
      </p>
      <div class="grid grid-cols-2 gap-3">
        <LinkButton href={path("/cart")}>{t.cart.view}</LinkButton>
        <LinkButton href={path("/checkout")} variant="primary">
          {t.cart.checkout}
        </LinkButton>
      </div>
    </div>
  );
}

/** The drawer. Loaded when it is opened for the first time. */
export default function CartDrawer() {
  const { market, t } = useShop();
  const cart = useCart();
  const location = useLocation();
  const filled = () => (cart()?.groups.length ? cart() : undefined);
  onMount(() => listenToCart(market.handle));
  // A button that was pressed may be gone with its line: the focus stays in the drawer all the same.
  createEffect(() => {
    cart();
    requestAnimationFrame(() => {
      if (drawer() !== null && document.activeElement === document.body)
        document.querySelector<HTMLElement>("dialog[open] header button")?.focus();
    });
  });
  // Whoever follows a link out of it has left it.
  createEffect(
    on(
      () => location.pathname,
      () => setDrawer(null),
      { defer: true },
    ),
  );
  return (
    <Dialog
      open={drawer() !== null}
      onClose={() => setDrawer(null)}
      title={drawer() === "added" ? t.product.added : t.cart.title}
      place="end"
      closeLabel={t.product.close}
      footer={<Show when={filled()}>{(full) => <Foot cart={full()} />}</Show>}
    >
      <Show
        when={cart()}
        fallback={
          <div class="flex flex-col gap-4">
            <Skeleton class="h-20" />
            <Skeleton class="h-20" />
          </div>
        }
      >
        {(any) => (
          <>
            <div class="empty:hidden" aria-live="polite">
              <Removed cart={any()} />
            </div>
            <Show
              when={filled()}
              fallback={
                <EmptyState title={t.cart.empty} icon="bag" class="py-12">
                  {t.cart.emptyHint}
                </EmptyState>
              }
            >
              {(full) => (
                <ul class="-my-4 divide-y divide-line">
                  <For each={full().groups.flatMap((group) => group.lines.map((line) => line.offerId))}>
                    {(offerId) => (
                      <Show
                        when={full()
                          .groups.flatMap((group) => group.lines)
                          .find((line) => line.offerId === offerId)}
                      >
                        {(line) => <Line line={line()} cart={full()} />}
                      </Show>
                    )}
                  </For>
                </ul>
              )}
            </Show>
          </>
        )}
      </Show>
    </Dialog>
  );
}
