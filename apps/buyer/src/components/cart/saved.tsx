// What is kept for later, below the cart: back into it, or gone.
import type { CartLineView, CartView } from "@stoa/client";
import { Button, FormError, Money, Picture } from "@stoa/ui";
import { For, Show } from "solid-js";
import { useCartTexts } from "../../i18n/cart-pages.ts";
import { Form, useForm } from "../../lib/form.tsx";
import { forgetSaved, moveToCart } from "../../lib/forms/cart-page.ts";
import { useShop } from "../../lib/shop.tsx";
import { Drift } from "./drift.tsx";

/** Problems that going into the cart would not settle. */
const LASTING = new Set(["out_of_stock", "seller_paused", "not_sold_here", "unavailable"]);

function Saved(props: { line: CartLineView; currency: CartView["currency"] }) {
  const { market, t, path } = useShop();
  const words = useCartTexts();
  const back = useForm(moveToCart, () => undefined);
  const away = useForm(forgetSaved, () => undefined);
  const refusal = () => back.refusal() ?? away.refusal();
  const isLasting = () => props.line.problem !== null && LASTING.has(props.line.problem);
  return (
    <li class="flex gap-4 py-4">
      <a
        href={path(`/p/${props.line.productSlug}`)}
        tabindex="-1"
        aria-hidden="true"
        class="block size-20 shrink-0 overflow-hidden rounded-md"
      >
        <Picture image={props.line.image && { ...props.line.image, alt: "" }} sizes="80px" />
      </a>
      <div class="flex min-w-0 flex-1 flex-col gap-1.5">
        <div class="flex flex-wrap items-baseline justify-between gap-x-6 gap-y-1">
          <a
            href={path(`/p/${props.line.productSlug}`)}
            class="min-w-0 font-medium hover:underline hover:underline-offset-4"
          >
            {props.line.title}
          </a>
          <Show when={props.line.problem !== "not_sold_here"}>
            <Money minor={props.line.unitMinor} currency={props.currency} locale={market.locale} />
          </Show>
        </div>
        <Show when={props.line.variantLabel}>
          <p class="text-sm text-ink-faint">{props.line.variantLabel}</p>
        </Show>
        <Drift line={props.line} currency={props.currency} />
        <Show when={isLasting() && props.line.problem}>
          {(problem) => <p class="text-sm text-ink-soft">{words.short[problem()](0)}</p>}
        </Show>
        <div class="flex flex-wrap items-center gap-2">
          <Show when={!isLasting()}>
            <Form state={back} market={market} to={path("/cart")}>
              <input type="hidden" name="offerId" value={props.line.offerId} />
              <Button
                type="submit"
                size="sm"
                disabled={back.pending()}
                aria-label={words.unsaveNamed(props.line.title)}
              >
                {words.unsave}
              </Button>
            </Form>
          </Show>
          <Form state={away} market={market} to={path("/cart")}>
            <input type="hidden" name="offerId" value={props.line.offerId} />
            <button
              type="submit"
              disabled={away.pending()}
              aria-label={words.forgetNamed(props.line.title)}
              class="inline-flex min-h-10 items-center rounded-full px-2 text-sm text-ink-soft hover:text-bad focus-visible:rounded-full"
            >
              {words.forget}
            </button>
          </Form>
        </div>
        <FormError message={refusal() && t.errors[refusal()!.code]} />
      </div>
    </li>
  );
}

/** The list; nothing where nothing is kept. */
export function SavedForLater(props: { cart: CartView }) {
  const words = useCartTexts();
  return (
    <Show when={props.cart.saved.length > 0}>
      <section aria-labelledby="saved-for-later" class="mt-12 max-w-3xl">
        <h2 id="saved-for-later" class="border-b border-line pb-3 text-lg font-semibold">
          {words.saved(props.cart.saved.length)}
        </h2>
        <p class="pt-3 text-sm text-ink-faint">{words.savedHint}</p>
        <ul class="divide-y divide-line">
          <For each={props.cart.saved}>{(line) => <Saved line={line} currency={props.cart.currency} />}</For>
        </ul>
      </section>
    </Show>
  );
}
