// Invoices and credit notes: numbered per seller and year in the batch of what they tell of, so that no number is missing.
import {
  type Id,
  type InvoiceContent,
  type InvoiceKind,
  invoiceNumber,
  type InvoiceView,
  isoDay,
  MARKETS,
} from "@stoa/contract";
import {
  atomic,
  type Database,
  eq,
  invoice,
  orderLine,
  refund,
  refundLine,
  seller,
  sql,
  type Statement,
} from "@stoa/db";
import type { AdminCtx, Ctx, SellerCtx, ShopperCtx, SystemCtx } from "../kernel/index.ts";
import { leftOf, type Refunded, type SoldParts, soldLinesOf } from "../refunds/index.ts";
import { contentOf, type NamedLine } from "./invoice-content.ts";
import { canBeSet, readingOf } from "./pdf/documents.ts";
import { orderRow, visiblePurchase } from "./queries.ts";
import type { OrderRow } from "./views.ts";

const namesOf = async (db: Database, orderId: Id<"order">): Promise<NamedLine[]> =>
  await db
    .select({ id: orderLine.id, title: orderLine.title, variantLabel: orderLine.variantLabel, sku: orderLine.sku })
    .from(orderLine)
    .where(eq(orderLine.orderId, orderId))
    .orderBy(orderLine.id);

const issuerOf = ({ seller: { name, country }, seller_order: { market } }: OrderRow) => ({
  seller: { name, country },
  market: MARKETS[market],
});

/** The statement that gives a document the next number of its seller and year; none where the document is there. */
function numbering(
  ctx: Pick<Ctx, "db" | "now">,
  { seller_order: order }: OrderRow,
  of: { kind: InvoiceKind; refundId: Id<"refund"> | null; content: InvoiceContent },
): Statement {
  const { sellerId, id: orderId, market } = order;
  const { kind, refundId } = of;
  const year = Number(isoDay(ctx.now(), MARKETS[market].timeZone).slice(0, 4));
  return ctx.db.run(sql`INSERT INTO invoice (seller_id, kind, year, seq, order_id, refund_id, content, at)
    SELECT ${sellerId}, ${kind}, ${year}, 1 + coalesce(max(seq), 0), ${orderId}, ${refundId}, ${JSON.stringify(of.content)}, ${ctx.now()}
    FROM invoice WHERE seller_id = ${sellerId} AND kind = ${kind} AND year = ${year}
    HAVING NOT EXISTS (SELECT 1 FROM invoice WHERE order_id = ${orderId} AND kind = ${kind} AND refund_id IS ${refundId})`);
}

/** The statements that issue the invoice of an order, for all that is not given back before its first parcel leaves. */
export async function issuing(
  ctx: Pick<Ctx, "db" | "now">,
  row: OrderRow,
  { sold, refunded }: { sold: SoldParts; refunded: Refunded },
): Promise<Statement[]> {
  const { seller_order: order } = row;
  const amountMinor = sold.delivery.paidMinor - refunded.deliveryMinor;
  const content = contentOf(issuerOf(row), await namesOf(ctx.db, order.id), {
    parts: sold.lines.map((line) => leftOf(line, refunded.lines)),
    delivery: { amountMinor, taxMinor: sold.deliveryShare(amountMinor, refunded.deliveryMinor).taxMinor },
    discountMinor: order.discountMinor,
    creditMinor: order.creditMinor,
  });
  return [numbering(ctx, row, { kind: "invoice", refundId: null, content })];
}

/** A refund that comes after the invoice gets a credit note; told twice, it is written once. */
export async function issueCreditNote(ctx: SystemCtx, job: { refundId: Id<"refund"> }): Promise<void> {
  const [made] = await ctx.db.select().from(refund).where(eq(refund.id, job.refundId));
  if (!made) return;
  const [[issued], lines] = await ctx.db.batch([
    ctx.db
      .select({ at: invoice.at })
      .from(invoice)
      .where(sql`${invoice.orderId} = ${made.orderId} AND ${invoice.kind} = 'invoice'`),
    ctx.db.select().from(refundLine).where(eq(refundLine.refundId, made.id)),
  ]);
  if (!issued || made.createdAt < issued.at) return;
  const row = await orderRow(ctx, made.orderId);
  const [sold, names] = await Promise.all([soldLinesOf(ctx.db, row.seller_order), namesOf(ctx.db, made.orderId)]);
  const linesTaxMinor = lines.reduce((sum, { taxMinor }) => sum + taxMinor, 0);
  const content = contentOf(issuerOf(row), names, {
    parts: sold.lines.flatMap(({ lineId }) => lines.find((each) => each.lineId === lineId) ?? []),
    delivery: { amountMinor: made.deliveryMinor, taxMinor: made.taxMinor - linesTaxMinor },
    discountMinor: 0,
    creditMinor: made.creditMinor,
  });
  await atomic(ctx.db, [numbering(ctx, row, { kind: "credit_note", refundId: made.id, content })]);
}

/** The order of a document's reader: their own purchase's, their own shop's, any for an operator. */
async function readable(
  ctx: ShopperCtx | SellerCtx<"orders.read"> | AdminCtx<"orders.read">,
  { orderId, key }: { orderId: Id<"order">; key?: string | undefined },
): Promise<OrderRow> {
  const { actor } = ctx;
  if (actor.kind === "guest" || actor.kind === "buyer") await visiblePurchase({ ...ctx, actor }, { id: orderId, key });
  return await orderRow(ctx, orderId);
}

/**
 * The invoice of an order and its credit notes, in the order in which they were issued; none before the first parcel leaves.
 * @throws NOT_FOUND an order that is not the reader's
 */
export async function invoicesOf(
  ctx: ShopperCtx | SellerCtx<"orders.read"> | AdminCtx<"orders.read">,
  input: { orderId: Id<"order">; key?: string | undefined },
): Promise<InvoiceView[]> {
  const { seller_order: order, purchase } = await readable(ctx, input);
  const rows = await ctx.db
    .select()
    .from(invoice)
    .innerJoin(seller, eq(seller.id, invoice.sellerId))
    .where(eq(invoice.orderId, order.id))
    .orderBy(sql`${invoice.kind} DESC, ${invoice.at}, ${invoice.seq}`);
  // Sellers and operators read English, whatever the market.
  const isSet = ctx.actor.kind === "seller" || ctx.actor.kind === "admin" || readingOf(MARKETS[order.market]) !== null;
  const numberOf = (row: (typeof rows)[number]) => invoiceNumber({ ...row.invoice, handle: row.seller.handle });
  return rows.map((row) => ({
    kind: row.invoice.kind,
    number: numberOf(row),
    ofNumber: row.invoice.kind === "credit_note" ? numberOf(rows[0]!) : null,
    orderNumber: order.number,
    market: order.market,
    customer: purchase.address,
    content: row.invoice.content,
    hasPdf: isSet && canBeSet({ content: row.invoice.content, customer: purchase.address }),
    at: row.invoice.at,
  }));
}
