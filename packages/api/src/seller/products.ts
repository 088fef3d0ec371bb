// The seller's products: what is asked of them, what is in the shop already, what is proposed.
import {
  CategoryInput,
  ChangeId,
  CreateProduct,
  ListingsInput,
  MatchInput,
  ProductId,
  ReviseProduct,
  SellerProductsInput,
  SellVariant,
} from "@stoa/contract";
import * as catalog from "@stoa/core/catalog";
import { listings } from "@stoa/core/search";
import type { TRPCRouterRecord } from "@trpc/server";
import { seller } from "../trpc.ts";

export const productsRouter = {
  categories: seller("offers.read").query(({ ctx }) => catalog.categoryTree(ctx)),
  attributes: seller("offers.read")
    .input(CategoryInput)
    .query(({ ctx, input }) => catalog.attributesOf(ctx, input)),
  list: seller("offers.read")
    .input(SellerProductsInput)
    .query(({ ctx, input }) => catalog.listSellerProducts(ctx, input)),
  get: seller("offers.read")
    .input(ProductId)
    .query(({ ctx, input }) => catalog.sellerProduct(ctx, input)),
  match: seller("offers.read")
    .input(MatchInput)
    .query(({ ctx, input }) =>
      catalog.matchProducts(ctx, input, async (q) => {
        const { cards } = await listings(ctx, ListingsInput.parse({ market: "us", q }));
        return cards.map((card) => card.slug);
      }),
    ),
  create: seller("offers.write")
    .input(CreateProduct)
    .mutation(({ ctx, input }) => catalog.createProduct(ctx, input)),
  sell: seller("offers.write")
    .input(SellVariant)
    .mutation(({ ctx, input }) => catalog.sellVariant(ctx, input)),
  revise: seller("offers.write")
    .input(ReviseProduct)
    .mutation(({ ctx, input }) => catalog.reviseProduct(ctx, input)),
  withdraw: seller("offers.write")
    .input(ChangeId)
    .mutation(({ ctx, input }) => catalog.withdrawChange(ctx, input)),
} satisfies TRPCRouterRecord;
