// While a case of an order is open, the money of its seller is not released. This is the one place that says so.
import type { Id } from "@stoa/contract";
import { type Database, sql, type Statement } from "@stoa/db";
import type { Ctx } from "../kernel/index.ts";
import { freeze, type Freeze, unfreeze } from "../ledger/index.ts";

/** A return or a claim. */
export type CaseId = Id<"return"> | Id<"claim">;

const of = (orderId: Id<"order">, subject: CaseId): Freeze => ({
  orderId,
  subject,
  reason: subject.startsWith("rtn_") ? "return" : "claim",
});

/** What joins the batch that opens a case. */
export function freezing(ctx: Pick<Ctx, "db" | "now">, orderId: Id<"order">, subject: CaseId): Statement[] {
  return freeze(ctx, of(orderId, subject));
}

/** What joins the batch that ends a case. */
export function unfreezing(ctx: Pick<Ctx, "db" | "now">, orderId: Id<"order">, subject: CaseId): Statement[] {
  return unfreeze(ctx, of(orderId, subject));
}

/** The returns and claims of an order that are not over: its seller's money is not to be released while there are any. */
export async function openCasesOf(db: Database, orderId: Id<"order">): Promise<CaseId[]> {
  const rows = await db.all<{ id: CaseId }>(sql`
    SELECT id FROM return_request WHERE order_id = ${orderId} AND due_at IS NOT NULL
    UNION ALL SELECT id FROM claim WHERE order_id = ${orderId} AND due_at IS NOT NULL`);
  return rows.map(({ id }) => id);
}
