// What a shopper does after a delivery: returns, claims and messages. Guests come with the key of their order.
import {
  AppealClaim,
  OpenClaim,
  OwnClaim,
  OwnOrder,
  OwnReturn,
  PageInput,
  ReportOwnMessage,
  RequestReturn,
  SendReturn,
  WriteToSeller,
} from "@stoa/contract";
import * as claims from "@stoa/core/claims";
import * as messages from "@stoa/core/messages";
import * as returns from "@stoa/core/returns";
import type { TRPCRouterRecord } from "@trpc/server";
import { buyer, shopper } from "../trpc.ts";

const shopping = shopper("orders");
const buying = buyer("orders");

export const returnsRouter = {
  options: shopping.input(OwnOrder).query(({ ctx, input }) => returns.returnOptions(ctx, input)),
  request: shopping.input(RequestReturn).mutation(({ ctx, input }) => returns.requestReturn(ctx, input)),
  get: shopping.input(OwnReturn).query(({ ctx, input }) => returns.ownReturn(ctx, input)),
  send: shopping.input(SendReturn).mutation(({ ctx, input }) => returns.sendReturn(ctx, input)),
  cancel: shopping.input(OwnReturn).mutation(({ ctx, input }) => returns.cancelReturn(ctx, input)),
} satisfies TRPCRouterRecord;

export const claimsRouter = {
  ofOrder: shopping.input(OwnOrder).query(({ ctx, input }) => claims.ownCases(ctx, input)),
  open: shopping.input(OpenClaim).mutation(({ ctx, input }) => claims.openClaim(ctx, input)),
  get: shopping.input(OwnClaim).query(({ ctx, input }) => claims.ownClaim(ctx, input)),
  accept: shopping.input(OwnClaim).mutation(({ ctx, input }) => claims.acceptAnswer(ctx, input)),
  escalate: shopping.input(OwnClaim).mutation(({ ctx, input }) => claims.escalateClaim(ctx, input)),
  appeal: shopping.input(AppealClaim).mutation(({ ctx, input }) => claims.appealClaim(ctx, input)),
  withdraw: shopping.input(OwnClaim).mutation(({ ctx, input }) => claims.withdrawClaim(ctx, input)),
} satisfies TRPCRouterRecord;

export const messagesRouter = {
  mine: buying.input(PageInput).query(({ ctx, input }) => messages.ownThreads(ctx, input)),
  unread: buying.query(({ ctx }) => messages.unreadOfBuyer(ctx)),
  get: shopping.input(OwnOrder).query(({ ctx, input }) => messages.ownThread(ctx, input)),
  write: shopping.input(WriteToSeller).mutation(({ ctx, input }) => messages.writeToSeller(ctx, input)),
  read: shopping
    .meta({ repetition: "natural" })
    .input(OwnOrder)
    .mutation(async ({ ctx, input }) => {
      await messages.readByBuyer(ctx, input);
      return {};
    }),
  report: shopping.input(ReportOwnMessage).mutation(async ({ ctx, input }) => {
    await messages.reportToMarketplace(ctx, input);
    return {};
  }),
} satisfies TRPCRouterRecord;
