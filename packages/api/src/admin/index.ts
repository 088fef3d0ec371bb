// The operators' side.
import {
  AdminMailsInput,
  AdminSellersInput,
  DecideSeller,
  MailId,
  MailTemplateInput,
  ReviewAnswer,
  SellerId,
} from "@stoa/contract";
import { healthOfSeller } from "@stoa/core/health";
import * as notifications from "@stoa/core/notifications";
import * as operations from "@stoa/core/operations";
import * as sellers from "@stoa/core/sellers";
import type { TRPCRouterRecord } from "@trpc/server";
import { admin } from "../trpc.ts";
import { auditRouter, onboardingRouter, operatorsRouter, usersRouter } from "./authority.ts";
import { claimsRouter, messagesRouter, returnsRouter } from "./cases.ts";
import { collectionsRouter } from "./collections.ts";
import { contentRouter } from "./content.ts";
import { finderRouter, viewsRouter } from "./desk.ts";
import { creditRouter, disputesRouter, refundsRouter } from "./payments.ts";
import { categoriesRouter, changesRouter, productsRouter } from "./products.ts";
import { commissionsRouter, ledgerRouter, payoutsRouter, reconciliationsRouter } from "./finance.ts";
import { checksRouter, flagsRouter, jobsRouter, latencyRouter } from "./operations.ts";
import { ordersRouter } from "./orders.ts";
import { figuresRouter } from "./reports.ts";
import { reviewsRouter } from "./reviews.ts";
import { searchRouter } from "./search.ts";
import { settingsRouter } from "./settings.ts";
import { deliveryRouter, promotionsRouter, taxesRouter } from "./selling.ts";

const decision = (name: sellers.SellerDecision) =>
  admin("sellers.decide")
    .input(DecideSeller)
    .mutation(async ({ ctx, input }) => {
      await sellers.decideSeller(ctx, name, input);
      return await sellers.sellerById(ctx, input.sellerId);
    });

const sellersRouter = {
  list: admin("sellers.read")
    .input(AdminSellersInput)
    .query(({ ctx, input }) => sellers.listSellers(ctx, input)),
  get: admin("sellers.read")
    .input(SellerId)
    .query(({ ctx, input }) => sellers.sellerById(ctx, input.sellerId)),
  health: admin("sellers.read")
    .input(SellerId)
    .query(({ ctx, input }) => healthOfSeller(ctx, input.sellerId)),
  checklist: admin("sellers.decide")
    .input(SellerId)
    .query(({ ctx, input }) => sellers.checklistOf(ctx, input.sellerId)),
  review: admin("sellers.decide")
    .input(ReviewAnswer)
    .mutation(async ({ ctx, input }) => {
      await sellers.reviewAnswer(ctx, input);
      return {};
    }),
  approve: decision("approve"),
  refuse: decision("refuse"),
  suspend: decision("suspend"),
  reinstate: decision("reinstate"),
} satisfies TRPCRouterRecord;

const mailsRouter = {
  list: admin("mails.read")
    .input(AdminMailsInput)
    .query(({ ctx, input }) => operations.listMails(ctx, input)),
  get: admin("mails.read")
    .input(MailId)
    .query(({ ctx, input }) => operations.mailById(ctx, input.mailId)),
  templates: admin("mails.read").query(({ ctx }) => notifications.listTemplates(ctx)),
  template: admin("mails.read")
    .input(MailTemplateInput)
    .query(({ ctx, input }) => notifications.templateView(ctx, input)),
  test: admin("mails.read")
    .input(MailTemplateInput)
    .mutation(({ ctx, input }) => notifications.sendSample(ctx, input)),
} satisfies TRPCRouterRecord;

export const adminRouter = {
  overview: { get: admin("overview.read").query(({ ctx }) => operations.adminOverview(ctx)) },
  sellers: sellersRouter,
  products: productsRouter,
  changes: changesRouter,
  categories: categoriesRouter,
  collections: collectionsRouter,
  content: contentRouter,
  search: searchRouter,
  promotions: promotionsRouter,
  taxes: taxesRouter,
  settings: settingsRouter,
  delivery: deliveryRouter,
  orders: ordersRouter,
  payouts: payoutsRouter,
  ledger: ledgerRouter,
  commissions: commissionsRouter,
  reconciliations: reconciliationsRouter,
  disputes: disputesRouter,
  refunds: refundsRouter,
  credit: creditRouter,
  users: usersRouter,
  returns: returnsRouter,
  claims: claimsRouter,
  messages: messagesRouter,
  reviews: reviewsRouter,
  operators: operatorsRouter,
  onboarding: onboardingRouter,
  audit: auditRouter,
  jobs: jobsRouter,
  checks: checksRouter,
  latency: latencyRouter,
  views: viewsRouter,
  finder: finderRouter,
  figures: figuresRouter,
  flags: flagsRouter,
  mails: mailsRouter,
} satisfies TRPCRouterRecord;
