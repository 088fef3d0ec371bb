// Moving a claim on. Each step is one batch; inserting the next event is its lock.
import type { ClaimStatus } from "@stoa/contract";
import { atomic, claim, claimEvent, eq, type Guards, type Statement } from "@stoa/db";
import { actorName, type Ctx, type Later, later, sent } from "../kernel/index.ts";
import { recorded, RETURN_GUARDS, unfreezing } from "../returns/index.ts";
import type { ClaimRow } from "./queries.ts";
import { checkClaimStep, claimDueAt } from "./rules.ts";

/** Outcomes of the guards of a claim. */
export const CLAIM_GUARDS = {
  "claim_event.claim_id": "CONFLICT",
  claim_status_path: "ILLEGAL_TRANSITION",
  ...RETURN_GUARDS,
} as const satisfies Guards;

type Changes = Partial<Omit<typeof claim.$inferInsert, "id" | "orderId" | "sellerId" | "status" | "version">>;

/** A step, with what else changes in its batch. `ends` names what the statements have made. */
export interface ClaimStep {
  to: ClaimStatus;
  set?: Changes;
  statements?: Statement[];
  ends?: Pick<Changes, "refundId" | "returnId">;
  jobs?: Later[];
  audit: string;
}

/**
 * Takes one step with a claim that the caller may see.
 * @throws ILLEGAL_TRANSITION the step may not follow
 * @throws CONFLICT somebody else has moved it meanwhile
 */
export async function moveClaim(ctx: Ctx, { claim: row }: ClaimRow, step: ClaimStep): Promise<void> {
  checkClaimStep(row.status, step.to);
  const version = row.version + 1;
  const dueAt = claimDueAt(step.to, ctx.now());
  const jobs = [
    later(ctx, { type: "claim.moved", claimId: row.id, version }),
    later(ctx, { type: "order.changed", orderId: row.orderId }),
  ];
  await atomic(
    ctx.db,
    [
      ctx.db
        .insert(claimEvent)
        .values({ claimId: row.id, version, status: step.to, actor: actorName(ctx.actor), at: ctx.now() }),
      // First its units are free for what follows, then what was made is named.
      ctx.db
        .update(claim)
        .set({ ...step.set, status: step.to, version, dueAt, updatedAt: ctx.now() })
        .where(eq(claim.id, row.id)),
      ...(step.statements ?? []),
      ...(step.ends ? [ctx.db.update(claim).set(step.ends).where(eq(claim.id, row.id))] : []),
      ...(dueAt === null ? unfreezing(ctx, row.orderId, row.id) : []),
      ...recorded(ctx, step.audit, row.id, { from: row.status, to: step.to }),
      ...jobs.map((job) => job.statement),
    ],
    CLAIM_GUARDS,
  );
  sent(ctx, [...jobs, ...(step.jobs ?? [])]);
}
