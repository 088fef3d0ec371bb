// Signing in and out: the first factor, the second, a passkey alone, an account elsewhere.
import {
  BeginProvider,
  FinishProvider,
  type ProviderReturn,
  RecoveryCode,
  SignIn,
  TotpCode,
  UsePasskey,
} from "@stoa/contract";
import * as accounts from "@stoa/core/accounts";
import * as entrance from "@stoa/core/sign-in";
import type { TRPCRouterRecord } from "@trpc/server";
import type { ApiCtx } from "../ctx.ts";
import { alone, publicProcedure } from "../trpc.ts";
import { entered, holderOf } from "./welcome.ts";

/** What anybody may try: once per request, and never answered from a kept answer. */
const guessable = publicProcedure.meta({ repetition: "natural" }).use(alone);

/** Where somebody stands who came back from a provider. */
async function returned(ctx: ApiCtx, { outcome, next }: entrance.Returned): Promise<ProviderReturn> {
  if (outcome.status === "linked") return { outcome: { status: "linked" }, next };
  if (outcome.status === "stepped_up") {
    ctx.setSession(outcome.secret);
    return { outcome: { status: "stepped_up" }, next };
  }
  return { outcome: await entered(ctx, outcome), next };
}

export const signing = {
  signIn: guessable
    .input(SignIn)
    .mutation(async ({ ctx, input }) => await entered(ctx, await entrance.signIn(ctx, input, ctx))),
  signOut: publicProcedure.meta({ repetition: "natural" }).mutation(async ({ ctx }) => {
    if (ctx.sessionSecret) await accounts.closeSession(ctx.db, ctx.sessionSecret);
    ctx.setSession(null);
    ctx.setHeld("attempt", null);
    return {};
  }),
  secondFactor: {
    waiting: publicProcedure.query(async ({ ctx }) => ({
      methods: await entrance.waitingFor(ctx, ctx.held.attempt, ctx.audience),
    })),
    totp: guessable
      .input(TotpCode)
      .mutation(
        async ({ ctx, input }) => await entered(ctx, await entrance.finishWithTotp(ctx, ctx.held.attempt, input, ctx)),
      ),
    recovery: guessable
      .input(RecoveryCode)
      .mutation(
        async ({ ctx, input }) =>
          await entered(ctx, await entrance.finishWithRecovery(ctx, ctx.held.attempt, input, ctx)),
      ),
    passkeyOptions: guessable.mutation(({ ctx }) => entrance.secondFactorPasskeyOptions(ctx, ctx.held.attempt, ctx)),
    passkey: guessable
      .input(UsePasskey)
      .mutation(
        async ({ ctx, input }) =>
          await entered(ctx, await entrance.finishWithPasskey(ctx, ctx.held.attempt, input.passkey, ctx)),
      ),
  },
  passkeySignIn: {
    options: guessable.mutation(({ ctx }) => entrance.signInPasskeyOptions(ctx, holderOf(ctx, "passkey"), ctx)),
    finish: guessable
      .input(UsePasskey)
      .mutation(
        async ({ ctx, input }) =>
          await entered(ctx, await entrance.signInWithPasskey(ctx, ctx.held.passkey, input.passkey, ctx)),
      ),
  },
  providers: {
    list: publicProcedure.query(({ ctx }) => entrance.providerOptions(ctx)),
    begin: guessable.input(BeginProvider).mutation(({ ctx, input }) => {
      const of = { purpose: "sign_in", holder: holderOf(ctx, "visit"), audience: ctx.audience, userId: null } as const;
      return entrance.beginVisit(ctx, input, of);
    }),
    finish: guessable
      .input(FinishProvider)
      .mutation(
        async ({ ctx, input }) => await returned(ctx, await entrance.finishVisit(ctx, input, ctx.held.visit, ctx)),
      ),
  },
} satisfies TRPCRouterRecord;
