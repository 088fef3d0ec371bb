// Who is written to when a seller is meant: the owner who has been there longest.
import type { Id } from "@stoa/contract";
import { and, eq, sellerMember, user } from "@stoa/db";
import type { SystemCtx } from "../kernel/index.ts";

/** The address of a seller's owner; null where a seller has none. */
export async function ownerOf(ctx: SystemCtx, sellerId: Id<"seller">): Promise<string | null> {
  const [row] = await ctx.db
    .select({ email: user.email })
    .from(sellerMember)
    .innerJoin(user, eq(user.id, sellerMember.userId))
    .where(and(eq(sellerMember.sellerId, sellerId), eq(sellerMember.role, "owner")))
    .orderBy(user.createdAt)
    .limit(1);
  return row?.email ?? null;
}
