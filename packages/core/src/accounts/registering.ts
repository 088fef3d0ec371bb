// Getting an account. What was typed waits until the address is proved by the link of a mail; an address that has an
// account already gets another mail, and the page says the same.
import { DAY_MS, DomainError, type Id, newId, type Register } from "@stoa/contract";
import { atomic, eq, registration, user } from "@stoa/db";
import { auditRow, type Ctx, later, sent, sha256 } from "../kernel/index.ts";
import { commonPasswords } from "./common-passwords.ts";
import { takeTry } from "./limits.ts";
import { linkHash, newSeed } from "./links.ts";
import { hashPassword } from "./password.ts";
import { checkPassword } from "./rules/passwords.ts";

/** How long an address can be proved. */
const REGISTRATION_MS = DAY_MS;

/**
 * Asks for an account. Known and unknown addresses are answered alike, after the same work.
 * @throws PASSWORD_TOO_COMMON
 * @throws RATE_LIMITED too many from this network, or for this address
 */
export async function register(ctx: Ctx, input: Register): Promise<void> {
  const { email, name, password, market } = input;
  checkPassword(password, { common: commonPasswords(), email, name });
  await takeTry(ctx, "register", email);
  const seed = newSeed();
  const now = ctx.now();
  const row = {
    tokenHash: await linkHash(ctx, seed),
    email,
    name,
    passwordHash: await hashPassword(password),
    market,
    createdAt: now,
    expiresAt: now + REGISTRATION_MS,
  };
  const job = later(ctx, { type: "registration.asked", seed });
  await atomic(ctx.db, [ctx.db.insert(registration).values(row), job.statement]);
  sent(ctx, [job]);
}

/** What waits behind a seed, and whether its address has an account; null when it was used or is too old. */
export async function registrationOf(ctx: Ctx, seed: string) {
  const [row] = await ctx.db
    .select({ registration, userId: user.id })
    .from(registration)
    .leftJoin(user, eq(user.email, registration.email))
    .where(eq(registration.tokenHash, await linkHash(ctx, seed)));
  return row && row.registration.usedAt === null && row.registration.expiresAt > ctx.now() ? row : null;
}

/**
 * Makes the account whose address a link proves.
 * @throws TOKEN_INVALID the link was used, is too old, or the address has got an account meanwhile
 */
export async function verifyEmail(ctx: Ctx, token: string): Promise<Id<"user">> {
  const tokenHash = await sha256(token);
  const [row] = await ctx.db.select().from(registration).where(eq(registration.tokenHash, tokenHash));
  const now = ctx.now();
  if (!row || row.usedAt !== null || row.expiresAt <= now) throw new DomainError("TOKEN_INVALID");
  const { email, name, passwordHash } = row;
  const userId = newId("user", now);
  const job = later(ctx, { type: "account.made", userId });
  await atomic(
    ctx.db,
    [
      ctx.db.update(registration).set({ usedAt: now }).where(eq(registration.tokenHash, tokenHash)),
      ctx.db.insert(user).values({
        id: userId,
        email,
        name,
        passwordHash,
        createdAt: now,
        emailVerifiedAt: now,
        passwordChangedAt: now,
      }),
      auditRow(ctx, "account.made", userId, { method: "password" }),
      job.statement,
    ],
    { registration_used_once: "TOKEN_INVALID", "user.email": "TOKEN_INVALID" },
  );
  sent(ctx, [job]);
  return userId;
}
