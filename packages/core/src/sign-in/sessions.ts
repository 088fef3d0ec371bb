// A person's sessions as they see them, and ending those that they do not know.
import { DomainError, type Id, type SessionView } from "@stoa/contract";
import { and, atomic, eq, session } from "@stoa/db";
import { endingSessions, sessionsOf } from "../accounts/index.ts";
import { auditRow, type PersonCtx } from "../kernel/index.ts";

/** The living sessions of the person who asks, in all apps; the one that was seen last first. */
export async function ownSessions(ctx: PersonCtx): Promise<SessionView[]> {
  const { userId, sessionId } = ctx.person;
  const found = await sessionsOf(ctx.db, userId, ctx.now());
  return found.map((each) => ({ ...each, isThis: each.sessionId === sessionId }));
}

/** Ends one of them. @throws NOT_FOUND it is not theirs, or has ended */
export async function endOwnSession(ctx: PersonCtx, sessionId: Id<"session">): Promise<void> {
  const { userId } = ctx.person;
  const own = await sessionsOf(ctx.db, userId, ctx.now());
  if (!own.some((each) => each.sessionId === sessionId)) throw new DomainError("NOT_FOUND");
  await atomic(ctx.db, [
    ctx.db.delete(session).where(and(eq(session.id, sessionId), eq(session.userId, userId))),
    auditRow(ctx, "account.end_session", userId, { sessionId }),
  ]);
}

/** Ends all of them but the one that asks. */
export async function endOtherSessions(ctx: PersonCtx): Promise<void> {
  const { userId, sessionId } = ctx.person;
  await atomic(ctx.db, [
    endingSessions(ctx.db, userId, sessionId),
    auditRow(ctx, "account.end_other_sessions", userId),
  ]);
}
