// Signing in with a password. Known and unknown accounts get the same answer in the same time.
import { DomainError, type SignIn } from "@stoa/contract";
import { eq, user } from "@stoa/db";
import { hashPassword, isClosed, needsRehash, resetTries, takeTry, verifyPassword } from "../accounts/index.ts";
import type { Ctx } from "../kernel/index.ts";
import { enter, type Entered, type Visit } from "./entering.ts";

/** The hash of a password nobody has; unknown accounts are checked against it so that they take as long as known ones. */
const NOBODY = "$argon2id$v=19$m=19456,t=2,p=1$c3RvYS1ub2JvZHktc2FsdA$q1n1kSmmMXwDcYQ6Q9yJvzGkXq0Dk8XU4a7C4m3JZ0E";

/**
 * Signs in to the app that was visited, or asks for the second factor where there is one.
 * @throws BAD_CREDENTIALS no such account, or another password: which of the two is not told
 * @throws RATE_LIMITED too many tries for this account or from this network, whether or not this one was right
 */
export async function signIn(ctx: Ctx, { email, password }: SignIn, visit: Visit): Promise<Entered> {
  await takeTry(ctx, "signIn", email);
  const [known] = await ctx.db.select().from(user).where(eq(user.email, email));
  const isRight = await verifyPassword(known?.passwordHash || NOBODY, password);
  if (!known || isClosed(known) || !isRight) throw new DomainError("BAD_CREDENTIALS");
  await resetTries(ctx, "signIn", email);
  if (needsRehash(known.passwordHash))
    await ctx.db
      .update(user)
      .set({ passwordHash: await hashPassword(password) })
      .where(eq(user.id, known.id));
  return await enter(ctx, known.id, "password", visit);
}
