// What a seller does after a delivery: returns, claims and messages. Deciding is for who may call orders off, receiving
// for who sends them.
import {
  AnswerClaim,
  ApproveReturn,
  ClaimId,
  ClaimsInput,
  OrderId,
  QuickReplyTitle,
  ReceiveReturn,
  RefuseReturn,
  ReportMessage,
  ReturnId,
  ReturnsInput,
  SaveQuickReply,
  SetReturnTerms,
  ThreadsInput,
  WriteToBuyer,
} from "@stoa/contract";
import * as claims from "@stoa/core/claims";
import * as messages from "@stoa/core/messages";
import * as returns from "@stoa/core/returns";
import type { TRPCRouterRecord } from "@trpc/server";
import { seller } from "../trpc.ts";

const reading = seller("orders.read");
const deciding = seller("orders.cancel");
const managing = seller("store.manage");

export const returnsRouter = {
  list: reading.input(ReturnsInput).query(({ ctx, input }) => returns.listReturns(ctx, input)),
  get: reading.input(ReturnId).query(({ ctx, input }) => returns.returnById(ctx, input)),
  approve: deciding.input(ApproveReturn).mutation(({ ctx, input }) => returns.approveReturn(ctx, input)),
  refuse: deciding.input(RefuseReturn).mutation(({ ctx, input }) => returns.refuseReturn(ctx, input)),
  receive: seller("orders.fulfil")
    .input(ReceiveReturn)
    .mutation(({ ctx, input }) => returns.receiveReturn(ctx, input)),
  refund: deciding.input(ReturnId).mutation(({ ctx, input }) => returns.refundReturn(ctx, input)),
  terms: managing.query(({ ctx }) => returns.ownReturnTerms(ctx)),
  setTerms: managing.input(SetReturnTerms).mutation(async ({ ctx, input }) => {
    await returns.setReturnTerms(ctx, input);
    return {};
  }),
} satisfies TRPCRouterRecord;

export const claimsRouter = {
  list: reading.input(ClaimsInput).query(({ ctx, input }) => claims.listClaims(ctx, input)),
  get: reading.input(ClaimId).query(({ ctx, input }) => claims.claimById(ctx, input)),
  ofOrder: reading.input(OrderId).query(({ ctx, input }) => claims.casesOfOrder(ctx, input)),
  answer: deciding.input(AnswerClaim).mutation(({ ctx, input }) => claims.answerClaim(ctx, input)),
} satisfies TRPCRouterRecord;

export const messagesRouter = {
  list: reading.input(ThreadsInput).query(({ ctx, input }) => messages.listThreads(ctx, input)),
  get: reading.input(OrderId).query(({ ctx, input }) => messages.sellerThread(ctx, input)),
  responseTime: reading.query(({ ctx }) => messages.ownResponseTime(ctx)),
  replies: reading.query(({ ctx }) => messages.quickReplies(ctx)),
  write: deciding.input(WriteToBuyer).mutation(({ ctx, input }) => messages.writeToBuyer(ctx, input)),
  read: deciding
    .meta({ repetition: "natural" })
    .input(OrderId)
    .mutation(async ({ ctx, input }) => {
      await messages.readBySeller(ctx, input);
      return {};
    }),
  report: deciding.input(ReportMessage).mutation(async ({ ctx, input }) => {
    await messages.reportMessage(ctx, input);
    return {};
  }),
  saveReply: deciding.input(SaveQuickReply).mutation(async ({ ctx, input }) => {
    await messages.saveQuickReply(ctx, input);
    return {};
  }),
  removeReply: deciding.input(QuickReplyTitle).mutation(async ({ ctx, input }) => {
    await messages.removeQuickReply(ctx, input);
    return {};
  }),
} satisfies TRPCRouterRecord;
