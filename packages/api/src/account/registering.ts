// Getting an account, and getting back into one.
import { LinkToken, Register, RequestReset, ResetPassword } from "@stoa/contract";
import * as accounts from "@stoa/core/accounts";
import type { TRPCRouterRecord } from "@trpc/server";
import { alone, publicProcedure } from "../trpc.ts";

/** The same for addresses that have an account and for those that have none: a mail says the rest. */
const CHECK_MAIL = { status: "check_mail" } as const;

/** What anybody may try: once per request, and never answered from a kept answer. */
const guessable = publicProcedure.meta({ repetition: "natural" }).use(alone);

export const registering = {
  register: guessable.input(Register).mutation(async ({ ctx, input }) => {
    await accounts.register(ctx, input);
    return CHECK_MAIL;
  }),
  verifyEmail: guessable.input(LinkToken).mutation(async ({ ctx, input }) => {
    await accounts.verifyEmail(ctx, input.token);
    return {};
  }),
  requestReset: guessable.input(RequestReset).mutation(async ({ ctx, input }) => {
    await accounts.requestReset(ctx, input, ctx);
    return CHECK_MAIL;
  }),
  resetPassword: guessable.input(ResetPassword).mutation(async ({ ctx, input }) => {
    await accounts.resetPassword(ctx, input, ctx);
    return {};
  }),
  changeEmail: guessable.input(LinkToken).mutation(async ({ ctx, input }) => {
    await accounts.changeEmail(ctx, input, ctx);
    return {};
  }),
} satisfies TRPCRouterRecord;
