// What a buyer does with returns: ask for one, send the parcel, call it off.
import { type Id, newId, type OwnReturn, type RequestReturn, type ReturnView, type SendReturn } from "@stoa/contract";
import { atomic, eq, returnEvent, returnLine, returnRequest, sellerReturnTerms, type Statement } from "@stoa/db";
import { actorName, type Ctx, type Later, later, sent, type ShopperCtx } from "../kernel/index.ts";
import type { OrderRow } from "../orders/index.ts";
import { freezing } from "./freezing.ts";
import { moveReturn, RETURN_GUARDS } from "./moving.ts";
import { ownOrderRow, ownReturn, ownReturnRow, returnableLines } from "./queries.ts";
import { checkReturn, returnDueAt, type WantedLine } from "./rules.ts";

/** A return as it begins. */
export interface NewReturn {
  status: "requested" | "approved";
  isLate: boolean;
  wayBack: "buyer" | "seller";
  target: "original" | "credit";
  lines: readonly (WantedLine & { note: string })[];
}

/** The parts of a batch that begin a return. Name `RETURN_GUARDS` with them. */
export async function beginning(
  ctx: Ctx,
  { seller_order: order }: OrderRow,
  wanted: NewReturn,
): Promise<{ returnId: Id<"return">; statements: Statement[]; jobs: Later[] }> {
  const returnId = newId("return", ctx.now());
  const { status, isLate, wayBack, target, lines } = wanted;
  const [terms] = await ctx.db
    .select({ instructions: sellerReturnTerms.instructions })
    .from(sellerReturnTerms)
    .where(eq(sellerReturnTerms.sellerId, order.sellerId));
  const jobs = [
    later(ctx, { type: "return.moved", returnId, version: 1 }),
    later(ctx, { type: "order.changed", orderId: order.id }),
  ];
  const statements = [
    ctx.db.insert(returnRequest).values({
      id: returnId,
      orderId: order.id,
      sellerId: order.sellerId,
      status,
      isLate: Number(isLate),
      target,
      wayBack,
      instructions: terms?.instructions ?? "",
      dueAt: returnDueAt(status, ctx.now()),
      createdAt: ctx.now(),
      updatedAt: ctx.now(),
    }),
    ctx.db.insert(returnEvent).values({ returnId, version: 1, status, actor: actorName(ctx.actor), at: ctx.now() }),
    ...lines.map(({ lineId, quantity, reason, note }) =>
      ctx.db.insert(returnLine).values({ returnId, lineId, quantity, reason, note }),
    ),
    ...freezing(ctx, order.id, returnId),
    ...jobs.map((job) => job.statement),
  ];
  return { returnId, statements, jobs };
}

/**
 * Asks to give units of a delivered order back. Inside the policy it is approved at once.
 * @throws NOT_FOUND not an order of the shopper's own
 * @throws INVALID_INPUT there are not so many units, or no right of withdrawal
 * @throws NOT_RETURNABLE, WINDOW_CLOSED as the policy says
 * @throws CONFLICT the same units went into another case meanwhile
 */
export async function requestReturn(ctx: ShopperCtx, input: RequestReturn): Promise<ReturnView> {
  const row = await ownOrderRow(ctx, input);
  const begun = checkReturn(input.lines, await returnableLines(ctx, row));
  const target = row.purchase.userId === null ? "original" : input.target;
  const { returnId, statements, jobs } = await beginning(ctx, row, { ...begun, target, lines: input.lines });
  await atomic(ctx.db, statements, RETURN_GUARDS);
  sent(ctx, jobs);
  return await ownReturn(ctx, { returnId, key: input.key });
}

/** Says that the parcel is on its way. @throws NOT_FOUND, ILLEGAL_TRANSITION, CONFLICT */
export async function sendReturn(ctx: ShopperCtx, input: SendReturn): Promise<ReturnView> {
  const { carrier, trackingNumber } = input;
  await moveReturn(ctx, await ownReturnRow(ctx, input), { to: "sent", set: { carrier, trackingNumber } });
  return await ownReturn(ctx, input);
}

/** Calls a return off; the things stay with the customer. @throws NOT_FOUND, ILLEGAL_TRANSITION, CONFLICT */
export async function cancelReturn(ctx: ShopperCtx, input: OwnReturn): Promise<ReturnView> {
  await moveReturn(ctx, await ownReturnRow(ctx, input), { to: "cancelled" });
  return await ownReturn(ctx, input);
}
