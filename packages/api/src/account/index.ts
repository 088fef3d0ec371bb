// The account: who is looking, how one enters and leaves, and what one keeps of oneself.
import { type Viewer } from "@stoa/contract";
import * as accounts from "@stoa/core/accounts";
import type { TRPCRouterRecord } from "@trpc/server";
import { publicProcedure } from "../trpc.ts";
import { registering } from "./registering.ts";
import { signing } from "./signing.ts";

export const accountRouter = {
  me: publicProcedure.query(async ({ ctx }): Promise<Viewer | null> =>
    ctx.userId ? await accounts.viewerOf(ctx.db, ctx.userId, ctx.audience) : null,
  ),
  ...registering,
  ...signing,
} satisfies TRPCRouterRecord;
