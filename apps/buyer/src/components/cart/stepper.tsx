// The quantity of a line, one more or one fewer. Shown at once, taken back when it is refused.
import { type CartLineView, type CartView, MAX_LINE_QUANTITY } from "@stoa/client";
import { FormError, Icon } from "@stoa/ui";
import { useQuantityForm } from "../../lib/cart-now.ts";
import { Form } from "../../lib/form.tsx";
import { useShop } from "../../lib/shop.tsx";

/** The stepper of a line; `cart` is the cart as it is shown. */
export function Stepper(props: { line: CartLineView; cart: CartView }) {
  const { market, t, path, count } = useShop();
  const form = useQuantityForm(() => props.cart);
  const button =
    "grid size-10 place-items-center rounded-full hover:bg-sunken focus-visible:rounded-full disabled:opacity-40";
  const most = () => Math.min(MAX_LINE_QUANTITY, props.line.available, props.line.maxPerOrder ?? MAX_LINE_QUANTITY);
  return (
    <>
      <Form
        state={form}
        market={market}
        to={path("/cart")}
        aria-label={t.cart.quantityOf(props.line.title)}
        class="inline-flex items-center rounded-full ring-1 ring-line-strong/60 ring-inset"
      >
        <input type="hidden" name="offerId" value={props.line.offerId} />
        <button
          type="submit"
          name="quantity"
          value={String(props.line.quantity - 1)}
          aria-label={t.cart.fewer}
          disabled={props.line.quantity <= 1}
          class={button}
        >
          <Icon name="minus" class="size-4" />
        </button>
        <output class="figures min-w-8 text-center text-sm font-semibold">{count(props.line.quantity)}</output>
        <button
          type="submit"
          name="quantity"
          value={String(props.line.quantity + 1)}
          aria-label={t.cart.more}
          disabled={props.line.quantity >= most()}
          class={button}
        >
          <Icon name="plus" class="size-4" />
        </button>
      </Form>
      <FormError message={form.refusal() && t.errors[form.refusal()!.code]} class="w-full" />
    </>
  );
}
