// Synonyms, pins and redirects as operators see them.
import {
  DomainError,
  type Id,
  type Page,
  type PinnedProduct,
  type PinnedQuery,
  type QueriesInput,
  type SearchRedirect,
  type SynonymId,
  type SynonymSet,
  type SynonymsInput,
} from "@stoa/contract";
import { and, eq, gt, lt, or, searchRedirect, searchSynonym, sql } from "@stoa/db";
import { type AdminCtx, type Ctx, holds, pageOf, readCursor } from "../kernel/index.ts";
import { queryKey } from "./rules.ts";

type SynonymRow = typeof searchSynonym.$inferSelect;

const setOf = ({ id, ...rest }: SynonymRow): SynonymSet => ({ synonymId: id, ...rest });

/** Synonym sets, newest first, id breaks ties. */
export async function listSynonyms(ctx: AdminCtx<"catalogue.read">, input: SynonymsInput): Promise<Page<SynonymSet>> {
  const after = readCursor(input.cursor);
  const rows = await ctx.db
    .select()
    .from(searchSynonym)
    .where(
      and(
        input.status ? eq(searchSynonym.status, input.status) : undefined,
        input.q ? holds(searchSynonym.terms, input.q) : undefined,
        after
          ? or(
              lt(searchSynonym.updatedAt, after.at),
              and(eq(searchSynonym.updatedAt, after.at), lt(searchSynonym.id, after.id as Id<"synonym">)),
            )
          : undefined,
      ),
    )
    .orderBy(sql`${searchSynonym.updatedAt} DESC, ${searchSynonym.id} DESC`)
    .limit(input.limit + 1);
  return pageOf(rows, input.limit, (row) => ({ at: row.updatedAt, id: row.id }), setOf);
}

/** One synonym set. @throws NOT_FOUND */
export async function synonymById(ctx: AdminCtx<"catalogue.read">, { synonymId }: SynonymId): Promise<SynonymSet> {
  const [row] = await ctx.db.select().from(searchSynonym).where(eq(searchSynonym.id, synonymId));
  if (!row) throw new DomainError("NOT_FOUND");
  return setOf(row);
}

/** A page of rows that are sorted by their query, which is the cursor. */
function pageByQuery<R extends { query: string }, T>(rows: R[], limit: number, view: (row: R) => T): Page<T> {
  const items = rows.slice(0, limit);
  return { items: items.map(view), nextCursor: rows.length > limit ? (items.at(-1)?.query ?? null) : null };
}

/** Queries with pinned products, by their words. */
export async function listPins(ctx: AdminCtx<"catalogue.read">, input: QueriesInput): Promise<Page<PinnedQuery>> {
  const rows = await ctx.db.all<{ query: string; updatedAt: number; products: string }>(sql`
    SELECT query, max(updated_at) AS updatedAt, json_group_array(json_object('productId', id, 'slug', slug, 'title', title, 'image', json(image))) AS products
    FROM (${pinnedProducts(sql`n.query > ${input.cursor ?? ""} AND instr(n.query, ${queryKey(input.q ?? "")}) > 0`)})
    GROUP BY query ORDER BY query LIMIT ${input.limit + 1}`);
  return pageByQuery(rows, input.limit, (row) => ({ ...row, products: JSON.parse(row.products) }));
}

/** Pinned products in their order, with the picture that stands for each. */
const pinnedProducts = (where: ReturnType<typeof sql>) => sql`
  SELECT n.query, n.updated_at, p.id, p.slug, p.title,
    (SELECT json_object('imageId', i.id, 'hash', i.hash, 'width', i.width, 'height', i.height,
       'placeholderColour', i.placeholder_colour, 'alt', i.alt) FROM product_image i WHERE i.product_id = p.id ORDER BY i.position, i.id LIMIT 1) AS image
  FROM search_pin n JOIN product p ON p.id = n.product_id WHERE ${where} ORDER BY n.query, n.position`;

/** The products pinned to a query, in their order. */
export async function pinsOf(ctx: Pick<Ctx, "db">, typed: string): Promise<PinnedProduct[]> {
  const rows = await ctx.db.all<Record<"id" | "slug" | "title", string> & { image: string | null }>(
    pinnedProducts(sql`n.query = ${queryKey(typed)}`),
  );
  return rows.map(({ id, slug, title, image }) => ({
    productId: id as Id<"product">,
    slug,
    title,
    image: image ? JSON.parse(image) : null,
  }));
}

/** Redirects by the words of their queries. */
export async function listRedirects(
  ctx: AdminCtx<"catalogue.read">,
  input: QueriesInput,
): Promise<Page<SearchRedirect>> {
  const rows = await ctx.db
    .select()
    .from(searchRedirect)
    .where(
      and(
        gt(searchRedirect.query, input.cursor ?? ""),
        input.q ? or(holds(searchRedirect.query, input.q), holds(searchRedirect.target, input.q)) : undefined,
      ),
    )
    .orderBy(searchRedirect.query)
    .limit(input.limit + 1);
  return pageByQuery(rows, input.limit, (row) => row);
}

/** Where a query leads instead of to results; null when it shows results. */
export async function redirectOf(ctx: Pick<Ctx, "db">, typed: string): Promise<string | null> {
  const [row] = await ctx.db
    .select()
    .from(searchRedirect)
    .where(eq(searchRedirect.query, queryKey(typed)));
  return row?.target ?? null;
}
