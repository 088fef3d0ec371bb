// The account: who is looking, how one enters and leaves, and what one keeps of oneself.
import { type Viewer } from "@stoa/contract";
import * as accounts from "@stoa/core/accounts";
import type { TRPCRouterRecord } from "@trpc/server";
import type { ApiCtx } from "../ctx.ts";
import { publicProcedure } from "../trpc.ts";
import { accessing } from "./access.ts";
import { keeping } from "./keeping.ts";
import { looking } from "./looking.ts";
import { notificationsRouter } from "./notifications.ts";
import { registering } from "./registering.ts";
import { securing } from "./securing.ts";
import { signing } from "./signing.ts";
import { teams } from "./teams.ts";

/** A program learns whose it is only where it may know of the account. */
const mayKnow = ({ actor }: ApiCtx): boolean => !("programId" in actor) || "account" in actor.may;

/** How somebody is here, as their session says. */
const standing = ({ actor, teamId }: ApiCtx) => ({
  sellerId: actor.kind === "seller" ? actor.sellerId : teamId,
  lookedAtBy: actor.kind === "buyer" ? actor.lookedAtBy : null,
});

export const accountRouter = {
  me: publicProcedure.query(async ({ ctx }): Promise<Viewer | null> => {
    if (!ctx.userId || !mayKnow(ctx)) return null;
    const viewer = await accounts.viewerOf(ctx.db, ctx.userId, ctx.audience, standing(ctx));
    const { actor } = ctx;
    if (!viewer || actor.kind !== "seller") return viewer;
    return { ...viewer, may: viewer.may.filter((permission) => permission in actor.may) };
  }),
  notifications: notificationsRouter,
  ...registering,
  ...keeping,
  ...signing,
  ...securing,
  ...accessing,
  ...teams,
  ...looking,
} satisfies TRPCRouterRecord;
