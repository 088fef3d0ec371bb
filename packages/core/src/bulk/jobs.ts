// How a bulk edit moves: chunk by chunk, each one batch that holds the changes together with how far the edit is. Whenever
// it is stopped, the next job goes on behind the last chunk; an offer is never changed twice.
import { BULK_UNDO_MS, type BulkOutcome, type Id } from "@stoa/contract";
import {
  and,
  atomic,
  brokenGuard,
  bulkChunk,
  bulkEdit,
  type BulkPhase,
  databaseMessage,
  desc,
  eq,
  type Statement,
} from "@stoa/db";
import { auditRow, type Ctx, granted, later, log, sent, type SystemCtx } from "../kernel/index.ts";
import { itemsBehind } from "./facts.ts";
import { plan, run, undo, type Verdict } from "./rules/judge.ts";
import type { ChunkItem } from "./facts.ts";
import { type Edit, type FigureWrite, type JudgedItem, putStatements, recordStatements, writesOf } from "./write.ts";

/** Most offers of a chunk. */
const CHUNK_OFFERS = 250;
/** After this long a job hands on to the next one, so that other jobs get their turn. */
const TURN_MS = 1_000;

/** Where a bulk edit stands: its phase, and the position behind which the next chunk begins. */
interface Place {
  edit: Edit;
  phase: BulkPhase;
  step: number;
  position: number;
}

/** The state that follows when every offer of a phase is worked off. */
const NEXT = { checking: "ready", running: "done", undoing: "undone" } as const satisfies Record<BulkPhase, string>;

/** With which offers a phase has to do. */
const CONCERNS: Record<BulkPhase, BulkOutcome> = { checking: "waiting", running: "planned", undoing: "changed" };

/** A bulk edit is at work: goes on with it until it is done or others should have a turn. Runs twice without harm. */
export async function bulkMoved(ctx: SystemCtx, job: { bulkId: Id<"bulk"> }): Promise<void> {
  const turnEndsAt = ctx.now() + TURN_MS;
  for (let place = await placeOf(ctx, job.bulkId); place; place = await placeOf(ctx, job.bulkId)) {
    await advance(ctx, place);
    if (ctx.now() < turnEndsAt) continue;
    const next = later(ctx, { type: "bulk.moved", bulkId: job.bulkId });
    await atomic(ctx.db, [next.statement]);
    sent(ctx, [next]);
    return;
  }
}

/** Where a bulk edit stands, null when it is not at work. */
async function placeOf({ db }: Pick<Ctx, "db">, bulkId: Id<"bulk">): Promise<Place | null> {
  const [edit] = await db.select().from(bulkEdit).where(eq(bulkEdit.id, bulkId));
  if (edit?.status !== "checking" && edit?.status !== "running" && edit?.status !== "undoing") return null;
  const phase = edit.status;
  const [last] = await db
    .select()
    .from(bulkChunk)
    .where(and(eq(bulkChunk.bulkId, bulkId), eq(bulkChunk.phase, phase)))
    .orderBy(desc(bulkChunk.step))
    .limit(1);
  return { edit, phase, step: (last?.step ?? 0) + 1, position: last?.toPosition ?? 0 };
}

/** Works off one chunk. */
async function advance(ctx: SystemCtx, place: Place): Promise<void> {
  for (let limit = CHUNK_OFFERS; ; limit = Math.max(1, Math.floor(limit / 2))) {
    const items = await itemsBehind(ctx, place.edit, { position: place.position, limit });
    const judged = items.map((item) => ({ item, verdict: verdictOf(place, item) }));
    if ((await write(ctx, place, judged)) !== "refused") return;
    // The database refuses something in the chunk: the offers before it are written in a smaller one, it alone is left out.
    if (items.length > 1) continue;
    return void (await write(
      ctx,
      place,
      judged.map((one) => refused(place.phase, one)),
    ));
  }
}

function verdictOf({ edit, phase }: Place, { outcome, before, after, facts }: ChunkItem): Verdict | null {
  if (outcome !== CONCERNS[phase]) return null;
  if (phase === "checking") return plan(edit.change, facts);
  const step = { before: before ?? 0, after: after ?? 0 };
  return phase === "running" ? run(edit.change, facts, step) : undo(edit.change, facts, step);
}

function refused(phase: BulkPhase, { item, verdict }: JudgedItem): JudgedItem {
  if (verdict === null) return { item, verdict };
  return { item, verdict: { ...verdict, outcome: phase === "running" ? "failed" : "left", code: "refused" } };
}

/** Writes a chunk as one batch. `moved`: somebody else wrote it, or changed its offers, so that it must be read anew. */
async function write(
  ctx: SystemCtx,
  { edit, phase, step, position }: Place,
  items: readonly JudgedItem[],
): Promise<"written" | "moved" | "refused"> {
  const toPosition = items.at(-1)?.item.position ?? position;
  const writes = writesOf(phase, items);
  const written = new Set(writes.map(({ offerId }) => offerId));
  const productIds = new Set(
    items.flatMap(({ item }) => (item.productId && written.has(item.offerId) ? [item.productId] : [])),
  );
  const jobs = productIds.size > 0 ? [later(ctx, { type: "products.changed", productIds: [...productIds] })] : [];
  try {
    await atomic(ctx.db, [
      ...recordStatements(ctx, edit, { phase, step, toPosition }, items),
      ...putStatements(ctx, edit, writes),
      ...(writes.length > 0 ? [entryOf(ctx, edit, phase, writes)] : []),
      ...(toPosition >= edit.itemCount ? [endOf(ctx, edit, phase)] : []),
      ...jobs.map((job) => job.statement),
    ]);
  } catch (error) {
    // Another worker wrote this chunk, it was stopped, or an offer was changed since it was read.
    if (brokenGuard(error, ["bulk_chunk_at_work", "bulk_chunk.bulk_id", "bulk_chunk_as_read"])) return "moved";
    const told = databaseMessage(error);
    if (!/constraint failed|SQLITE_CONSTRAINT/i.test(told)) throw error;
    log("warn", "bulk.refused", { bulkId: edit.id, step, offers: items.length, rule: told.slice(0, 200) });
    return "refused";
  }
  if (globalThis.STOA_FAULTS) await ctx.fault?.("bulk.written");
  sent(ctx, jobs);
  return "written";
}

/** The row of the seller's log: whose edit put which figures. In the name of whoever asked for it, while they are known. */
function entryOf(ctx: SystemCtx, edit: Edit, phase: BulkPhase, writes: readonly FigureWrite[]) {
  const { sellerId, userId, id } = edit;
  const actor = userId
    ? ({ kind: "seller", sellerId, userId, role: "owner", may: granted([]) } as const)
    : ({ kind: "system", name: "bulk" } as const);
  return auditRow({ ...ctx, actor }, phase === "undoing" ? "bulk.undone" : "bulk.changed", id, {
    kind: edit.change.kind,
    offers: writes.map(({ offerId, was, becomes }) => [offerId, was, becomes]),
  });
}

/** What the last chunk of a phase brings with it. */
function endOf({ db, now }: Pick<Ctx, "db" | "now">, edit: Edit, phase: BulkPhase): Statement {
  const dated = phase === "running" ? { finishedAt: now(), undoUntil: now() + BULK_UNDO_MS } : {};
  return db
    .update(bulkEdit)
    .set({ status: NEXT[phase], ...dated })
    .where(eq(bulkEdit.id, edit.id));
}
