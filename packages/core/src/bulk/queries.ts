// Bulk edits as their seller sees them: how far they are, and what became of each offer.
import {
  type BulkItemsInput,
  type BulkItemView,
  type BulkView,
  DomainError,
  type Id,
  type Page,
  type PageInput,
} from "@stoa/contract";
import { and, bulkChunk, bulkEdit, type BulkPhase, eq, lt, or, sql } from "@stoa/db";
import { pageOf, readCursor, type SellerCtx } from "../kernel/index.ts";
import { variantLabel } from "../offers/index.ts";
import type { Edit } from "./write.ts";

type ReadCtx = SellerCtx<"offers.read">;

/** A bulk edit as it is stored. @throws NOT_FOUND also for another seller's */
export async function bulkRow({ db, actor }: ReadCtx, bulkId: Id<"bulk">): Promise<Edit> {
  const [row] = await db
    .select()
    .from(bulkEdit)
    .where(and(eq(bulkEdit.id, bulkId), eq(bulkEdit.sellerId, actor.sellerId)));
  if (!row) throw new DomainError("NOT_FOUND");
  return row;
}

interface Tally {
  bulkId: Id<"bulk">;
  phase: BulkPhase;
  position: number;
  done: number;
  same: number;
  failed: number;
}

/** What the chunks of some edits come to, by phase. Offers are not counted one by one. */
const tallies = (db: ReadCtx["db"], ids: readonly Id<"bulk">[]) =>
  db
    .select({
      bulkId: bulkChunk.bulkId,
      phase: bulkChunk.phase,
      position: sql<number>`max(${bulkChunk.toPosition})`,
      done: sql<number>`sum(${bulkChunk.doneCount})`,
      same: sql<number>`sum(${bulkChunk.sameCount})`,
      failed: sql<number>`sum(${bulkChunk.failedCount})`,
    })
    .from(bulkChunk)
    .where(sql`${bulkChunk.bulkId} IN (SELECT value FROM json_each(${JSON.stringify(ids)}))`)
    .groupBy(bulkChunk.bulkId, bulkChunk.phase);

function viewOf(edit: Edit, all: readonly Tally[]): BulkView {
  const of = (phase: BulkPhase) => all.find((one) => one.bulkId === edit.id && one.phase === phase);
  const { id, change, status, itemCount, createdAt, finishedAt, undoUntil } = edit;
  const [check, run, undo] = [of("checking"), of("running"), of("undoing")];
  const present =
    status === "undoing" || status === "undone" ? undo : status === "running" || status === "done" ? run : check;
  const [planned, changed] = [check?.done ?? 0, run?.done ?? 0];
  return {
    bulkId: id,
    change,
    status,
    itemCount,
    doneCount: present?.position ?? 0,
    check: { planned, same: check?.same ?? 0, blocked: check?.failed ?? 0 },
    // An edit that was stopped leaves offers behind that no chunk tells of.
    run: { changed, failed: finishedAt !== null && status !== "cancelled" ? planned - changed : (run?.failed ?? 0) },
    undo: { undone: undo?.done ?? 0, left: undo?.failed ?? 0 },
    createdAt,
    finishedAt,
    undoUntil,
  };
}

/** One bulk edit. @throws NOT_FOUND also for another seller's */
export async function bulkView(ctx: ReadCtx, bulkId: Id<"bulk">): Promise<BulkView> {
  return viewOf(await bulkRow(ctx, bulkId), await tallies(ctx.db, [bulkId]));
}

/** The seller's bulk edits, newest first, id breaks ties. */
export async function listBulks({ db, actor }: ReadCtx, input: PageInput): Promise<Page<BulkView>> {
  const after = readCursor(input.cursor);
  const rows = await db
    .select()
    .from(bulkEdit)
    .where(
      and(
        eq(bulkEdit.sellerId, actor.sellerId),
        after
          ? or(
              lt(bulkEdit.createdAt, after.at),
              and(eq(bulkEdit.createdAt, after.at), lt(bulkEdit.id, after.id as Id<"bulk">)),
            )
          : undefined,
      ),
    )
    .orderBy(sql`${bulkEdit.createdAt} DESC, ${bulkEdit.id} DESC`)
    .limit(input.limit + 1);
  const all = await tallies(
    db,
    rows.map(({ id }) => id),
  );
  return pageOf(
    rows,
    input.limit,
    (row) => ({ at: row.createdAt, id: row.id }),
    (row) => viewOf(row, all),
  );
}

type ItemRow = Omit<BulkItemView, "variantLabel"> & { options: string | null };

/** Rows of an edit behind a position, of some outcomes or of all, in their order. */
export async function bulkItemsBehind(
  { db }: Pick<ReadCtx, "db">,
  bulkId: Id<"bulk">,
  { position, limit, outcomes }: { position: number; limit: number; outcomes: readonly string[] },
): Promise<BulkItemView[]> {
  const some =
    outcomes.length > 0 ? sql`AND outcome IN (SELECT value FROM json_each(${JSON.stringify(outcomes)}))` : sql``;
  const rows = await db.all<ItemRow>(sql`
    SELECT i.position, i.offer_id AS offerId, coalesce(p.title, i.offer_id) AS title, v.options, coalesce(v.sku, '') AS sku,
      i.outcome, i.code, i.before, i.after
    FROM (SELECT * FROM bulk_item WHERE bulk_id = ${bulkId} AND position > ${position} ${some} ORDER BY position LIMIT ${limit}) i
    LEFT JOIN offer o ON o.id = i.offer_id LEFT JOIN variant v ON v.id = o.variant_id LEFT JOIN product p ON p.id = v.product_id
    ORDER BY i.position`);
  return rows.map(({ options, ...row }) => ({
    ...row,
    variantLabel: options ? variantLabel(JSON.parse(options)) : "",
  }));
}

/** Offers of a bulk edit in their order. @throws NOT_FOUND also for another seller's */
export async function bulkItems(
  ctx: ReadCtx,
  { bulkId, outcomes, cursor, limit }: BulkItemsInput,
): Promise<Page<BulkItemView>> {
  await bulkRow(ctx, bulkId);
  const position = readCursor(cursor)?.at ?? 0;
  const rows = await bulkItemsBehind(ctx, bulkId, { position, limit: limit + 1, outcomes });
  return pageOf(
    rows,
    limit,
    (row) => ({ at: row.position, id: row.offerId }),
    (row) => row,
  );
}
