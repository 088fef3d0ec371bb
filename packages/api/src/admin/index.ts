// The operators' side.
import {
  AdminMailsInput,
  AdminOrdersInput,
  AdminSellersInput,
  CancelOrder,
  DecideSeller,
  MailId,
  OrderId,
  ReviewAnswer,
  SellerId,
} from "@stoa/contract";
import * as operations from "@stoa/core/operations";
import * as orders from "@stoa/core/orders";
import * as sellers from "@stoa/core/sellers";
import type { TRPCRouterRecord } from "@trpc/server";
import { admin } from "../trpc.ts";
import { auditRouter, onboardingRouter, operatorsRouter, usersRouter } from "./authority.ts";
import { claimsRouter, messagesRouter, returnsRouter } from "./cases.ts";
import { collectionsRouter } from "./collections.ts";
import { creditRouter, disputesRouter, refundsRouter } from "./payments.ts";
import { categoriesRouter, changesRouter, productsRouter } from "./products.ts";
import { commissionsRouter, ledgerRouter, payoutsRouter, reconciliationsRouter } from "./finance.ts";
import { searchRouter } from "./search.ts";
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

export const adminRouter = {
  overview: { get: admin("overview.read").query(({ ctx }) => operations.adminOverview(ctx)) },
  sellers: sellersRouter,
  products: productsRouter,
  changes: changesRouter,
  categories: categoriesRouter,
  collections: collectionsRouter,
  search: searchRouter,
  promotions: promotionsRouter,
  taxes: taxesRouter,
  delivery: deliveryRouter,
  orders: {
    list: admin("orders.read")
      .input(AdminOrdersInput)
      .query(({ ctx, input }) => orders.listAllOrders(ctx, input)),
    get: admin("orders.read")
      .input(OrderId)
      .query(({ ctx, input }) => orders.fulfilmentOf(ctx, input)),
    timeline: admin("orders.read")
      .input(OrderId)
      .query(({ ctx, input }) => operations.timelineOf(ctx, input)),
    invoices: admin("orders.read")
      .input(OrderId)
      .query(({ ctx, input }) => orders.invoicesOf(ctx, input)),
    cancel: admin("orders.cancel")
      .input(CancelOrder)
      .mutation(({ ctx, input }) => orders.cancelOrder(ctx, input)),
  },
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
  operators: operatorsRouter,
  onboarding: onboardingRouter,
  audit: auditRouter,
  mails: {
    list: admin("mails.read")
      .input(AdminMailsInput)
      .query(({ ctx, input }) => operations.listMails(ctx, input)),
    get: admin("mails.read")
      .input(MailId)
      .query(({ ctx, input }) => operations.mailById(ctx, input.mailId)),
  },
} satisfies TRPCRouterRecord;
