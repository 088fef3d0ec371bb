// Imports as their seller sees them. Tenancy is in the WHERE: an import of another seller is not found.
import {
  DomainError,
  type FindingsInput,
  type FindingView,
  type Id,
  type ImportSummary,
  type ImportView,
  type Page,
  type PageInput,
} from "@stoa/contract";
import { and, asc, eq, gt, importFinding, importRun, lt, or, type SQL, sql } from "@stoa/db";
import { holds, pageOf, readCursor, type SellerCtx } from "../kernel/index.ts";

/** A figure over the chunks of the present round. Names are written out: a query of one table leaves the tables off. */
const sumOf = (column: SQL) => sql<number>`(SELECT coalesce(${column}, 0) FROM import_chunk
  WHERE import_chunk.import_id = import_run.id AND import_chunk.round = import_run.round)`;

const summary = {
  importId: importRun.id,
  fileName: importRun.fileName,
  sizeBytes: importRun.sizeBytes,
  status: importRun.status,
  doneBytes: sumOf(sql`max(to_byte)`),
  doneRows: sumOf(sql`max(to_row) - 1`),
  created: sumOf(sql`sum(created_count)`),
  listed: sumOf(sql`sum(listed_count)`),
  changed: sumOf(sql`sum(changed_count)`),
  unchanged: sumOf(sql`sum(unchanged_count)`),
  failed: sumOf(sql`sum(failed_count)`),
  createdAt: importRun.createdAt,
  finishedAt: importRun.finishedAt,
};

type Counted = Omit<ImportSummary, "counts"> & ImportSummary["counts"];

function summaryView<T extends Counted>({ created, listed, changed, unchanged, failed, ...row }: T) {
  return { ...row, counts: { created, listed, changed, unchanged, failed } };
}

/** The seller's imports, newest first, id breaks ties. */
export async function listImports(
  { db, actor }: SellerCtx<"offers.read">,
  input: PageInput,
): Promise<Page<ImportSummary>> {
  const after = readCursor(input.cursor);
  const rows = await db
    .select(summary)
    .from(importRun)
    .where(
      and(
        eq(importRun.sellerId, actor.sellerId),
        after
          ? or(
              lt(importRun.createdAt, after.at),
              and(eq(importRun.createdAt, after.at), lt(importRun.id, after.id as Id<"import">)),
            )
          : undefined,
      ),
    )
    .orderBy(sql`${importRun.createdAt} DESC, ${importRun.id} DESC`)
    .limit(input.limit + 1);
  return pageOf(rows, input.limit, (row) => ({ at: row.createdAt, id: row.importId }), summaryView);
}

const ownImport = ({ actor }: SellerCtx<"offers.read">, importId: Id<"import">) =>
  and(eq(importRun.id, importId), eq(importRun.sellerId, actor.sellerId));

/** One import with the head of its file. @throws NOT_FOUND also for another seller's */
export async function importView(ctx: SellerCtx<"offers.read">, importId: Id<"import">): Promise<ImportView> {
  const { header, sample, columns, failure } = importRun;
  const [row] = await ctx.db
    .select({ ...summary, header, sample, columns, failure })
    .from(importRun)
    .where(ownImport(ctx, importId));
  if (!row) throw new DomainError("NOT_FOUND");
  return summaryView(row);
}

/** An import as it is stored. @throws NOT_FOUND also for another seller's */
export async function importRow(
  ctx: SellerCtx<"offers.read">,
  importId: Id<"import">,
): Promise<typeof importRun.$inferSelect> {
  const [row] = await ctx.db.select().from(importRun).where(ownImport(ctx, importId));
  if (!row) throw new DomainError("NOT_FOUND");
  return row;
}

/** What was found in the present round, by row. @throws NOT_FOUND also for another seller's */
export async function importFindings(ctx: SellerCtx<"offers.read">, input: FindingsInput): Promise<Page<FindingView>> {
  const run = await importRow(ctx, input.importId);
  const after = readCursor(input.cursor);
  const { rowNumber, position, kind, code, field, name, value, detail } = importFinding;
  const q = input.q?.trim();
  const rows = await ctx.db
    .select({ rowNumber, position, kind, code, field, name, value, detail })
    .from(importFinding)
    .where(
      and(
        eq(importFinding.importId, run.id),
        eq(importFinding.round, run.round),
        eq(kind, input.kind),
        q
          ? or(/^\d+$/.test(q) ? eq(rowNumber, Number(q)) : undefined, holds(name, q), holds(value, q), holds(field, q))
          : undefined,
        after ? or(gt(rowNumber, after.at), and(eq(rowNumber, after.at), gt(position, Number(after.id)))) : undefined,
      ),
    )
    .orderBy(asc(rowNumber), asc(position))
    .limit(input.limit + 1);
  return pageOf(
    rows,
    input.limit,
    (row) => ({ at: row.rowNumber, id: String(row.position) }),
    (row) => ({
      rowNumber: row.rowNumber,
      kind: row.kind,
      code: row.code,
      field: row.field,
      name: row.name,
      value: row.value,
      detail: row.detail,
    }),
  );
}
