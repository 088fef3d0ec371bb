// Purging pages by tag: the tags that were touched are written down; every edge asks for them before it serves a stored page.
import { sql } from "@stoa/db";
import type { Ctx } from "./ctx.ts";

/** Marks pages that read these tags as out of date from now on. */
export async function purgeTags(ctx: Pick<Ctx, "db" | "now">, tags: readonly string[]): Promise<void> {
  if (tags.length === 0) return;
  await ctx.db
    .run(sql`INSERT INTO tag_purge (tag, purged_at) SELECT value, ${ctx.now()} FROM json_each(${JSON.stringify(tags)}) WHERE 1
    ON CONFLICT (tag) DO UPDATE SET purged_at = excluded.purged_at`);
}

/** Tags that were purged after a point in time, and when. */
export async function purgesSince(ctx: Pick<Ctx, "db">, sinceMs: number): Promise<{ tag: string; purgedAt: number }[]> {
  return await ctx.db.all(
    sql`SELECT tag, purged_at AS purgedAt FROM tag_purge WHERE purged_at > ${sinceMs} ORDER BY purged_at DESC LIMIT 5000`,
  );
}
