// Shutting an account and opening it again, and ending the sessions of somebody whose devices are not their own any more.
import { type BlockPerson, DomainError, type UserId } from "@stoa/contract";
import { atomic, eq, operator, user } from "@stoa/db";
import { endingSessions, personOf } from "../accounts/index.ts";
import { type AdminCtx, auditRow, type SteppedUp } from "../kernel/index.ts";
import { checkBlockable } from "./rules.ts";

type ManagingCtx = SteppedUp<AdminCtx<"users.manage">>;

/**
 * Shuts an account: its sessions end, nobody signs in to it, its keys and apps open nothing. Orders go on.
 * @throws NOT_FOUND nobody has this id
 * @throws FORBIDDEN they are an operator
 * @throws CONFLICT it is shut already
 */
export async function blockPerson(ctx: ManagingCtx, { userId, reason }: BlockPerson): Promise<void> {
  const { blockedAt } = await personOf(ctx.db, userId);
  const [role] = await ctx.db.select().from(operator).where(eq(operator.userId, userId));
  checkBlockable({ operator: role?.role ?? null });
  if (blockedAt !== null) throw new DomainError("CONFLICT");
  await atomic(ctx.db, [
    ctx.db.update(user).set({ blockedAt: ctx.now(), blockedReason: reason }).where(eq(user.id, userId)),
    endingSessions(ctx.db, userId, null),
    auditRow(ctx, "person.block", userId, { reason }),
  ]);
}

/** Opens an account that was shut. @throws NOT_FOUND; CONFLICT it is not shut */
export async function unblockPerson(ctx: ManagingCtx, { userId }: UserId): Promise<void> {
  const { blockedAt } = await personOf(ctx.db, userId);
  if (blockedAt === null) throw new DomainError("CONFLICT");
  await atomic(ctx.db, [
    ctx.db.update(user).set({ blockedAt: null, blockedReason: null }).where(eq(user.id, userId)),
    auditRow(ctx, "person.unblock", userId),
  ]);
}

/** Signs a person out on all their devices, in all apps (ASVS 5.0 7.4.5). @throws NOT_FOUND */
export async function endSessionsOf(ctx: ManagingCtx, { userId }: UserId): Promise<void> {
  await personOf(ctx.db, userId);
  await atomic(ctx.db, [endingSessions(ctx.db, userId, null), auditRow(ctx, "person.end_sessions", userId)]);
}
