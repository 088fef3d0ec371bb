// The rows behind Idempotency-Key: a claim before a mutation runs, its answer afterwards.
import { and, eq, idempotency } from "@stoa/db";
import type { Ctx } from "./ctx.ts";

/** A claim made before. */
export type Claim = typeof idempotency.$inferSelect;

const named = (principal: string, key: string) => and(eq(idempotency.principal, principal), eq(idempotency.key, key));

/** Claims a key for a request; gives the claim that was there before, or null when it is ours. */
export async function claimKey(
  ctx: Pick<Ctx, "db" | "now">,
  principal: string,
  key: string,
  requestHash: string,
): Promise<Claim | null> {
  const made = await ctx.db
    .insert(idempotency)
    .values({ principal, key, requestHash, createdAt: ctx.now() })
    .onConflictDoNothing()
    .returning();
  if (made.length > 0) return null;
  const [first] = await ctx.db.select().from(idempotency).where(named(principal, key));
  return first ?? null;
}

/** Keeps the answer of a claimed key. */
export async function keepAnswer(
  ctx: Pick<Ctx, "db">,
  principal: string,
  key: string,
  response: string,
): Promise<void> {
  await ctx.db.update(idempotency).set({ response }).where(named(principal, key));
}

/** Gives a claimed key back. */
export async function forgetKey(ctx: Pick<Ctx, "db">, principal: string, key: string): Promise<void> {
  await ctx.db.delete(idempotency).where(named(principal, key));
}
