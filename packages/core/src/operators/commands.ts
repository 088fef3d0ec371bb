// Who runs the marketplace, in which role. Every change asks for a fresh proof and leaves a row in the audit log.
import {
  DomainError,
  type GrantOperator,
  type Id,
  OPERATOR_ROLES,
  type OperatorRole,
  type OperatorView,
  type SetOperatorRole,
  type UserId,
} from "@stoa/contract";
import { atomic, eq, isNull, MUST_HOLD, mustHold, operator, sql, user, and } from "@stoa/db";
import { type AdminCtx, auditRow, type SteppedUp } from "../kernel/index.ts";
import { checkAdmins, checkNotOneself } from "./rules.ts";

const GUARDS = { ...MUST_HOLD, operator_last_admin: "LAST_ADMIN", "operator.user_id": "CONFLICT" } as const;

/** The operators, those who may most first, then by name. */
export async function operators(ctx: AdminCtx<"operators.manage">): Promise<OperatorView[]> {
  const rows = await ctx.db
    .select({
      userId: operator.userId,
      name: user.name,
      email: user.email,
      role: operator.role,
      sinceAt: operator.sinceAt,
    })
    .from(operator)
    .innerJoin(user, eq(user.id, operator.userId))
    .orderBy(user.name, user.id);
  return rows.toSorted((a, b) => OPERATOR_ROLES.indexOf(b.role) - OPERATOR_ROLES.indexOf(a.role));
}

const stillHas = (ctx: AdminCtx, userId: Id<"user">, role: OperatorRole) =>
  mustHold(ctx.db, sql`SELECT role = ${role} FROM operator WHERE user_id = ${userId}`);

async function standingOf(ctx: AdminCtx, userId: Id<"user">): Promise<{ role: OperatorRole; admins: number }> {
  const [row] = await ctx.db
    .select({
      role: operator.role,
      admins: sql<number>`(SELECT count(*) FROM operator o WHERE o.role = 'admin')`,
    })
    .from(operator)
    .where(eq(operator.userId, userId));
  if (!row) throw new DomainError("NOT_FOUND");
  return row;
}

/**
 * Makes a person with an account an operator.
 * @throws NOT_FOUND nobody has this address
 * @throws CONFLICT they are an operator already
 */
export async function grantOperator(
  ctx: SteppedUp<AdminCtx<"operators.manage">>,
  { email, role }: GrantOperator,
): Promise<UserId> {
  const [found] = await ctx.db
    .select({ id: user.id })
    .from(user)
    .where(and(eq(user.email, email), isNull(user.erasedAt)));
  if (!found) throw new DomainError("NOT_FOUND", { field: "email" });
  await atomic(
    ctx.db,
    [
      stillHas(ctx, ctx.actor.userId, ctx.actor.role),
      ctx.db.insert(operator).values({ userId: found.id, role, sinceAt: ctx.now() }),
      auditRow(ctx, "operator.grant", found.id, { role }),
    ],
    GUARDS,
  );
  return { userId: found.id };
}

/**
 * Gives an operator another role; it holds from their next call on.
 * @throws NOT_FOUND they are no operator
 * @throws FORBIDDEN it is one's own role
 * @throws LAST_ADMIN nobody could let others in
 * @throws CONFLICT somebody changed a role in the meantime
 */
export async function setOperatorRole(
  ctx: SteppedUp<AdminCtx<"operators.manage">>,
  { userId, role }: SetOperatorRole,
): Promise<void> {
  const now = await standingOf(ctx, userId);
  checkNotOneself(ctx.actor.userId, userId);
  checkAdmins({ ...now, next: role });
  await atomic(
    ctx.db,
    [
      stillHas(ctx, ctx.actor.userId, ctx.actor.role),
      stillHas(ctx, userId, now.role),
      ctx.db.update(operator).set({ role, sinceAt: ctx.now() }).where(eq(operator.userId, userId)),
      auditRow(ctx, "operator.role", userId, { from: now.role, to: role }),
    ],
    GUARDS,
  );
}

/** Takes a role back; the admin app is closed to them at the next call. @throws NOT_FOUND, FORBIDDEN, LAST_ADMIN, CONFLICT */
export async function revokeOperator(ctx: SteppedUp<AdminCtx<"operators.manage">>, { userId }: UserId): Promise<void> {
  const now = await standingOf(ctx, userId);
  checkNotOneself(ctx.actor.userId, userId);
  checkAdmins({ ...now, next: null });
  await atomic(
    ctx.db,
    [
      stillHas(ctx, ctx.actor.userId, ctx.actor.role),
      stillHas(ctx, userId, now.role),
      ctx.db.delete(operator).where(eq(operator.userId, userId)),
      auditRow(ctx, "operator.revoke", userId, { role: now.role }),
    ],
    GUARDS,
  );
}
