// The seller's desk itself: changes of many offers at once, kept views, the search across everything.
import {
  BulkId,
  BulkItemsInput,
  FindInput,
  PageInput,
  PrepareBulk,
  SaveSellerView,
  SellerViewsInput,
  ViewId,
} from "@stoa/contract";
import * as bulk from "@stoa/core/bulk";
import { findAsSeller } from "@stoa/core/finder";
import * as views from "@stoa/core/views";
import type { TRPCRouterRecord } from "@trpc/server";
import { seller } from "../trpc.ts";

const reading = seller("offers.read");
const writing = seller("offers.write");
const sitting = seller("store.read");

export const bulkRouter = {
  list: reading.input(PageInput).query(({ ctx, input }) => bulk.listBulks(ctx, input)),
  get: reading.input(BulkId).query(({ ctx, input }) => bulk.bulkView(ctx, input.bulkId)),
  items: reading.input(BulkItemsInput).query(({ ctx, input }) => bulk.bulkItems(ctx, input)),
  prepare: writing.input(PrepareBulk).mutation(({ ctx, input }) => bulk.prepareBulk(ctx, input)),
  start: writing.input(BulkId).mutation(({ ctx, input }) => bulk.startBulk(ctx, input)),
  stop: writing.input(BulkId).mutation(({ ctx, input }) => bulk.stopBulk(ctx, input)),
  undo: writing.input(BulkId).mutation(({ ctx, input }) => bulk.undoBulk(ctx, input)),
} satisfies TRPCRouterRecord;

export const viewsRouter = {
  list: sitting.input(SellerViewsInput).query(({ ctx, input }) => views.listViews(ctx, input)),
  save: sitting.input(SaveSellerView).mutation(({ ctx, input }) => views.saveView(ctx, input)),
  remove: sitting.input(ViewId).mutation(({ ctx, input }) => views.removeView(ctx, input)),
} satisfies TRPCRouterRecord;

export const finderRouter = {
  find: sitting.input(FindInput).query(({ ctx, input }) => findAsSeller(ctx, input)),
} satisfies TRPCRouterRecord;
