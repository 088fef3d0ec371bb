// Wish lists as they are read: by their owner, and by whoever has the link of a shared one.
import {
  DomainError,
  type Id,
  type ImageView,
  type ListCard,
  type ListPageInput,
  type ListSummary,
  type ListView,
  LIST_PAGE_SIZE,
  type Market,
  MARKETS,
  MAX_LIST_ITEMS,
  type MyWishes,
  type Page,
  type SharedListInput,
  type SharedListView,
  type SharedWish,
  type WishView,
} from "@stoa/contract";
import { and, eq, sql, wishList } from "@stoa/db";
import { type BuyerCtx, type Ctx, pageOf, readCursor } from "../kernel/index.ts";
import { variantLabel } from "../offers/index.ts";
import { type Added, addedPrice, marksOf, type Standing } from "./rules.ts";
import { standings } from "./standings.ts";

type ListRow = typeof wishList.$inferSelect;

const IMAGE = sql.raw(`json_object('imageId', i.id, 'hash', i.hash, 'width', i.width, 'height', i.height,
  'placeholderColour', i.placeholder_colour, 'alt', i.alt)`);

/** The list of the buyer who asks. @throws NOT_FOUND also for a list of somebody else */
export async function ownList(ctx: BuyerCtx<"lists">, listId: Id<"list">): Promise<ListRow> {
  const [row] = await ctx.db
    .select()
    .from(wishList)
    .where(and(eq(wishList.id, listId), eq(wishList.userId, ctx.actor.userId)));
  if (!row) throw new DomainError("NOT_FOUND");
  return row;
}

interface SummaryRow extends Omit<ListSummary, "isDefault" | "isShared"> {
  isDefault: number;
  isShared: number;
  updatedAt: number;
}

const summaryOf = ({ listId, name, isDefault, isShared, itemCount }: SummaryRow): ListSummary => ({
  listId,
  name,
  isDefault: isDefault === 1,
  isShared: isShared === 1,
  itemCount,
});

async function summaries(ctx: BuyerCtx<"lists">): Promise<SummaryRow[]> {
  return await ctx.db.all<SummaryRow>(sql`
    SELECT l.id AS listId, l.name, l.is_default AS isDefault, l.share_token IS NOT NULL AS isShared,
      l.updated_at AS updatedAt,
      (SELECT count(*) FROM wish_item w WHERE w.list_id = l.id AND w.removed_at IS NULL) AS itemCount
    FROM wish_list l WHERE l.user_id = ${ctx.actor.userId}
    ORDER BY l.is_default DESC, l.created_at, l.id`);
}

/** The buyer's lists, default first, then the eldest; and the products on any of them, newest first, at most 500. */
export async function myWishes(ctx: BuyerCtx<"lists">): Promise<MyWishes> {
  const [lists, products] = await Promise.all([
    summaries(ctx),
    ctx.db.all<{ productId: Id<"product"> }>(sql`
      SELECT w.product_id AS productId FROM wish_list l JOIN wish_item w ON w.list_id = l.id AND w.removed_at IS NULL
      WHERE l.user_id = ${ctx.actor.userId} GROUP BY w.product_id ORDER BY max(w.added_at) DESC, w.product_id
      LIMIT ${MAX_LIST_ITEMS}`),
  ]);
  return { lists: lists.map(summaryOf), productIds: products.map(({ productId }) => productId) };
}

/** The buyer's lists with pictures of the newest four things on each, in the order of `myWishes`. */
export async function listCards(ctx: BuyerCtx<"lists">): Promise<ListCard[]> {
  const [lists, pictures] = await Promise.all([
    summaries(ctx),
    ctx.db.all<{ listId: Id<"list">; image: string }>(sql`
      SELECT n.listId, (SELECT ${IMAGE} FROM product_image i WHERE i.product_id = n.productId ORDER BY i.position LIMIT 1) AS image
      FROM (SELECT w.list_id AS listId, w.product_id AS productId,
          row_number() OVER (PARTITION BY w.list_id ORDER BY w.added_at DESC, w.id DESC) AS place
        FROM wish_list l JOIN wish_item w ON w.list_id = l.id AND w.removed_at IS NULL
        WHERE l.user_id = ${ctx.actor.userId}) n
      WHERE n.place <= 4 AND image IS NOT NULL ORDER BY n.listId, n.place`),
  ]);
  const byList = Map.groupBy(pictures, (row) => row.listId);
  return lists.map((row) => ({
    ...summaryOf(row),
    updatedAt: row.updatedAt,
    images: (byList.get(row.listId) ?? []).map(({ image }): ImageView => JSON.parse(image)),
  }));
}

interface WishRow {
  itemId: Id<"wish">;
  productId: Id<"product">;
  variantId: Id<"variant"> | null;
  slug: string;
  sku: string | null;
  title: string;
  options: string;
  image: string | null;
  quantity: number;
  note: string;
  addedCurrency: Added["currency"];
  addedMinor: number | null;
  addedInStock: number;
  addedAt: number;
}

async function wishRows(ctx: Pick<Ctx, "db">, listId: Id<"list">, cursor: string | null | undefined) {
  const after = readCursor(cursor);
  return await ctx.db.all<WishRow>(sql`
    SELECT w.id AS itemId, w.product_id AS productId, w.variant_id AS variantId, p.slug, v.sku, p.title,
      coalesce(v.options, '{}') AS options, w.quantity, w.note, w.added_currency AS addedCurrency,
      w.added_minor AS addedMinor, w.added_in_stock AS addedInStock, w.added_at AS addedAt,
      (SELECT ${IMAGE} FROM product_image i WHERE i.product_id = p.id ORDER BY i.id = v.image_id DESC, i.position LIMIT 1) AS image
    FROM wish_item w JOIN product p ON p.id = w.product_id LEFT JOIN variant v ON v.id = w.variant_id
    WHERE w.list_id = ${listId} AND w.removed_at IS NULL
      ${after ? sql`AND (w.added_at, w.id) < (${after.at}, ${after.id})` : sql``}
    ORDER BY w.added_at DESC, w.id DESC LIMIT ${LIST_PAGE_SIZE + 1}`);
}

/** A row with its standing in the market. */
interface Placed {
  row: WishRow;
  now: Standing | null;
}

async function wishPage<T>(
  ctx: Pick<Ctx, "db" | "search" | "now" | "language">,
  of: { market: Market; listId: Id<"list">; cursor: string | null | undefined },
  view: (placed: Placed, market: Market) => T,
): Promise<Page<T>> {
  const rows = await wishRows(ctx, of.listId, of.cursor);
  const now = await standings(ctx, of.market, rows);
  return pageOf(
    rows.map((row, i): Placed => ({ row, now: now[i] ?? null })),
    LIST_PAGE_SIZE,
    ({ row }) => ({ at: row.addedAt, id: row.itemId }),
    (placed) => view(placed, of.market),
  );
}

function sharedView({ row, now }: Placed, { currency }: Market): SharedWish {
  const { productId, variantId, slug, sku, title, quantity } = row;
  return {
    productId,
    variantId,
    slug,
    sku,
    title,
    variantLabel: variantLabel(JSON.parse(row.options)),
    image: row.image ? JSON.parse(row.image) : null,
    quantity,
    offerId: now?.offerId ?? null,
    priceMinor: now?.priceMinor ?? null,
    currency,
    inStock: now?.inStock ?? false,
  };
}

function ownView(placed: Placed, market: Market): WishView {
  const { itemId, note, addedAt, addedCurrency, addedMinor, addedInStock } = placed.row;
  const added: Added = { currency: addedCurrency, priceMinor: addedMinor, inStock: addedInStock === 1 };
  return {
    ...sharedView(placed, market),
    itemId,
    note,
    addedAt,
    addedMinor: addedPrice(added, market.currency),
    marks: marksOf(added, placed.now, market.currency),
  };
}

async function countItems(ctx: Pick<Ctx, "db">, listId: Id<"list">): Promise<number> {
  const [row] = await ctx.db.all<{ items: number }>(
    sql`SELECT count(*) AS items FROM wish_item WHERE list_id = ${listId} AND removed_at IS NULL`,
  );
  return row?.items ?? 0;
}

/** One of the buyer's lists with today's prices, newest thing first. @throws NOT_FOUND */
export async function listView(ctx: BuyerCtx<"lists">, input: ListPageInput): Promise<ListView> {
  const { id: listId, name, isDefault, shareToken, ownerName } = await ownList(ctx, input.listId);
  const market = MARKETS[input.market];
  const [items, itemCount] = await Promise.all([
    wishPage(ctx, { market, listId, cursor: input.cursor }, ownView),
    countItems(ctx, listId),
  ]);
  return { listId, name, isDefault, isShared: shareToken !== null, itemCount, shareToken, ownerName, items };
}

/**
 * A shared list for whoever has its link. Notes and all else that is the owner's stay out.
 * @throws NOT_FOUND there is no such link, or no longer
 */
export async function sharedList(
  ctx: Pick<Ctx, "db" | "search" | "now" | "language">,
  input: SharedListInput,
): Promise<SharedListView> {
  const [row] = await ctx.db.select().from(wishList).where(eq(wishList.shareToken, input.token));
  if (!row) throw new DomainError("NOT_FOUND");
  const market = MARKETS[input.market];
  const [items, itemCount] = await Promise.all([
    wishPage(ctx, { market, listId: row.id, cursor: input.cursor }, sharedView),
    countItems(ctx, row.id),
  ]);
  return { name: row.name, ownerName: row.ownerName, itemCount, items };
}
