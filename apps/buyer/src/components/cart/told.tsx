// What the cart tells above its lines: that something was removed and can come back, that something changed and was not yet
// seen, that an offer is gone. Each with the form that settles it.
import type { CartView } from "@stoa/client";
import { Button, FormError, Notice } from "@stoa/ui";
import { For, Show } from "solid-js";
import { useCartTexts } from "../../i18n/cart-pages.ts";
import { Form, useForm } from "../../lib/form.tsx";
import { acceptCart, takeOutGone, undoRemoval } from "../../lib/forms/cart-page.ts";
import { useShop } from "../../lib/shop.tsx";

const ROW = "flex flex-wrap items-center justify-between gap-3";

/** That lines were removed, with the way back. */
export function Removed(props: { cart: CartView }) {
  const { market, t, path } = useShop();
  const words = useCartTexts();
  const form = useForm(undoRemoval, () => undefined);
  return (
    <Show when={props.cart.removed > 0}>
      <Notice>
        <Form state={form} market={market} to={path("/cart")} class={ROW}>
          <span>{words.removed(props.cart.removed)}</span>
          <Button type="submit" size="sm" disabled={form.pending()}>
            {words.undo}
          </Button>
        </Form>
        <FormError message={form.refusal() && t.errors[form.refusal()!.code]} />
      </Notice>
    </Show>
  );
}

/** That lines are different than they were, until it was seen. */
export function Drifted(props: { cart: CartView }) {
  const { market, path } = useShop();
  const words = useCartTexts();
  const form = useForm(acceptCart, () => undefined);
  const lines = () => [...props.cart.groups.flatMap((group) => group.lines), ...props.cart.saved];
  return (
    <Show when={props.cart.drifted > 0}>
      <Notice tone="warn">
        <Form state={form} market={market} to={path("/cart")} class={ROW}>
          <For each={lines()}>
            {(line) => <input type="hidden" name={`seen:${line.offerId}`} value={line.unitMinor} />}
          </For>
          <span>{words.drifted(props.cart.drifted)}</span>
          <Button type="submit" size="sm" disabled={form.pending()}>
            {words.accept}
          </Button>
        </Form>
      </Notice>
    </Show>
  );
}

/** That offers exist no more. */
export function Gone(props: { cart: CartView }) {
  const { market, path } = useShop();
  const words = useCartTexts();
  const form = useForm(takeOutGone, () => undefined);
  return (
    <Show when={props.cart.gone.length > 0}>
      <Notice tone="warn">
        <Form state={form} market={market} to={path("/cart")} class={ROW}>
          <input type="hidden" name="offers" value={props.cart.gone.join(",")} />
          <span>{words.gone(props.cart.gone.length)}</span>
          <Button type="submit" size="sm" disabled={form.pending()}>
            {words.takeOut}
          </Button>
        </Form>
      </Notice>
    </Show>
  );
}
