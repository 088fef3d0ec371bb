// Signing in and out.
import { SignIn } from "@stoa/contract";
import * as accounts from "@stoa/core/accounts";
import type { TRPCRouterRecord } from "@trpc/server";
import { alone, publicProcedure } from "../trpc.ts";
import { welcome } from "./welcome.ts";

export const signing = {
  signIn: publicProcedure
    .meta({ repetition: "natural" })
    .use(alone)
    .input(SignIn)
    .mutation(async ({ ctx, input }) => welcome(ctx, await accounts.signIn(ctx, input, ctx))),
  signOut: publicProcedure.meta({ repetition: "natural" }).mutation(async ({ ctx }) => {
    if (ctx.sessionSecret) await accounts.closeSession(ctx.db, ctx.sessionSecret);
    ctx.setSession(null);
    return {};
  }),
} satisfies TRPCRouterRecord;
