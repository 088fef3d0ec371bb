// The seller's own checklist, and their own audit log.
import { AnswerRequirement, SellerAuditInput } from "@stoa/contract";
import * as audit from "@stoa/core/audit";
import * as sellers from "@stoa/core/sellers";
import type { TRPCRouterRecord } from "@trpc/server";
import { seller } from "../trpc.ts";

const managing = seller("store.manage");

export const onboardingRouter = {
  get: managing.query(({ ctx }) => sellers.ownChecklist(ctx)),
  answer: managing.input(AnswerRequirement).mutation(async ({ ctx, input }) => {
    await sellers.answerRequirement(ctx, input);
    return {};
  }),
  applyAgain: managing.mutation(async ({ ctx }) => {
    await sellers.applyAgain(ctx);
    return {};
  }),
} satisfies TRPCRouterRecord;

export const auditRouter = {
  list: seller("audit.read")
    .input(SellerAuditInput)
    .query(({ ctx, input }) => audit.ownAudit(ctx, input)),
} satisfies TRPCRouterRecord;
