// Comparing our books with a provider's statement: every night with what the provider says, and with a file when an operator
// uploads one. What differs is written down for people to look at; nothing else is changed.
import {
  DAY_MS,
  DomainError,
  newId,
  type Reconcile,
  type ReconcileFile,
  type ReconciliationId,
  type StatementLine,
} from "@stoa/contract";
import { atomic, type BatchPart, insertAll, reconciliation, reconciliationDifference, sql } from "@stoa/db";
import { actorName, type AdminCtx, auditRow, type Ctx, log, type SystemCtx } from "../kernel/index.ts";
import { compare, type OwnMovement, readStatement } from "./rules.ts";

/** Differences that are kept of one comparison; beyond that something is wrong with the file. */
const MOST_DIFFERENCES = 2_000;

/** What we have noted of a provider between two times: charges, refunds, what was lost in disputes, and transfers. */
async function movements(ctx: Ctx, provider: string, fromAt: number, toAt: number): Promise<OwnMovement[]> {
  return await ctx.db.all<OwnMovement>(sql`
    SELECT CASE e.type WHEN 'captured' THEN 'charge' WHEN 'refunded' THEN 'refund' WHEN 'dispute_lost' THEN 'dispute' ELSE e.type END AS what,
      e.provider_event_id AS name, e.payment_id AS subject, iif(e.type IN ('refunded', 'dispute_lost'), -1, 1) * e.amount_minor AS amountMinor, p.currency, e.at
    FROM payment_event e JOIN payment p ON p.id = e.payment_id
    WHERE e.provider = ${provider} AND e.type IN ('captured', 'refunded', 'refund_failed', 'dispute_lost') AND e.amount_minor > 0 AND e.at >= ${fromAt} AND e.at < ${toAt}
    UNION ALL SELECT 'transfer', p.id, p.id, -p.amount_minor, p.currency, p.transferred_at FROM payout p
    WHERE p.provider = ${provider} AND p.status = 'paid' AND p.transferred_at >= ${fromAt} AND p.transferred_at < ${toAt}`);
}

interface Source {
  source: "provider" | "upload";
  fromAt: number;
  toAt: number;
  lines: readonly StatementLine[];
}

async function reconcile(ctx: Ctx, { source, fromAt, toAt, lines }: Source, beside: (id: string) => BatchPart[]) {
  const provider = ctx.providers.payment.name;
  const reconciliationId = newId("reconciliation", ctx.now());
  // What was told on one side of midnight and noted on the other is looked for there, but missed only within the span.
  const near = await movements(ctx, provider, fromAt - DAY_MS, toAt + DAY_MS);
  const told = new Set(lines.flatMap((line) => [line.lineId, line.key]));
  const own = near.filter(({ at, name }) => (at >= fromAt && at < toAt) || told.has(name));
  const { lineCount, matchedCount, fees, differences } = compare(lines, own);
  const rows = differences
    .slice(0, MOST_DIFFERENCES)
    .map((each, position) => ({ reconciliationId, position, ...each }));
  await atomic(ctx.db, [
    ctx.db.insert(reconciliation).values({
      id: reconciliationId,
      provider,
      source,
      fromAt,
      toAt,
      lineCount,
      matchedCount,
      fees,
      differenceCount: differences.length,
      actor: actorName(ctx.actor),
      at: ctx.now(),
    }),
    ...insertAll(ctx.db, reconciliationDifference, rows),
    ...beside(reconciliationId),
  ]);
  if (differences.length > 0) log("warn", "reconciliation.differs", { reconciliationId, count: differences.length });
  return { reconciliationId };
}

/** What the provider says of a span. @throws METHOD_UNAVAILABLE it gives no statements by itself */
async function toldBy(ctx: Ctx, fromAt: number, toAt: number): Promise<StatementLine[]> {
  const { payment } = ctx.providers;
  if (!payment.statement) throw new DomainError("METHOD_UNAVAILABLE", { provider: payment.name });
  return await payment.statement(fromAt, toAt);
}

/**
 * Compares days of UTC, both included, with what the provider says now.
 * @throws METHOD_UNAVAILABLE the provider gives no statements by itself: upload its file
 */
export async function reconcileDays(
  ctx: AdminCtx<"finance.write">,
  { fromDay, toDay }: Reconcile,
): Promise<ReconciliationId> {
  const [fromAt, toAt] = [Date.parse(fromDay), Date.parse(toDay) + DAY_MS];
  const lines = await toldBy(ctx, fromAt, toAt);
  return await reconcile(ctx, { source: "provider", fromAt, toAt, lines }, (id) => [
    auditRow(ctx, "ledger.reconciled", id, { fromDay, toDay }),
  ]);
}

/** Compares with a statement file, from its first line to its last. @throws INVALID_INPUT `line` cannot be read */
export async function reconcileFile(ctx: AdminCtx<"finance.write">, { csv }: ReconcileFile): Promise<ReconciliationId> {
  const lines = readStatement(csv);
  if (lines.length === 0) throw new DomainError("INVALID_INPUT", { field: "csv", line: 2 });
  const times = lines.map(({ at }) => at).toSorted((a, b) => a - b);
  const span = { fromAt: times[0]!, toAt: times.at(-1)! + 1 };
  return await reconcile(ctx, { source: "upload", ...span, lines }, (id) => [
    auditRow(ctx, "ledger.reconciled", id, { lines: lines.length }),
  ]);
}

/** The comparison of every night: the day before, where the provider gives statements. */
export async function reconcileYesterday(ctx: SystemCtx): Promise<void> {
  if (!ctx.providers.payment.statement) return;
  const toAt = Math.floor(ctx.now() / DAY_MS) * DAY_MS;
  const fromAt = toAt - DAY_MS;
  await reconcile(ctx, { source: "provider", fromAt, toAt, lines: await toldBy(ctx, fromAt, toAt) }, () => []);
}
