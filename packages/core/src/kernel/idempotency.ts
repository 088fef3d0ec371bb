// The rows behind Idempotency-Key: a claim before a mutation runs, its answer afterwards.
import { and, eq, idempotency, isNull, noteWithFirstBatch, sql } from "@stoa/db";
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

/** From now on the first batch that holds notes that the request of this key was done; a second one is refused. */
export function onceForKey(ctx: Pick<Ctx, "db" | "now">, principal: string, key: string): void {
  noteWithFirstBatch(ctx.db, ctx.db.update(idempotency).set({ doneAt: ctx.now() }).where(named(principal, key)));
}

/** Takes over a claim whose request has died. Of several who try, one gets it. */
export async function retakeKey(ctx: Pick<Ctx, "db" | "now">, claim: Claim): Promise<boolean> {
  const taken = await ctx.db
    .update(idempotency)
    .set({ createdAt: ctx.now() })
    .where(
      and(named(claim.principal, claim.key), eq(idempotency.createdAt, claim.createdAt), isNull(idempotency.response)),
    )
    .returning({ key: idempotency.key });
  return taken.length > 0;
}

/** Keeps the answer of a claimed key, unless another request has kept one: the first stays. Gives the one that is kept. */
export async function keepAnswer(
  ctx: Pick<Ctx, "db">,
  principal: string,
  key: string,
  response: string,
): Promise<string> {
  const [kept] = await ctx.db
    .update(idempotency)
    .set({ response: sql`coalesce(${idempotency.response}, ${response})` })
    .where(named(principal, key))
    .returning({ response: idempotency.response });
  return kept?.response ?? response;
}

/** Gives a claimed key back that has no answer. */
export async function forgetKey(ctx: Pick<Ctx, "db">, principal: string, key: string): Promise<void> {
  await ctx.db.delete(idempotency).where(and(named(principal, key), isNull(idempotency.response)));
}

/**
 * Gives a claimed key back whose request failed in a way that nobody foresaw; one whose effect was written all the same is
 * kept as one that has died.
 */
export async function abandonKey(
  ctx: Pick<Ctx, "db">,
  { principal, key, deadAt }: { principal: string; key: string; deadAt: number },
): Promise<void> {
  const unanswered = and(named(principal, key), isNull(idempotency.response));
  await ctx.db.batch([
    ctx.db.delete(idempotency).where(and(unanswered, isNull(idempotency.doneAt))),
    ctx.db.update(idempotency).set({ createdAt: deadAt }).where(unanswered),
  ]);
}
