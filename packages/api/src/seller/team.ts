// The seller's team. What gives or takes a role asks for a fresh proof of who one is.
import { InvitationId, InviteMember, MemberId, SetMemberRole } from "@stoa/contract";
import * as sellers from "@stoa/core/sellers";
import type { TRPCRouterRecord } from "@trpc/server";
import { seller, steppedUp } from "../trpc.ts";

const managing = seller("team.manage");
const careful = managing.use(steppedUp);

export const teamRouter = {
  get: seller("team.read").query(({ ctx }) => sellers.teamOf(ctx)),
  invite: careful.input(InviteMember).mutation(({ ctx, input }) => sellers.inviteMember(ctx, input)),
  resend: managing.input(InvitationId).mutation(async ({ ctx, input }) => {
    await sellers.resendInvitation(ctx, input);
    return {};
  }),
  withdraw: managing.input(InvitationId).mutation(async ({ ctx, input }) => {
    await sellers.withdrawInvitation(ctx, input);
    return {};
  }),
  setRole: careful.input(SetMemberRole).mutation(async ({ ctx, input }) => {
    await sellers.setMemberRole(ctx, input);
    return {};
  }),
  remove: careful.input(MemberId).mutation(async ({ ctx, input }) => {
    await sellers.removeMember(ctx, input);
    return {};
  }),
} satisfies TRPCRouterRecord;
