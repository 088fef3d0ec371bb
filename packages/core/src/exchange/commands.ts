// What sellers do with imports: bring a file, say what its columns are, start it, cancel it.
import {
  type CheckImport,
  DomainError,
  HOUR_MS,
  type Id,
  type ImportId,
  type ImportView,
  MAX_IMPORT_BYTES,
  newId,
} from "@stoa/contract";
import { atomic, eq, importClaim, importFinding, importRun, sql } from "@stoa/db";
import { auditRow, type Ctx, later, type SellerCtx, sent } from "../kernel/index.ts";
import { fileKey } from "./file.ts";
import { importRow, importView } from "./queries.ts";
import { byteOrderMark, readHead, troubleOf, wholeCharacters } from "./rules/csv.ts";
import { guessColumns, mappingTrouble } from "./rules/mapping.ts";
import { foretoldNothing } from "./write.ts";

const FILES_PER_HOUR = 60;
/** The header and the sample stand within so many bytes. */
const HEAD_BYTES = 64 * 1024;
/** Files and what was found in them are kept this long. */
const KEPT_MS = 30 * 24 * HOUR_MS;

const GUARDS = { import_run_status_path: "ILLEGAL_TRANSITION", "import_run.seller_id": "CONFLICT" } as const;

/**
 * Takes a file in and guesses what its columns are. Nothing is read of its rows yet.
 * @throws FILE_REFUSED with the reason: `empty`, `too_large`, `spreadsheet`, `utf16`, `not_utf8`, `no_rows`, `too_many_columns`
 * @throws RATE_LIMITED too many files within an hour
 */
export async function receiveImport(
  ctx: SellerCtx<"offers.write">,
  fileName: string,
  bytes: Uint8Array,
): Promise<ImportId> {
  const { sellerId, userId } = ctx.actor;
  if (bytes.length > MAX_IMPORT_BYTES) throw new DomainError("FILE_REFUSED", { reason: "too_large" });
  const mark = byteOrderMark(bytes);
  const text = bytes.subarray(mark);
  const trouble = troubleOf(text);
  if (trouble) throw new DomainError("FILE_REFUSED", { reason: trouble });
  const start = new TextDecoder().decode(wholeCharacters(text.subarray(0, HEAD_BYTES)));
  const head = readHead(start, text.length <= HEAD_BYTES);
  if (typeof head === "string") throw new DomainError("FILE_REFUSED", { reason: head });
  const taken = await ctx.objects.limiter(`import:${sellerId}`).take(FILES_PER_HOUR, HOUR_MS, ctx.now());
  if (!taken.ok) throw new DomainError("RATE_LIMITED", { retryAfterMs: taken.retryAfterMs });

  const importId = newId("import", ctx.now());
  const { header, sample, delimiter, newline, headLength } = head;
  await ctx.documents.put(fileKey(importId), bytes, { httpMetadata: { contentType: "text/csv" } });
  const run = ctx.db.insert(importRun).values({
    id: importId,
    sellerId,
    userId,
    fileName: fileName.replaceAll(/[\p{C}/\\]/gu, "").slice(0, 120) || "offers.csv",
    sizeBytes: bytes.length,
    delimiter,
    newline,
    bodyByte: mark + new TextEncoder().encode(start.slice(0, headLength)).length,
    header: header.map((name) => name.slice(0, 120)),
    sample,
    columns: guessColumns(header),
    createdAt: ctx.now(),
  });
  await atomic(ctx.db, [run, auditRow(ctx, "import.receive", importId, { sizeBytes: bytes.length })]);
  return { importId };
}

/** Begins a round through the file: what the last one found is gone, the first job is written with it. */
async function begin(
  ctx: SellerCtx<"offers.write">,
  importId: Id<"import">,
  set: { status: "checking" | "running"; columns?: CheckImport["columns"] },
): Promise<ImportView> {
  const job = later(ctx, { type: "import.moved", importId });
  await atomic(
    ctx.db,
    [
      ctx.db
        .update(importRun)
        .set({ ...set, round: sql`${importRun.round} + 1` })
        .where(eq(importRun.id, importId)),
      ctx.db.delete(importFinding).where(eq(importFinding.importId, importId)),
      ctx.db.delete(importClaim).where(eq(importClaim.importId, importId)),
      auditRow(ctx, set.status === "checking" ? "import.check" : "import.run", importId, {
        sellerId: ctx.actor.sellerId,
      }),
      job.statement,
    ],
    GUARDS,
  );
  sent(ctx, [job]);
  return await importView(ctx, importId);
}

/**
 * Says what the columns are and has every row checked; no offer is changed.
 * @throws NOT_FOUND not an import of this seller
 * @throws INVALID_INPUT with the reason: `nothing_to_match`, `nothing_to_change`, `twice`, `length`
 * @throws ILLEGAL_TRANSITION it is at work or over
 * @throws CONFLICT another import of the seller is at work
 */
export async function checkImport(
  ctx: SellerCtx<"offers.write">,
  { importId, columns }: CheckImport,
): Promise<ImportView> {
  const run = await importRow(ctx, importId);
  const trouble = columns.length === run.header.length ? mappingTrouble(columns) : "length";
  if (trouble) throw new DomainError("INVALID_INPUT", { field: "columns", reason: trouble });
  return await begin(ctx, importId, { status: "checking", columns });
}

/**
 * Does what the check announced. Rows that are not right are left out.
 * @throws NOT_FOUND not an import of this seller
 * @throws ILLEGAL_TRANSITION it was not checked, or is over
 * @throws CONFLICT another import of the seller is at work
 */
export async function startImport(ctx: SellerCtx<"offers.write">, { importId }: ImportId): Promise<ImportView> {
  await importRow(ctx, importId);
  return await begin(ctx, importId, { status: "running" });
}

/**
 * Stops an import. Chunks that are written stay; no further one is, and nothing is told any more of what a check foretold.
 * @throws NOT_FOUND not an import of this seller
 * @throws ILLEGAL_TRANSITION it is over already
 */
export async function cancelImport(ctx: SellerCtx<"offers.write">, { importId }: ImportId): Promise<ImportView> {
  await importRow(ctx, importId);
  await atomic(
    ctx.db,
    [
      ...foretoldNothing(ctx, importId),
      ctx.db.update(importRun).set({ status: "cancelled", finishedAt: ctx.now() }).where(eq(importRun.id, importId)),
      auditRow(ctx, "import.cancel", importId, { sellerId: ctx.actor.sellerId }),
    ],
    GUARDS,
  );
  return await importView(ctx, importId);
}

/** Deletes files that nobody needs any more, with what was found in them: a hundred at a time, the oldest first. */
export async function forgetImports(ctx: Pick<Ctx, "db" | "documents" | "now">): Promise<void> {
  const old = await ctx.db.all<{ id: Id<"import"> }>(sql`
    SELECT id FROM import_run WHERE created_at < ${ctx.now() - KEPT_MS} AND status NOT IN ('checking', 'running')
    ORDER BY created_at LIMIT 100`);
  if (old.length === 0) return;
  await ctx.documents.delete(old.map(({ id }) => fileKey(id)));
  await ctx.db.run(
    sql`DELETE FROM import_run WHERE id IN (SELECT value FROM json_each(${JSON.stringify(old.map(({ id }) => id))}))`,
  );
}
