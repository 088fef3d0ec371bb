// Every mutation of operators in the engine room, each done once with a right input.
import { newId } from "@stoa/contract";
import { sql } from "@stoa/db";
import { db, type Visitor } from "../testing.ts";
import type { Do } from "./deeds.ts";

/** What operators do about jobs, checks, flags and mails. */
export async function engineDeeds(act: Do, desk: Visitor): Promise<void> {
  const jobId = newId("job", Date.now());
  await db.run(sql`INSERT INTO outbox (id, type, payload, created_at, due_at, attempts, last_error)
    VALUES (${jobId}, 'product.rated', '{}', 1, 1, 3, 'It was not to be')`);
  await act(desk, "admin.jobs.replayKind", { kind: "product.rated" });
  await db.run(sql`UPDATE outbox SET done_at = NULL, attempts = 3 WHERE id = ${jobId}`);
  await act(desk, "admin.jobs.giveUp", { jobId, reason: "The product is gone." });
  await act(desk, "admin.jobs.replay", { jobId });
  await db.run(sql`UPDATE outbox SET done_at = 1, given_up = NULL WHERE id = ${jobId}`);

  await db.run(sql`UPDATE check_run SET status = 'passed', ended_at = 1 WHERE kind = 'audit' AND status = 'running'`);
  await act(desk, "admin.checks.run", { kind: "audit" });
  await act(desk, "admin.flags.save", { name: "payouts_on_request", isOn: "on", version: 0 });
  await act(desk, "admin.mails.test", { template: "order_placed", language: "de" });
}
