// Claims as their buyer, their seller and operators see them. Whose they are is asked of their order; a foreign id is not found.
import {
  type CasesOfOrder,
  type ClaimsInput,
  type ClaimSummary,
  type ClaimView,
  DomainError,
  type Id,
  MARKET_HANDLES,
  MARKETS,
  type OwnClaim,
  type OwnOrder,
  type Page,
} from "@stoa/contract";
import {
  and,
  claim,
  claimEvent,
  claimLine,
  type Database,
  desc,
  eq,
  gt,
  inArray,
  lt,
  or,
  orderLine,
  refund,
  returnRequest,
  seller,
  sellerOrder,
  sql,
  type SQL,
} from "@stoa/db";
import { type AdminCtx, type Ctx, pageOf, readCursor, type SellerCtx, type ShopperCtx } from "../kernel/index.ts";
import { type OrderRow, orderRow } from "../orders/index.ts";
import { leftOf, refundedOf, refundParts, soldLinesOf } from "../refunds/index.ts";
import { filesOf, ownOrderRow } from "../returns/index.ts";

/** A claim with the order that it is of. */
export interface ClaimRow {
  claim: typeof claim.$inferSelect;
  order: OrderRow;
}

async function bareClaim(ctx: Ctx, claimId: Id<"claim">): Promise<typeof claim.$inferSelect> {
  const [row] = await ctx.db.select().from(claim).where(eq(claim.id, claimId));
  if (!row) throw new DomainError("NOT_FOUND");
  return row;
}

/** A claim of the shopper's own. @throws NOT_FOUND */
export async function ownClaimRow(ctx: ShopperCtx, { claimId, key }: OwnClaim): Promise<ClaimRow> {
  const row = await bareClaim(ctx, claimId);
  return { claim: row, order: await ownOrderRow(ctx, { orderId: row.orderId, key }) };
}

/** A claim against one seller, or any for the marketplace. @throws NOT_FOUND */
export async function claimRow(ctx: Ctx, claimId: Id<"claim">): Promise<ClaimRow> {
  const row = await bareClaim(ctx, claimId);
  return { claim: row, order: await orderRow(ctx, row.orderId) };
}

/** The units of a claim with what is left of their money, line by line. */
export async function leftInClaim(
  db: Database,
  { claim: { id }, order }: ClaimRow,
): Promise<{ lineId: Id<"line">; quantity: number; amountMinor: number }[]> {
  const [lines, sold, before] = await Promise.all([
    db.select().from(claimLine).where(eq(claimLine.claimId, id)).orderBy(claimLine.lineId),
    soldLinesOf(db, order.seller_order),
    refundedOf(db, order.seller_order.id),
  ]);
  const there = lines.flatMap(({ lineId, quantity }) => {
    const line = sold.lines.find((each) => each.lineId === lineId);
    const units = line ? Math.min(quantity, leftOf(line, before.lines).quantity) : 0;
    return units > 0 ? [{ lineId, quantity: units }] : [];
  });
  return refundParts(sold.lines, before.lines, { lines: there }).map(({ lineId, quantity, amountMinor }) => ({
    lineId,
    quantity,
    amountMinor,
  }));
}

/** A claim with its lines, steps, files and refund. */
export async function claimView(db: Database, row: ClaimRow): Promise<ClaimView> {
  const { claim: of, order } = row;
  const { seller_order: sold, seller: by } = order;
  // Side by side and not as one batch: D1 gives rows of a batch by name, and both tables have a quantity.
  const [lines, events, refunds] = await Promise.all([
    db
      .select({ quantity: claimLine.quantity, line: orderLine })
      .from(claimLine)
      .innerJoin(orderLine, eq(orderLine.id, claimLine.lineId))
      .where(eq(claimLine.claimId, of.id))
      .orderBy(claimLine.lineId),
    db.select().from(claimEvent).where(eq(claimEvent.claimId, of.id)).orderBy(claimEvent.version),
    db
      .select({
        amountMinor: refund.amountMinor,
        creditMinor: refund.creditMinor,
        status: refund.status,
        borneBy: refund.borneBy,
      })
      .from(refund)
      .where(eq(refund.id, of.refundId ?? ("" as Id<"refund">))),
  ]);
  const [files, { lines: prices }] = await Promise.all([filesOf(db, [of.id]), soldLinesOf(db, sold)]);
  const units = lines.map(({ quantity, line }) => ({ lineId: line.id, quantity }));
  const { kind, status, version, note, target, answer, answerMinor, answerNote, appealNote } = of;
  const { decision, decisionNote, returnId, dueAt, createdAt } = of;
  return {
    claimId: of.id,
    orderId: sold.id,
    orderNumber: sold.number,
    purchaseId: sold.purchaseId,
    market: sold.market,
    currency: sold.currency,
    seller: { sellerId: by.id, handle: by.handle, name: by.name },
    customerName: sold.customerName,
    kind,
    status,
    version,
    note,
    target,
    answer,
    answerMinor,
    answerNote,
    appealNote,
    decision,
    decisionNote,
    returnId,
    valueMinor: refundParts(prices, [], { lines: units }).reduce((sum, part) => sum + part.amountMinor, 0),
    refund: refunds[0] ?? null,
    dueAt,
    lines: lines.map(({ quantity, line: { id: lineId, title, variantLabel, imageHash } }) => ({
      lineId,
      title,
      variantLabel,
      imageHash,
      quantity,
    })),
    files: files.map(({ file }) => file),
    events: events.map(({ version: step, status: reached, at }) => ({ version: step, status: reached, at })),
    createdAt,
  };
}

/** A claim of the shopper's own. @throws NOT_FOUND */
export const ownClaim = async (ctx: ShopperCtx, input: OwnClaim): Promise<ClaimView> =>
  await claimView(ctx.db, await ownClaimRow(ctx, input));

/** A claim against the seller, or any for an operator. @throws NOT_FOUND */
export const claimById = async (
  ctx: SellerCtx<"orders.read"> | AdminCtx<"orders.read">,
  input: { claimId: Id<"claim"> },
): Promise<ClaimView> => await claimView(ctx.db, await claimRow(ctx, input.claimId));

/** The markets whose prices are shown without the tax, which comes on top. */
const TAX_ON_TOP = JSON.stringify(MARKET_HANDLES.filter((handle) => !MARKETS[handle].taxInclusive));

/** What units of these claims cost, roughly: their even share of what was paid for the line. Lists show it; money follows the parts. */
const VALUE = sql<number>`(SELECT coalesce(sum((l.total_minor - l.discount_minor
    + iif(${sellerOrder.market} IN (SELECT value FROM json_each(${TAX_ON_TOP})), l.tax_minor, 0)) * c.quantity / l.quantity), 0)
  FROM claim_line c JOIN order_line l ON l.id = c.line_id WHERE c.claim_id = ${claim.id})`;

const listed = (ctx: Ctx, where: SQL | undefined, order: SQL, limit: number) =>
  ctx.db
    .select({ claim, order: sellerOrder, sellerName: seller.name, valueMinor: VALUE })
    .from(claim)
    .innerJoin(sellerOrder, eq(sellerOrder.id, claim.orderId))
    .innerJoin(seller, eq(seller.id, claim.sellerId))
    .where(where)
    .orderBy(order)
    .limit(limit);

type Listed = Awaited<ReturnType<typeof listed>>[number];

const summaryOf = ({ claim: of, order, sellerName, valueMinor }: Listed): ClaimSummary => ({
  claimId: of.id,
  orderNumber: order.number,
  sellerName,
  customerName: order.customerName,
  kind: of.kind,
  status: of.status,
  currency: order.currency,
  valueMinor,
  dueAt: of.dueAt,
  createdAt: of.createdAt,
});

async function newestClaims(ctx: Ctx, input: ClaimsInput, own: SQL | undefined): Promise<Page<ClaimSummary>> {
  const after = readCursor(input.cursor);
  const where = and(
    own,
    input.status ? eq(claim.status, input.status) : undefined,
    after
      ? or(lt(claim.createdAt, after.at), and(eq(claim.createdAt, after.at), lt(claim.id, after.id as Id<"claim">)))
      : undefined,
  );
  const rows = await listed(ctx, where, sql`${claim.createdAt} DESC, ${claim.id} DESC`, input.limit + 1);
  return pageOf(rows, input.limit, (row) => ({ at: row.claim.createdAt, id: row.claim.id }), summaryOf);
}

/** The claims against the seller, newest first. */
export const listClaims = async (ctx: SellerCtx<"orders.read">, input: ClaimsInput): Promise<Page<ClaimSummary>> =>
  await newestClaims(ctx, input, eq(claim.sellerId, ctx.actor.sellerId));

/** The desk of the guarantee: claims that wait for a decision, what is due first on top; in any other state, newest first. */
export async function claimDesk(ctx: AdminCtx<"orders.read">, input: ClaimsInput): Promise<Page<ClaimSummary>> {
  if (input.status) return await newestClaims(ctx, input, undefined);
  const after = readCursor(input.cursor);
  const where = and(
    inArray(claim.status, ["escalated", "appealed"]),
    after
      ? or(gt(claim.dueAt, after.at), and(eq(claim.dueAt, after.at), gt(claim.id, after.id as Id<"claim">)))
      : undefined,
  );
  const rows = await listed(ctx, where, sql`${claim.dueAt}, ${claim.id}`, input.limit + 1);
  return pageOf(rows, input.limit, (row) => ({ at: row.claim.dueAt ?? 0, id: row.claim.id }), summaryOf);
}

async function casesOf(db: Database, orderId: Id<"order">): Promise<CasesOfOrder> {
  const [returns, claims] = await db.batch([
    db
      .select({ returnId: returnRequest.id, status: returnRequest.status, createdAt: returnRequest.createdAt })
      .from(returnRequest)
      .where(eq(returnRequest.orderId, orderId))
      .orderBy(desc(returnRequest.createdAt)),
    db
      .select({ claimId: claim.id, status: claim.status, createdAt: claim.createdAt })
      .from(claim)
      .where(eq(claim.orderId, orderId))
      .orderBy(desc(claim.createdAt)),
  ]);
  return { returns, claims };
}

/** The returns and claims of an order of the shopper's own. @throws NOT_FOUND */
export async function ownCases(ctx: ShopperCtx, input: OwnOrder): Promise<CasesOfOrder> {
  return await casesOf(ctx.db, (await ownOrderRow(ctx, input)).seller_order.id);
}

/** The returns and claims of an order of the seller's own, or of any for an operator. @throws NOT_FOUND */
export async function casesOfOrder(
  ctx: SellerCtx<"orders.read"> | AdminCtx<"orders.read">,
  input: { orderId: Id<"order"> },
): Promise<CasesOfOrder> {
  return await casesOf(ctx.db, (await orderRow(ctx, input.orderId)).seller_order.id);
}
