// The forms of the cart's pages and of buying again. Product pages carry none of them.
import { type CartItems, type CartView, type PutView, readCartItems } from "@stoa/client";
import { api } from "../api.ts";
import { formAction, type Outcome } from "../form.tsx";
import { inOrder } from "../in-order.ts";
import { setCartCount } from "../visitor.ts";
import { CART, text } from "./fields.ts";

type OfferRef = `ofr_${string}`;
type Change = "save" | "unsave" | "forget";

/** A change of one line, which its field `offerId` names. */
const lineForm = (name: string, change: Change) =>
  formAction(name, CART, async (fields, { handle: market }) => {
    const cart: CartView = await api().shop.cart[change].mutate({
      market,
      offerId: text(fields, "offerId") as OfferRef,
    });
    setCartCount(cart.unitCount);
    return { to: `/${market}/cart` };
  });

/** Keeps a line for another time. */
export const saveForLater = lineForm("save-for-later", "save");
/** Brings what was kept into the cart. */
export const moveToCart = lineForm("move-to-cart", "unsave");
/** Keeps something no longer. */
export const forgetSaved = lineForm("forget-saved", "forget");

const wholeForm = (name: string, change: "clear" | "undo") =>
  formAction(name, CART, async (_, { handle: market }) => {
    const cart: CartView = await inOrder(() => api().shop.cart[change].mutate({ market }));
    setCartCount(cart.unitCount);
    return { to: `/${market}/cart` };
  });

/** Takes everything out. */
export const clearCart = wholeForm("clear-cart", "clear");
/** Puts back what was taken out last. */
export const undoRemoval = wholeForm("undo-removal", "undo");

/** Takes out lines whose offers are gone, which the field `offers` names. */
export const takeOutGone = formAction("take-out-gone", CART, async (fields, { handle: market }) => {
  for (const offerId of text(fields, "offers").split(",").filter(Boolean))
    await api().shop.cart.setQuantity.mutate({ market, offerId: offerId as OfferRef, quantity: 0 });
  return { to: `/${market}/cart` };
});

/** Takes what is told as seen: the prices that this page showed, one field `seen:{offerId}` for each line. */
export const acceptCart = formAction("accept-cart", CART, async (fields, { handle: market }) => {
  const prices = [...fields].flatMap(([name, unitMinor]) =>
    name.startsWith("seen:") ? [{ offerId: name.slice("seen:".length) as OfferRef, unitMinor: Number(unitMinor) }] : [],
  );
  await api().shop.cart.accept.mutate({ market, prices });
  return { to: `/${market}/cart` };
});

/** Where it goes on after things were put in: to the cart, or, where not all could be had, to what became of each. */
function afterPutting({ cart, outcomes }: PutView, market: string): Outcome {
  setCartCount(cart.unitCount);
  return outcomes.every(({ reason }) => reason === null)
    ? { to: `/${market}/cart` }
    : { told: { outcomes: JSON.stringify(outcomes) } };
}

/** Puts the things of a link into the cart. */
export const putItems = formAction("put-items", CART, async (fields, { handle: market }) => {
  const items: CartItems["items"] = readCartItems(text(fields, "items"));
  return afterPutting(await api().shop.cart.put.mutate({ market, items }), market);
});

/** Puts the things of an earlier purchase into the cart. */
export const buyAgain = formAction("buy-again", CART, async (fields, { handle: market }) => {
  const purchaseId = text(fields, "purchaseId") as `pur_${string}`;
  const key = text(fields, "key");
  return afterPutting(await api().shop.cart.reorder.mutate({ market, purchaseId, ...(key ? { key } : {}) }), market);
});

/** The forms of this file. */
export const CART_PAGE_FORMS = [
  saveForLater,
  moveToCart,
  forgetSaved,
  clearCart,
  undoRemoval,
  takeOutGone,
  acceptCart,
  putItems,
  buyAgain,
];
