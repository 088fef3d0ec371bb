// The shop: what anybody can read, and what a shopper can do.
import {
  AddressesInput,
  AddToCart,
  CardsInput,
  CompareInput,
  InMarket,
  ListingsInput,
  OrderInput,
  PageInput,
  PayAgain,
  Place,
  ProductInput,
  PurchaseInput,
  QuoteInput,
  SetCartQuantity,
  SuggestInput,
} from "@stoa/contract";
import * as cart from "@stoa/core/cart";
import { categoryTree, publishedCollections } from "@stoa/core/catalog";
import * as checkout from "@stoa/core/checkout";
import * as orders from "@stoa/core/orders";
import * as search from "@stoa/core/search";
import * as storefront from "@stoa/core/storefront";
import type { TRPCRouterRecord } from "@trpc/server";
import { publicProcedure, shopper } from "../trpc.ts";
import { claimsRouter, messagesRouter, returnsRouter } from "./cases.ts";
import { listsRouter } from "./lists.ts";

const catalogRouter = {
  categories: publicProcedure.input(InMarket).query(({ ctx }) => categoryTree(ctx)),
  collections: publicProcedure.input(InMarket).query(({ ctx }) => publishedCollections(ctx)),
  home: publicProcedure.input(InMarket).query(({ ctx, input }) => storefront.homePage(ctx, input)),
  product: publicProcedure.input(ProductInput).query(({ ctx, input }) => storefront.productPage(ctx, input)),
  cards: publicProcedure.input(CardsInput).query(({ ctx, input }) => storefront.cardsBySlug(ctx, input)),
  compare: publicProcedure.input(CompareInput).query(({ ctx, input }) => storefront.comparison(ctx, input)),
} satisfies TRPCRouterRecord;

const searchRouter = {
  listings: publicProcedure.input(ListingsInput).query(({ ctx, input }) => search.listings(ctx, input)),
  suggest: publicProcedure.input(SuggestInput).query(({ ctx, input }) => search.suggest(ctx, input)),
  addresses: publicProcedure.input(AddressesInput).query(({ ctx, input }) => search.addresses(ctx, input)),
} satisfies TRPCRouterRecord;

/** The cart's object remembers keys itself, so its changes need no row. */
const cartRouter = {
  get: shopper("cart")
    .input(InMarket)
    .query(({ ctx, input }) => cart.cartOf(ctx, input)),
  add: shopper("cart")
    .meta({ repetition: "natural" })
    .input(AddToCart)
    .mutation(({ ctx, input }) => cart.addToCart(ctx, input)),
  setQuantity: shopper("cart")
    .meta({ repetition: "natural" })
    .input(SetCartQuantity)
    .mutation(({ ctx, input }) => cart.setCartQuantity(ctx, input)),
} satisfies TRPCRouterRecord;

const checkoutRouter = {
  quote: shopper("checkout")
    .input(QuoteInput)
    .query(({ ctx, input }) => checkout.quote(ctx, input)),
  place: shopper("checkout")
    .meta({ repetition: "resumable" })
    .input(Place)
    .mutation(({ ctx, input }) => checkout.place(ctx, input)),
  payAgain: shopper("checkout")
    .meta({ repetition: "kept" })
    .input(PayAgain)
    .mutation(({ ctx, input }) => checkout.payAgain(ctx, input)),
  confirm: shopper("checkout")
    .meta({ repetition: "natural" })
    .input(PurchaseInput)
    .mutation(({ ctx, input }) => checkout.confirm(ctx, input)),
} satisfies TRPCRouterRecord;

const ordersRouter = {
  list: shopper("orders")
    .input(PageInput)
    .query(({ ctx, input }) => orders.listPurchases(ctx, input)),
  get: shopper("orders")
    .input(OrderInput)
    .query(({ ctx, input }) => orders.purchaseOf(ctx, input)),
} satisfies TRPCRouterRecord;

export const shopRouter = {
  catalog: catalogRouter,
  search: searchRouter,
  cart: cartRouter,
  checkout: checkoutRouter,
  orders: ordersRouter,
  lists: listsRouter,
  returns: returnsRouter,
  claims: claimsRouter,
  messages: messagesRouter,
} satisfies TRPCRouterRecord;
