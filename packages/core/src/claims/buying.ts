// What a buyer does with claims: open one, take the seller's offer, ask the marketplace, appeal, call it off.
import { type AppealClaim, type ClaimView, DomainError, newId, type OpenClaim, type OwnClaim } from "@stoa/contract";
import { atomic, claim, claimEvent, claimLine, eq, orderLine } from "@stoa/db";
import { actorName, later, sent, type ShopperCtx } from "../kernel/index.ts";
import { refundStatements } from "../refunds/index.ts";
import { beginning, claimable, deliveredUnits, freezing, goneUnits, ownOrderRow, unitsLeft } from "../returns/index.ts";
import { CLAIM_GUARDS, type ClaimStep, moveClaim } from "./moving.ts";
import { type ClaimRow, leftInClaim, ownClaim, ownClaimRow } from "./queries.ts";
import { checkClaim, claimDueAt, RETURN_REASON_OF, shareOut } from "./rules.ts";

/**
 * Says that something is wrong with units of an order. The seller has 48 hours to answer.
 * @throws NOT_FOUND not an order of the shopper's own
 * @throws WINDOW_CLOSED, INVALID_INPUT the guarantee does not cover it
 * @throws CONFLICT the same units went into another case meanwhile
 */
export async function openClaim(ctx: ShopperCtx, input: OpenClaim): Promise<ClaimView> {
  const row = await ownOrderRow(ctx, input);
  const { seller_order: order } = row;
  const [sold, arrived, gone, covered] = await Promise.all([
    ctx.db.select().from(orderLine).where(eq(orderLine.orderId, order.id)),
    deliveredUnits(ctx.db, order.id),
    goneUnits(ctx.db, order.id),
    claimable(ctx, row),
  ]);
  const lines = sold.map(({ id: lineId, quantity }) => {
    const there = arrived.find((line) => line.lineId === lineId)?.quantity ?? 0;
    return { lineId, ...unitsLeft(quantity, there, gone.get(lineId)) };
  });
  checkClaim(input.kind, input.lines, covered, lines);
  const claimId = newId("claim", ctx.now());
  const { kind, note } = input;
  const jobs = [
    later(ctx, { type: "claim.moved", claimId, version: 1 }),
    later(ctx, { type: "order.changed", orderId: order.id }),
  ];
  await atomic(
    ctx.db,
    [
      ctx.db.insert(claim).values({
        id: claimId,
        orderId: order.id,
        sellerId: order.sellerId,
        kind,
        note,
        target: row.purchase.userId === null ? "original" : input.target,
        dueAt: claimDueAt("open", ctx.now()),
        createdAt: ctx.now(),
        updatedAt: ctx.now(),
      }),
      ctx.db
        .insert(claimEvent)
        .values({ claimId, version: 1, status: "open", actor: actorName(ctx.actor), at: ctx.now() }),
      ...input.lines.map((line) => ctx.db.insert(claimLine).values({ claimId, ...line })),
      ...freezing(ctx, order.id, claimId),
      ...jobs.map((job) => job.statement),
    ],
    CLAIM_GUARDS,
  );
  sent(ctx, jobs);
  return await ownClaim(ctx, { claimId, key: input.key });
}

/** What taking the seller's offer does: a part of the money, or a return that the seller pays for. */
async function accepting(ctx: ShopperCtx, row: ClaimRow): Promise<Omit<ClaimStep, "to" | "audit">> {
  const { answer, answerMinor, kind, target, orderId } = row.claim;
  const left = await leftInClaim(ctx.db, row);
  if (answer === "part" && answerMinor !== null) {
    const part = await refundStatements(ctx, {
      orderId,
      reason: "claim",
      lines: [],
      reductions: shareOut(answerMinor, left),
      delivery: 0,
      target,
      borneBy: "seller",
    });
    return { statements: part.statements, jobs: part.jobs, ends: { refundId: part.refundId } };
  }
  if (answer !== "return") throw new DomainError("ILLEGAL_TRANSITION", { from: row.claim.status, to: "resolved" });
  const reason = RETURN_REASON_OF[kind];
  const begun = await beginning(ctx, row.order, {
    status: "approved",
    isLate: false,
    wayBack: "seller",
    target,
    lines: left.map(({ lineId, quantity }) => ({ lineId, quantity, reason, note: "" })),
  });
  return { statements: begun.statements, jobs: begun.jobs, ends: { returnId: begun.returnId } };
}

/**
 * Takes what the seller has offered.
 * @throws NOT_FOUND, CONFLICT
 * @throws ILLEGAL_TRANSITION there is no offer
 */
export async function acceptAnswer(ctx: ShopperCtx, input: OwnClaim): Promise<ClaimView> {
  const row = await ownClaimRow(ctx, input);
  if (row.claim.status !== "answered")
    throw new DomainError("ILLEGAL_TRANSITION", { from: row.claim.status, to: "resolved" });
  await moveClaim(ctx, row, { to: "resolved", audit: "claim.accepted", ...(await accepting(ctx, row)) });
  return await ownClaim(ctx, input);
}

/** Asks the marketplace to decide. @throws NOT_FOUND, ILLEGAL_TRANSITION the seller has not answered yet, CONFLICT */
export async function escalateClaim(ctx: ShopperCtx, input: OwnClaim): Promise<ClaimView> {
  const row = await ownClaimRow(ctx, input);
  // A seller has their 48 hours; only then it goes to the marketplace, by itself.
  if (row.claim.status !== "answered")
    throw new DomainError("ILLEGAL_TRANSITION", { from: row.claim.status, to: "escalated" });
  await moveClaim(ctx, row, { to: "escalated", audit: "claim.escalated" });
  return await ownClaim(ctx, input);
}

/** Asks the marketplace to look once more, once. @throws NOT_FOUND, ILLEGAL_TRANSITION, CONFLICT */
export async function appealClaim(ctx: ShopperCtx, input: AppealClaim): Promise<ClaimView> {
  const row = await ownClaimRow(ctx, input);
  await moveClaim(ctx, row, { to: "appealed", set: { appealNote: input.note }, audit: "claim.appealed" });
  return await ownClaim(ctx, input);
}

/** Calls a claim off. @throws NOT_FOUND, ILLEGAL_TRANSITION, CONFLICT */
export async function withdrawClaim(ctx: ShopperCtx, input: OwnClaim): Promise<ClaimView> {
  await moveClaim(ctx, await ownClaimRow(ctx, input), { to: "withdrawn", audit: "claim.withdrawn" });
  return await ownClaim(ctx, input);
}
