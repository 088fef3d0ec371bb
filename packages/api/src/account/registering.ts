// Getting an account.
import { Register } from "@stoa/contract";
import * as accounts from "@stoa/core/accounts";
import type { TRPCRouterRecord } from "@trpc/server";
import { publicProcedure } from "../trpc.ts";
import { welcome } from "./welcome.ts";

export const registering = {
  register: publicProcedure
    .meta({ repetition: "natural" })
    .input(Register)
    .mutation(async ({ ctx, input }) => welcome(ctx, await accounts.register(ctx, input, ctx))),
} satisfies TRPCRouterRecord;
