// Looking through the eyes of a buyer: how an operator comes into the shop and leaves it.
import { LookToken } from "@stoa/contract";
import * as accounts from "@stoa/core/accounts";
import * as operators from "@stoa/core/operators";
import type { TRPCRouterRecord } from "@trpc/server";
import { DomainError } from "@stoa/contract";
import { alone, looker, whoever } from "../trpc.ts";

export const looking = {
  /** Takes the place of whatever session the browser had in the shop, another look included. */
  look: whoever
    .meta({ needs: "whoever", repetition: "natural" })
    .use(alone)
    .input(LookToken)
    .mutation(async ({ ctx, input }) => {
      if (ctx.audience !== "buyer") throw new DomainError("NOT_FOUND");
      const secret = await operators.beginLook(ctx, input.token);
      if (ctx.actor.kind === "buyer" && ctx.actor.lookedAtBy) await operators.endLook({ ...ctx, actor: ctx.actor });
      else if (ctx.sessionSecret) await accounts.closeSession(ctx.db, ctx.sessionSecret);
      ctx.setSession(secret);
      return {};
    }),
  stopLooking: looker.meta({ needs: "looker", repetition: "natural" }).mutation(async ({ ctx }) => {
    await operators.endLook(ctx);
    ctx.setSession(null);
    return {};
  }),
} satisfies TRPCRouterRecord;
