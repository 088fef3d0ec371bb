// Changing what an account is entered with: the password and the address. Every change ends the other sessions, makes open
// links useless and is told to the owner.
import {
  type ChangeEmail,
  type ChangePassword,
  DomainError,
  type Id,
  type LinkToken,
  type RequestReset,
  type ResetPassword,
} from "@stoa/contract";
import { atomic, eq, user } from "@stoa/db";
import {
  type AccountChange,
  auditRow,
  type Ctx,
  type Later,
  later,
  type MailDoor,
  type PersonCtx,
  sent,
  type SteppedUp,
} from "../kernel/index.ts";
import { commonPasswords } from "./common-passwords.ts";
import { takeTry } from "./limits.ts";
import { closingLinks, LINK_GUARDS, linkHash, linkRow, newSeed, openLink, type OpenLink } from "./links.ts";
import { hashPassword, verifyPassword } from "./password.ts";
import { personOf } from "./person.ts";
import { checkPassword } from "./rules/passwords.ts";
import { endingSessions } from "./sessions.ts";

/** The app that somebody comes through. */
type ThroughApp = Pick<MailDoor, "audience">;

/**
 * Tells the owner of a change. `reason` makes each change one mail of its own; of another address it is the hash of the
 * link that proved it, so that the former address is told, too.
 */
export const toldOf = (ctx: Ctx, what: AccountChange, userId: Id<"user">, door: MailDoor, reason = newSeed()): Later =>
  later(ctx, { type: "account.changed", what, userId, reason, door });

/**
 * Asks for a link with which a new password can be set. Known and unknown addresses are answered alike, after the same work.
 * @throws RATE_LIMITED too many from this network, or for this address
 */
export async function requestReset(ctx: Ctx, { email, market }: RequestReset, { audience }: ThroughApp): Promise<void> {
  await takeTry(ctx, "reset", email);
  const [known] = await ctx.db.select({ id: user.id }).from(user).where(eq(user.email, email));
  const seed = newSeed();
  const tokenHash = await linkHash(ctx, seed);
  const userId = known?.id ?? null;
  const job = later(ctx, { type: "link.asked", purpose: "reset_password", userId, seed, door: { audience, market } });
  // A row for an address that nobody has leads nowhere, and takes as long to write.
  await atomic(ctx.db, [linkRow(ctx, { tokenHash, purpose: "reset_password", userId, email }), job.statement]);
  sent(ctx, [job]);
}

/**
 * Sets a new password with the link of a mail, and ends all sessions. Nobody is signed in by it: a second factor is still
 * asked for (ASVS 5.0 6.4.3).
 * @throws TOKEN_INVALID, PASSWORD_TOO_COMMON
 */
export async function resetPassword(
  ctx: Ctx,
  { token, password, market }: ResetPassword,
  { audience }: ThroughApp,
): Promise<void> {
  await takeTry(ctx, "code", null);
  const { userId, using } = await openLink(ctx, "reset_password", token);
  await setPassword(ctx, userId, password, { using, but: null, door: { audience, market } });
}

/**
 * Sets another password, and ends all other sessions.
 * @throws BAD_CREDENTIALS the current one is another
 * @throws PASSWORD_TOO_COMMON, RATE_LIMITED
 */
export async function changePassword(ctx: SteppedUp<PersonCtx>, input: ChangePassword): Promise<void> {
  const { userId, sessionId, audience } = ctx.person;
  await takeTry(ctx, "code", userId);
  const { passwordHash } = await personOf(ctx.db, userId);
  const isRight = passwordHash === "" ? input.current === "" : await verifyPassword(passwordHash, input.current);
  if (!isRight) throw new DomainError("BAD_CREDENTIALS", { field: "current" });
  const door = { audience, market: input.market };
  await setPassword(ctx, userId, input.password, { using: null, but: sessionId, door });
}

async function setPassword(
  ctx: Ctx,
  userId: Id<"user">,
  password: string,
  of: { using: OpenLink["using"] | null; but: Id<"session"> | null; door: MailDoor },
): Promise<void> {
  const { email, name } = await personOf(ctx.db, userId);
  checkPassword(password, { common: commonPasswords(), email, name });
  const set = { passwordHash: await hashPassword(password), passwordChangedAt: ctx.now() };
  const job = toldOf(ctx, "password", userId, of.door);
  await atomic(
    ctx.db,
    [
      ...(of.using ? [of.using] : []),
      ctx.db.update(user).set(set).where(eq(user.id, userId)),
      closingLinks(ctx, userId),
      endingSessions(ctx.db, userId, of.but),
      auditRow(ctx, of.using ? "account.reset_password" : "account.change_password", userId),
      job.statement,
    ],
    LINK_GUARDS,
  );
  sent(ctx, [job]);
}

/**
 * Asks for another address: a link goes to it, and nothing changes before it is opened. An address that has an account
 * is answered alike.
 * @throws RATE_LIMITED
 */
export async function requestEmailChange(ctx: SteppedUp<PersonCtx>, input: ChangeEmail): Promise<void> {
  const { userId, audience } = ctx.person;
  await takeTry(ctx, "reset", userId);
  const { email: formerEmail } = await personOf(ctx.db, userId);
  const seed = newSeed();
  const door = { audience, market: input.market };
  const tokenHash = await linkHash(ctx, seed);
  const row = linkRow(ctx, { tokenHash, purpose: "change_email", userId, email: input.email, formerEmail });
  const job = later(ctx, { type: "link.asked", purpose: "change_email", userId, seed, door });
  await atomic(ctx.db, [row, auditRow(ctx, "account.ask_email", userId), job.statement]);
  sent(ctx, [job]);
}

/**
 * Moves an account to the address that a link proves; other sessions end.
 * @throws TOKEN_INVALID also when the address has got an account meanwhile
 */
export async function changeEmail(ctx: Ctx, { token, market }: LinkToken, { audience }: ThroughApp): Promise<void> {
  const { userId, email, using, tokenHash } = await openLink(ctx, "change_email", token);
  const job = toldOf(ctx, "email", userId, { audience, market }, tokenHash);
  await atomic(
    ctx.db,
    [
      using,
      ctx.db.update(user).set({ email, emailVerifiedAt: ctx.now() }).where(eq(user.id, userId)),
      closingLinks(ctx, userId),
      endingSessions(ctx.db, userId, null),
      auditRow(ctx, "account.change_email", userId),
      job.statement,
    ],
    { ...LINK_GUARDS, "user.email": "TOKEN_INVALID" },
  );
  sent(ctx, [job]);
}
