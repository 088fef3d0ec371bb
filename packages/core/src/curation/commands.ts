// What operators change about search. Each change is one batch with its audit row and the job that copies it to the index.
import {
  DomainError,
  type Id,
  type ImportSynonyms,
  newId,
  type QueryName,
  type SaveSynonym,
  type SetPins,
  type SetRedirect,
  type SynonymId,
} from "@stoa/contract";
import { atomic, type BatchPart, eq, inArray, product, searchPin, searchRedirect, searchSynonym } from "@stoa/db";
import { type AdminCtx, auditRow, later, sent } from "../kernel/index.ts";
import { keptTarget, keptTerms, leadsInCircle, queryKey } from "./rules.ts";

async function change(ctx: AdminCtx<"catalogue.write">, statements: readonly BatchPart[]): Promise<void> {
  const job = later(ctx, { type: "curation.changed" });
  await atomic(ctx.db, [...statements, job.statement], { "search_synonym.terms": "CONFLICT" });
  sent(ctx, [job]);
}

/** The name of a query. @throws INVALID_INPUT there is no word in it */
function named(typed: string): string {
  const query = queryKey(typed);
  if (!query) throw new DomainError("INVALID_INPUT", { field: "query" });
  return query;
}

/**
 * Adds a synonym set, or changes the one that is named; a changed set counts as the operator's own.
 * @throws NOT_FOUND no such set
 * @throws CONFLICT the same terms are a set already
 * @throws INVALID_INPUT fewer than two different terms
 */
export async function saveSynonym(
  ctx: AdminCtx<"catalogue.write">,
  input: SaveSynonym,
): Promise<{ synonymId: Id<"synonym"> }> {
  const { kind, status } = input;
  const terms = keptTerms(input.terms, kind);
  const now = ctx.now();
  const synonymId = input.synonymId ?? newId("synonym", now);
  const row = { terms, kind, status, updatedAt: now };
  const [before] = input.synonymId
    ? await ctx.db.select().from(searchSynonym).where(eq(searchSynonym.id, input.synonymId))
    : [];
  if (input.synonymId && !before) throw new DomainError("NOT_FOUND");
  const source = before?.terms.join() === terms.join() && before.kind === kind ? before.source : "operator";
  await change(ctx, [
    before
      ? ctx.db
          .update(searchSynonym)
          .set({ ...row, source })
          .where(eq(searchSynonym.id, synonymId))
      : ctx.db.insert(searchSynonym).values({ id: synonymId, ...row }),
    auditRow(ctx, "search.synonym.save", synonymId, row),
  ]);
  return { synonymId };
}

/** Removes a synonym set. @throws NOT_FOUND */
export async function removeSynonym(ctx: AdminCtx<"catalogue.write">, { synonymId }: SynonymId): Promise<void> {
  const [before] = await ctx.db.select().from(searchSynonym).where(eq(searchSynonym.id, synonymId));
  if (!before) throw new DomainError("NOT_FOUND");
  await change(ctx, [
    ctx.db.delete(searchSynonym).where(eq(searchSynonym.id, synonymId)),
    auditRow(ctx, "search.synonym.remove", synonymId, { terms: before.terms, kind: before.kind }),
  ]);
}

/** Adds many sets; those that are there already stay as they are. @throws INVALID_INPUT a set of one term */
export async function importSynonyms(
  ctx: AdminCtx<"catalogue.write">,
  input: ImportSynonyms,
): Promise<{ added: number }> {
  const now = ctx.now();
  const known = new Set((await ctx.db.select({ terms: searchSynonym.terms }).from(searchSynonym)).map(keyOfTerms));
  const fresh = new Map(
    input.sets
      .map(({ terms, kind }) => ({ terms: keptTerms(terms, kind), kind }))
      .filter((set) => !known.has(keyOfTerms(set)))
      .map((set) => [keyOfTerms(set), set]),
  );
  if (fresh.size === 0) return { added: 0 };
  const rows = [...fresh.values()].map((set) => ({ id: newId("synonym", now), ...set, updatedAt: now }));
  await change(ctx, [
    ...chunks(rows, 15).map((some) => ctx.db.insert(searchSynonym).values(some)),
    auditRow(ctx, "search.synonym.import", "search", { added: rows.length }),
  ]);
  return { added: rows.length };
}

const keyOfTerms = ({ terms }: { terms: readonly string[] }): string => JSON.stringify(terms);

/** Pieces of a list; D1 binds at most 100 values to a statement. */
function chunks<T>(items: readonly T[], size: number): T[][] {
  return Array.from({ length: Math.ceil(items.length / size) }, (_, i) => items.slice(i * size, (i + 1) * size));
}

/**
 * Sets the products that stand first for a query, in their order; none lets go of the query.
 * @throws NOT_FOUND one of the products does not exist
 * @throws INVALID_INPUT the same product twice, or a query without a word
 */
export async function setPins(ctx: AdminCtx<"catalogue.write">, input: SetPins): Promise<void> {
  const query = named(input.query);
  const { productIds } = input;
  if (new Set(productIds).size < productIds.length) throw new DomainError("INVALID_INPUT", { field: "productIds" });
  const found = await ctx.db.select({ id: product.id }).from(product).where(inArray(product.id, productIds));
  if (found.length < productIds.length) throw new DomainError("NOT_FOUND");
  const rows = productIds.map((productId, position) => ({ query, productId, position, updatedAt: ctx.now() }));
  await change(ctx, [
    ctx.db.delete(searchPin).where(eq(searchPin.query, query)),
    ...(rows.length > 0 ? [ctx.db.insert(searchPin).values(rows)] : []),
    auditRow(ctx, "search.pins.set", "search", { query, productIds }),
  ]);
}

/**
 * Sends a query to a page of the market.
 * @throws INVALID_INPUT the target lies outside of the market, or the query has no word
 * @throws CONFLICT following redirects from there would lead back to this query
 */
export async function setRedirect(ctx: AdminCtx<"catalogue.write">, input: SetRedirect): Promise<void> {
  const query = named(input.query);
  const row = { target: keptTarget(input.target), updatedAt: ctx.now() };
  const others = await ctx.db.select().from(searchRedirect);
  if (leadsInCircle(query, row.target, new Map(others.map((each) => [each.query, each.target]))))
    throw new DomainError("CONFLICT", { field: "target" });
  await change(ctx, [
    ctx.db
      .insert(searchRedirect)
      .values({ query, ...row })
      .onConflictDoUpdate({ target: searchRedirect.query, set: row }),
    auditRow(ctx, "search.redirect.set", "search", { query, target: row.target }),
  ]);
}

/** Lets a query show results again. @throws NOT_FOUND it leads nowhere */
export async function removeRedirect(ctx: AdminCtx<"catalogue.write">, input: QueryName): Promise<void> {
  const query = named(input.query);
  const [before] = await ctx.db.select().from(searchRedirect).where(eq(searchRedirect.query, query));
  if (!before) throw new DomainError("NOT_FOUND");
  await change(ctx, [
    ctx.db.delete(searchRedirect).where(eq(searchRedirect.query, query)),
    auditRow(ctx, "search.redirect.remove", "search", { query, target: before.target }),
  ]);
}
