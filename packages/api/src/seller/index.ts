// The seller's side: every procedure takes the seller from the session, none from its input.
import { sellerToday } from "@stoa/core/operations";
import type { TRPCRouterRecord } from "@trpc/server";
import { seller } from "../trpc.ts";
import { accessing } from "./access.ts";
import { disputesRouter } from "./disputes.ts";
import { claimsRouter, messagesRouter, returnsRouter } from "./cases.ts";
import { importsRouter } from "./exchange.ts";
import { moneyRouter } from "./money.ts";
import { offersRouter } from "./offers.ts";
import { auditRouter, onboardingRouter } from "./onboarding.ts";
import { ordersRouter } from "./orders.ts";
import { productsRouter } from "./products.ts";
import { deliveryRouter, promotionsRouter } from "./selling.ts";
import { teamRouter } from "./team.ts";

export const sellerRouter = {
  store: { today: seller("orders.read").query(({ ctx }) => sellerToday(ctx)) },
  orders: ordersRouter,
  money: moneyRouter,
  disputes: disputesRouter,
  returns: returnsRouter,
  claims: claimsRouter,
  messages: messagesRouter,
  offers: offersRouter,
  imports: importsRouter,
  products: productsRouter,
  promotions: promotionsRouter,
  delivery: deliveryRouter,
  team: teamRouter,
  onboarding: onboardingRouter,
  audit: auditRouter,
  ...accessing,
} satisfies TRPCRouterRecord;
