// What sellers and operators do about a dispute: say what they know while it is open, and hand it to the bank.
import { DomainError, type DisputeView, type Id, newId, type NoteDispute } from "@stoa/contract";
import { atomic, dispute, disputeNote, eq, MUST_HOLD, mustExist, sql } from "@stoa/db";
import { actorName, type AdminCtx, auditRow, later, type SellerCtx, sent } from "../kernel/index.ts";
import { disputeById, ownDispute } from "./queries.ts";

/**
 * Says what a seller knows of an order, for the bank.
 * @throws NOT_FOUND about no order of this seller
 * @throws ILLEGAL_TRANSITION it is decided
 */
export async function noteDispute(
  ctx: SellerCtx<"finance.manage">,
  { disputeId, text }: NoteDispute,
): Promise<DisputeView> {
  const reading = ctx as unknown as SellerCtx<"finance.read">;
  const { status } = await ownDispute(reading, { disputeId });
  if (status === "won" || status === "lost") throw new DomainError("ILLEGAL_TRANSITION", { status });
  const { sellerId } = ctx.actor;
  await atomic(
    ctx.db,
    [
      mustExist(ctx.db, sql`SELECT 1 FROM dispute WHERE id = ${disputeId} AND status NOT IN ('won', 'lost')`),
      ctx.db.insert(disputeNote).values({
        id: newId("message", ctx.now()),
        disputeId,
        sellerId,
        author: actorName(ctx.actor),
        text,
        at: ctx.now(),
      }),
      auditRow(ctx, "dispute.note", disputeId),
    ],
    MUST_HOLD,
  );
  return await ownDispute(reading, { disputeId });
}

/**
 * Notes that what was said is with the bank now: from here on it decides.
 * @throws NOT_FOUND, ILLEGAL_TRANSITION it is there already, or decided
 */
export async function submitDispute(
  ctx: AdminCtx<"finance.write">,
  { disputeId }: { disputeId: Id<"dispute"> },
): Promise<DisputeView> {
  const reading = ctx as unknown as AdminCtx<"finance.read">;
  await disputeById(reading, { disputeId });
  const job = later(ctx, { type: "dispute.changed", disputeId });
  await atomic(
    ctx.db,
    [
      ctx.db.update(dispute).set({ status: "under_review" }).where(eq(dispute.id, disputeId)),
      auditRow(ctx, "dispute.submit", disputeId),
      job.statement,
    ],
    { dispute_status_path: "ILLEGAL_TRANSITION" },
  );
  sent(ctx, [job]);
  return await disputeById(reading, { disputeId });
}
