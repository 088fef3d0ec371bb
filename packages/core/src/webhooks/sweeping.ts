// What happens to webhooks by itself: endpoints are woken whose object was lost or whose time came by a moved clock, and what
// was sent long ago is forgotten.
import { DAY_MS, type Id, WEBHOOK_DAYS } from "@stoa/contract";
import { sql } from "@stoa/db";
import type { Ctx, Sweep } from "../kernel/index.ts";

const AT_ONCE = 200;

/** Wakes every endpoint for which something is due. */
export const sweepWebhooks: Sweep = async (ctx, from) => {
  const rows = await ctx.db.all<{ id: Id<"webhook"> }>(sql`
    SELECT w.id FROM webhook w WHERE w.status = 'active' AND w.quiet_until <= ${ctx.now()} AND w.id > ${from.id} AND EXISTS (
      SELECT 1 FROM webhook_delivery d WHERE d.webhook_id = w.id AND d.status = 'waiting' AND d.due_at <= ${ctx.now()})
    ORDER BY w.id LIMIT ${AT_ONCE}`);
  for (const { id } of rows) await ctx.objects.webhook(id).wake(id);
  return rows.length < AT_ONCE ? null : { at: 0, id: rows.at(-1)!.id };
};

/** Takes out what was written down longer ago than it is kept, sent or not, and secrets that sign no more. */
export async function forgetWebhooks(ctx: Ctx): Promise<void> {
  const before = ctx.now() - WEBHOOK_DAYS * DAY_MS;
  await ctx.db.batch([
    ctx.db.run(sql`DELETE FROM webhook_event WHERE created_at < ${before}`),
    ctx.db.run(sql`UPDATE webhook SET former_secret = NULL, former_until = NULL WHERE former_until <= ${ctx.now()}`),
  ]);
}
