// Signing in with a password. Known and unknown accounts get the same answer in the same time.
import { type Audience, DomainError, type Id, type SignIn } from "@stoa/contract";
import { eq, user } from "@stoa/db";
import type { Ctx } from "../kernel/index.ts";
import { resetTries, takeTry } from "./limits.ts";
import { hashPassword, verifyPassword } from "./password.ts";
import { needsRehash } from "./rules/passwords.ts";
import { openSession } from "./sessions.ts";

/** Where a request comes from, as far as sign-in cares. */
export interface Visit {
  audience: Audience;
  userAgent: string;
}

/** The hash of a password nobody has; unknown accounts are checked against it so that they take as long as known ones. */
const NOBODY = "$argon2id$v=19$m=19456,t=2,p=1$c3RvYS1ub2JvZHktc2FsdA$q1n1kSmmMXwDcYQ6Q9yJvzGkXq0Dk8XU4a7C4m3JZ0E";

/**
 * Opens a session for the app that was visited; gives its secret id.
 * @throws BAD_CREDENTIALS no such account, or another password: which of the two is not told
 * @throws RATE_LIMITED too many tries for this account or from this network
 */
export async function signIn(
  ctx: Ctx,
  { email, password }: SignIn,
  { audience, userAgent }: Visit,
): Promise<{ userId: Id<"user">; sessionId: string }> {
  await takeTry(ctx, "signIn", email);
  const [known] = await ctx.db.select().from(user).where(eq(user.email, email));
  const isRight = await verifyPassword(known?.passwordHash || NOBODY, password);
  if (!known || !isRight) throw new DomainError("BAD_CREDENTIALS");
  await resetTries(ctx, "signIn", email);
  if (needsRehash(known.passwordHash))
    await ctx.db
      .update(user)
      .set({ passwordHash: await hashPassword(password) })
      .where(eq(user.id, known.id));
  const { network } = ctx;
  const opening = { userId: known.id, audience, method: "password", nowMs: ctx.now(), network, userAgent } as const;
  return { userId: known.id, sessionId: await openSession(ctx.db, opening) };
}
