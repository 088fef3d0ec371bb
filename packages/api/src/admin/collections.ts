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
import { admin } from "../trpc.ts";

export const collectionsRouter = {
  list: admin("catalogue.read").query(({ ctx }) => catalog.listCollections(ctx)),
  get: admin("catalogue.read")
    .input(CollectionId)
    .query(({ ctx, input }) => catalog.collectionById(ctx, input)),
  preview: admin("catalogue.read")
    .input(PreviewCollection)
    .query(({ ctx, input }) => search.previewCollection(ctx, input)),
  create: admin("catalogue.write")
    .input(CreateCollection)
    .mutation(({ ctx, input }) => catalog.createCollection(ctx, input)),
  save: admin("catalogue.write")
    .input(SaveCollection)
    .mutation(({ ctx, input }) => catalog.saveCollection(ctx, input)),
  setStatus: admin("catalogue.write")
    .input(SetCollectionStatus)
    .mutation(({ ctx, input }) => catalog.setCollectionStatus(ctx, input)),
  arrange: admin("catalogue.write")
    .input(ArrangeCollections)
    .mutation(({ ctx, input }) => catalog.arrangeCollections(ctx, input)),
  remove: admin("catalogue.write")
    .input(CollectionId)
    .mutation(({ ctx, input }) => catalog.removeCollection(ctx, input)),
} satisfies TRPCRouterRecord;
