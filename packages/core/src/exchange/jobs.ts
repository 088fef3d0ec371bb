// How an import moves: chunk by chunk, each one batch that holds the rows' changes together with how far the file is
// done. Whenever it is stopped, the next job goes on behind the last chunk; a chunk is never written twice.
import { type FindingCode, type Id, MAX_IMPORT_ROWS } from "@stoa/contract";
import {
  and,
  atomic,
  brokenGuard,
  databaseMessage,
  desc,
  eq,
  importChunk,
  importClaim,
  importRun,
  type Statement,
  sql,
} from "@stoa/db";
import { type Ctx, later, log, sent, type SystemCtx } from "../kernel/index.ts";
import { factsFor } from "./facts.ts";
import { type Piece, readPiece } from "./file.ts";
import { readRow } from "./rules/cells.ts";
import { judge } from "./rules/judge.ts";
import { changeStatements, type ChunkPlace, foretoldNothing, type JudgedRow, recordStatements } from "./write.ts";

/** Most rows of a chunk. */
const CHUNK_ROWS = 200;
/** After this long a job hands on to the next one, so that other jobs get their turn. */
const TURN_MS = 1_000;

type Run = typeof importRun.$inferSelect;

/** Where an import stands: the piece behind which the next chunk begins. */
interface Place {
  run: Run;
  step: number;
  fromByte: number;
  fromRow: number;
}

/** An import is at work: goes on with it until it is done or others should have a turn. Runs twice without harm. */
export async function importMoved(ctx: SystemCtx, job: { importId: Id<"import"> }): Promise<void> {
  const turnEndsAt = ctx.now() + TURN_MS;
  for (let place = await placeOf(ctx, job.importId); place; place = await placeOf(ctx, job.importId)) {
    await advance(ctx, place);
    if (ctx.now() < turnEndsAt) continue;
    const next = later(ctx, { type: "import.moved", importId: job.importId });
    await atomic(ctx.db, [next.statement]);
    sent(ctx, [next]);
    return;
  }
}

/** After so long without a chunk, an import at work has lost its worker. */
const STALLED_MS = 5_000;

/** The open jobs of imports that have lost their worker, so that these go on without waiting for the job's turn. */
export async function stalledImports({ db, now }: Pick<Ctx, "db" | "now">): Promise<Id<"job">[]> {
  const rows = await db.all<{ id: Id<"job"> }>(sql`
    SELECT x.id FROM outbox x JOIN import_run r ON r.id = x.payload ->> 'importId' AND r.status IN ('checking', 'running')
    WHERE x.done_at IS NULL AND x.type = 'import.moved' AND max(x.created_at, coalesce(
      (SELECT max(c.at) FROM import_chunk c WHERE c.import_id = r.id AND c.round = r.round), 0)) < ${now() - STALLED_MS}`);
  return rows.map((row) => row.id);
}

/** Where an import stands, null when it is not at work. */
async function placeOf({ db }: Pick<Ctx, "db">, importId: Id<"import">): Promise<Place | null> {
  const [run] = await db.select().from(importRun).where(eq(importRun.id, importId));
  if (run?.status !== "checking" && run?.status !== "running") return null;
  const [last] = await db
    .select()
    .from(importChunk)
    .where(and(eq(importChunk.importId, importId), eq(importChunk.round, run.round)))
    .orderBy(desc(importChunk.step))
    .limit(1);
  return { run, step: (last?.step ?? 0) + 1, fromByte: last?.toByte ?? run.bodyByte, fromRow: last?.toRow ?? 1 };
}

/** Works off one chunk. */
async function advance(ctx: SystemCtx, place: Place): Promise<void> {
  const { run, fromByte, fromRow } = place;
  let limit = CHUNK_ROWS;
  for (;;) {
    const piece = await readPiece(ctx, run, fromByte, limit);
    if (piece === null) return await give(ctx, place, "row_without_end");
    if (fromRow - 1 + piece.rows.length > MAX_IMPORT_ROWS) return await give(ctx, place, "too_many_rows");
    const rows = await judged(ctx, place, piece);
    if (await write(ctx, place, piece, rows)) return;
    // The database refuses something in the chunk: the rows before it are written in a smaller one, it alone is left out.
    if (piece.rows.length > 1) limit = Math.floor(piece.rows.length / 2);
    else return void (await write(ctx, place, piece, rows.map(refused)));
  }
}

const refused = ({ rowNumber, verdict }: JudgedRow): JudgedRow => ({
  rowNumber,
  verdict: {
    ...verdict,
    outcome: "failed",
    write: null,
    findings: [{ kind: "problem", code: "refused", field: null, value: "", detail: "" }],
  },
});

/** Judges the rows of a piece in their order, each knowing what the rows before it claimed. Blank rows are passed over. */
async function judged(ctx: SystemCtx, { run, fromRow }: Place, piece: Piece): Promise<JudgedRow[]> {
  const numbered = piece.rows
    .map((row, i) => ({ row, rowNumber: fromRow + 1 + i }))
    .filter(({ row }) => row.cells.some((cell) => cell.trim() !== ""));
  const read = numbered.map(({ row }) => readRow(row, run.columns, run.header.length));
  const facts = await factsFor(ctx, { importId: run.id, round: run.round, sellerId: run.sellerId }, read);
  const claims = new Map(facts.claims);
  return numbered.map(({ rowNumber }, i) => {
    const verdict = judge(read[i]!, rowNumber, { ...facts, claims });
    for (const claim of verdict.claims) if (!claims.has(claim)) claims.set(claim, rowNumber);
    return { rowNumber, verdict };
  });
}

/** Writes a chunk as one batch, unless somebody else did. False: a row breaks a rule of the database. */
async function write(ctx: SystemCtx, place: Place, piece: Piece, rows: readonly JudgedRow[]): Promise<boolean> {
  const { run, step } = place;
  const chunk: ChunkPlace = {
    importId: run.id,
    round: run.round,
    step,
    sellerId: run.sellerId,
    userId: run.userId,
    toByte: piece.toByte,
    toRow: place.fromRow + piece.rows.length,
  };
  const statements = recordStatements(ctx, chunk, rows);
  const jobs = [];
  if (run.status === "running") {
    const { statements: changes, productIds } = changeStatements(ctx, chunk, rows);
    if (productIds.length > 0) jobs.push(later(ctx, { type: "products.changed", productIds }));
    statements.push(...changes, ...jobs.map((job) => job.statement));
  }
  if (piece.toByte >= run.sizeBytes) statements.push(...endOfRound(ctx, run));
  try {
    await atomic(ctx.db, statements);
  } catch (error) {
    // Another worker wrote this chunk, or the import was cancelled: the place to go on from is another one now.
    if (brokenGuard(error, ["import_chunk_at_work", "import_chunk.import_id"])) return true;
    const said = databaseMessage(error);
    if (!/constraint failed|SQLITE_CONSTRAINT/i.test(said)) throw error;
    log("warn", "import.refused", { importId: run.id, step, rows: rows.length, rule: said.slice(0, 200) });
    return false;
  }
  if (globalThis.STOA_FAULTS) await ctx.fault?.("import.written");
  sent(ctx, jobs);
  return true;
}

/** What the last chunk of a round brings with it. */
function endOfRound({ db, now }: Pick<Ctx, "db" | "now">, run: Run): Statement[] {
  const next =
    run.status === "checking" ? { status: "checked" as const } : { status: "done" as const, finishedAt: now() };
  return [
    db.update(importRun).set(next).where(eq(importRun.id, run.id)),
    db.delete(importClaim).where(eq(importClaim.importId, run.id)),
  ];
}

/** Gives an import up: its file cannot be worked off. What was written stays and is told. */
async function give(ctx: SystemCtx, { run }: Place, failure: FindingCode): Promise<void> {
  await atomic(ctx.db, [
    ...foretoldNothing(ctx, run.id),
    ctx.db
      .update(importRun)
      .set({ status: "failed", failure, finishedAt: ctx.now() })
      .where(and(eq(importRun.id, run.id), eq(importRun.status, run.status))),
  ]);
}
