// The copy of synonyms, pins and redirects in the search database: replaced as a whole, so copying twice is copying once.
import { eq, searchPin, searchRedirect, searchSynonym, sql } from "@stoa/db";
import { type Ctx, type SystemCtx, tag } from "../kernel/index.ts";
import { alternativesByTerm } from "./rules.ts";

type CopyCtx = Pick<Ctx, "db" | "search">;

/** Something that differs whenever something was changed, added or removed. */
async function stateOf(ctx: CopyCtx): Promise<string> {
  const [row] = await ctx.db.all<{ state: string }>(sql`
    SELECT (SELECT count(*) || ' ' || total(updated_at) FROM search_synonym) || ' ' || (SELECT count(*) || ' ' || total(updated_at) FROM search_pin)
      || ' ' || (SELECT count(*) || ' ' || total(updated_at) FROM search_redirect) AS state`);
  return row?.state ?? "";
}

async function replace(ctx: CopyCtx): Promise<void> {
  const [sets, pins, redirects] = await ctx.db.batch([
    ctx.db.select().from(searchSynonym).where(eq(searchSynonym.status, "active")),
    ctx.db.select().from(searchPin),
    ctx.db.select().from(searchRedirect),
  ]);
  const fill = (statement: string, rows: unknown[]) => ctx.search.prepare(statement).bind(JSON.stringify(rows));
  const synonyms = [...alternativesByTerm(sets)].map(([term, alternatives]) => ({ term, alternatives }));
  await ctx.search.batch([
    ctx.search.prepare("DELETE FROM synonym"),
    ctx.search.prepare("DELETE FROM pin"),
    ctx.search.prepare("DELETE FROM redirect"),
    fill(
      "INSERT INTO synonym (term, alternatives) SELECT value ->> 'term', value -> 'alternatives' FROM json_each(?)",
      synonyms,
    ),
    fill(
      "INSERT INTO pin (query, product_id, position) SELECT value ->> 'query', value ->> 'productId', value ->> 'position' FROM json_each(?)",
      pins,
    ),
    fill(
      "INSERT INTO redirect (query, target) SELECT value ->> 'query', value ->> 'target' FROM json_each(?)",
      redirects,
    ),
  ]);
}

/** Makes the search database's copy true. A change that is made meanwhile is copied too, whoever else is copying. */
export async function copyCuration(ctx: CopyCtx): Promise<void> {
  for (let state = await stateOf(ctx); ;) {
    await replace(ctx);
    const now = await stateOf(ctx);
    if (now === state) return;
    state = now;
  }
}

/** Synonyms, pins or redirects were changed: search follows, and pages of results leave the caches. */
export async function curationChanged(ctx: SystemCtx): Promise<void> {
  await copyCuration(ctx);
  await ctx.purge([tag.search()]);
}
