// How a seller answers a claim, how the marketplace decides about it, and what comes of silence.
import { type AnswerClaim, type ClaimView, type DecideClaim, DomainError, type RefundReason } from "@stoa/contract";
import { claim, inArray, sql, and } from "@stoa/db";
import {
  type AdminCtx,
  behind,
  type Ctx,
  FROM_START,
  type SellerCtx,
  type SweepPlace,
  type SystemCtx,
  workOff,
} from "../kernel/index.ts";
import { givingBack } from "../returns/index.ts";
import { type ClaimStep, moveClaim } from "./moving.ts";
import { claimById, claimRow, type ClaimRow, leftInClaim } from "./queries.ts";
import { answered, CLAIM_WHEN_DUE, decided, shareOut } from "./rules.ts";

/** What gives all the money of a claim back, the delivery with it when nothing of the order stays. */
async function refunding(
  ctx: Ctx,
  row: ClaimRow,
  of: { reason: RefundReason; borneBy: "seller" | "marketplace" },
): Promise<Pick<ClaimStep, "statements" | "jobs" | "ends">> {
  const part = await givingBack(ctx, row.order, {
    ...of,
    lines: await leftInClaim(ctx.db, row),
    target: row.claim.target,
    givesDelivery: (unitsLeft) => unitsLeft === 0,
  });
  return part ? { statements: part.statements, jobs: part.jobs, ends: { refundId: part.refundId } } : {};
}

/**
 * Answers a claim: all the money at once, or an offer or a refusal that the buyer reads.
 * @throws NOT_FOUND, ILLEGAL_TRANSITION, CONFLICT
 * @throws INVALID_INPUT a refusal without words, more than the units cost, or a thing asked back that has not arrived
 */
export async function answerClaim(ctx: SellerCtx<"orders.cancel">, input: AnswerClaim): Promise<ClaimView> {
  const row = await claimRow(ctx, input.claimId);
  const { answer, note, minor } = input;
  const to = answered(row.claim.kind, answer, note);
  if (row.claim.status !== "open") throw new DomainError("ILLEGAL_TRANSITION", { from: row.claim.status, to });
  if (minor !== undefined) shareOut(minor, await leftInClaim(ctx.db, row));
  await moveClaim(ctx, row, {
    to,
    set: { answer, answerNote: note, answerMinor: minor ?? null },
    audit: "claim.answered",
    ...(to === "resolved" ? await refunding(ctx, row, { reason: "claim", borneBy: "seller" }) : {}),
  });
  return await claimById(ctx, input);
}

/**
 * Decides about a claim under the guarantee: the refund is the seller's or the marketplace's to bear, or there is none.
 * @throws NOT_FOUND, CONFLICT
 * @throws ILLEGAL_TRANSITION it does not wait for the marketplace
 */
export async function decideClaim(ctx: AdminCtx<"orders.decide">, input: DecideClaim): Promise<ClaimView> {
  const row = await claimRow(ctx, input.claimId);
  const { decision, note } = input;
  const { status } = row.claim;
  const to = decided(status, decision);
  if (status !== "escalated" && status !== "appealed")
    throw new DomainError("ILLEGAL_TRANSITION", { from: status, to });
  const borneBy = decision === "marketplace_pays" ? "marketplace" : "seller";
  await moveClaim(ctx, row, {
    to,
    set: { decision, decisionNote: note },
    audit: "claim.decided",
    ...(decision === "deny" ? {} : await refunding(ctx, row, { reason: "guarantee", borneBy })),
  });
  return await claimById(ctx, input);
}

/** Claims whose time is over come to what is due, a page of them. */
export async function sweepClaims(ctx: SystemCtx, from = FROM_START, limit = 20): Promise<SweepPlace | null> {
  const statuses = Object.keys(CLAIM_WHEN_DUE) as (keyof typeof CLAIM_WHEN_DUE)[];
  const rows = await ctx.db
    .select({ at: sql<number>`${claim.dueAt}`, id: claim.id })
    .from(claim)
    .where(
      and(inArray(claim.status, statuses), sql`${claim.dueAt} <= ${ctx.now()}`, behind(claim.dueAt, claim.id, from)),
    )
    .orderBy(claim.dueAt, claim.id)
    .limit(limit);
  return await workOff("claims", { rows, limit }, async ({ id }) => {
    const row = await claimRow(ctx, id);
    const { status } = row.claim;
    if (status in CLAIM_WHEN_DUE)
      await moveClaim(ctx, row, { to: CLAIM_WHEN_DUE[status as keyof typeof CLAIM_WHEN_DUE], audit: "claim.due" });
  });
}
