// Mails that follow a dispute.
import type { Id } from "@stoa/contract";
import { dispute, disputeShare, eq, sellerOrder } from "@stoa/db";
import type { SystemCtx } from "../kernel/index.ts";
import { disputeMail } from "./templates/index.ts";
import { tellOperators, tellTeam } from "./telling.ts";

/** Each seller whose order is disputed learns of it, and how it ended. */
export async function mailDispute(ctx: SystemCtx, job: { disputeId: Id<"dispute"> }): Promise<void> {
  const rows = await ctx.db
    .select()
    .from(disputeShare)
    .innerJoin(dispute, eq(dispute.id, disputeShare.disputeId))
    .innerJoin(sellerOrder, eq(sellerOrder.id, disputeShare.orderId))
    .where(eq(disputeShare.disputeId, job.disputeId));
  for (const { dispute: about, dispute_share: share, seller_order: order } of rows) {
    const { status, evidenceDueAt, currency } = about;
    const url = `${ctx.origins.seller}/disputes/${about.id}`;
    const subjectId = `${about.id}:${order.id}:${status}`;
    const { number } = order;
    const named = { disputeId: about.id, number, status, amountMinor: share.amountMinor, currency };
    await tellTeam(
      ctx,
      share.sellerId,
      { kind: "dispute_moved", fact: `dispute:${subjectId}`, params: named },
      (reading) => ({
        template: "dispute",
        subjectId,
        content: disputeMail({ ...share, status, evidenceDueAt, currency, orderNumber: number, url, reading }),
      }),
    );
    if (status === "needs_evidence")
      await tellOperators(ctx, { kind: "dispute_opened", fact: `dispute_opened:${about.id}`, params: named });
  }
}
