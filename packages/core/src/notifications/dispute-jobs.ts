// Mails that follow a dispute.
import type { Id } from "@stoa/contract";
import { dispute, disputeShare, eq, sellerOrder } from "@stoa/db";
import type { SystemCtx } from "../kernel/index.ts";
import { ownerOf } from "./owner.ts";
import { disputeMail } from "./templates/index.ts";
import { write } from "./writing.ts";

/** Each seller whose order is disputed learns of it, and how it ended. */
export async function mailDispute(ctx: SystemCtx, job: { disputeId: Id<"dispute"> }): Promise<void> {
  const rows = await ctx.db
    .select()
    .from(disputeShare)
    .innerJoin(dispute, eq(dispute.id, disputeShare.disputeId))
    .innerJoin(sellerOrder, eq(sellerOrder.id, disputeShare.orderId))
    .where(eq(disputeShare.disputeId, job.disputeId));
  for (const { dispute: about, dispute_share: share, seller_order: order } of rows) {
    const to = await ownerOf(ctx, share.sellerId);
    if (!to) continue;
    const { status, evidenceDueAt, currency } = about;
    const url = `${ctx.origins.seller}/disputes/${about.id}`;
    await write(
      ctx,
      { template: "dispute", subjectId: `${about.id}:${order.id}:${status}`, to },
      disputeMail({ ...share, status, evidenceDueAt, currency, orderNumber: order.number, url }),
    );
  }
}
