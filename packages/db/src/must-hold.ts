// A fact that a batch was decided on, said again inside it: where it no longer holds, nothing happens.
import { type SQL, sql } from "drizzle-orm";
import type { Statement } from "./atomic.ts";
import type { Database } from "./connect.ts";

/** The broken guard of a batch whose facts have changed meanwhile. */
export const MUST_HOLD = { must_hold: "CONFLICT" } as const;

/** The statement that breaks its batch unless `fact` is true; put it first, with `MUST_HOLD` among the guards. */
export const mustHold = (db: Database, fact: SQL): Statement =>
  db.run(sql`INSERT INTO must_hold (holds) SELECT coalesce((${fact}), 0)`);

/** The same where `query` must find a row. */
export const mustExist = (db: Database, query: SQL): Statement => mustHold(db, sql`EXISTS (${query})`);
