// What a bank's dispute changes in the books, in the batch that writes the fact down: opened, the sellers' money of its orders is
// frozen; won, it is theirs again; lost, it leaves with the provider's fee, whatever that makes of a seller's balance.
import { type Id, newId } from "@stoa/contract";
import { and, dispute, disputeShare, eq, refund, sellerOrder, sql, type Statement } from "@stoa/db";
import { type Ctx, type Later, later, type ProviderEvent } from "../kernel/index.ts";
import { type Accounts, owedTo, post } from "../ledger/index.ts";
import type { PaymentRow } from "../payments/index.ts";
import { EVIDENCE_MS, type OrderLeft, type Share, sharesOf } from "./rules.ts";

interface Parts {
  statements: Statement[];
  jobs: Later[];
}

const reserveOf = (sellerId: string): string => `reserve:${sellerId}`;

/** What each order of a purchase has left after its refunds. */
async function ordersLeft(ctx: Pick<Ctx, "db">, purchaseId: Id<"purchase">): Promise<OrderLeft[]> {
  const [orders, refunds] = await ctx.db.batch([
    ctx.db.select().from(sellerOrder).where(eq(sellerOrder.purchaseId, purchaseId)).orderBy(sellerOrder.id),
    ctx.db
      .select()
      .from(refund)
      .where(sql`${refund.orderId} IN (SELECT id FROM seller_order WHERE purchase_id = ${purchaseId})`),
  ]);
  return orders.map((order) => {
    const own = refunds.filter((row) => row.orderId === order.id);
    const less = (whole: number, of: (row: (typeof own)[number]) => number) =>
      own.reduce((left, row) => left - of(row), whole);
    return {
      orderId: order.id,
      sellerId: order.sellerId,
      amountMinor: less(order.totalMinor, (row) => row.amountMinor),
      taxMinor: less(order.taxMinor, (row) => row.taxMinor),
      commissionMinor: less(order.commissionMinor, (row) => row.commissionMinor),
      platformDiscountMinor: less(order.platformDiscountMinor, (row) => row.platformDiscountMinor),
    };
  });
}

async function opened(ctx: Ctx, row: PaymentRow, event: ProviderEvent): Promise<Parts> {
  const disputeId = newId("dispute", ctx.now());
  const { shares } = sharesOf(event.amountMinor, await ordersLeft(ctx, row.purchaseId));
  const job = later(ctx, { type: "dispute.changed", disputeId });
  return {
    jobs: [job],
    statements: [
      ctx.db.insert(dispute).values({
        id: disputeId,
        paymentId: row.id,
        provider: row.provider,
        providerRef: event.about ?? event.eventId,
        amountMinor: event.amountMinor,
        currency: event.currency,
        evidenceDueAt: event.at + EVIDENCE_MS,
        openedAt: event.at,
      }),
      ...shares.flatMap((share) => [
        ctx.db.insert(disputeShare).values({ disputeId, ...share }),
        ...moved(ctx, "dispute", disputeId, row, share, {
          [owedTo(share.sellerId)]: -share.sellerMinor,
          [reserveOf(share.sellerId)]: share.sellerMinor,
        }),
      ]),
      job.statement,
    ],
  };
}

/** The postings of one share; none where nothing moves. */
function moved(
  ctx: Ctx,
  kind: "dispute" | "dispute_won" | "dispute_lost" | "dispute_fee",
  disputeId: Id<"dispute">,
  { currency }: PaymentRow,
  { orderId }: Pick<Share, "orderId">,
  accounts: Accounts,
): Statement[] {
  if (Object.values(accounts).every((minor) => minor === 0)) return [];
  return post(ctx, { kind, subject: `${disputeId}:${orderId}`, orderId, currency, accounts });
}

/** What leaves with a lost share: all that belongs to what the bank took; the rest of what was frozen is the seller's again. */
function lost(
  ctx: Ctx,
  disputeId: Id<"dispute">,
  row: PaymentRow,
  share: Share,
  taken: Share | undefined,
): Statement[] {
  const { sellerId, sellerMinor } = share;
  return moved(ctx, "dispute_lost", disputeId, row, share, {
    [reserveOf(sellerId)]: -sellerMinor,
    [owedTo(sellerId)]: sellerMinor - (taken?.sellerMinor ?? 0),
    commission: -(taken?.commissionMinor ?? 0),
    tax: -(taken?.taxMinor ?? 0),
    promotions: taken?.platformDiscountMinor ?? 0,
    [row.provider]: taken?.amountMinor ?? 0,
  });
}

async function ended(ctx: Ctx, row: PaymentRow, event: ProviderEvent, outcome: "won" | "lost"): Promise<Parts> {
  const [found] = await ctx.db
    .select()
    .from(dispute)
    .where(and(eq(dispute.provider, row.provider), sql`${dispute.providerRef} = ${event.about}`));
  if (!found) return { statements: [], jobs: [] }; // Not opened yet: the guard of facts refuses the batch.
  const shares = await ctx.db.select().from(disputeShare).where(eq(disputeShare.disputeId, found.id));
  const { shares: taken, restMinor } = sharesOf(outcome === "lost" ? event.amountMinor : 0, shares);
  const job = later(ctx, { type: "dispute.changed", disputeId: found.id });
  const beyond = (subject: string, accounts: Accounts, kind: "dispute_lost" | "dispute_fee") =>
    post(ctx, { kind, subject, orderId: null, currency: row.currency, accounts });
  const [first] = shares;
  const feeMinor = event.feeMinor ?? 0;
  return {
    jobs: [job],
    statements: [
      ctx.db.update(dispute).set({ status: outcome, endedAt: event.at }).where(eq(dispute.id, found.id)),
      ...shares.flatMap((share) =>
        outcome === "won"
          ? moved(ctx, "dispute_won", found.id, row, share, {
              [reserveOf(share.sellerId)]: -share.sellerMinor,
              [owedTo(share.sellerId)]: share.sellerMinor,
            })
          : lost(
              ctx,
              found.id,
              row,
              share,
              taken.find((part) => part.orderId === share.orderId),
            ),
      ),
      ...(outcome === "lost" && restMinor > 0
        ? beyond(`${found.id}:rest`, { [row.provider]: restMinor, guarantee: -restMinor }, "dispute_lost")
        : []),
      // The fee is the seller's where the dispute is about one of them, else the marketplace's.
      ...(feeMinor > 0 && first && shares.length === 1
        ? moved(ctx, "dispute_fee", found.id, row, first, {
            [row.provider]: feeMinor,
            [owedTo(first.sellerId)]: -feeMinor,
          })
        : feeMinor > 0
          ? beyond(found.id, { [row.provider]: feeMinor, guarantee: -feeMinor }, "dispute_fee")
          : []),
      job.statement,
    ],
  };
}

/** The parts that a fact about a dispute adds to the batch that writes it down. */
export async function disputeParts(ctx: Ctx, row: PaymentRow, event: ProviderEvent): Promise<Parts> {
  if (event.type === "dispute_opened") return await opened(ctx, row, event);
  if (event.type === "dispute_won") return await ended(ctx, row, event, "won");
  return await ended(ctx, row, event, "lost");
}
