// The seller's money: balances, payouts, the statement. What moves money or says where it goes asks for a fresh proof.
import { AskPayout, PayoutId, PayoutsInput, SetPayoutAccount, SetPayoutTerms, StatementInput } from "@stoa/contract";
import * as payouts from "@stoa/core/payouts";
import type { TRPCRouterRecord } from "@trpc/server";
import { seller, steppedUp } from "../trpc.ts";

const reading = seller("finance.read");
const managing = seller("finance.manage");
const careful = managing.use(steppedUp);

export const moneyRouter = {
  get: reading.query(({ ctx }) => payouts.sellerMoney(ctx)),
  payouts: reading.input(PayoutsInput).query(({ ctx, input }) => payouts.ownPayouts(ctx, input)),
  payout: reading.input(PayoutId).query(({ ctx, input }) => payouts.payoutById(ctx, input)),
  statement: reading.input(StatementInput).query(({ ctx, input }) => payouts.statementOf(ctx, input)),
  statementFile: reading.input(StatementInput).query(({ ctx, input }) => payouts.wholeStatement(ctx, input)),
  ask: careful.input(AskPayout).mutation(({ ctx, input }) => payouts.askPayout(ctx, input)),
  setTerms: managing.input(SetPayoutTerms).mutation(async ({ ctx, input }) => {
    await payouts.setPayoutTerms(ctx, input);
    return {};
  }),
  setAccount: careful.input(SetPayoutAccount).mutation(async ({ ctx, input }) => {
    await payouts.setPayoutAccount(ctx, input);
    return {};
  }),
} satisfies TRPCRouterRecord;
