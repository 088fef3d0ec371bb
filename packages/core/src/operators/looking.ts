// Looking through the eyes of a person: an operator of the support sees what they see, changes nothing, and leaves a trace
// of why, from when and until when. The way from the admin app into the shop is open for a minute, once.
import { DomainError, type Id, type LookAs } from "@stoa/contract";
import { and, atomic, type Database, eq, lookLink, operator, session, sql, user } from "@stoa/db";
import { closeSession, newSeed, openSession } from "../accounts/index.ts";
import { type AdminCtx, asSystem, auditRow, type BuyerCtx, type Ctx, hmac, sha256 } from "../kernel/index.ts";
import { checkLookable, LOOK_LINK_MS } from "./rules.ts";

/**
 * Opens the way to look as a person, and gives the secret that leads there. The reason stays on record.
 * @throws NOT_FOUND nobody has this id
 * @throws FORBIDDEN they are an operator
 */
export async function askToLook(ctx: AdminCtx<"users.look">, { userId, reason }: LookAs): Promise<{ token: string }> {
  checkLookable(await lookable(ctx.db, userId));
  const token = await hmac(ctx.secret, `look:${newSeed()}`);
  const now = ctx.now();
  const row = { operatorId: ctx.actor.userId, userId, reason, createdAt: now, expiresAt: now + LOOK_LINK_MS };
  await atomic(ctx.db, [
    ctx.db.insert(lookLink).values({ tokenHash: await sha256(token), ...row }),
    auditRow(ctx, "look.ask", userId, { reason }),
  ]);
  return { token };
}

/** A person who may be looked as, with their role among the operators. @throws NOT_FOUND */
async function lookable(db: Database, userId: Id<"user">) {
  const [row] = await db
    .select({ operator: operator.role, erasedAt: user.erasedAt })
    .from(user)
    .leftJoin(operator, eq(operator.userId, user.id))
    .where(eq(user.id, userId));
  if (!row || row.erasedAt !== null) throw new DomainError("NOT_FOUND");
  return row;
}

/**
 * Begins to look: a session of the shop that changes nothing. Gives its secret.
 * @throws TOKEN_INVALID used, older than a minute, or who asked may not look any more
 */
export async function beginLook(ctx: Ctx & { userAgent: string }, token: string): Promise<string> {
  const tokenHash = await sha256(token);
  const [row] = await ctx.db
    .select({ link: lookLink, role: operator.role })
    .from(lookLink)
    .innerJoin(operator, eq(operator.userId, lookLink.operatorId))
    .where(eq(lookLink.tokenHash, tokenHash));
  if (!row || row.link.usedAt !== null || row.link.expiresAt <= ctx.now()) throw new DomainError("TOKEN_INVALID");
  const { userId, operatorId, reason } = row.link;
  const { operator: itself } = await lookable(ctx.db, userId);
  if (itself !== null) throw new DomainError("TOKEN_INVALID");
  await atomic(
    ctx.db,
    [
      ctx.db.update(lookLink).set({ usedAt: ctx.now() }).where(eq(lookLink.tokenHash, tokenHash)),
      auditRow(lookingAs(ctx, userId, operatorId), "look.begin", userId, { reason }),
    ],
    { look_link_used_once: "TOKEN_INVALID" },
  );
  const { network, userAgent } = ctx;
  const opening = { userId, audience: "buyer", method: "look", nowMs: ctx.now(), network, userAgent } as const;
  return await openSession(ctx.db, { ...opening, lookedAtBy: operatorId });
}

/** Ends a look. @throws FORBIDDEN the session is no look */
export async function endLook(ctx: BuyerCtx & { sessionSecret: string | null }): Promise<void> {
  const { lookedAtBy, userId } = ctx.actor;
  if (!lookedAtBy || !ctx.sessionSecret) throw new DomainError("FORBIDDEN");
  await atomic(ctx.db, [auditRow(ctx, "look.end", userId, { by: "operator" })]);
  await closeSession(ctx.db, ctx.sessionSecret);
}

/** Ends the looks whose hour is over, and notes it. */
export async function endOldLooks(ctx: Ctx): Promise<void> {
  const old = await ctx.db
    .select({ id: session.id, userId: session.userId, lookedAtBy: session.lookedAtBy })
    .from(session)
    .where(and(eq(session.method, "look"), sql`${session.expiresAt} <= ${ctx.now()}`))
    .limit(100);
  for (const { id, userId, lookedAtBy } of old)
    await atomic(ctx.db, [
      ctx.db.delete(session).where(eq(session.id, id)),
      auditRow(lookedAtBy ? lookingAs(ctx, userId, lookedAtBy) : asSystem(ctx, "looks"), "look.end", userId, {
        by: "time",
      }),
    ]);
}

/** The context of an operator who looks as somebody, in whose name the trace is written. */
const lookingAs = (ctx: Ctx, userId: Id<"user">, lookedAtBy: Id<"user">): Ctx => ({
  ...ctx,
  actor: { kind: "buyer", userId, lookedAtBy, guestHash: null, may: {} },
});
