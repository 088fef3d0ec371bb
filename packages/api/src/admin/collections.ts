// Collections as operators edit them.
import {
  ArrangeCollections,
  CollectionId,
  CreateCollection,
  PreviewCollection,
  SaveCollection,
  SetCollectionStatus,
} from "@stoa/contract";
import * as catalog from "@stoa/core/catalog";
import * as search from "@stoa/core/search";
import type { TRPCRouterRecord } from "@trpc/server";
import { adminProcedure } from "../trpc.ts";

export const collectionsRouter = {
  list: adminProcedure.query(({ ctx }) => catalog.listCollections(ctx)),
  get: adminProcedure.input(CollectionId).query(({ ctx, input }) => catalog.collectionById(ctx, input)),
  preview: adminProcedure.input(PreviewCollection).query(({ ctx, input }) => search.previewCollection(ctx, input)),
  create: adminProcedure.input(CreateCollection).mutation(({ ctx, input }) => catalog.createCollection(ctx, input)),
  save: adminProcedure.input(SaveCollection).mutation(({ ctx, input }) => catalog.saveCollection(ctx, input)),
  setStatus: adminProcedure
    .input(SetCollectionStatus)
    .mutation(({ ctx, input }) => catalog.setCollectionStatus(ctx, input)),
  arrange: adminProcedure
    .input(ArrangeCollections)
    .mutation(({ ctx, input }) => catalog.arrangeCollections(ctx, input)),
  remove: adminProcedure.input(CollectionId).mutation(({ ctx, input }) => catalog.removeCollection(ctx, input)),
} satisfies TRPCRouterRecord;
