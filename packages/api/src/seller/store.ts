// The seller's day, and what their sales come to.
import { AnalyticsInput, SaveStorePage, SetHoliday } from "@stoa/contract";
import { sellerAnalytics } from "@stoa/core/analytics";
import { ownHealth } from "@stoa/core/health";
import { sellerToday } from "@stoa/core/operations";
import * as sellers from "@stoa/core/sellers";
import type { TRPCRouterRecord } from "@trpc/server";
import { seller } from "../trpc.ts";

export const storeRouter = {
  today: seller("orders.read").query(({ ctx }) => sellerToday(ctx)),
  health: seller("orders.read").query(({ ctx }) => ownHealth(ctx)),
  analytics: seller("finance.read")
    .input(AnalyticsInput)
    .query(({ ctx, input }) => sellerAnalytics(ctx, input)),
  page: seller("store.read").query(({ ctx }) => sellers.ownPage(ctx)),
  savePage: seller("store.manage")
    .input(SaveStorePage)
    .mutation(async ({ ctx, input }) => {
      await sellers.savePage(ctx, input);
      return {};
    }),
  holiday: seller("store.read").query(({ ctx }) => sellers.ownHoliday(ctx)),
  setHoliday: seller("store.manage")
    .input(SetHoliday)
    .mutation(({ ctx, input }) => sellers.setHoliday(ctx, input)),
  endHoliday: seller("store.manage").mutation(({ ctx }) => sellers.endHoliday(ctx)),
} satisfies TRPCRouterRecord;
