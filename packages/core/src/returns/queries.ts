// Returns as their buyer, their seller and operators see them. Whose they are is asked of their order; a foreign id is not found.
import {
  DAY_MS,
  DomainError,
  type Id,
  isoDay,
  MARKETS,
  type OwnOrder,
  type Page,
  type ReturnableLine,
  type ReturnOptions,
  type ReturnsInput,
  type ReturnSummary,
  type ReturnView,
} from "@stoa/contract";
import {
  and,
  caseFile,
  category,
  type Database,
  eq,
  inArray,
  lt,
  offer,
  or,
  orderLine,
  product,
  refund,
  returnEvent,
  returnLine,
  returnPolicy,
  returnRequest,
  sellerOrder,
  sellerReturnTerms,
  sql,
  variant,
} from "@stoa/db";
import { type AdminCtx, type Ctx, pageOf, readCursor, type SellerCtx, type ShopperCtx } from "../kernel/index.ts";
import { type OrderRow, orderRow, visiblePurchase } from "../orders/index.ts";
import { deliveredUnits, goneUnits, unitsLeft } from "./delivered.ts";
import { type LineFacts, returnTerms, standingOf } from "./rules.ts";

/** A return with the order that it is of. */
export interface ReturnRow {
  request: typeof returnRequest.$inferSelect;
  order: OrderRow;
}

/** How long after delivery something can be claimed. */
export const CLAIM_DAYS = 90;
/** How long after the last promised day a parcel counts as lost, if nobody says otherwise. */
export const MISSING_DAYS = 2;

/** An order of the shopper's own, or one that `key` opens. @throws NOT_FOUND also for an order of somebody else */
export async function ownOrderRow(ctx: ShopperCtx, { orderId, key }: OwnOrder): Promise<OrderRow> {
  await visiblePurchase(ctx, { id: orderId, key });
  return await orderRow(ctx, orderId);
}

/** A return of the shopper's own. @throws NOT_FOUND */
export async function ownReturnRow(
  ctx: ShopperCtx,
  { returnId, key }: { returnId: Id<"return">; key?: string | undefined },
): Promise<ReturnRow> {
  const [request] = await ctx.db.select().from(returnRequest).where(eq(returnRequest.id, returnId));
  if (!request) throw new DomainError("NOT_FOUND");
  return { request, order: await ownOrderRow(ctx, { orderId: request.orderId, key }) };
}

/** A return of one seller's own, or of anybody for the marketplace. @throws NOT_FOUND */
export async function returnRow(ctx: Ctx, returnId: Id<"return">): Promise<ReturnRow> {
  const [request] = await ctx.db.select().from(returnRequest).where(eq(returnRequest.id, returnId));
  if (!request) throw new DomainError("NOT_FOUND");
  return { request, order: await orderRow(ctx, request.orderId) };
}

/** What is known of every line of an order that bears on giving it back; lines that were called off whole are left out. */
export async function returnableLines(
  ctx: Pick<Ctx, "db" | "now">,
  { seller_order: order }: OrderRow,
): Promise<(ReturnableLine & LineFacts)[]> {
  const { db } = ctx;
  const market = MARKETS[order.market];
  const [lines, policies, [own], delivered, gone] = await Promise.all([
    db
      .select({ line: orderLine, path: category.path })
      .from(orderLine)
      .innerJoin(offer, eq(offer.id, orderLine.offerId))
      .innerJoin(variant, eq(variant.id, offer.variantId))
      .innerJoin(product, eq(product.id, variant.productId))
      .innerJoin(category, eq(category.id, product.categoryId))
      .where(eq(orderLine.orderId, order.id))
      .orderBy(orderLine.id),
    db.select().from(returnPolicy),
    db.select().from(sellerReturnTerms).where(eq(sellerReturnTerms.sellerId, order.sellerId)),
    deliveredUnits(db, order.id),
    goneUnits(db, order.id),
  ]);
  return lines.flatMap(({ line, path }) => {
    const { id: lineId, title, variantLabel, imageHash } = line;
    if (gone.get(lineId)?.calledOff === line.quantity) return [];
    const arrived = delivered.find((each) => each.lineId === lineId);
    const terms = returnTerms(market, path, policies, own ?? null);
    const { wayBack, barredBecause } = terms;
    const left = unitsLeft(line.quantity, arrived?.quantity ?? 0, gone.get(lineId));
    const claimableQuantity = left.soldQuantity;
    const shown = { lineId, title, variantLabel, imageHash, wayBack, barredBecause, claimableQuantity };
    if (!arrived)
      return { ...shown, quantity: 0, standing: "not_delivered", lastDay: null, isWithdrawable: false } as const;
    return {
      ...shown,
      quantity: left.arrivedQuantity,
      ...standingOf(terms, arrived.deliveredAt, ctx.now(), market.timeZone),
    };
  });
}

/** Until when something is claimed, and from when a parcel counts as lost. */
export async function claimable(
  ctx: Pick<Ctx, "db" | "now">,
  { seller_order: order }: OrderRow,
): Promise<{ isClaimable: boolean; isMissingClaimable: boolean }> {
  const arrived = (await deliveredUnits(ctx.db, order.id)).reduce((last, line) => Math.max(last, line.deliveredAt), 0);
  const wasSent = ["partly_shipped", "shipped", "delivered"].includes(order.status);
  const today = isoDay(ctx.now() - MISSING_DAYS * DAY_MS, MARKETS[order.market].timeZone);
  const promised = Date.parse(`${order.promiseToDay}T00:00:00Z`);
  const isEarlyEnough = ctx.now() - Math.max(arrived, promised) <= CLAIM_DAYS * DAY_MS;
  return {
    isClaimable: arrived > 0 && isEarlyEnough,
    isMissingClaimable: wasSent && isEarlyEnough && (arrived > 0 || today > order.promiseToDay),
  };
}

/** What can be given back of an order, and whether the guarantee covers it. @throws NOT_FOUND */
export async function returnOptions(ctx: ShopperCtx, input: OwnOrder): Promise<ReturnOptions> {
  const row = await ownOrderRow(ctx, input);
  const { seller_order: order, seller: by, purchase: bought } = row;
  const [lines, claims] = await Promise.all([returnableLines(ctx, row), claimable(ctx, row)]);
  return {
    orderId: order.id,
    number: order.number,
    purchaseId: order.purchaseId,
    market: order.market,
    currency: order.currency,
    seller: { handle: by.handle, name: by.name },
    takesCredit: bought.userId !== null,
    isWithdrawable: lines.some((line) => line.isWithdrawable && line.quantity > 0),
    ...claims,
    lines: lines.map(({ wayBack: _w, ...line }) => line),
  };
}

/** The files of a case, oldest first. */
export async function filesOf(db: Database, subjects: readonly string[]) {
  if (subjects.length === 0) return [];
  const rows = await db
    .select()
    .from(caseFile)
    .where(inArray(caseFile.subject, subjects as (typeof caseFile.$inferSelect)["subject"][]))
    .orderBy(caseFile.id);
  return rows.map(({ id: documentId, subject, side, name, type, sizeBytes }) => ({
    subject,
    side,
    file: { documentId, name, type, sizeBytes },
  }));
}

/** A return with its lines, steps, files and refund. */
export async function returnView(db: Database, { request, order }: ReturnRow): Promise<ReturnView> {
  const { seller_order: of, seller: by } = order;
  // Side by side and not as one batch: D1 gives rows of a batch by name, and both tables have a quantity.
  const [lines, events, refunds] = await Promise.all([
    db
      .select({ line: returnLine, sold: orderLine })
      .from(returnLine)
      .innerJoin(orderLine, eq(orderLine.id, returnLine.lineId))
      .where(eq(returnLine.returnId, request.id))
      .orderBy(returnLine.lineId),
    db.select().from(returnEvent).where(eq(returnEvent.returnId, request.id)).orderBy(returnEvent.version),
    db
      .select({ amountMinor: refund.amountMinor, creditMinor: refund.creditMinor, status: refund.status })
      .from(refund)
      .where(eq(refund.id, request.refundId ?? ("" as Id<"refund">))),
  ]);
  const { status, version, target, wayBack, instructions, refusedBecause, carrier, trackingNumber, dueAt } = request;
  return {
    returnId: request.id,
    orderId: of.id,
    orderNumber: of.number,
    purchaseId: of.purchaseId,
    market: of.market,
    currency: of.currency,
    seller: { handle: by.handle, name: by.name },
    customerName: of.customerName,
    status,
    version,
    isLate: request.isLate === 1,
    target,
    wayBack,
    instructions,
    refusedBecause,
    carrier,
    trackingNumber,
    dueAt,
    lines: lines.map(({ line, sold }) => ({
      lineId: line.lineId,
      title: sold.title,
      variantLabel: sold.variantLabel,
      sku: sold.sku,
      imageHash: sold.imageHash,
      quantity: line.quantity,
      reason: line.reason,
      note: line.note,
      receivedQuantity: line.receivedQuantity,
      resellableQuantity: line.resellableQuantity,
    })),
    files: (await filesOf(db, [request.id])).map(({ file }) => file),
    refund: refunds[0] ?? null,
    events: events.map(({ version: step, status: reached, at }) => ({ version: step, status: reached, at })),
    createdAt: request.createdAt,
  };
}

/** A return of the shopper's own. @throws NOT_FOUND */
export const ownReturn = async (
  ctx: ShopperCtx,
  input: { returnId: Id<"return">; key?: string | undefined },
): Promise<ReturnView> => await returnView(ctx.db, await ownReturnRow(ctx, input));

/** A return of the seller's own, or any for an operator. @throws NOT_FOUND */
export const returnById = async (
  ctx: SellerCtx<"orders.read"> | AdminCtx<"orders.read">,
  input: { returnId: Id<"return"> },
): Promise<ReturnView> => await returnView(ctx.db, await returnRow(ctx, input.returnId));

/** The seller's returns, newest first. */
export async function listReturns(ctx: SellerCtx<"orders.read">, input: ReturnsInput): Promise<Page<ReturnSummary>> {
  const after = readCursor(input.cursor);
  const rows = await ctx.db
    .select({
      request: returnRequest,
      number: sellerOrder.number,
      customerName: sellerOrder.customerName,
      unitCount: sql<number>`(SELECT coalesce(sum(l.quantity), 0) FROM return_line l WHERE l.return_id = ${returnRequest.id})`,
    })
    .from(returnRequest)
    .innerJoin(sellerOrder, eq(sellerOrder.id, returnRequest.orderId))
    .where(
      and(
        eq(returnRequest.sellerId, ctx.actor.sellerId),
        input.status ? eq(returnRequest.status, input.status) : undefined,
        after
          ? or(
              lt(returnRequest.createdAt, after.at),
              and(eq(returnRequest.createdAt, after.at), lt(returnRequest.id, after.id as Id<"return">)),
            )
          : undefined,
      ),
    )
    .orderBy(sql`${returnRequest.createdAt} DESC, ${returnRequest.id} DESC`)
    .limit(input.limit + 1);
  return pageOf(
    rows,
    input.limit,
    ({ request }) => ({ at: request.createdAt, id: request.id }),
    ({ request: { id: returnId, status, dueAt, createdAt }, number: orderNumber, customerName, unitCount }) => ({
      returnId,
      orderNumber,
      customerName,
      status,
      unitCount,
      dueAt,
      createdAt,
    }),
  );
}
