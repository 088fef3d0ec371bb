// Mails about an account: links that prove an address, and notices of what was changed.
import type { Id } from "@stoa/contract";
import { accountToken, eq, user } from "@stoa/db";
import { addressIn, linkHash, registrationOf } from "../accounts/index.ts";
import type { AccountChange, Job, MailDoor, SystemCtx } from "../kernel/index.ts";
import { accountMail } from "./templates/index.ts";
import { tellBuyer } from "./telling.ts";
import { LINK_MARK, write } from "./writing.ts";

/** Who asked for an account is sent the link that makes it; who has one is told so. */
export async function mailRegistration(ctx: SystemCtx, { seed }: { seed: string }): Promise<void> {
  const found = await registrationOf(ctx, seed);
  if (!found) return;
  const { email: to, name, market } = found.registration;
  const door = { audience: "buyer", market } as const;
  const letter = found.userId ? "known" : "verify";
  const url = addressIn(ctx, door, found.userId ? "/login" : `/verify?token=${LINK_MARK}`);
  const content = accountMail({ letter, market, name: found.userId ? "" : name, url });
  const reason = { template: `account_${letter}`, subjectId: seed, to };
  await write(ctx, found.userId ? reason : { ...reason, linkSeed: seed }, content);
}

/** Sends the link with which a password is set anew, or an address proved. */
export async function mailLink(ctx: SystemCtx, job: Extract<Job, { type: "link.asked" }>): Promise<void> {
  const [row] = await ctx.db
    .select()
    .from(accountToken)
    .where(eq(accountToken.tokenHash, await linkHash(ctx, job.seed)));
  const person = row?.userId ? await nameOf(ctx, row.userId) : null;
  if (!row || !person || row.usedAt !== null) return;
  const { market } = job.door;
  const { email: to } = row;
  if (job.purpose === "reset_password") {
    const url = addressIn(ctx, { audience: "buyer", market }, `/reset?token=${LINK_MARK}&app=${job.door.audience}`);
    const content = accountMail({ letter: "reset", market, name: person.name, url });
    return await write(ctx, { template: "account_reset", subjectId: job.seed, to, linkSeed: job.seed }, content);
  }
  const [taken] = await ctx.db.select({ id: user.id }).from(user).where(eq(user.email, to));
  if (taken) {
    const content = accountMail({ letter: "change_email_known", market, name: "", url: loginOf(ctx, job.door) });
    return await write(ctx, { template: "account_change_email_known", subjectId: job.seed, to }, content);
  }
  const url = addressIn(ctx, { audience: "buyer", market }, `/verify?change=${LINK_MARK}`);
  const content = accountMail({ letter: "change_email", market, name: person.name, url });
  await write(ctx, { template: "account_change_email", subjectId: job.seed, to, linkSeed: job.seed }, content);
}

/** Tells the owner of an account what was changed; of another address both addresses are told. */
export async function mailAccountChange(
  ctx: SystemCtx,
  job: { what: AccountChange; userId: Id<"user">; reason: string; door: MailDoor },
): Promise<void> {
  const person = await nameOf(ctx, job.userId);
  if (!person) return;
  const [link] = await ctx.db
    .select({ formerEmail: accountToken.formerEmail })
    .from(accountToken)
    .where(eq(accountToken.tokenHash, job.reason));
  const url = addressIn(ctx, { audience: "buyer", market: job.door.market }, `/reset?app=${job.door.audience}`);
  const content = accountMail({ letter: job.what, market: job.door.market, name: person.name, url });
  const reader = { userId: job.userId, email: person.email, market: job.door.market };
  const fact = {
    kind: "account_changed",
    fact: `account_${job.what}:${job.reason}`,
    params: { what: job.what },
  } as const;
  await tellBuyer(ctx, reader, fact, null); // The mails go to a former address, too.
  for (const to of new Set([person.email, link?.formerEmail ?? person.email]))
    await write(ctx, { template: `account_${job.what}`, subjectId: job.reason, to }, content);
}

const loginOf = (ctx: SystemCtx, door: MailDoor): string => addressIn(ctx, door, "/login");

async function nameOf(ctx: SystemCtx, userId: Id<"user">): Promise<{ name: string; email: string } | null> {
  const [row] = await ctx.db.select({ name: user.name, email: user.email }).from(user).where(eq(user.id, userId));
  return row ?? null;
}
