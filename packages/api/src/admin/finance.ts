// The operators' side of money: payouts, adjustments and the ledger. What moves money asks for a fresh proof.
import {
  AddCommissionRule,
  Adjust,
  AdjustmentsInput,
  AdminPayoutsInput,
  CommissionPreviewInput,
  CommissionRuleId,
  HoldPayouts,
  LedgerInput,
  MoveCommissionRule,
  PayoutId,
  Reconcile,
  ReconcileFile,
  ReconciliationId,
  ReconciliationsInput,
  SaveCommissionRule,
  SellerId,
} from "@stoa/contract";
import * as commissions from "@stoa/core/commissions";
import * as ledger from "@stoa/core/ledger";
import * as payouts from "@stoa/core/payouts";
import * as books from "@stoa/core/reconciliation";
import type { TRPCRouterRecord } from "@trpc/server";
import { admin, steppedUp } from "../trpc.ts";

const reading = admin("finance.read");
const careful = admin("finance.write").use(steppedUp);

export const payoutsRouter = {
  list: reading.input(AdminPayoutsInput).query(({ ctx, input }) => payouts.allPayouts(ctx, input)),
  get: reading.input(PayoutId).query(({ ctx, input }) => payouts.payoutById(ctx, input)),
  seller: reading.input(SellerId).query(({ ctx, input }) => payouts.sellerFinance(ctx, input)),
  adjustments: reading.input(AdjustmentsInput).query(({ ctx, input }) => payouts.listAdjustments(ctx, input)),
  run: careful.mutation(({ ctx }) => payouts.runPayoutsNow(ctx)),
  retry: careful.input(PayoutId).mutation(({ ctx, input }) => payouts.retryPayout(ctx, input)),
  hold: careful.input(HoldPayouts).mutation(async ({ ctx, input }) => {
    await payouts.holdPayouts(ctx, input);
    return {};
  }),
  adjust: careful.input(Adjust).mutation(async ({ ctx, input }) => {
    await payouts.adjust(ctx, input);
    return {};
  }),
} satisfies TRPCRouterRecord;

export const ledgerRouter = {
  overview: reading.query(({ ctx }) => ledger.ledgerOverview(ctx)),
  list: reading.input(LedgerInput).query(({ ctx, input }) => ledger.listTxns(ctx, input)),
} satisfies TRPCRouterRecord;

const ruling = admin("finance.write");

export const commissionsRouter = {
  list: reading.query(({ ctx }) => commissions.commissionRules(ctx)),
  preview: reading.input(CommissionPreviewInput).query(({ ctx, input }) => commissions.previewCommission(ctx, input)),
  add: ruling.input(AddCommissionRule).mutation(({ ctx, input }) => commissions.addCommissionRule(ctx, input)),
  save: ruling.input(SaveCommissionRule).mutation(async ({ ctx, input }) => {
    await commissions.saveCommissionRule(ctx, input);
    return {};
  }),
  move: ruling.input(MoveCommissionRule).mutation(async ({ ctx, input }) => {
    await commissions.moveCommissionRule(ctx, input);
    return {};
  }),
  end: ruling.input(CommissionRuleId).mutation(async ({ ctx, input }) => {
    await commissions.endCommissionRule(ctx, input);
    return {};
  }),
} satisfies TRPCRouterRecord;

export const reconciliationsRouter = {
  list: reading.input(ReconciliationsInput).query(({ ctx, input }) => books.listReconciliations(ctx, input)),
  get: reading.input(ReconciliationId).query(({ ctx, input }) => books.reconciliationById(ctx, input)),
  run: ruling.input(Reconcile).mutation(({ ctx, input }) => books.reconcileDays(ctx, input)),
  upload: ruling.input(ReconcileFile).mutation(({ ctx, input }) => books.reconcileFile(ctx, input)),
} satisfies TRPCRouterRecord;
