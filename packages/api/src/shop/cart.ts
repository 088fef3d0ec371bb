// The cart. Its object remembers keys itself, so most of its changes need no row; those that tell what became of each
// thing are answered again from the row.
import {
  AcceptCart,
  AddToCart,
  CartItems,
  CartLineInput,
  InMarket,
  Reorder,
  SetCartQuantity,
  WholeCart,
} from "@stoa/contract";
import * as cart from "@stoa/core/cart";
import { reorder } from "@stoa/core/checkout";
import type { TRPCRouterRecord } from "@trpc/server";
import { shopper } from "../trpc.ts";

const shopping = shopper("cart");
const change = shopping.meta({ repetition: "natural" });

export const cartRouter = {
  get: shopping.input(InMarket).query(({ ctx, input }) => cart.cartOf(ctx, input)),
  preview: shopping.input(CartItems).query(({ ctx, input }) => cart.previewItems(ctx, input)),
  add: change.input(AddToCart).mutation(({ ctx, input }) => cart.addToCart(ctx, input)),
  setQuantity: change.input(SetCartQuantity).mutation(({ ctx, input }) => cart.setCartQuantity(ctx, input)),
  put: shopping.input(CartItems).mutation(({ ctx, input }) => cart.putInCart(ctx, input)),
  reorder: shopping.input(Reorder).mutation(({ ctx, input }) => reorder(ctx, input)),
  save: change.input(CartLineInput).mutation(({ ctx, input }) => cart.saveForLater(ctx, input)),
  unsave: change.input(CartLineInput).mutation(({ ctx, input }) => cart.moveToCart(ctx, input)),
  forget: change.input(CartLineInput).mutation(({ ctx, input }) => cart.forgetSaved(ctx, input)),
  clear: change.input(WholeCart).mutation(({ ctx, input }) => cart.clearCart(ctx, input)),
  undo: change.input(WholeCart).mutation(({ ctx, input }) => cart.undoRemoval(ctx, input)),
  accept: change.input(AcceptCart).mutation(({ ctx, input }) => cart.acceptCart(ctx, input)),
} satisfies TRPCRouterRecord;
