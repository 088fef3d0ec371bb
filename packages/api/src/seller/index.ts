// The seller's side: every procedure takes the seller from the session, none from its input.
import type { TRPCRouterRecord } from "@trpc/server";
import { accessing } from "./access.ts";
import { disputesRouter } from "./disputes.ts";
import { bulkRouter, finderRouter, viewsRouter } from "./desk.ts";
import { claimsRouter, messagesRouter, returnsRouter } from "./cases.ts";
import { importsRouter } from "./exchange.ts";
import { moneyRouter } from "./money.ts";
import { offersRouter } from "./offers.ts";
import { auditRouter, onboardingRouter } from "./onboarding.ts";
import { ordersRouter } from "./orders.ts";
import { productsRouter } from "./products.ts";
import { questionsRouter, reviewsRouter } from "./reviews.ts";
import { deliveryRouter, promotionsRouter } from "./selling.ts";
import { storeRouter } from "./store.ts";
import { teamRouter } from "./team.ts";
import { webhooksRouter } from "./webhooks.ts";

export const sellerRouter = {
  store: storeRouter,
  orders: ordersRouter,
  money: moneyRouter,
  disputes: disputesRouter,
  returns: returnsRouter,
  claims: claimsRouter,
  messages: messagesRouter,
  reviews: reviewsRouter,
  questions: questionsRouter,
  offers: offersRouter,
  imports: importsRouter,
  bulk: bulkRouter,
  views: viewsRouter,
  finder: finderRouter,
  products: productsRouter,
  promotions: promotionsRouter,
  delivery: deliveryRouter,
  team: teamRouter,
  onboarding: onboardingRouter,
  audit: auditRouter,
  webhooks: webhooksRouter,
  ...accessing,
} satisfies TRPCRouterRecord;
