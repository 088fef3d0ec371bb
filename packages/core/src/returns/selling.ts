// What a seller does with returns: let them in or not, receive them, give the money back; and what comes of silence.
import {
  type ApproveReturn,
  newId,
  type ReceiveReturn,
  type RefuseReturn,
  type ReturnId,
  type ReturnView,
} from "@stoa/contract";
import { and, eq, inArray, orderLine, restock, returnLine, returnRequest, sql, type Statement } from "@stoa/db";
import {
  behind,
  type Ctx,
  FROM_START,
  type Later,
  later,
  type SellerCtx,
  type SweepPlace,
  type SystemCtx,
  workOff,
} from "../kernel/index.ts";
import { moveReturn, refundStep, type ReturnStep } from "./moving.ts";
import { returnById, returnRow, type ReturnRow } from "./queries.ts";
import { checkReceived, type ReceivedLine, RETURN_WHEN_DUE } from "./rules.ts";

/** Lets a return in. @throws NOT_FOUND, ILLEGAL_TRANSITION, CONFLICT */
export async function approveReturn(ctx: SellerCtx<"orders.cancel">, input: ApproveReturn): Promise<ReturnView> {
  const row = await returnRow(ctx, input.returnId);
  const { instructions } = input;
  await moveReturn(ctx, row, { to: "approved", ...(instructions === "" ? {} : { set: { instructions } }) });
  return await returnById(ctx, input);
}

/** Refuses a return, with a reason that the buyer reads. @throws NOT_FOUND, ILLEGAL_TRANSITION, CONFLICT */
export async function refuseReturn(ctx: SellerCtx<"orders.cancel">, input: RefuseReturn): Promise<ReturnView> {
  await moveReturn(ctx, await returnRow(ctx, input.returnId), {
    to: "refused",
    set: { refusedBecause: input.because },
  });
  return await returnById(ctx, input);
}

/** The step that notes what has arrived; what can be sold again is on the shelf with it. */
async function receiveStep(ctx: Ctx, { request }: ReturnRow, lines: readonly ReceivedLine[]): Promise<ReturnStep> {
  const back = lines.filter(({ resellableQuantity }) => resellableQuantity > 0);
  const sold = await ctx.db
    .select({ lineId: orderLine.id, offerId: orderLine.offerId })
    .from(orderLine)
    .where(
      inArray(
        orderLine.id,
        back.map(({ lineId }) => lineId),
      ),
    );
  const jobs: Later[] = sold.map(({ offerId }) => later(ctx, { type: "offer.changed", offerId }));
  const statements: Statement[] = [
    ...lines.map(({ lineId, receivedQuantity, resellableQuantity }) =>
      ctx.db
        .update(returnLine)
        .set({ receivedQuantity, resellableQuantity })
        .where(and(eq(returnLine.returnId, request.id), eq(returnLine.lineId, lineId))),
    ),
    ...back.map(({ lineId, resellableQuantity: quantity }) =>
      ctx.db
        .insert(restock)
        .values({ id: newId("restock", ctx.now()), lineId, quantity, reason: "returned", at: ctx.now() }),
    ),
    ...jobs.map((job) => job.statement),
  ];
  return { to: "received", statements, jobs };
}

const linesOf = (ctx: Ctx, { request }: ReturnRow) =>
  ctx.db.select().from(returnLine).where(eq(returnLine.returnId, request.id));

/**
 * Notes what has arrived, line by line; only what can be sold again goes back on the shelf.
 * @throws NOT_FOUND, ILLEGAL_TRANSITION, CONFLICT
 * @throws INVALID_INPUT nothing has arrived, or more than was to come
 */
export async function receiveReturn(ctx: SellerCtx<"orders.fulfil">, input: ReceiveReturn): Promise<ReturnView> {
  const row = await returnRow(ctx, input.returnId);
  await moveReturn(ctx, row, await receiveStep(ctx, row, checkReceived(await linesOf(ctx, row), input.lines)));
  return await returnById(ctx, input);
}

/** Gives the money of what has arrived back. @throws NOT_FOUND, ILLEGAL_TRANSITION, CONFLICT */
export async function refundReturn(ctx: SellerCtx<"orders.cancel">, input: ReturnId): Promise<ReturnView> {
  const row = await returnRow(ctx, input.returnId);
  await moveReturn(ctx, row, await refundStep(ctx, row));
  return await returnById(ctx, input);
}

/** What silence comes to: a parcel that nobody has noted counts as received, and nothing of it as fit to be sold again. */
async function dueStep(ctx: Ctx, row: ReturnRow): Promise<ReturnStep | null> {
  const { status } = row.request;
  if (!(status in RETURN_WHEN_DUE)) return null;
  const to = RETURN_WHEN_DUE[status as keyof typeof RETURN_WHEN_DUE];
  if (to === "refunded") return await refundStep(ctx, row);
  if (to !== "received") return { to };
  const lines = await linesOf(ctx, row);
  return await receiveStep(
    ctx,
    row,
    lines.map(({ lineId, quantity }) => ({ lineId, receivedQuantity: quantity, resellableQuantity: 0 })),
  );
}

/** Returns whose time is over come to what is due, a page of them. */
export async function sweepReturns(ctx: SystemCtx, from = FROM_START, limit = 20): Promise<SweepPlace | null> {
  const rows = await ctx.db
    .select({ at: sql<number>`${returnRequest.dueAt}`, id: returnRequest.id })
    .from(returnRequest)
    .where(sql`${returnRequest.dueAt} <= ${ctx.now()} AND ${behind(returnRequest.dueAt, returnRequest.id, from)}`)
    .orderBy(returnRequest.dueAt, returnRequest.id)
    .limit(limit);
  return await workOff("returns", { rows, limit }, async ({ id }) => {
    const row = await returnRow(ctx, id);
    const step = await dueStep(ctx, row);
    if (step) await moveReturn(ctx, row, step);
  });
}
