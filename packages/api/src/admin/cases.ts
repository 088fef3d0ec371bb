// The desk of the guarantee, the policies of returns, and messages that somebody has reported.
import {
  ClaimId,
  ClaimsInput,
  CloseReport,
  DecideClaim,
  OrderId,
  RemoveReturnPolicy,
  ReturnId,
  SetReturnPolicy,
  WriteToBuyer,
} from "@stoa/contract";
import * as claims from "@stoa/core/claims";
import * as messages from "@stoa/core/messages";
import * as returns from "@stoa/core/returns";
import type { TRPCRouterRecord } from "@trpc/server";
import { admin } from "../trpc.ts";

const reading = admin("orders.read");
const deciding = admin("orders.decide");

export const returnsRouter = {
  get: reading.input(ReturnId).query(({ ctx, input }) => returns.returnById(ctx, input)),
  policies: reading.query(({ ctx }) => returns.returnPolicies(ctx)),
  setPolicy: deciding.input(SetReturnPolicy).mutation(async ({ ctx, input }) => {
    await returns.setReturnPolicy(ctx, input);
    return {};
  }),
  removePolicy: deciding.input(RemoveReturnPolicy).mutation(async ({ ctx, input }) => {
    await returns.removeReturnPolicy(ctx, input);
    return {};
  }),
} satisfies TRPCRouterRecord;

export const claimsRouter = {
  desk: reading.input(ClaimsInput).query(({ ctx, input }) => claims.claimDesk(ctx, input)),
  get: reading.input(ClaimId).query(({ ctx, input }) => claims.claimById(ctx, input)),
  ofOrder: reading.input(OrderId).query(({ ctx, input }) => claims.casesOfOrder(ctx, input)),
  decide: deciding.input(DecideClaim).mutation(({ ctx, input }) => claims.decideClaim(ctx, input)),
} satisfies TRPCRouterRecord;

export const messagesRouter = {
  get: deciding.input(OrderId).query(({ ctx, input }) => messages.threadToReview(ctx, input)),
  write: deciding.input(WriteToBuyer).mutation(({ ctx, input }) => messages.writeToBoth(ctx, input)),
  reports: deciding.query(({ ctx }) => messages.openReports(ctx)),
  closeReport: deciding.input(CloseReport).mutation(async ({ ctx, input }) => {
    await messages.closeReport(ctx, input);
    return {};
  }),
} satisfies TRPCRouterRecord;
