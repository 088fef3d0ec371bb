// The list of a seller's offers: which of them, in which order, how many. Every order is an index, so that a page of
// 100,000 offers costs what a page of 100 does.
import type {
  Counted,
  Direction,
  Id,
  OfferSort,
  Page,
  SellerOffer,
  SellerOfferFilter,
  SellerOffersInput,
} from "@stoa/contract";
import { sql, type SQL } from "@stoa/db";
import { pageOf, readCursor, type SellerCtx } from "../kernel/index.ts";
import { offersLow, offersOut } from "../stock/index.ts";
import { sellerOffersById } from "./queries.ts";

type ReadCtx = SellerCtx<"offers.read">;

/** Counting stops here: a list that long is not counted by eye. */
const MOST_COUNTED = 100_000;

/** The condition of a state on rows of `offer o`, which are this seller's. */
function inState(sellerId: Id<"seller">, status: NonNullable<SellerOfferFilter["status"]>): SQL {
  if (status === "out_of_stock") return sql`o.id IN (${offersOut(sellerId)})`;
  if (status === "low_stock") return sql`o.id IN (${offersLow(sellerId)})`;
  return sql`o.status = ${status}`;
}

/** The condition of words on rows of `offer_entry e`. D1 refuses LIKE with long patterns. */
const withWords = (q: string): SQL => sql`(instr(e.title, lower(${q})) > 0 OR instr(e.sku, lower(${q})) > 0)`;

/** The condition of a filter on rows of `offer o`: a seller's own that it finds. */
export function offerWhere(sellerId: Id<"seller">, { q, status }: SellerOfferFilter): SQL {
  const state = status ? sql`AND ${inState(sellerId, status)}` : sql``;
  // Looked up offer by offer, so that a page of what many offers have is full after a few.
  const words = q ? sql`AND EXISTS (SELECT 1 FROM offer_entry e WHERE e.offer_id = o.id AND ${withWords(q)})` : sql``;
  return sql`o.seller_id = ${sellerId} ${state} ${words}`;
}

/** The same on rows of `offer_entry e`, whose words come first: they stand in the index that is walked. */
function entryWhere(sellerId: Id<"seller">, { q, status }: SellerOfferFilter): SQL {
  const words = q ? sql`AND ${withWords(q)}` : sql``;
  const state = status
    ? sql`AND EXISTS (SELECT 1 FROM offer o WHERE o.id = e.offer_id AND ${inState(sellerId, status)})`
    : sql``;
  return sql`e.seller_id = ${sellerId} ${words} ${state}`;
}

/** The way a list goes when nothing is said: the newest and the most first, words from A on, little stock first. */
const FIRST: Record<OfferSort, Direction> = {
  changed: "desc",
  created: "desc",
  title: "asc",
  sku: "asc",
  stock: "asc",
};

/** The ids of a page, each with the number by which the next page finds its beginning. */
async function pageIds(
  { db, actor }: ReadCtx,
  { sort = "changed", direction, cursor, limit, ...filter }: SellerOffersInput,
): Promise<{ id: Id<"offer">; at: number }[]> {
  const after = readCursor(cursor);
  const way = sql.raw((direction ?? FIRST[sort]) === "asc" ? "ASC" : "DESC");
  const behind = sql.raw((direction ?? FIRST[sort]) === "asc" ? ">" : "<");
  const where = offerWhere(actor.sellerId, filter);
  if (sort === "changed") {
    const place = after ? sql`AND (o.updated_at, o.id) ${behind} (${after.at}, ${after.id})` : sql``;
    return await db.all(sql`
      SELECT o.id, o.updated_at AS at FROM offer o WHERE ${where} ${place} ORDER BY o.updated_at ${way}, o.id ${way} LIMIT ${limit + 1}`);
  }
  if (sort === "created") {
    const place = after ? sql`AND o.id ${behind} ${after.id}` : sql``;
    return await db.all(sql`
      SELECT o.id, 0 AS at FROM offer o INDEXED BY offer_by_seller_and_id WHERE ${where} ${place} ORDER BY o.id ${way} LIMIT ${limit + 1}`);
  }
  const column = sql.raw({ title: "title", sku: "sku", stock: "on_hand" }[sort]);
  // A title does not fit into a cursor: the place is where its offer stands now.
  const place = after
    ? sql`AND (e.${column}, e.offer_id) ${behind} (SELECT ${column}, offer_id FROM offer_entry WHERE offer_id = ${after.id} AND seller_id = ${actor.sellerId})`
    : sql``;
  return await db.all(sql`
    SELECT e.offer_id AS id, 0 AS at FROM offer_entry e WHERE ${entryWhere(actor.sellerId, filter)} ${place} ORDER BY e.${column} ${way}, e.offer_id ${way} LIMIT ${limit + 1}`);
}

/** A page of the seller's own offers in the order that is asked for, id breaks ties. Without one: newest change first. */
export async function listSellerOffers(ctx: ReadCtx, input: SellerOffersInput): Promise<Page<SellerOffer>> {
  const ids = await pageIds(ctx, input);
  const found = new Map(
    (
      await sellerOffersById(
        ctx,
        ids.slice(0, input.limit).map(({ id }) => id),
      )
    ).map((one) => [one.offerId, one]),
  );
  const page = pageOf(
    ids,
    input.limit,
    (row) => row,
    ({ id }) => found.get(id),
  );
  return { ...page, items: page.items.filter((one) => one !== undefined) };
}

/** How many of the seller's offers a filter finds; counted up to 100,000. */
export async function countSellerOffers({ db, actor }: ReadCtx, filter: SellerOfferFilter): Promise<Counted> {
  const [row] = await db.all<{ count: number }>(sql`
    SELECT count(*) AS count FROM (SELECT 1 FROM offer o WHERE ${offerWhere(actor.sellerId, filter)} LIMIT ${MOST_COUNTED})`);
  const count = row?.count ?? 0;
  return { count, atLeast: count >= MOST_COUNTED };
}
