// Moving a return on. Each step is one batch; inserting the next event is its lock.
import type { ReturnStatus } from "@stoa/contract";
import {
  and,
  atomic,
  type BatchPart,
  eq,
  type Guards,
  returnEvent,
  returnLine,
  returnRequest,
  type Statement,
} from "@stoa/db";
import { actorName, auditRow, type Ctx, type Later, later, sent } from "../kernel/index.ts";
import { REFUND_GUARDS } from "../refunds/index.ts";
import { unfreezing } from "./freezing.ts";
import { givingBack } from "./giving-back.ts";
import type { ReturnRow } from "./queries.ts";
import { checkReturnStep, givesDeliveryBack, returnDueAt } from "./rules.ts";

/** Outcomes of the guards of a return. */
export const RETURN_GUARDS = {
  "return_event.return_id": "CONFLICT",
  return_request_status_path: "ILLEGAL_TRANSITION",
  return_request_of_delivered: "ILLEGAL_TRANSITION",
  unit_in_one_case: "CONFLICT",
  restock_within_hold: "CONFLICT",
  ...REFUND_GUARDS,
} as const satisfies Guards;

/** A step, with what else changes in its batch. */
export interface ReturnStep {
  to: ReturnStatus;
  set?: Partial<Omit<typeof returnRequest.$inferInsert, "id" | "orderId" | "sellerId" | "status" | "version">>;
  statements?: Statement[];
  jobs?: Later[];
}

/** The audit row of a step by a seller, an operator or the marketplace; buyers and guests have the events. */
export const recorded = (ctx: Ctx, action: string, subject: string, detail: Record<string, unknown>): BatchPart[] =>
  ctx.actor.kind === "buyer" || ctx.actor.kind === "guest" ? [] : [auditRow(ctx, action, subject, detail)];

/**
 * Takes one step with a return that the caller may see.
 * @throws ILLEGAL_TRANSITION the step may not follow
 * @throws CONFLICT somebody else has moved it meanwhile
 */
export async function moveReturn(ctx: Ctx, { request }: ReturnRow, step: ReturnStep): Promise<void> {
  checkReturnStep(request.status, step.to);
  const version = request.version + 1;
  const dueAt = returnDueAt(step.to, ctx.now());
  const jobs = [
    later(ctx, { type: "return.moved", returnId: request.id, version }),
    later(ctx, { type: "order.changed", orderId: request.orderId }),
  ];
  await atomic(
    ctx.db,
    [
      ctx.db
        .insert(returnEvent)
        .values({ returnId: request.id, version, status: step.to, actor: actorName(ctx.actor), at: ctx.now() }),
      ...(step.statements ?? []),
      ctx.db
        .update(returnRequest)
        .set({ ...step.set, status: step.to, version, dueAt, updatedAt: ctx.now() })
        .where(and(eq(returnRequest.id, request.id), eq(returnRequest.version, request.version))),
      ...(dueAt === null ? unfreezing(ctx, request.orderId, request.id) : []),
      ...recorded(ctx, `return.${step.to}`, request.id, { from: request.status }),
      ...jobs.map((job) => job.statement),
    ],
    RETURN_GUARDS,
  );
  sent(ctx, [...jobs, ...(step.jobs ?? [])]);
}

/** The step that gives the money of what has arrived back. */
export async function refundStep(ctx: Ctx, { request, order }: ReturnRow): Promise<ReturnStep> {
  const lines = await ctx.db.select().from(returnLine).where(eq(returnLine.returnId, request.id));
  const reasons = lines.map(({ reason }) => reason);
  const part = await givingBack(ctx, order, {
    lines: lines.map(({ lineId, receivedQuantity }) => ({ lineId, quantity: receivedQuantity ?? 0 })),
    reason: "returned",
    target: request.target,
    borneBy: "seller",
    givesDelivery: (unitsLeft) => givesDeliveryBack(reasons, unitsLeft),
  });
  return {
    to: "refunded",
    ...(part ? { set: { refundId: part.refundId }, statements: part.statements, jobs: part.jobs } : {}),
  };
}
