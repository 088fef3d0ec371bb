// Money, for operators: disputes, refunds that could not be given, store credit.
import { DisputeId, DisputesInput, GrantCredit, RefundId, UserId } from "@stoa/contract";
import * as credits from "@stoa/core/credits";
import * as disputes from "@stoa/core/disputes";
import * as refunds from "@stoa/core/refunds";
import type { TRPCRouterRecord } from "@trpc/server";
import { admin, steppedUp } from "../trpc.ts";

const reading = admin("finance.read");
const writing = admin("finance.write");

export const disputesRouter = {
  list: reading.input(DisputesInput).query(({ ctx, input }) => disputes.allDisputes(ctx, input)),
  get: reading.input(DisputeId).query(({ ctx, input }) => disputes.disputeById(ctx, input)),
  submit: writing.input(DisputeId).mutation(({ ctx, input }) => disputes.submitDispute(ctx, input)),
} satisfies TRPCRouterRecord;

export const refundsRouter = {
  failed: reading.query(({ ctx }) => refunds.failedRefunds(ctx)),
  retry: writing.input(RefundId).mutation(async ({ ctx, input }) => {
    await refunds.retryRefund(ctx, input);
    return {};
  }),
} satisfies TRPCRouterRecord;

export const creditRouter = {
  of: admin("users.read")
    .input(UserId)
    .query(({ ctx, input }) => credits.creditOf(ctx, input)),
  grant: writing
    .use(steppedUp)
    .input(GrantCredit)
    .mutation(({ ctx, input }) => credits.grantCredit(ctx, input)),
} satisfies TRPCRouterRecord;
