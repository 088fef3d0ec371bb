// The cart as it is shown: what the server said last, or what it will most likely say to the changes that are under way. A
// refusal brings back what was there.
import type { CartView, Market } from "@stoa/client";
import { revalidate, useNavigate } from "@solidjs/router";
import { createSignal } from "solid-js";
import { withQuantity } from "./cart-guess.ts";
import type { FormState } from "./form.tsx";
import { useForm } from "./form.tsx";
import { setQuantity } from "./forms/cart.ts";
import { text } from "./forms/fields.ts";
import type { Refusal } from "./errors.ts";
import { inOrder } from "./in-order.ts";
import { createRead, getCart } from "./queries.ts";
import { useShop } from "./shop.tsx";
import { guessCartCount } from "./visitor.ts";

const [guess, setGuess] = createSignal<CartView | null>(null);

/** The cart of the market. */
export function useCart(): () => CartView | undefined {
  const { market } = useShop();
  const read = createRead(() => getCart(market.handle));
  return () => guess() ?? read();
}

/** Only after the last of several changes the page shows what the server says. */
let underWay = 0;

/**
 * The form that sets the quantity of a line, as one that shows its outcome at once. `cart` is the cart as it is shown;
 * `onDone` hears of a good outcome.
 */
export function useQuantityForm(cart: () => CartView | undefined, onDone?: (quantity: number) => void): FormState {
  const posted = useForm(setQuantity, () => undefined);
  const navigate = useNavigate();
  const [refused, setRefused] = createSignal<Refusal | null>();
  const submit = async (fields: FormData, market: Market) => {
    const before = cart();
    const quantity = Number(fields.get("quantity"));
    if (!before) return;
    const after = withQuantity(before, text(fields, "offerId"), quantity);
    setGuess(after);
    guessCartCount(after.unitCount);
    setRefused(null);
    underWay++;
    const outcome = await inOrder(() => setQuantity.run(fields, market));
    underWay--;
    if ("code" in outcome) setRefused(outcome);
    else onDone?.(quantity);
    if (underWay === 0) guessCartCount(null);
    if ("to" in outcome && !outcome.to.startsWith(`/${market.handle}/cart`)) return navigate(outcome.to);
    if (underWay > 0) return;
    await revalidate(setQuantity.changes);
    if (underWay === 0) setGuess(null);
  };
  return {
    ...posted,
    pending: () => false,
    refusal: () => (refused() === undefined ? posted.refusal() : (refused() ?? null)),
    submit,
  };
}
