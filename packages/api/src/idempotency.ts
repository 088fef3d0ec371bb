// Idempotency-Key: the first answer of a mutation is kept for a day and given again; the same key with other input is refused.
import { DomainError, SECOND_MS } from "@stoa/contract";
import { abandonKey, actorName, claimKey, forgetKey, hmac, keepAnswer, onceForKey, retakeKey } from "@stoa/core/kernel";
import type { ApiCtx } from "./ctx.ts";

/** How a procedure takes a repeated key. `natural`: by itself; `resumable`: it goes on where it stopped; else by the kept answer. */
export type Repetition = "natural" | "resumable" | "kept";

/** A request that has not answered for so long has died. */
const DEAD_AFTER_MS = 30 * SECOND_MS;

function principalOf(ctx: ApiCtx): string {
  return ctx.actor.kind === "guest" ? `guest:${ctx.actor.guestHash ?? ctx.address}` : actorName(ctx.actor);
}

/** How a run ended. `isRefusal`: with an expected outcome, and nothing was changed. */
export type Outcome<T> = { ok: true; answer: T } | { ok: false; isRefusal: boolean };

/**
 * Runs a mutation once per key.
 * @throws IDEMPOTENCY_KEY_REUSED the key was used with other input
 * @throws REQUEST_IN_PROGRESS the first request with this key has not answered yet
 * @throws DONE_ALREADY the first request was done, and its answer lost: look at what it was to change
 */
export async function onceByKey<T>(
  ctx: ApiCtx,
  of: { path: string; input: unknown; repetition: Repetition },
  run: () => Promise<Outcome<T>>,
): Promise<{ replay: string } | { ran: Outcome<T> }> {
  const key = ctx.idempotencyKey;
  if (key === null || of.repetition === "natural") return { ran: await run() };
  const principal = principalOf(ctx);
  // Keyed, since the input may hold a card number: a plain hash of so few digits could be guessed back.
  const hash = await hmac(ctx.secret, JSON.stringify([of.path, of.input ?? null]));
  const first = await claimKey(ctx, principal, key, hash);
  if (first) {
    if (first.requestHash !== hash) throw new DomainError("IDEMPOTENCY_KEY_REUSED");
    if (first.response !== null) return { replay: first.response };
    const isDead = ctx.now() - first.createdAt >= DEAD_AFTER_MS;
    if (of.repetition === "kept" && isDead && first.doneAt !== null) throw new DomainError("DONE_ALREADY");
    if (of.repetition === "kept" && !(isDead && (await retakeKey(ctx, first))))
      throw new DomainError("REQUEST_IN_PROGRESS");
  }
  if (of.repetition === "kept") onceForKey(ctx, principal, key);
  const ran = await run();
  if (!ran.ok) {
    // A refusal is not kept: the same key may try again. What broke may have been done all the same.
    if (of.repetition === "kept" && !ran.isRefusal)
      await abandonKey(ctx, { principal, key, deadAt: ctx.now() - DEAD_AFTER_MS });
    else if (!first || of.repetition === "kept") await forgetKey(ctx, principal, key);
    return { ran };
  }
  // Of requests that ran side by side, all answer what the first of them answered.
  const answer = JSON.stringify(ran.answer ?? null);
  const kept = await keepAnswer(ctx, principal, key, answer);
  return kept === answer ? { ran } : { replay: kept };
}
