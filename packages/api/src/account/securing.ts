// How one gets into one's account: second factors, passkeys, accounts elsewhere, sessions. And proving who one is.
import {
  AddPasskey,
  BeginProvider,
  ConfirmTotp,
  DisableTotp,
  ProvePassword,
  RemovePasskey,
  RenamePasskey,
  RenewRecoveryCodes,
  SessionId,
  TotpCode,
  UnlinkProvider,
  UsePasskey,
} from "@stoa/contract";
import type { PersonCtx } from "@stoa/core/kernel";
import * as entrance from "@stoa/core/sign-in";
import type { TRPCRouterRecord } from "@trpc/server";
import type { ApiCtx } from "../ctx.ts";
import { alone, person, steppedUp } from "../trpc.ts";
import { holderOf } from "./welcome.ts";

const careful = person.use(steppedUp).meta({ repetition: "natural" });
const guessable = person.meta({ repetition: "natural" }).use(alone);

/** Goes to a provider for more than signing in. */
function visiting(ctx: ApiCtx & PersonCtx, input: BeginProvider, purpose: "link" | "step_up") {
  const { userId } = ctx.person;
  return entrance.beginVisit(ctx, input, { purpose, holder: holderOf(ctx, "visit"), audience: ctx.audience, userId });
}

/** Sets the cookie of a session that was renewed by a proof. */
async function proven(ctx: ApiCtx, secret: Promise<string>) {
  ctx.setSession(await secret);
  return {};
}

export const securing = {
  security: person.query(({ ctx }) => entrance.securityOf(ctx)),
  totp: {
    begin: careful.mutation(async ({ ctx }) => {
      await entrance.beginTotp(ctx);
      return {};
    }),
    pending: person.use(steppedUp).query(({ ctx }) => entrance.pendingTotp(ctx)),
    confirm: careful
      .use(alone)
      .input(ConfirmTotp)
      .mutation(async ({ ctx, input }) => {
        await entrance.confirmTotp(ctx, input);
        return {};
      }),
    disable: careful
      .use(alone)
      .input(DisableTotp)
      .mutation(async ({ ctx, input }) => {
        await entrance.disableTotp(ctx, input);
        return {};
      }),
  },
  recoveryCodes: {
    sheet: person.use(steppedUp).query(({ ctx }) => entrance.recoverySheetOf(ctx)),
    renew: careful.input(RenewRecoveryCodes).mutation(async ({ ctx, input }) => {
      await entrance.renewRecoveryCodes(ctx, input);
      return {};
    }),
    kept: person.mutation(async ({ ctx }) => {
      await entrance.keptRecoveryCodes(ctx);
      return {};
    }),
  },
  passkeys: {
    options: careful.mutation(({ ctx }) => entrance.newPasskeyOptions(ctx)),
    add: careful.input(AddPasskey).mutation(({ ctx, input }) => entrance.addPasskey(ctx, input)),
    rename: person.input(RenamePasskey).mutation(async ({ ctx, input }) => {
      await entrance.renamePasskey(ctx, input);
      return {};
    }),
    remove: careful.input(RemovePasskey).mutation(async ({ ctx, input }) => {
      await entrance.removePasskey(ctx, input);
      return {};
    }),
  },
  linking: {
    begin: careful.input(BeginProvider).mutation(({ ctx, input }) => visiting(ctx, input, "link")),
    remove: careful.input(UnlinkProvider).mutation(async ({ ctx, input }) => {
      await entrance.unlink(ctx, input);
      return {};
    }),
  },
  sessions: {
    list: person.query(({ ctx }) => entrance.ownSessions(ctx)),
    end: person.input(SessionId).mutation(async ({ ctx, input }) => {
      await entrance.endOwnSession(ctx, input.sessionId);
      return {};
    }),
    endOthers: person.mutation(async ({ ctx }) => {
      await entrance.endOtherSessions(ctx);
      return {};
    }),
  },
  proof: {
    ways: person.query(({ ctx }) => entrance.proofWaysOf(ctx)),
    password: guessable
      .input(ProvePassword)
      .mutation(({ ctx, input }) => proven(ctx, entrance.proveByPassword(ctx, input))),
    totp: guessable.input(TotpCode).mutation(({ ctx, input }) => proven(ctx, entrance.proveByTotp(ctx, input))),
    passkeyOptions: guessable.mutation(({ ctx }) => entrance.proofPasskeyOptions(ctx)),
    passkey: guessable
      .input(UsePasskey)
      .mutation(({ ctx, input }) => proven(ctx, entrance.proveByPasskey(ctx, input.passkey))),
    provider: guessable.input(BeginProvider).mutation(({ ctx, input }) => visiting(ctx, input, "step_up")),
  },
} satisfies TRPCRouterRecord;
