// What operators are told when a check of the books is broken: once per drift.
import type { Id } from "@stoa/contract";
import { drift, eq } from "@stoa/db";
import type { SystemCtx } from "../kernel/index.ts";
import { driftMail } from "./templates/index.ts";
import { tellOperators } from "./telling.ts";

/** Those who look after the books learn of a drift; one that was opened by two runs at once is told of once. */
export async function mailDrift(ctx: SystemCtx, job: { driftId: Id<"drift"> }): Promise<void> {
  const [row] = await ctx.db.select().from(drift).where(eq(drift.id, job.driftId));
  if (!row) return;
  const { id, checkName: check, subject, subjectCount } = row;
  await tellOperators(
    ctx,
    { kind: "books_drifted", fact: `books_drifted:${id}`, params: { check, subject, subjectCount } },
    {
      template: "books_drifted",
      subjectId: id,
      content: driftMail({ check, subject, subjectCount, url: `${ctx.origins.admin}/checks` }),
    },
  );
}
