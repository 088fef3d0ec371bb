// The catalogue as operators keep it: products, proposals, and what categories ask for.
import {
  AdminChangesInput,
  AdminProductsInput,
  AnswerChange,
  ApproveChange,
  CatalogueSettings,
  CategoryInput,
  ChangeId,
  EditProduct,
  ProductId,
  RemoveCategoryAttribute,
  SetAttribute,
  SetCategoryAttribute,
  SetProductStatus,
} from "@stoa/contract";
import * as catalog from "@stoa/core/catalog";
import type { TRPCRouterRecord } from "@trpc/server";
import { adminProcedure } from "../trpc.ts";

export const productsRouter = {
  list: adminProcedure.input(AdminProductsInput).query(({ ctx, input }) => catalog.listProducts(ctx, input)),
  get: adminProcedure.input(ProductId).query(({ ctx, input }) => catalog.productById(ctx, input)),
  edit: adminProcedure.input(EditProduct).mutation(({ ctx, input }) => catalog.editProduct(ctx, input)),
  setStatus: adminProcedure.input(SetProductStatus).mutation(({ ctx, input }) => catalog.setProductStatus(ctx, input)),
} satisfies TRPCRouterRecord;

export const changesRouter = {
  list: adminProcedure.input(AdminChangesInput).query(({ ctx, input }) => catalog.listChanges(ctx, input)),
  get: adminProcedure.input(ChangeId).query(({ ctx, input }) => catalog.proposalById(ctx, input)),
  approve: adminProcedure.input(ApproveChange).mutation(({ ctx, input }) => catalog.approveChange(ctx, input)),
  ask: adminProcedure
    .input(AnswerChange)
    .mutation(({ ctx, input }) => catalog.answerChange(ctx, "changes_asked", input)),
  refuse: adminProcedure.input(AnswerChange).mutation(({ ctx, input }) => catalog.answerChange(ctx, "refused", input)),
  settings: adminProcedure.query(({ ctx }) => catalog.catalogueSettings(ctx)),
  setSettings: adminProcedure
    .input(CatalogueSettings)
    .mutation(({ ctx, input }) => catalog.setCatalogueSettings(ctx, input)),
} satisfies TRPCRouterRecord;

export const categoriesRouter = {
  tree: adminProcedure.query(({ ctx }) => catalog.categoryTree(ctx)),
  attributes: adminProcedure.query(({ ctx }) => catalog.listAttributes(ctx)),
  attributesOf: adminProcedure.input(CategoryInput).query(({ ctx, input }) => catalog.attributesOf(ctx, input)),
  setAttribute: adminProcedure.input(SetAttribute).mutation(({ ctx, input }) => catalog.setAttribute(ctx, input)),
  ask: adminProcedure
    .input(SetCategoryAttribute)
    .mutation(({ ctx, input }) => catalog.setCategoryAttribute(ctx, input)),
  askNoMore: adminProcedure
    .input(RemoveCategoryAttribute)
    .mutation(({ ctx, input }) => catalog.removeCategoryAttribute(ctx, input)),
} satisfies TRPCRouterRecord;
