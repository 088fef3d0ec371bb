// The operators' desk itself: kept views, and the search across everything.
import { AdminViewsInput, FindInput, SaveAdminView, ViewId } from "@stoa/contract";
import { findAsAdmin } from "@stoa/core/finder";
import * as views from "@stoa/core/views";
import type { TRPCRouterRecord } from "@trpc/server";
import { admin } from "../trpc.ts";

const sitting = admin("overview.read");

export const viewsRouter = {
  list: sitting.input(AdminViewsInput).query(({ ctx, input }) => views.listViews(ctx, input)),
  save: sitting.input(SaveAdminView).mutation(({ ctx, input }) => views.saveView(ctx, input)),
  remove: sitting.input(ViewId).mutation(({ ctx, input }) => views.removeView(ctx, input)),
} satisfies TRPCRouterRecord;

export const finderRouter = {
  find: sitting.input(FindInput).query(({ ctx, input }) => findAsAdmin(ctx, input)),
} satisfies TRPCRouterRecord;
