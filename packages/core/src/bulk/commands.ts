// What sellers do with bulk edits: have one worked out, start it, stop it, undo it.
import {
  BULK_UNDO_MS,
  type BulkId,
  type BulkSelection,
  type BulkView,
  DAY_MS,
  DomainError,
  HOUR_MS,
  type Id,
  MAX_BULK_OFFERS,
  newId,
  type PrepareBulk,
} from "@stoa/contract";
import { atomic, bulkEdit, eq, type SQL, type Statement, sql } from "@stoa/db";
import { auditRow, type Ctx, later, type SellerCtx, sent } from "../kernel/index.ts";
import { offerWhere } from "../offers/index.ts";
import { bulkRow, bulkView } from "./queries.ts";

const EDITS_PER_HOUR = 120;
/** Bulk edits are kept this long. */
const KEPT_MS = 30 * DAY_MS;

const GUARDS = { bulk_edit_status_path: "ILLEGAL_TRANSITION", "bulk_edit.seller_id": "CONFLICT" } as const;

type WriteCtx = SellerCtx<"offers.write">;

/** The condition of a selection on rows of `offer o`. Offers of other sellers are in none. */
const chosen = ({ actor }: WriteCtx, selection: BulkSelection): SQL =>
  "offerIds" in selection
    ? sql`o.seller_id = ${actor.sellerId} AND o.id IN (SELECT value FROM json_each(${JSON.stringify(selection.offerIds)}))`
    : offerWhere(actor.sellerId, selection.filter);

/** The offers of a selection as rows of the edit, in the order of their ids. */
const items = (ctx: WriteCtx, bulkId: Id<"bulk">, selection: BulkSelection): Statement =>
  ctx.db.run(sql`
    INSERT INTO bulk_item (bulk_id, position, offer_id)
    SELECT ${bulkId}, row_number() OVER (ORDER BY id), id
    FROM (SELECT o.id FROM offer o WHERE ${chosen(ctx, selection)} ORDER BY o.id LIMIT ${MAX_BULK_OFFERS})`);

/**
 * Writes down which offers a change is for, and has worked out what it would do to each. No offer is changed. Of more than
 * 50,000 the first are taken.
 * @throws NOT_FOUND none of the offers is the seller's, or the filter finds none
 * @throws CONFLICT another edit of the seller is at work
 * @throws RATE_LIMITED too many edits within an hour
 */
export async function prepareBulk(ctx: WriteCtx, { change, selection }: PrepareBulk): Promise<BulkView> {
  const { sellerId, userId } = ctx.actor;
  const some = await ctx.db.all(sql`SELECT 1 FROM offer o WHERE ${chosen(ctx, selection)} LIMIT 1`);
  if (some.length === 0) throw new DomainError("NOT_FOUND");
  const taken = await ctx.objects.limiter(`bulk:${sellerId}`).take(EDITS_PER_HOUR, HOUR_MS, ctx.now());
  if (!taken.ok) throw new DomainError("RATE_LIMITED", { retryAfterMs: taken.retryAfterMs });
  const bulkId = newId("bulk", ctx.now());
  const job = later(ctx, { type: "bulk.moved", bulkId });
  await atomic(
    ctx.db,
    [
      ctx.db.insert(bulkEdit).values({ id: bulkId, sellerId, userId, change, createdAt: ctx.now() }),
      items(ctx, bulkId, selection),
      ctx.db.run(
        sql`UPDATE bulk_edit SET item_count = (SELECT count(*) FROM bulk_item WHERE bulk_id = ${bulkId}) WHERE id = ${bulkId}`,
      ),
      auditRow(ctx, "bulk.prepare", bulkId, { kind: change.kind }),
      job.statement,
    ],
    GUARDS,
  );
  sent(ctx, [job]);
  return await bulkView(ctx, bulkId);
}

/** Moves an edit into a state in which it is worked on, with the job that does so. */
async function begin(ctx: WriteCtx, bulkId: Id<"bulk">, status: "running" | "undoing"): Promise<BulkView> {
  const job = later(ctx, { type: "bulk.moved", bulkId });
  await atomic(
    ctx.db,
    [
      ctx.db.update(bulkEdit).set({ status }).where(eq(bulkEdit.id, bulkId)),
      auditRow(ctx, status === "running" ? "bulk.start" : "bulk.undo", bulkId),
      job.statement,
    ],
    GUARDS,
  );
  sent(ctx, [job]);
  return await bulkView(ctx, bulkId);
}

/**
 * Does what was worked out. Offers that cannot be changed, or were changed meanwhile, are left and listed.
 * @throws NOT_FOUND not an edit of this seller
 * @throws ILLEGAL_TRANSITION it is not worked out yet, or was started
 * @throws CONFLICT another edit of the seller is at work
 */
export async function startBulk(ctx: WriteCtx, { bulkId }: BulkId): Promise<BulkView> {
  await bulkRow(ctx, bulkId);
  return await begin(ctx, bulkId, "running");
}

/**
 * Sets back every offer that the edit changed, unless somebody changed it again.
 * @throws NOT_FOUND not an edit of this seller
 * @throws WINDOW_CLOSED it was done more than 24 hours ago
 * @throws ILLEGAL_TRANSITION it is not done
 * @throws CONFLICT another edit of the seller is at work
 */
export async function undoBulk(ctx: WriteCtx, { bulkId }: BulkId): Promise<BulkView> {
  const edit = await bulkRow(ctx, bulkId);
  if (edit.undoUntil !== null && edit.undoUntil < ctx.now()) throw new DomainError("WINDOW_CLOSED");
  return await begin(ctx, bulkId, "undoing");
}

/**
 * Stops an edit. Before it was started, nothing comes of it; while it runs, what was changed stays and can be undone.
 * @throws NOT_FOUND not an edit of this seller
 * @throws ILLEGAL_TRANSITION it is over already, or is being undone
 */
export async function stopBulk(ctx: WriteCtx, { bulkId }: BulkId): Promise<BulkView> {
  const { status } = await bulkRow(ctx, bulkId);
  const end: Statement[] =
    status === "running"
      ? [
          ctx.db
            .update(bulkEdit)
            .set({ status: "done", finishedAt: ctx.now(), undoUntil: ctx.now() + BULK_UNDO_MS })
            .where(eq(bulkEdit.id, bulkId)),
          ctx.db.run(
            sql`UPDATE bulk_item SET outcome = 'failed', code = 'stopped' WHERE bulk_id = ${bulkId} AND outcome = 'planned'`,
          ),
        ]
      : [ctx.db.update(bulkEdit).set({ status: "cancelled", finishedAt: ctx.now() }).where(eq(bulkEdit.id, bulkId))];
  await atomic(ctx.db, [...end, auditRow(ctx, "bulk.stop", bulkId)], GUARDS);
  return await bulkView(ctx, bulkId);
}

/** Deletes edits that can no longer be undone or asked about, twenty at a time, the oldest first. */
export async function forgetBulks(ctx: Pick<Ctx, "db" | "now">): Promise<void> {
  await ctx.db.run(sql`
    DELETE FROM bulk_edit WHERE id IN (SELECT id FROM bulk_edit WHERE created_at < ${ctx.now() - KEPT_MS}
      AND status NOT IN ('checking', 'running', 'undoing') ORDER BY created_at LIMIT 20)`);
}
