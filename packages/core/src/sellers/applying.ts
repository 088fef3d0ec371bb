// Applying to sell: anybody with an account may, and what they open is theirs until an operator has decided.
import { type ApplyToSell, DomainError, type Id, newId } from "@stoa/contract";
import { and, atomic, count, eq, MUST_HOLD, mustHold, seller, sellerMember, sql } from "@stoa/db";
import { actFor, personOf } from "../accounts/index.ts";
import { auditRow, later, type PersonCtx, type SellerCtx, sent } from "../kernel/index.ts";
import { MAX_APPLICATIONS } from "./rules/checklist.ts";
import { asMember } from "./team.ts";

/** The commission of a seller with whom nothing else was agreed. */
const COMMISSION_BPS = 1_500;

/** Handles that would read as the marketplace itself. */
const RESERVED = /^(stoa|admin|api|support|help|official)(-|$)/;

/**
 * Opens a seller that waits for the operators, with the person as its owner, and has them act for it: gives the renewed
 * session's secret.
 * @throws HANDLE_TAKEN
 * @throws LIST_FULL they have too many sellers that wait or were refused
 */
export async function applyToSell(
  ctx: PersonCtx & { sessionSecret: string | null },
  { name, handle, country, description }: ApplyToSell,
): Promise<{ sellerId: Id<"seller">; sessionId: string }> {
  const { userId } = ctx.person;
  await personOf(ctx.db, userId);
  if (RESERVED.test(handle)) throw new DomainError("HANDLE_TAKEN", { field: "handle" });
  const [waiting] = await ctx.db
    .select({ count: count() })
    .from(sellerMember)
    .innerJoin(seller, eq(seller.id, sellerMember.sellerId))
    .where(and(eq(sellerMember.userId, userId), eq(sellerMember.role, "owner"), sql`${seller.status} <> 'active'`));
  if ((waiting?.count ?? 0) >= MAX_APPLICATIONS) throw new DomainError("LIST_FULL", { limit: MAX_APPLICATIONS });
  const now = ctx.now();
  const sellerId = newId("seller", now);
  const job = later(ctx, { type: "seller.changed", sellerId });
  const row = { id: sellerId, handle, name, description, country, commissionBps: COMMISSION_BPS, createdAt: now };
  await atomic(
    ctx.db,
    [
      ctx.db.insert(seller).values({ ...row, status: "applied" }),
      ctx.db.insert(sellerMember).values({ sellerId, userId, role: "owner", joinedAt: now }),
      auditRow(asMember(ctx, sellerId, "owner"), "seller.apply", sellerId, { handle, country }),
      job.statement,
    ],
    { "seller.handle": "HANDLE_TAKEN" },
  );
  sent(ctx, [job]);
  return { sellerId, sessionId: await actFor(ctx.db, ctx.sessionSecret ?? "", sellerId) };
}

/**
 * Puts a refused application before the operators again.
 * @throws ILLEGAL_TRANSITION it was not refused
 */
export async function applyAgain(ctx: SellerCtx<"store.manage">): Promise<void> {
  const { sellerId } = ctx.actor;
  const job = later(ctx, { type: "seller.changed", sellerId });
  await atomic(
    ctx.db,
    [
      mustHold(ctx.db, sql`SELECT status = 'refused' FROM seller WHERE id = ${sellerId}`),
      ctx.db.update(seller).set({ status: "applied", statusReason: null }).where(eq(seller.id, sellerId)),
      auditRow(ctx, "seller.apply_again", sellerId),
      job.statement,
    ],
    { ...MUST_HOLD, must_hold: "ILLEGAL_TRANSITION", seller_status_path: "ILLEGAL_TRANSITION" },
  );
  sent(ctx, [job]);
}
