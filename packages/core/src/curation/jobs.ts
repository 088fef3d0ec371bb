// The copy of synonyms, pins and redirects in the search database: replaced as a whole, so copying twice is copying once.
import type { Id } from "@stoa/contract";
import { atomic, eq, searchPin, searchRedirect, searchSynonym, sql } from "@stoa/db";
import { type Ctx, later, sent, type SystemCtx, tag } from "../kernel/index.ts";
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

/** Products that are pinned otherwise than the copy says. */
async function repinned(ctx: CopyCtx): Promise<Id<"product">[]> {
  type Pin = { query: string; productId: Id<"product"> };
  const wanted = await ctx.db.select({ query: searchPin.query, productId: searchPin.productId }).from(searchPin);
  const { results: copied } = await ctx.search.prepare("SELECT query, product_id AS productId FROM pin").all<Pin>();
  const keyOf = ({ query, productId }: Pin) => `${productId} ${query}`;
  const [now, before] = [new Set(wanted.map(keyOf)), new Set(copied.map(keyOf))];
  const differing = [
    ...wanted.filter((pin) => !before.has(keyOf(pin))),
    ...copied.filter((pin) => !now.has(keyOf(pin))),
  ];
  return [...new Set(differing.map((pin) => pin.productId))];
}

/**
 * Synonyms, pins or redirects were changed: search follows, products that are pinned otherwise are indexed anew, and
 * pages of results leave the caches. The jobs of the products are written before the copy, so that none is lost.
 */
export async function curationChanged(ctx: SystemCtx): Promise<void> {
  const products = (await repinned(ctx)).map((productId) => later(ctx, { type: "product.changed", productId }));
  await atomic(
    ctx.db,
    products.map((job) => job.statement),
  );
  await copyCuration(ctx);
  sent(ctx, products);
  await ctx.purge([tag.search()]);
}
