// An alert that comes true is claimed in the batch that writes its job, so that it is told once however many changes meet;
// whether it still holds is looked at again when it is told, and once more when its mail leaves.
import { type Id, type Market, MARKETS, MAX_ALERTS, type MarketHandle, newId } from "@stoa/contract";
import { alert, and, eq, mail, notice, sql } from "@stoa/db";
import { linkHash } from "../accounts/index.ts";
import type { Ctx } from "../kernel/index.ts";
import { standings, type Standing } from "../lists/index.ts";
import { goesOn, isDue } from "./rules.ts";

/** Alerts that are looked at in one batch. */
const AT_ONCE = 200;

type AlertRow = typeof alert.$inferSelect;

/** Today's best offer of a variant in a market; null when nobody offers it. */
async function standingIn(ctx: Ctx, market: Market, variantId: Id<"variant">): Promise<Standing | null> {
  const [now = null] = await standings(ctx, market, [{ productId: "prd_" as Id<"product">, variantId }]);
  return now;
}

/** Claims every alert for a variant that is due now, and writes the job that tells it. */
export async function claimWaiting(ctx: Ctx, variantId: Id<"variant">): Promise<void> {
  const markets = await ctx.db.all<{ market: MarketHandle }>(
    sql`SELECT DISTINCT market FROM alert WHERE variant_id = ${variantId} AND status = 'armed'`,
  );
  for (const { market } of markets) {
    const now = await standingIn(ctx, MARKETS[market], variantId);
    if (!now?.inStock) continue;
    for (let after = ""; ;) {
      const rows = await ctx.db.all<Pick<AlertRow, "id" | "kind" | "baseMinor" | "targetMinor">>(sql`
        SELECT id, kind, base_minor AS baseMinor, target_minor AS targetMinor FROM alert
        WHERE variant_id = ${variantId} AND market = ${market} AND status = 'armed' AND id > ${after}
        ORDER BY id LIMIT ${AT_ONCE}`);
      await claim(
        ctx,
        rows.filter((row) => isDue(row, now)).map(({ id }) => id),
      );
      if (rows.length < AT_ONCE) break;
      after = rows.at(-1)!.id;
    }
  }
}

/** The jobs and the claims are one transaction: whoever comes second finds nothing that is armed. */
async function claim(ctx: Ctx, alertIds: readonly Id<"alert">[]): Promise<void> {
  if (alertIds.length === 0) return;
  const jobs = alertIds.map((alertId) => ({ alertId, jobId: newId("job", ctx.now()) }));
  const listed = JSON.stringify(jobs);
  const [made] = await ctx.db.batch([
    ctx.db.all<{ id: Id<"job"> }>(sql`
      INSERT INTO outbox (id, type, payload, created_at, due_at)
      SELECT w.value ->> 'jobId', 'alert.due', json_object('alertId', a.id, 'round', a.round), ${ctx.now()}, ${ctx.now()}
      FROM json_each(${listed}) w CROSS JOIN alert a ON a.id = w.value ->> 'alertId' AND a.status = 'armed'
      RETURNING id`),
    ctx.db.run(sql`
      UPDATE alert SET status = 'due' WHERE status = 'armed'
        AND id IN (SELECT w.value ->> 'alertId' FROM json_each(${listed}) w)`),
  ]);
  if (made.length > 0) ctx.later(ctx.nudge(made.map(({ id }) => id)));
}

/** An alert that is to be told, with the price and stock of this moment. */
export interface DueAlert {
  row: AlertRow;
  priceMinor: number;
}

/** The alert of a job, if it is still to be told; one that does not hold any more waits again. */
export async function dueAlert(ctx: Ctx, job: { alertId: Id<"alert">; round: number }): Promise<DueAlert | null> {
  const [row] = await ctx.db
    .select()
    .from(alert)
    .where(and(eq(alert.id, job.alertId), eq(alert.round, job.round), eq(alert.status, "due")));
  if (!row) return null;
  const now = await standingIn(ctx, MARKETS[row.market], row.variantId);
  if (now && isDue(row, now)) return { row, priceMinor: now.priceMinor };
  await standDown(ctx, row);
  return null;
}

/** Lets an alert wait again that is not told after all, and looks whether it came true meanwhile. */
export async function standDown(ctx: Ctx, row: Pick<AlertRow, "id" | "round" | "variantId">): Promise<void> {
  await ctx.db
    .update(alert)
    .set({ status: "armed", round: row.round + 1 })
    .where(and(eq(alert.id, row.id), eq(alert.round, row.round), eq(alert.status, "due")));
  await claimWaiting(ctx, row.variantId);
}

/**
 * Notes that an alert was told at a price. One for any lower price waits for a lower one from now on, and is due at once
 * where the price has fallen again meanwhile.
 */
export async function closeTold(ctx: Ctx, { row, priceMinor }: DueAlert): Promise<void> {
  const isOn = goesOn(row);
  await ctx.db
    .update(alert)
    .set({
      status: isOn ? "armed" : "done",
      round: row.round + 1,
      wasMinor: row.baseMinor,
      baseMinor: isOn ? priceMinor : row.baseMinor,
      toldAt: ctx.now(),
    })
    .where(and(eq(alert.id, row.id), eq(alert.round, row.round), eq(alert.status, "due")));
  if (isOn) await claimWaiting(ctx, row.variantId);
}

/** Whether what a mail says of an alert holds now: it can be bought, at the price that stands in the mail. */
export async function holdsAt(ctx: Ctx, alertId: Id<"alert">, toldMinor: number | null): Promise<boolean> {
  const [row] = await ctx.db.select().from(alert).where(eq(alert.id, alertId));
  if (!row) return false; // Taken back since.
  const now = await standingIn(ctx, MARKETS[row.market], row.variantId);
  return now !== null && now.inStock && (toldMinor === null || now.priceMinor === toldMinor);
}

/**
 * Takes back what was not sent yet and holds no more: the mail, and the notice of the same fact. The alert waits on as it
 * did before; one that was over begins anew.
 */
export async function retract(ctx: Ctx, of: { mailId: Id<"mail">; alertId: Id<"alert">; fact: string }): Promise<void> {
  const [row] = await ctx.db.select().from(alert).where(eq(alert.id, of.alertId));
  await ctx.db.batch([
    ctx.db.delete(mail).where(and(eq(mail.id, of.mailId), eq(mail.status, "waiting"))),
    ctx.db.delete(notice).where(eq(notice.fact, of.fact)),
    ctx.db.run(sql`
      INSERT INTO alert (id, owner, user_id, kind, market, variant_id, base_minor, target_minor, status, round, created_at)
      SELECT ${newId("alert", ctx.now())}, owner, user_id, kind, market, variant_id, was_minor, target_minor, 'armed', 1, created_at
      FROM alert a WHERE a.id = ${of.alertId} AND a.status = 'done' AND NOT EXISTS (
        SELECT 1 FROM alert o WHERE o.owner = a.owner AND o.variant_id = a.variant_id AND o.market = a.market
          AND o.kind = a.kind AND o.status <> 'done')
        AND (SELECT count(*) FROM alert o WHERE o.owner = a.owner AND o.status <> 'done') < ${MAX_ALERTS}`),
    ctx.db.run(
      sql`UPDATE alert SET status = 'armed', round = round + 1, was_minor = NULL WHERE id = ${of.alertId} AND status = 'due'`,
    ),
    ctx.db.run(sql`DELETE FROM alert WHERE id = ${of.alertId} AND status = 'done'`),
    ctx.db.run(
      sql`UPDATE alert SET base_minor = was_minor WHERE id = ${of.alertId} AND status = 'armed' AND was_minor IS NOT NULL`,
    ),
  ]);
  if (row) await claimWaiting(ctx, row.variantId);
}

/** A guest's alert whose link is to be sent: the newest link of one that waits for it. */
export async function waitingForAddress(
  ctx: Ctx,
  job: { alertId: Id<"alert">; seed: string },
): Promise<AlertRow | null> {
  const tokenHash = await linkHash(ctx, job.seed);
  const [row] = await ctx.db
    .select()
    .from(alert)
    .where(and(eq(alert.id, job.alertId), eq(alert.tokenHash, tokenHash), eq(alert.status, "unconfirmed")));
  return row ?? null;
}
