// The forms of the cart.
import type { CartView } from "@stoa/client";
import { api } from "../api.ts";
import { formAction } from "../form.tsx";
import { setCartCount } from "../visitor.ts";
import { CART, text } from "./fields.ts";

type OfferRef = `ofr_${string}`;

/** Adds units of an offer. */
export const addToCart = formAction("add-to-cart", CART, async (fields, market) => {
  const cart: CartView = await api().shop.cart.add.mutate({
    market: market.handle,
    offerId: text(fields, "offerId") as OfferRef,
    quantity: Number(fields.get("quantity") ?? 1),
  });
  setCartCount(cart.unitCount);
  return { to: `/${market.handle}/cart` };
});

/** Sets how many units of an offer are in the cart; none takes it out. */
export const setQuantity = formAction("set-quantity", CART, async (fields, market) => {
  const cart: CartView = await api().shop.cart.setQuantity.mutate({
    market: market.handle,
    offerId: text(fields, "offerId") as OfferRef,
    quantity: Number(fields.get("quantity")),
  });
  setCartCount(cart.unitCount);
  return { to: `/${market.handle}/cart` };
});
