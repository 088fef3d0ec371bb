// Disputes as sellers and operators see them: a seller their own orders and what they said themselves, an operator all of it.
import {
  DomainError,
  type DisputeNoteView,
  type DisputesInput,
  type DisputeSummary,
  type DisputeView,
  type Id,
  type Page,
} from "@stoa/contract";
import {
  and,
  asc,
  type Database,
  desc,
  dispute,
  disputeNote,
  disputeShare,
  eq,
  inArray,
  seller,
  sellerOrder,
  sql,
  type SQL,
} from "@stoa/db";
import { type AdminCtx, pageOf, readCursor, type SellerCtx } from "../kernel/index.ts";

type DisputeRow = typeof dispute.$inferSelect;
/** Whose eyes: a seller's, or an operator's. */
type Eyes = Id<"seller"> | null;

const isOf = (sellerId: Id<"seller">): SQL =>
  sql`EXISTS (SELECT 1 FROM dispute_share s WHERE s.dispute_id = ${dispute.id} AND s.seller_id = ${sellerId})`;

async function sharesOf(db: Database, ids: readonly Id<"dispute">[], eyes: Eyes) {
  if (ids.length === 0) return [];
  return await db
    .select({ share: disputeShare, orderNumber: sellerOrder.number, sellerName: seller.name })
    .from(disputeShare)
    .innerJoin(sellerOrder, eq(sellerOrder.id, disputeShare.orderId))
    .innerJoin(seller, eq(seller.id, disputeShare.sellerId))
    .where(and(inArray(disputeShare.disputeId, [...ids]), eyes ? eq(disputeShare.sellerId, eyes) : undefined))
    .orderBy(asc(disputeShare.orderId));
}

type ShareRow = Awaited<ReturnType<typeof sharesOf>>[number];

function summary(row: DisputeRow, shares: readonly ShareRow[], eyes: Eyes): DisputeSummary {
  const own = shares.filter(({ share }) => share.disputeId === row.id);
  return {
    disputeId: row.id,
    status: row.status,
    // What a seller sees of it is their part.
    amountMinor: eyes ? own.reduce((sum, { share }) => sum + share.amountMinor, 0) : row.amountMinor,
    currency: row.currency,
    orderNumbers: own.map(({ orderNumber }) => orderNumber),
    openedAt: row.openedAt,
    evidenceDueAt: row.evidenceDueAt,
    endedAt: row.endedAt,
  };
}

async function list(db: Database, input: DisputesInput, eyes: Eyes): Promise<Page<DisputeSummary>> {
  const after = readCursor(input.cursor);
  const rows = await db
    .select()
    .from(dispute)
    .where(
      and(
        input.status ? eq(dispute.status, input.status) : undefined,
        eyes ? isOf(eyes) : undefined,
        after ? sql`(${dispute.openedAt}, ${dispute.id}) < (${after.at}, ${after.id})` : undefined,
      ),
    )
    .orderBy(desc(dispute.openedAt), desc(dispute.id))
    .limit(input.limit + 1);
  const shares = await sharesOf(
    db,
    rows.map(({ id }) => id),
    eyes,
  );
  return pageOf(
    rows,
    input.limit,
    (row) => ({ at: row.openedAt, id: row.id }),
    (row) => summary(row, shares, eyes),
  );
}

async function view(db: Database, disputeId: Id<"dispute">, eyes: Eyes): Promise<DisputeView> {
  const [row] = await db
    .select()
    .from(dispute)
    .where(and(eq(dispute.id, disputeId), eyes ? isOf(eyes) : undefined));
  if (!row) throw new DomainError("NOT_FOUND");
  const [shares, notes] = await Promise.all([
    sharesOf(db, [disputeId], eyes),
    db
      .select({ note: disputeNote, sellerName: seller.name })
      .from(disputeNote)
      .leftJoin(seller, sql`${seller.id} = ${disputeNote.sellerId}`)
      .where(and(eq(disputeNote.disputeId, disputeId), eyes ? sql`${disputeNote.sellerId} = ${eyes}` : undefined))
      .orderBy(asc(disputeNote.at), asc(disputeNote.id)),
  ]);
  return {
    ...summary(row, shares, eyes),
    provider: row.provider,
    providerRef: row.providerRef,
    shares: shares.map(({ share, orderNumber, sellerName }) => ({
      orderId: share.orderId,
      orderNumber,
      sellerId: share.sellerId,
      sellerName,
      amountMinor: share.amountMinor,
      sellerMinor: share.sellerMinor,
    })),
    notes: notes.map(({ note, sellerName }): DisputeNoteView => ({
      by: note.sellerId ? "seller" : "marketplace",
      sellerName,
      text: note.text,
      at: note.at,
    })),
  };
}

/** The disputes about a seller's own orders. */
export const ownDisputes = async (
  ctx: SellerCtx<"finance.read">,
  input: DisputesInput,
): Promise<Page<DisputeSummary>> => await list(ctx.db, input, ctx.actor.sellerId);

/** One of them. @throws NOT_FOUND about no order of this seller */
export const ownDispute = async (
  ctx: SellerCtx<"finance.read">,
  input: { disputeId: Id<"dispute"> },
): Promise<DisputeView> => await view(ctx.db, input.disputeId, ctx.actor.sellerId);

/** All disputes. */
export const allDisputes = async (ctx: AdminCtx<"finance.read">, input: DisputesInput): Promise<Page<DisputeSummary>> =>
  await list(ctx.db, input, null);

/** Any dispute. @throws NOT_FOUND */
export const disputeById = async (
  ctx: AdminCtx<"finance.read">,
  input: { disputeId: Id<"dispute"> },
): Promise<DisputeView> => await view(ctx.db, input.disputeId, null);
