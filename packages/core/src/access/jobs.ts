// What happens to access by itself, every night.
import { DAY_MS } from "@stoa/contract";
import { oauthCode, oauthGrant, lt } from "@stoa/db";
import type { Ctx } from "../kernel/index.ts";

/** Codes and grants that have been over for a day are forgotten, with their refresh tokens. */
export async function forgetSpent(ctx: Ctx): Promise<void> {
  const yesterday = ctx.now() - DAY_MS;
  await ctx.db.batch([
    ctx.db.delete(oauthCode).where(lt(oauthCode.expiresAt, yesterday)),
    ctx.db.delete(oauthGrant).where(lt(oauthGrant.expiresAt, yesterday)),
  ]);
}
