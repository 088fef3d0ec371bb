// Making payouts: all that a seller has in a currency leaves their balance in one batch, with the items it is made of and the
// job that calls the provider. The amount is read where it is written; what must hold is asked in the same statement.
import { type Currency, DomainError, type Id, newId, type PayoutSchedule } from "@stoa/contract";
import { and, atomic, type BatchPart, eq, type Guards, payout, sql, type Statement } from "@stoa/db";
import {
  actorName,
  behind,
  type Ctx,
  FROM_START,
  type Later,
  later,
  log,
  sent,
  type SweepPlace,
  type SystemCtx,
  workOff,
} from "../kernel/index.ts";
import { minimumOf } from "./rules.ts";
import { isPayday, periodOf } from "./rules/periods.ts";

/** A payout to be made. */
export interface WantedPayout {
  sellerId: Id<"seller">;
  currency: Currency;
  period: string;
  minimumMinor: number;
}

/** What a batch with a payout names to `atomic`. */
export const PAYOUT_GUARDS = {
  "payout.seller_id": "CONFLICT",
  payout_within_balance: "BALANCE_TOO_LOW",
} as const satisfies Guards;

/**
 * The parts of a batch that make a payout: nothing where there is too little, no account to pay to, or the seller is
 * suspended or held. Name `PAYOUT_GUARDS` with them.
 */
export function payoutStatements(
  ctx: Ctx,
  { sellerId, currency, period, minimumMinor }: WantedPayout,
): { payoutId: Id<"payout">; statements: Statement[]; job: Later } {
  const payoutId = newId("payout", ctx.now());
  const txnId = newId("ledgerTxn", ctx.now());
  const own = `seller:${sellerId}`;
  const job = later(ctx, { type: "payout.scheduled", payoutId });
  const entry = (account: string, sign: string) =>
    ctx.db.run(sql`INSERT INTO ledger_entry (txn_id, account, currency, amount_minor)
      SELECT ${txnId}, ${account}, currency, ${sql.raw(sign)}amount_minor FROM payout WHERE id = ${payoutId}`);
  return {
    payoutId,
    job,
    statements: [
      ctx.db
        .run(sql`INSERT INTO payout (id, seller_id, currency, period, amount_minor, provider, destination, actor, created_at)
        SELECT ${payoutId}, s.id, ${currency}, ${period}, sum(e.amount_minor), ${ctx.providers.payment.name}, a.masked, ${actorName(ctx.actor)}, ${ctx.now()}
        FROM seller s JOIN payout_account a ON a.seller_id = s.id AND a.sealed IS NOT NULL AND a.held_reason IS NULL
        JOIN ledger_entry e ON e.account = ${own} AND e.currency = ${currency}
        WHERE s.id = ${sellerId} AND s.status = 'active' GROUP BY s.id HAVING sum(e.amount_minor) >= ${Math.max(1, minimumMinor)}`),
      entry(own, "-"),
      entry("payouts_due", ""),
      ctx.db.run(sql`INSERT INTO ledger_txn (id, kind, subject, currency, at)
        SELECT ${txnId}, 'payout', id, currency, ${ctx.now()} FROM payout WHERE id = ${payoutId}`),
      ctx.db.run(sql`INSERT INTO payout_item (txn_id, payout_id) SELECT e.txn_id, p.id FROM payout p
        JOIN ledger_entry e ON e.account = ${own} AND e.currency = p.currency
        WHERE p.id = ${payoutId} AND NOT EXISTS (SELECT 1 FROM payout_item i WHERE i.txn_id = e.txn_id)`),
      job.statement,
    ],
  };
}

/** Makes one payout, with what else is to happen in its batch. @throws CONFLICT the period has its payout already */
export async function schedulePayout(
  ctx: Ctx,
  wanted: WantedPayout,
  beside: (payoutId: Id<"payout">) => BatchPart[] = () => [],
  guards: Guards = {},
): Promise<Id<"payout">> {
  const { payoutId, statements, job } = payoutStatements(ctx, wanted);
  await atomic(ctx.db, [...statements, ...beside(payoutId)], { ...PAYOUT_GUARDS, ...guards });
  sent(ctx, [job]);
  return payoutId;
}

interface DueRow {
  /** The account and the currency, by which rows are ordered. */
  at: string;
  id: Currency;
  sellerId: Id<"seller">;
  balanceMinor: number;
  schedule: PayoutSchedule;
  minimums: string;
}

/** Balances of one page. */
const AT_ONCE = 50;

/**
 * Makes the payouts whose day it is, one per seller, currency and period, a page of them; `everybody` does not wait for the
 * day. Any number of workers may run it at once.
 */
export async function payoutPage(
  ctx: Ctx,
  who: "due" | "everybody",
  from = FROM_START,
): Promise<{ made: number; next: SweepPlace | null }> {
  const rows = await ctx.db.all<DueRow>(sql`
    SELECT b.account AS at, b.currency AS id, s.id AS sellerId, b.amount_minor AS balanceMinor, a.schedule, a.minimums
    FROM account_balance b JOIN seller s ON s.id = substr(b.account, 8) AND s.status = 'active'
    JOIN payout_account a ON a.seller_id = s.id AND a.sealed IS NOT NULL AND a.held_reason IS NULL
    WHERE b.account >= 'seller:' AND b.account < 'seller;' AND b.amount_minor > 0 AND ${behind(sql`b.account`, sql`b.currency`, from)}
    ORDER BY b.account, b.currency LIMIT ${AT_ONCE}`);
  let made = 0;
  const next = await workOff("payouts", { rows, limit: AT_ONCE }, async (row) => {
    const { sellerId, id: currency, balanceMinor } = row;
    const minimumMinor = minimumOf(currency, JSON.parse(row.minimums));
    if (balanceMinor < minimumMinor || (who === "due" && !isPayday(row.schedule, ctx.now()))) return;
    const period = periodOf(row.schedule, ctx.now());
    const known = await ctx.db
      .select({ id: payout.id })
      .from(payout)
      .where(and(eq(payout.sellerId, sellerId), eq(payout.currency, currency), eq(payout.period, period)));
    if (known.length > 0) return;
    try {
      const payoutId = await schedulePayout(ctx, { sellerId, currency, period, minimumMinor });
      made += (await ctx.db.select({ id: payout.id }).from(payout).where(eq(payout.id, payoutId))).length;
    } catch (error) {
      // The period was paid by this page's neighbour; or the balance fell meanwhile.
      if (!(error instanceof DomainError)) throw error;
      log("info", "payout.skipped", { sellerId, currency, code: error.code });
    }
  });
  return { made, next };
}

/** The sweep of every hour. */
export const sweepPayouts = async (ctx: SystemCtx, from?: SweepPlace): Promise<SweepPlace | null> =>
  (await payoutPage(ctx, "due", from)).next;

/** Goes on with the payouts that an operator asked for, page after page. */
export async function payEverybody(ctx: SystemCtx, job: { from: SweepPlace }): Promise<void> {
  const { next } = await payoutPage(ctx, "everybody", job.from);
  if (!next) return;
  const following = later(ctx, { type: "payouts.asked", from: next });
  await atomic(ctx.db, [following.statement]);
  sent(ctx, [following]);
}
