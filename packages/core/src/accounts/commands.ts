// Registering, signing in and out. Known and unknown accounts get the same answer in the same time.
import { type Audience, DomainError, type Id, newId, type Register, type SignIn } from "@stoa/contract";
import { atomic, type Database, eq, user } from "@stoa/db";
import type { Ctx } from "../kernel/index.ts";
import { hashPassword, verifyPassword } from "./password.ts";
import { networkOf, SIGN_IN_LIMIT } from "./rules.ts";
import { openSession } from "./sessions.ts";

/** Where a request comes from, as far as sign-in cares. */
export interface Visit {
  audience: Audience;
  address: string;
  userAgent: string;
}

/** The hash of a password nobody has; unknown accounts are checked against it so that they take as long as known ones. */
const NOBODY = "$argon2id$v=19$m=19456,t=2,p=1$c3RvYS1ub2JvZHktc2FsdA$q1n1kSmmMXwDcYQ6Q9yJvzGkXq0Dk8XU4a7C4m3JZ0E";

async function take(ctx: Ctx, name: string, limit: number): Promise<void> {
  const { ok, retryAfterMs } = await ctx.objects.limiter(name).take(limit, SIGN_IN_LIMIT.windowMs, ctx.now());
  if (!ok) throw new DomainError("RATE_LIMITED", { retryAfterMs });
}

/**
 * Creates a buyer's account and opens a session; gives the session's secret id.
 * @throws EMAIL_TAKEN the address has an account
 * @throws RATE_LIMITED too many tries from this network
 */
export async function register(
  ctx: Ctx,
  input: Register,
  visit: Visit,
): Promise<{ userId: Id<"user">; sessionId: string }> {
  await take(ctx, `register:${networkOf(visit.address)}`, SIGN_IN_LIMIT.perNetwork);
  const userId = newId("user", ctx.now());
  const passwordHash = await hashPassword(input.password);
  await atomic(
    ctx.db,
    [
      ctx.db
        .insert(user)
        .values({ id: userId, email: input.email, name: input.name, passwordHash, createdAt: ctx.now() }),
    ],
    {
      "user.email": "EMAIL_TAKEN",
    },
  );
  return { userId, sessionId: await open(ctx, userId, visit) };
}

/**
 * Opens a session for the app that was visited; gives its secret id.
 * @throws BAD_CREDENTIALS no such account, or another password: which of the two is not told
 * @throws RATE_LIMITED too many tries for this account or from this network
 */
export async function signIn(
  ctx: Ctx,
  input: SignIn,
  visit: Visit,
): Promise<{ userId: Id<"user">; sessionId: string }> {
  await take(ctx, `sign-in-network:${networkOf(visit.address)}`, SIGN_IN_LIMIT.perNetwork);
  await take(ctx, `sign-in:${input.email}`, SIGN_IN_LIMIT.perAccount);
  const known = await userByEmail(ctx.db, input.email);
  const right = await verifyPassword(known?.passwordHash ?? NOBODY, input.password);
  if (!known || !right) throw new DomainError("BAD_CREDENTIALS");
  await ctx.objects.limiter(`sign-in:${input.email}`).reset();
  return { userId: known.id, sessionId: await open(ctx, known.id, visit) };
}

const open = (ctx: Ctx, userId: Id<"user">, { audience, userAgent }: Visit): Promise<string> =>
  openSession(ctx.db, { userId, audience, method: "password", nowMs: ctx.now(), network: ctx.network, userAgent });

async function userByEmail(db: Database, email: string) {
  const [row] = await db.select().from(user).where(eq(user.email, email));
  return row;
}
