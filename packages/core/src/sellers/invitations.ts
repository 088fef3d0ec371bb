// Asking somebody to join a team. The secret of the link is made from a seed when the mail is sent; it is good once, for
// the person whose address it went to, and a new one makes the former useless.
import {
  covers,
  DomainError,
  type Id,
  type InvitationId,
  type InvitationToken,
  type InvitationView,
  type InviteMember,
  newId,
  type SellerRole,
} from "@stoa/contract";
import {
  and,
  atomic,
  count,
  eq,
  invitation,
  isNull,
  MUST_HOLD,
  seller,
  sellerMember,
  type Statement,
  user,
} from "@stoa/db";
import { actFor, linkHash, newSeed, personOf } from "../accounts/index.ts";
import {
  auditRow,
  type Ctx,
  later,
  type PersonCtx,
  type SellerCtx,
  sent,
  sha256,
  type SteppedUp,
} from "../kernel/index.ts";
import { checkReach, INVITATION_MS, isGood, MAX_TEAM } from "./rules/team.ts";
import { asMember, stillHas } from "./team.ts";

const GUARDS = {
  ...MUST_HOLD,
  "invitation.seller_id": "CONFLICT",
  invitation_ended_once: "TOKEN_INVALID",
  "seller_member.seller_id": "CONFLICT",
} as const;

/** One of the seller's invitations that nobody has answered. @throws NOT_FOUND, FORBIDDEN it gives a role above one's own */
async function openOne(ctx: SellerCtx<"team.manage">, invitationId: Id<"invitation">) {
  const [row] = await ctx.db
    .select()
    .from(invitation)
    .where(
      and(eq(invitation.id, invitationId), eq(invitation.sellerId, ctx.actor.sellerId), isNull(invitation.endedAt)),
    );
  if (!row) throw new DomainError("NOT_FOUND");
  checkReach(ctx.actor.role, row.role);
  return row;
}

/**
 * Asks somebody to join the team; they get a mail with a link.
 * @throws FORBIDDEN the role stands above that of who asks
 * @throws CONFLICT they are in the team (`member`), or asked already (`invited`)
 * @throws LIST_FULL
 */
export async function inviteMember(
  ctx: SteppedUp<SellerCtx<"team.manage">>,
  { email, role }: InviteMember,
): Promise<InvitationId> {
  const { sellerId, userId, role: own } = ctx.actor;
  checkReach(own, role);
  const [members, asked, [size]] = await ctx.db.batch([
    ctx.db
      .select({ id: user.id })
      .from(user)
      .innerJoin(sellerMember, eq(sellerMember.userId, user.id))
      .where(and(eq(user.email, email), eq(sellerMember.sellerId, sellerId))),
    ctx.db
      .select({ email: invitation.email })
      .from(invitation)
      .where(and(eq(invitation.sellerId, sellerId), isNull(invitation.endedAt))),
    ctx.db.select({ count: count() }).from(sellerMember).where(eq(sellerMember.sellerId, sellerId)),
  ]);
  if (members.length > 0) throw new DomainError("CONFLICT", { because: "member" });
  if (asked.some((row) => row.email === email)) throw new DomainError("CONFLICT", { because: "invited" });
  if ((size?.count ?? 0) + asked.length >= MAX_TEAM) throw new DomainError("LIST_FULL", { limit: MAX_TEAM });
  const [id, now, seed] = [newId("invitation", ctx.now()), ctx.now(), newSeed()];
  const row = ctx.db.insert(invitation).values({
    id,
    sellerId,
    email,
    role,
    invitedBy: userId,
    tokenHash: await linkHash(ctx, seed),
    createdAt: now,
    sentAt: now,
    expiresAt: now + INVITATION_MS,
  });
  const job = later(ctx, { type: "member.invited", invitationId: id, seed });
  const guard = stillHas(ctx, sellerId, userId, own);
  await atomic(ctx.db, [guard, row, auditRow(ctx, "team.invite", id, { role }), job.statement], GUARDS);
  sent(ctx, [job]);
  return { invitationId: id };
}

/**
 * Sends an invitation once more, with a new link and a new week; the former link is useless from now on.
 * @throws NOT_FOUND, FORBIDDEN
 */
export async function resendInvitation(ctx: SellerCtx<"team.manage">, { invitationId }: InvitationId): Promise<void> {
  await openOne(ctx, invitationId);
  const [seed, now] = [newSeed(), ctx.now()];
  const renewed = { tokenHash: await linkHash(ctx, seed), sentAt: now, expiresAt: now + INVITATION_MS };
  const job = later(ctx, { type: "member.invited", invitationId, seed });
  await atomic(
    ctx.db,
    [
      ctx.db.update(invitation).set(renewed).where(eq(invitation.id, invitationId)),
      auditRow(ctx, "team.invite_again", invitationId),
      job.statement,
    ],
    GUARDS,
  );
  sent(ctx, [job]);
}

/** Takes an invitation back; its link is useless from now on. @throws NOT_FOUND, FORBIDDEN */
export async function withdrawInvitation(ctx: SellerCtx<"team.manage">, { invitationId }: InvitationId): Promise<void> {
  await openOne(ctx, invitationId);
  await atomic(ctx.db, [ending(ctx, invitationId, null), auditRow(ctx, "team.uninvite", invitationId)], {
    ...GUARDS,
    invitation_ended_once: "NOT_FOUND",
  });
}

const ending = (ctx: Ctx, invitationId: Id<"invitation">, acceptedBy: Id<"user"> | null): Statement =>
  ctx.db.update(invitation).set({ endedAt: ctx.now(), acceptedBy }).where(eq(invitation.id, invitationId));

const joined = (ctx: Pick<Ctx, "db">) =>
  ctx.db
    .select({ invitation, sellerName: seller.name, invitedBy: user.name })
    .from(invitation)
    .innerJoin(seller, eq(seller.id, invitation.sellerId))
    .innerJoin(user, eq(user.id, invitation.invitedBy));

async function behind(ctx: Ctx, token: string) {
  const [row] = await joined(ctx).where(eq(invitation.tokenHash, await sha256(token)));
  if (!row || !isGood(row.invitation, ctx.now())) throw new DomainError("TOKEN_INVALID");
  return row;
}

/** What the link of an invitation asks. @throws TOKEN_INVALID used, withdrawn, sent anew or too old */
export async function invitationBehind(ctx: Ctx, { token }: InvitationToken): Promise<InvitationView> {
  const { sellerName, invitedBy, invitation: found } = await behind(ctx, token);
  const { sellerId, email, role, expiresAt } = found;
  return { sellerId, sellerName, invitedBy, email, role, expiresAt, registerUrl: `${ctx.origins.buyer}/us/login` };
}

/** An invitation that is to be mailed with this seed; null where another link, or an answer, came first. */
export async function invitationToMail(
  ctx: Ctx,
  of: { invitationId: Id<"invitation">; seed: string },
): Promise<{ email: string; role: SellerRole; sellerName: string; invitedBy: string } | null> {
  const [row] = await joined(ctx).where(
    and(eq(invitation.id, of.invitationId), eq(invitation.tokenHash, await linkHash(ctx, of.seed))),
  );
  if (!row || !isGood(row.invitation, ctx.now())) return null;
  const { email, role } = row.invitation;
  return { email, role, sellerName: row.sellerName, invitedBy: row.invitedBy };
}

/**
 * Lets the person whose address was asked join the team, and act for it from now on: gives the renewed session's secret.
 * Of many at once one succeeds.
 * @throws TOKEN_INVALID used, withdrawn, sent anew or too old, or who asked may not give this role any more
 * @throws FORBIDDEN it went to another address than that of the person's account
 * @throws CONFLICT they are in the team already
 */
export async function acceptInvitation(
  ctx: PersonCtx & { sessionSecret: string | null },
  { token }: InvitationToken,
): Promise<{ sellerId: Id<"seller">; sessionId: string }> {
  const { userId } = ctx.person;
  const { invitation: found } = await behind(ctx, token);
  const { id: invitationId, sellerId, role, invitedBy } = found;
  const person = await personOf(ctx.db, userId);
  if (person.email !== found.email) throw new DomainError("FORBIDDEN", { because: "address" });
  const [host] = await ctx.db
    .select({ role: sellerMember.role })
    .from(sellerMember)
    .where(and(eq(sellerMember.sellerId, sellerId), eq(sellerMember.userId, invitedBy)));
  if (!host || !covers(host.role, role)) throw new DomainError("TOKEN_INVALID");
  await atomic(
    ctx.db,
    [
      stillHas(ctx, sellerId, invitedBy, host.role),
      ending(ctx, invitationId, userId),
      ctx.db.insert(sellerMember).values({ sellerId, userId, role, joinedAt: ctx.now() }),
      auditRow(asMember(ctx, sellerId, role), "team.join", userId, { role, invitationId }),
    ],
    { ...GUARDS, must_hold: "TOKEN_INVALID" },
  );
  return { sellerId, sessionId: await actFor(ctx.db, ctx.sessionSecret ?? "", sellerId) };
}
