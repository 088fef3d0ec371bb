// The audit row of a decision, written in the batch of the change.
import { newId } from "@stoa/contract";
import { audit, type Statement } from "@stoa/db";
import { actorName, type Ctx } from "./ctx.ts";

/** The statement that records who did what to which subject. `detail` holds ids, states and reasons, no personal data. */
export function auditRow(ctx: Ctx, action: string, subject: string, detail: Record<string, unknown> = {}): Statement {
  return ctx.db
    .insert(audit)
    .values({ id: newId("audit", ctx.now()), actor: actorName(ctx.actor), action, subject, detail, at: ctx.now() });
}
