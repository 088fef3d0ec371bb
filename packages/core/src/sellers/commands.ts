// What operators do with sellers. Each decision is one batch with its audit row and its job.
import { DomainError, type Id } from "@stoa/contract";
import { atomic, eq, MUST_HOLD, mustHold, seller } from "@stoa/db";
import { type AdminCtx, auditRow, later, sent } from "../kernel/index.ts";
import { checklist, nothingOpen } from "./checklist.ts";
import { decide, type SellerDecision } from "./rules.ts";
import { checkApproval } from "./rules/checklist.ts";

/**
 * Decides about a seller with a reason that they will read. Their offers leave or return to the shop with it.
 * @throws NOT_FOUND no such seller
 * @throws ILLEGAL_TRANSITION they are not in a state from which this can be decided
 * @throws CHECKLIST_OPEN they cannot be approved while something required is open; names it in `items`
 */
export async function decideSeller(
  ctx: AdminCtx<"sellers.decide">,
  decision: SellerDecision,
  input: { sellerId: Id<"seller">; reason: string },
): Promise<void> {
  const [row] = await ctx.db.select({ status: seller.status }).from(seller).where(eq(seller.id, input.sellerId));
  if (!row) throw new DomainError("NOT_FOUND");
  const status = decide(row.status, decision);
  if (decision === "approve") checkApproval((await checklist(ctx.db, input.sellerId)).items);
  const job = later(ctx, { type: "seller.changed", sellerId: input.sellerId });
  await atomic(
    ctx.db,
    [
      ...(decision === "approve" ? [mustHold(ctx.db, nothingOpen(input.sellerId))] : []),
      ctx.db.update(seller).set({ status, statusReason: input.reason }).where(eq(seller.id, input.sellerId)),
      auditRow(ctx, `seller.${decision}`, input.sellerId, { from: row.status, to: status, reason: input.reason }),
      job.statement,
    ],
    { ...MUST_HOLD, seller_status_path: "ILLEGAL_TRANSITION" },
  );
  sent(ctx, [job]);
}
