// Coming in: a first factor that was right opens a session, or waits for the second factor where the person has one.
import { type Audience, DomainError, type Id, MINUTE_MS, type SecondFactor } from "@stoa/contract";
import { and, eq, type Guards, type SessionMethod, signInAttempt, type Statement, user } from "@stoa/db";
import { isClosed, openSession, personOf } from "../accounts/index.ts";
import { type Ctx, hex, sha256 } from "../kernel/index.ts";
import { secondFactorsOf } from "./methods.ts";

/** Where a request comes from, as far as signing in cares. */
export interface Visit {
  audience: Audience;
  userAgent: string;
}

/** What came of it: the secret of a session, or the secret of an attempt that waits for its second factor. */
export type Entered =
  | { status: "signed_in"; userId: Id<"user">; sessionId: string }
  | { status: "second_factor"; attempt: string; methods: readonly SecondFactor[] };

/** How long a first factor waits for the second. */
export const ATTEMPT_MS = 10 * MINUTE_MS;

/** A fresh secret for a cookie: 256 bits. */
export const newHolder = (): string => hex(crypto.getRandomValues(new Uint8Array(32)));

/** Lets somebody in whose first factor was right, or asks for the second. Both secrets are new, whatever cookie came along. */
export async function enter(ctx: Ctx, userId: Id<"user">, method: SessionMethod, visit: Visit): Promise<Entered> {
  const { audience } = visit;
  const methods = await secondFactorsOf(ctx, userId, audience);
  if (methods.length === 0) return await comeIn(ctx, { userId, method, secondFactor: false }, visit);
  const attempt = newHolder();
  const now = ctx.now();
  await ctx.db.insert(signInAttempt).values({
    tokenHash: await sha256(attempt),
    userId,
    audience,
    method,
    createdAt: now,
    expiresAt: now + ATTEMPT_MS,
  });
  return { status: "second_factor", attempt, methods };
}

/** Opens the session of somebody who has given all that was asked for. @throws SIGN_IN_REFUSED their account is shut */
export async function comeIn(
  ctx: Ctx,
  of: { userId: Id<"user">; method: SessionMethod; secondFactor: boolean },
  { audience, userAgent }: Visit,
): Promise<Extract<Entered, { status: "signed_in" }>> {
  if (isClosed(await personOf(ctx.db, of.userId))) throw new DomainError("SIGN_IN_REFUSED", { reason: "closed" });
  const sessionId = await openSession(ctx.db, {
    ...of,
    audience,
    userAgent,
    nowMs: ctx.now(),
    network: ctx.network,
  });
  return { status: "signed_in", userId: of.userId, sessionId };
}

/** A first factor that was right and waits; `using` uses it up, guarded by `ATTEMPT_GUARDS`. */
export interface Waiting {
  userId: Id<"user">;
  method: SessionMethod;
  using: Statement;
}

/** The broken guard of a batch that uses an attempt. */
export const ATTEMPT_GUARDS = { sign_in_attempt_used_once: "TOKEN_INVALID" } as const satisfies Guards;

/**
 * The attempt behind a cookie, in the app that it began in.
 * @throws TOKEN_INVALID there is none, it was used or is too old, or the password has been changed since
 */
export async function waitingAttempt(ctx: Ctx, secret: string | null, audience: Audience): Promise<Waiting> {
  const tokenHash = await sha256(secret ?? "");
  const [row] = await ctx.db
    .select({ attempt: signInAttempt, user })
    .from(signInAttempt)
    .innerJoin(user, eq(user.id, signInAttempt.userId))
    .where(and(eq(signInAttempt.tokenHash, tokenHash), eq(signInAttempt.audience, audience)));
  const now = ctx.now();
  const isGood =
    row &&
    !isClosed(row.user) &&
    row.attempt.usedAt === null &&
    row.attempt.expiresAt > now &&
    row.attempt.createdAt >= (row.user.passwordChangedAt ?? 0);
  if (!isGood) throw new DomainError("TOKEN_INVALID");
  const using = ctx.db.update(signInAttempt).set({ usedAt: now }).where(eq(signInAttempt.tokenHash, tokenHash));
  return { userId: row.attempt.userId, method: row.attempt.method, using };
}

/** What a waiting attempt asks for; null where none waits. */
export async function waitingFor(
  ctx: Ctx,
  secret: string | null,
  audience: Audience,
): Promise<readonly SecondFactor[] | null> {
  if (secret === null) return null;
  try {
    const { userId } = await waitingAttempt(ctx, secret, audience);
    return await secondFactorsOf(ctx, userId, audience);
  } catch (error) {
    if (error instanceof DomainError) return null; // Nothing waits: the page leads back to the beginning.
    throw error;
  }
}
