// What operators set for the whole marketplace.
import { SaveSettings } from "@stoa/contract";
import * as operations from "@stoa/core/operations";
import type { TRPCRouterRecord } from "@trpc/server";
import { admin, steppedUp } from "../trpc.ts";

export const settingsRouter = {
  get: admin("finance.read").query(({ ctx }) => operations.marketplaceSettings(ctx)),
  markets: admin("finance.read").query(({ ctx }) => operations.marketSetups(ctx)),
  save: admin("finance.write")
    .use(steppedUp)
    .input(SaveSettings)
    .mutation(async ({ ctx, input }) => {
      await operations.saveSettings(ctx, input);
      return {};
    }),
} satisfies TRPCRouterRecord;
