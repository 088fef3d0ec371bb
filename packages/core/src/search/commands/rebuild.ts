// Indexing: a few products after a change, or all of them anew. A rebuild writes down how far it has come in the batch
// that brought it there, so that a stopped one goes on where it was.
import { DomainError, type Id } from "@stoa/contract";
import { sql } from "@stoa/db";
import type { Ctx } from "../../kernel/index.ts";
import { beginRun, type Run, writeProducts } from "./write.ts";

type IndexCtx = Pick<Ctx, "db" | "search" | "now">;

/** Products written in one batch. */
const CHUNK = 40;
const REBUILD_CHUNK = 400;
const ATTEMPTS = 3;

/** Makes the index true for these products: listed when active and offered by somebody active, else gone. */
export async function indexProducts(ctx: IndexCtx, productIds: readonly Id<"product">[]): Promise<void> {
  const run = await beginRun({ ...ctx, now: ctx.now() });
  for (let from = 0; from < productIds.length; from += CHUNK) await persist(run, productIds.slice(from, from + CHUNK));
}

/** Writes a chunk; two at once can want the same place, and then the second tries again. */
async function persist(
  run: Run,
  productIds: readonly Id<"product">[],
  also: D1PreparedStatement[] = [],
): Promise<void> {
  for (let attempt = 1; ; attempt++) {
    try {
      return await writeProducts(run, productIds, also);
    } catch (error) {
      if (attempt === ATTEMPTS || !String(error).includes("UNIQUE constraint failed: listing")) throw error;
    }
  }
}

/** A place among all products: the most sold first, so that rows of the index are written nearly in their order. */
interface RebuildPlace {
  sold: number;
  id: Id<"product">;
}

/** How far a rebuild has come. */
export interface RebuildProgress {
  done: number;
  total: number;
}

/**
 * Indexes every product anew, the most sold first. Goes on where an earlier rebuild was stopped; `fresh` begins again
 * with an empty index. Searching goes on meanwhile. `chunk` products are written in one batch; the default keeps it
 * within what D1 takes. Returns how many products were looked at in this run.
 */
export async function reindexAll(
  ctx: IndexCtx,
  {
    fresh = false,
    chunk = REBUILD_CHUNK,
    onProgress = () => {},
  }: { fresh?: boolean; chunk?: number; onProgress?: (progress: RebuildProgress) => void } = {},
): Promise<number> {
  if (fresh) await emptyIndex(ctx.search);
  let after = fresh ? null : await rebuildPlace(ctx.search);
  const [counts] = await ctx.db.all<{ total: number; before: number }>(sql`
    SELECT count(*) AS total, ${after ? sql`count(*) FILTER (WHERE (-sold_count, id) <= (${-after.sold}, ${after.id}))` : sql`0`} AS before FROM product`);
  const total = counts?.total ?? 0;
  const before = counts?.before ?? 0;
  const run = await beginRun({ ...ctx, now: ctx.now() });
  let done = 0;
  for (;;) {
    const rows = await ctx.db.all<RebuildPlace>(sql`
      SELECT sold_count AS sold, id FROM product WHERE ${after ? sql`sold_count <= ${after.sold} AND (sold_count < ${after.sold} OR id > ${after.id})` : sql`1`}
      ORDER BY sold_count DESC, id LIMIT ${chunk}`);
    const last = rows.at(-1);
    if (!last) break;
    after = { sold: last.sold, id: last.id };
    const progress = ctx.search.prepare("UPDATE index_state SET rebuild_after = ?").bind(JSON.stringify(after));
    await persist(
      run,
      rows.map(({ id }) => id),
      [progress],
    );
    done += rows.length;
    onProgress({ done: before + done, total });
  }
  await mergeSegments(ctx.search);
  await ctx.search.prepare("UPDATE index_state SET rebuild_after = NULL, rebuilt_at = ?").bind(ctx.now()).run();
  return done;
}

/** Whether the index was ever built to its end. */
export async function isIndexed(search: D1Database): Promise<boolean> {
  const state = await search
    .prepare("SELECT rebuilt_at AS rebuiltAt, rebuild_after AS after FROM index_state")
    .first<{ rebuiltAt: number | null; after: string | null }>();
  return state !== null && state.rebuiltAt !== null && state.after === null;
}

async function rebuildPlace(search: D1Database): Promise<RebuildPlace | null> {
  const state = await search
    .prepare("SELECT rebuild_after AS after FROM index_state")
    .first<{ after: string | null }>();
  if (!state) throw new DomainError("NOT_FOUND");
  return state.after === null ? null : JSON.parse(state.after);
}

/** Empties what a rebuild fills. Synonyms, pins and redirects are not the rebuild's, and facet values keep their numbers. */
async function emptyIndex(search: D1Database): Promise<void> {
  await search.batch(
    [
      "INSERT INTO listing_text (listing_text) VALUES ('delete-all')",
      "DELETE FROM listing_price",
      "DELETE FROM listing",
      "DELETE FROM term",
      "DELETE FROM misspelling",
      "UPDATE index_state SET rebuild_after = NULL, rebuilt_at = NULL",
    ].map((text) => search.prepare(text)),
  );
}

/** Pages merged in one statement: far below the time that D1 gives to one. */
const MERGED_PAGES = 2_000;

/** Merges the full-text index into one segment, little by little: a search then reads each word in one place. */
async function mergeSegments(search: D1Database): Promise<void> {
  for (let rank = -MERGED_PAGES; ; rank = MERGED_PAGES) {
    const { meta } = await search
      .prepare("INSERT INTO listing_text (listing_text, rank) VALUES ('merge', ?)")
      .bind(rank)
      .run();
    if ((meta.changes ?? 0) < 2) return;
  }
}
