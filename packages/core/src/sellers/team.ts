// A seller's team: who is in it, and with which role. Facts that a decision stood on are said again in its batch, so that
// two who change the team at once cannot reach together what neither may.
import {
  DomainError,
  type Id,
  type MemberId,
  SELLER_ROLES,
  type SellerRole,
  type SetMemberRole,
  type Team,
  type TeamMember,
} from "@stoa/contract";
import { and, atomic, desc, eq, invitation, isNull, MUST_HOLD, mustHold, sellerMember, sql, user } from "@stoa/db";
import { actFor, teamsOf } from "../accounts/index.ts";
import { auditRow, type Ctx, granted, type PersonCtx, type SellerCtx, type SteppedUp } from "../kernel/index.ts";
import { checkOwners, checkReach } from "./rules/team.ts";

const GUARDS = { ...MUST_HOLD, seller_member_last_owner: "LAST_OWNER" } as const;

const memberOf = (sellerId: Id<"seller">, userId: Id<"user">) =>
  and(eq(sellerMember.sellerId, sellerId), eq(sellerMember.userId, userId));

/** The statement that breaks a batch unless somebody has this role in the team now. */
export const stillHas = (ctx: Pick<Ctx, "db">, sellerId: Id<"seller">, userId: Id<"user">, role: SellerRole) =>
  mustHold(ctx.db, sql`SELECT role = ${role} FROM seller_member WHERE seller_id = ${sellerId} AND user_id = ${userId}`);

/** The team: members by role and name, and who is asked to join. */
export async function teamOf(ctx: SellerCtx<"team.read">): Promise<Team> {
  const { sellerId } = ctx.actor;
  const [members, invitations] = await ctx.db.batch([
    ctx.db
      .select({
        userId: user.id,
        name: user.name,
        email: user.email,
        role: sellerMember.role,
        joinedAt: sellerMember.joinedAt,
      })
      .from(sellerMember)
      .innerJoin(user, eq(user.id, sellerMember.userId))
      .where(eq(sellerMember.sellerId, sellerId))
      .orderBy(user.name, user.id),
    ctx.db
      .select({
        invitationId: invitation.id,
        email: invitation.email,
        role: invitation.role,
        invitedBy: user.name,
        sentAt: invitation.sentAt,
        expiresAt: invitation.expiresAt,
      })
      .from(invitation)
      .innerJoin(user, eq(user.id, invitation.invitedBy))
      .where(and(eq(invitation.sellerId, sellerId), isNull(invitation.endedAt)))
      .orderBy(desc(invitation.sentAt), invitation.id),
  ]);
  const rank = (member: TeamMember) => SELLER_ROLES.indexOf(member.role);
  return {
    members: members.toSorted((a, b) => rank(a) - rank(b)),
    invitations: invitations.map((row) => ({ ...row, isExpired: row.expiresAt <= ctx.now() })),
  };
}

/** A member's role, and how many owners the team has. @throws NOT_FOUND they are in another team, or in none */
async function standingOf(
  ctx: Ctx,
  sellerId: Id<"seller">,
  userId: Id<"user">,
): Promise<{ role: SellerRole; owners: number }> {
  const [row] = await ctx.db
    .select({
      role: sellerMember.role,
      owners: sql<number>`(SELECT count(*) FROM seller_member o WHERE o.seller_id = ${sellerId} AND o.role = 'owner')`,
    })
    .from(sellerMember)
    .where(memberOf(sellerId, userId));
  if (!row) throw new DomainError("NOT_FOUND");
  return row;
}

/**
 * Gives a member another role.
 * @throws NOT_FOUND not a member of this team
 * @throws FORBIDDEN their role, or the new one, stands above that of who asks
 * @throws LAST_OWNER the team would be without an owner
 * @throws CONFLICT somebody changed the team in the meantime
 */
export async function setMemberRole(
  ctx: SteppedUp<SellerCtx<"team.manage">>,
  { userId, role }: SetMemberRole,
): Promise<void> {
  const { sellerId, userId: actorId, role: own } = ctx.actor;
  const now = await standingOf(ctx, sellerId, userId);
  checkReach(own, now.role, role);
  checkOwners({ ...now, next: role });
  await atomic(
    ctx.db,
    [
      stillHas(ctx, sellerId, actorId, own),
      stillHas(ctx, sellerId, userId, now.role),
      ctx.db.update(sellerMember).set({ role }).where(memberOf(sellerId, userId)),
      auditRow(ctx, "team.role", userId, { from: now.role, to: role }),
    ],
    GUARDS,
  );
}

/**
 * Takes a member out of the team. From their next call on they see nothing of it, and so do programs that they let in.
 * @throws NOT_FOUND, FORBIDDEN, LAST_OWNER, CONFLICT as with a change of role
 */
export async function removeMember(ctx: SteppedUp<SellerCtx<"team.manage">>, { userId }: MemberId): Promise<void> {
  const { sellerId, userId: actorId, role: own } = ctx.actor;
  const now = await standingOf(ctx, sellerId, userId);
  checkReach(own, now.role);
  checkOwners({ ...now, next: null });
  await atomic(
    ctx.db,
    [
      stillHas(ctx, sellerId, actorId, own),
      stillHas(ctx, sellerId, userId, now.role),
      ctx.db.delete(sellerMember).where(memberOf(sellerId, userId)),
      auditRow(ctx, "team.remove", userId, { role: now.role }),
    ],
    GUARDS,
  );
}

/**
 * Lets a person leave a team of theirs; their session, if it acted for that team, goes on for another. Gives its new secret.
 * @throws NOT_FOUND they are not in it
 * @throws LAST_OWNER nobody else could decide for the seller
 */
export async function leaveTeam(
  ctx: PersonCtx & { sessionSecret: string | null },
  { sellerId }: { sellerId: Id<"seller"> },
): Promise<string> {
  const { userId } = ctx.person;
  const now = await standingOf(ctx, sellerId, userId);
  checkOwners({ ...now, next: null });
  await atomic(
    ctx.db,
    [
      ctx.db.delete(sellerMember).where(memberOf(sellerId, userId)),
      auditRow(asMember(ctx, sellerId, now.role), "team.leave", userId, { role: now.role }),
    ],
    GUARDS,
  );
  const [next] = await teamsOf(ctx.db, userId);
  return await actFor(ctx.db, ctx.sessionSecret ?? "", next?.sellerId ?? null);
}

/**
 * Has the person of a session act for another of their teams; the session goes on under a new secret, which is given.
 * @throws NOT_FOUND they are not in that team
 */
export async function switchTeam(
  ctx: PersonCtx & { sessionSecret: string | null },
  { sellerId }: { sellerId: Id<"seller"> },
): Promise<string> {
  await standingOf(ctx, sellerId, ctx.person.userId);
  return await actFor(ctx.db, ctx.sessionSecret ?? "", sellerId);
}

/** The same context as a member of a team, in whose log the deed stands. */
export function asMember(ctx: PersonCtx, sellerId: Id<"seller">, role: SellerRole): SellerCtx {
  return { ...ctx, actor: { kind: "seller", userId: ctx.person.userId, sellerId, role, may: granted([]) } };
}
