// The account: who is looking, how one enters and leaves, and what one keeps of oneself.
import { type Viewer } from "@stoa/contract";
import * as accounts from "@stoa/core/accounts";
import type { TRPCRouterRecord } from "@trpc/server";
import type { ApiCtx } from "../ctx.ts";
import { publicProcedure } from "../trpc.ts";
import { accessing } from "./access.ts";
import { keeping } from "./keeping.ts";
import { registering } from "./registering.ts";
import { signing } from "./signing.ts";

/** A program learns whose it is only where it may know of the account. */
const mayKnow = ({ actor }: ApiCtx): boolean => !("programId" in actor) || "account" in actor.may;

export const accountRouter = {
  me: publicProcedure.query(async ({ ctx }): Promise<Viewer | null> =>
    ctx.userId && mayKnow(ctx) ? await accounts.viewerOf(ctx.db, ctx.userId, ctx.audience) : null,
  ),
  ...registering,
  ...keeping,
  ...signing,
  ...accessing,
} satisfies TRPCRouterRecord;
