// What operators do with sellers. Each decision is one batch with its audit row and its job.
import { DomainError, type Id } from "@stoa/contract";
import { atomic, eq, seller } from "@stoa/db";
import { type AdminCtx, auditRow, later, sent } from "../kernel/index.ts";
import { decide, type SellerDecision } from "./rules.ts";

/**
 * Decides about a seller with a reason that they will read. Their offers leave or return to the shop with it.
 * @throws NOT_FOUND no such seller
 * @throws ILLEGAL_TRANSITION they are not in a state from which this can be decided
 */
export async function decideSeller(
  ctx: AdminCtx<"sellers.decide">,
  decision: SellerDecision,
  input: { sellerId: Id<"seller">; reason: string },
): Promise<void> {
  const [row] = await ctx.db.select({ status: seller.status }).from(seller).where(eq(seller.id, input.sellerId));
  if (!row) throw new DomainError("NOT_FOUND");
  const status = decide(row.status, decision);
  const job = later(ctx, { type: "seller.changed", sellerId: input.sellerId });
  await atomic(
    ctx.db,
    [
      ctx.db.update(seller).set({ status, statusReason: input.reason }).where(eq(seller.id, input.sellerId)),
      auditRow(ctx, `seller.${decision}`, input.sellerId, { from: row.status, to: status, reason: input.reason }),
      job.statement,
    ],
    { seller_status_path: "ILLEGAL_TRANSITION" },
  );
  sent(ctx, [job]);
}
