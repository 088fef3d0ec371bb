// Mails about money that leaves for a seller.
import type { Id } from "@stoa/contract";
import { eq, payout, seller } from "@stoa/db";
import type { SystemCtx } from "../kernel/index.ts";
import { ownerOf } from "./owner.ts";
import { payoutMail } from "./templates/index.ts";
import { write } from "./writing.ts";

/** A seller learns that a payout has left, or that it was refused. */
export async function mailPayout(ctx: SystemCtx, job: { payoutId: Id<"payout"> }): Promise<void> {
  const [row] = await ctx.db
    .select({ payout, sellerName: seller.name })
    .from(payout)
    .innerJoin(seller, eq(seller.id, payout.sellerId))
    .where(eq(payout.id, job.payoutId));
  const to = row && (await ownerOf(ctx, row.payout.sellerId));
  if (!row || !to) return;
  const { id, status, amountMinor, currency, destination } = row.payout;
  const outcome = status === "paid" ? "paid" : "failed";
  const url = `${ctx.origins.seller}/money/${outcome === "paid" ? `payouts/${id}` : "settings"}`;
  await write(
    ctx,
    { template: `payout_${outcome}`, subjectId: id, to },
    payoutMail({ sellerName: row.sellerName, outcome, amountMinor, currency, destination, url }),
  );
}
