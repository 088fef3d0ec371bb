// Accounts: registering, signing in and out, and who is looking.
import { DomainError, Register, SignIn, type Viewer } from "@stoa/contract";
import * as accounts from "@stoa/core/accounts";
import { mergeGuestCart } from "@stoa/core/cart";
import type { TRPCRouterRecord } from "@trpc/server";
import type { ApiCtx } from "./ctx.ts";
import { publicProcedure } from "./trpc.ts";

/** Sets the cookie of a session that was just opened, moves a guest's cart over, and tells who it is. */
async function welcome(ctx: ApiCtx, opened: { userId: Viewer["userId"]; sessionId: string }): Promise<Viewer> {
  if (ctx.sessionSecret) await accounts.closeSession(ctx.db, ctx.sessionSecret);
  ctx.setSession(opened.sessionId);
  const guest = "guestHash" in ctx.actor ? ctx.actor.guestHash : null;
  if (ctx.audience === "buyer" && guest) await mergeGuestCart(ctx, guest, opened.userId);
  const viewer = await accounts.viewerOf(ctx.db, opened.userId, ctx.audience);
  if (!viewer) throw new DomainError("NOT_FOUND");
  return viewer;
}

export const accountRouter = {
  me: publicProcedure.query(async ({ ctx }): Promise<Viewer | null> =>
    ctx.userId ? await accounts.viewerOf(ctx.db, ctx.userId, ctx.audience) : null,
  ),
  register: publicProcedure
    .meta({ repetition: "natural" })
    .input(Register)
    .mutation(async ({ ctx, input }) => welcome(ctx, await accounts.register(ctx, input, ctx))),
  signIn: publicProcedure
    .meta({ repetition: "natural" })
    .input(SignIn)
    .mutation(async ({ ctx, input }) => welcome(ctx, await accounts.signIn(ctx, input, ctx))),
  signOut: publicProcedure.meta({ repetition: "natural" }).mutation(async ({ ctx }) => {
    if (ctx.sessionSecret) await accounts.closeSession(ctx.db, ctx.sessionSecret);
    ctx.setSession(null);
    return {};
  }),
} satisfies TRPCRouterRecord;
