// The teams of a person: opening one, joining one, acting for one, leaving it.
import { ApplyToSell, DomainError, InvitationToken, SellerId } from "@stoa/contract";
import * as sellers from "@stoa/core/sellers";
import type { TRPCRouterRecord } from "@trpc/server";
import { person, publicProcedure } from "../trpc.ts";

/** What renews a session is not answered from a kept answer: its cookie would be missing. Teams are the seller app's. */
const inSellerApp = person.meta({ repetition: "natural" }).use(({ next, ctx }) => {
  if (ctx.audience !== "seller") throw new DomainError("NOT_FOUND");
  return next();
});

export const teams = {
  invitation: publicProcedure.input(InvitationToken).query(({ ctx, input }) => sellers.invitationBehind(ctx, input)),
  join: inSellerApp.input(InvitationToken).mutation(async ({ ctx, input }) => {
    const { sellerId, sessionId } = await sellers.acceptInvitation(ctx, input);
    ctx.setSession(sessionId);
    return { sellerId };
  }),
  applyToSell: inSellerApp.input(ApplyToSell).mutation(async ({ ctx, input }) => {
    const { sellerId, sessionId } = await sellers.applyToSell(ctx, input);
    ctx.setSession(sessionId);
    return { sellerId };
  }),
  actFor: inSellerApp.input(SellerId).mutation(async ({ ctx, input }) => {
    ctx.setSession(await sellers.switchTeam(ctx, input));
    return {};
  }),
  leaveTeam: inSellerApp.input(SellerId).mutation(async ({ ctx, input }) => {
    ctx.setSession(await sellers.leaveTeam(ctx, input));
    return {};
  }),
} satisfies TRPCRouterRecord;
