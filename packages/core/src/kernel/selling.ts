// Whether a seller sells at a moment: asked wherever offers are read, so that a shop is away and back on time.
import { sql, type SQL } from "@stoa/db";

/** Whether a seller `s` sells now: active, and not away. */
export const sellsAt = (now: number): SQL =>
  sql`(s.status = 'active' AND NOT (coalesce(s.away_from_at, ${now + 1}) <= ${now} AND ${now} < coalesce(s.away_to_at, 0)))`;
