// Tells that something was added to the cart, with a way there.
import { toast } from "@stoa/ui";
import { revalidate, useNavigate } from "@solidjs/router";
import { addToCart } from "../lib/forms/cart.ts";
import { useShop } from "../lib/shop.tsx";

/** The message, to be called after an addition. */
export function useAddedToast() {
  const { t, path } = useShop();
  const navigate = useNavigate();
  return () => {
    void revalidate(addToCart.changes);
    toast(t.product.added, { tone: "good", action: { label: t.cart.view, run: () => navigate(path("/cart")) } });
  };
}
