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
import { admin } from "../trpc.ts";

export const productsRouter = {
  list: admin("catalogue.read")
    .input(AdminProductsInput)
    .query(({ ctx, input }) => catalog.listProducts(ctx, input)),
  get: admin("catalogue.read")
    .input(ProductId)
    .query(({ ctx, input }) => catalog.productById(ctx, input)),
  edit: admin("catalogue.write")
    .input(EditProduct)
    .mutation(({ ctx, input }) => catalog.editProduct(ctx, input)),
  setStatus: admin("catalogue.write")
    .input(SetProductStatus)
    .mutation(({ ctx, input }) => catalog.setProductStatus(ctx, input)),
} satisfies TRPCRouterRecord;

export const changesRouter = {
  list: admin("catalogue.read")
    .input(AdminChangesInput)
    .query(({ ctx, input }) => catalog.listChanges(ctx, input)),
  get: admin("catalogue.read")
    .input(ChangeId)
    .query(({ ctx, input }) => catalog.proposalById(ctx, input)),
  approve: admin("catalogue.write")
    .input(ApproveChange)
    .mutation(({ ctx, input }) => catalog.approveChange(ctx, input)),
  ask: admin("catalogue.write")
    .input(AnswerChange)
    .mutation(({ ctx, input }) => catalog.answerChange(ctx, "changes_asked", input)),
  refuse: admin("catalogue.write")
    .input(AnswerChange)
    .mutation(({ ctx, input }) => catalog.answerChange(ctx, "refused", input)),
  settings: admin("catalogue.read").query(({ ctx }) => catalog.catalogueSettings(ctx)),
  setSettings: admin("catalogue.write")
    .input(CatalogueSettings)
    .mutation(({ ctx, input }) => catalog.setCatalogueSettings(ctx, input)),
} satisfies TRPCRouterRecord;

export const categoriesRouter = {
  tree: admin("catalogue.read").query(({ ctx }) => catalog.categoryTree(ctx)),
  attributes: admin("catalogue.read").query(({ ctx }) => catalog.listAttributes(ctx)),
  attributesOf: admin("catalogue.read")
    .input(CategoryInput)
    .query(({ ctx, input }) => catalog.attributesOf(ctx, input)),
  setAttribute: admin("catalogue.write")
    .input(SetAttribute)
    .mutation(({ ctx, input }) => catalog.setAttribute(ctx, input)),
  ask: admin("catalogue.write")
    .input(SetCategoryAttribute)
    .mutation(({ ctx, input }) => catalog.setCategoryAttribute(ctx, input)),
  askNoMore: admin("catalogue.write")
    .input(RemoveCategoryAttribute)
    .mutation(({ ctx, input }) => catalog.removeCategoryAttribute(ctx, input)),
} satisfies TRPCRouterRecord;
