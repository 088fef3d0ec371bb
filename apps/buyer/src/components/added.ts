// Tells that something was added to the cart: the cart opens beside the page, or a message offers to.
import { toast } from "@stoa/ui";
import { revalidate } from "@solidjs/router";
import { setDrawer } from "../lib/drawer.ts";
import { addToCart } from "../lib/forms/cart.ts";
import { useShop } from "../lib/shop.tsx";

/** To be called after an addition; `opens` for one from the page of the product itself. */
export function useAdded() {
  const { t } = useShop();
  return (opens: boolean) => {
    void revalidate(addToCart.changes);
    if (opens) setDrawer("added");
    else toast(t.product.added, { tone: "good", action: { label: t.cart.view, run: () => setDrawer("open") } });
  };
}
