// The shop: what anybody can read, and what a shopper can do.
import {
  AddressesInput,
  CardsInput,
  CompareInput,
  ContentPageInput,
  InMarket,
  languageIn,
  ListingsInput,
  MARKETS,
  PayAgain,
  Place,
  ProductInput,
  ProductSeen,
  PurchaseInput,
  QuoteInput,
  SuggestInput,
} from "@stoa/contract";
import { productSeen } from "@stoa/core/analytics";
import { categoryTree, publishedCollections } from "@stoa/core/catalog";
import * as checkout from "@stoa/core/checkout";
import * as content from "@stoa/core/content";
import { ownCredit } from "@stoa/core/credits";
import * as search from "@stoa/core/search";
import * as storefront from "@stoa/core/storefront";
import type { TRPCRouterRecord } from "@trpc/server";
import { buyer, publicProcedure, shopper } from "../trpc.ts";
import { alertsRouter } from "./alerts.ts";
import { cartRouter } from "./cart.ts";
import { claimsRouter, messagesRouter, returnsRouter } from "./cases.ts";
import { listsRouter } from "./lists.ts";
import { ordersRouter } from "./orders.ts";
import { questionsRouter, reviewsRouter } from "./reviews.ts";

const catalogRouter = {
  categories: publicProcedure
    .input(InMarket)
    .query(({ ctx, input }) => categoryTree(ctx, languageIn(MARKETS[input.market], ctx.language ?? null))),
  collections: publicProcedure.input(InMarket).query(({ ctx }) => publishedCollections(ctx)),
  home: publicProcedure.input(InMarket).query(({ ctx, input }) => storefront.homePage(ctx, input)),
  product: publicProcedure.input(ProductInput).query(({ ctx, input }) => storefront.productPage(ctx, input)),
  cards: publicProcedure.input(CardsInput).query(({ ctx, input }) => storefront.cardsBySlug(ctx, input)),
  // A read by its form: it changes nothing that anybody reads back, and public reads know no visitor.
  seen: publicProcedure.input(ProductSeen).query(({ ctx, input }) => productSeen(ctx, input)),
  compare: publicProcedure.input(CompareInput).query(({ ctx, input }) => storefront.comparison(ctx, input)),
} satisfies TRPCRouterRecord;

const searchRouter = {
  listings: publicProcedure.input(ListingsInput).query(({ ctx, input }) => search.listings(ctx, input)),
  suggest: publicProcedure.input(SuggestInput).query(({ ctx, input }) => search.suggest(ctx, input)),
  addresses: publicProcedure.input(AddressesInput).query(({ ctx, input }) => search.addresses(ctx, input)),
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

const contentRouter = {
  pages: publicProcedure.input(InMarket).query(({ ctx, input }) => content.contentPages(ctx, input)),
  page: publicProcedure.input(ContentPageInput).query(({ ctx, input }) => content.contentPage(ctx, input)),
} satisfies TRPCRouterRecord;

export const shopRouter = {
  catalog: catalogRouter,
  content: contentRouter,
  search: searchRouter,
  cart: cartRouter,
  checkout: checkoutRouter,
  orders: ordersRouter,
  lists: listsRouter,
  alerts: alertsRouter,
  credit: { mine: buyer("account").query(({ ctx }) => ownCredit(ctx)) },
  returns: returnsRouter,
  claims: claimsRouter,
  messages: messagesRouter,
  reviews: reviewsRouter,
  questions: questionsRouter,
} satisfies TRPCRouterRecord;
