// Comparisons as operators see them.
import {
  DomainError,
  type Page,
  type ReconciliationId,
  type ReconciliationsInput,
  type ReconciliationSummary,
  type ReconciliationView,
} from "@stoa/contract";
import { and, eq, lt, or, reconciliation, reconciliationDifference, sql } from "@stoa/db";
import { type AdminCtx, pageOf, readCursor } from "../kernel/index.ts";

/** A comparison as it is told: everything but who made it, which stands in the audit log. */
const SUMMARY = {
  reconciliationId: reconciliation.id,
  provider: reconciliation.provider,
  source: reconciliation.source,
  fromAt: reconciliation.fromAt,
  toAt: reconciliation.toAt,
  lineCount: reconciliation.lineCount,
  matchedCount: reconciliation.matchedCount,
  differenceCount: reconciliation.differenceCount,
  fees: reconciliation.fees,
  at: reconciliation.at,
};

const DIFFERENCE = {
  kind: reconciliationDifference.kind,
  what: reconciliationDifference.what,
  reference: reconciliationDifference.reference,
  subject: reconciliationDifference.subject,
  oursMinor: reconciliationDifference.oursMinor,
  theirsMinor: reconciliationDifference.theirsMinor,
  currency: reconciliationDifference.currency,
  at: reconciliationDifference.at,
};

/** Comparisons, newest first, id breaks ties. */
export async function listReconciliations(
  ctx: AdminCtx<"finance.read">,
  input: ReconciliationsInput,
): Promise<Page<ReconciliationSummary>> {
  const after = readCursor(input.cursor);
  const rows = await ctx.db
    .select(SUMMARY)
    .from(reconciliation)
    .where(
      after
        ? or(
            lt(reconciliation.at, after.at),
            and(eq(reconciliation.at, after.at), sql`${reconciliation.id} < ${after.id}`),
          )
        : undefined,
    )
    .orderBy(sql`${reconciliation.at} DESC, ${reconciliation.id} DESC`)
    .limit(input.limit + 1);
  return pageOf(
    rows,
    input.limit,
    (row) => ({ at: row.at, id: row.reconciliationId }),
    (row) => row,
  );
}

/** One comparison with its differences, oldest first. @throws NOT_FOUND */
export async function reconciliationById(
  ctx: AdminCtx<"finance.read">,
  { reconciliationId }: ReconciliationId,
): Promise<ReconciliationView> {
  const [heads, differences] = await ctx.db.batch([
    ctx.db.select(SUMMARY).from(reconciliation).where(eq(reconciliation.id, reconciliationId)),
    ctx.db
      .select(DIFFERENCE)
      .from(reconciliationDifference)
      .where(eq(reconciliationDifference.reconciliationId, reconciliationId))
      .orderBy(reconciliationDifference.position),
  ]);
  const [head] = heads;
  if (!head) throw new DomainError("NOT_FOUND");
  return { ...head, differences };
}
