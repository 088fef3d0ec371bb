// Products in lists: those of one seller, and all of them for operators; and one of each with its history.
import {
  type AdminProduct,
  type AdminProductsInput,
  type AdminProductView,
  type ChangeKind,
  type ChangeStatus,
  gtin14,
  type Id,
  type Page,
  type ProductId,
  type ProductStatus,
  readGtin,
  type SellerProduct,
  type SellerProductsInput,
  type SellerProductView,
} from "@stoa/contract";
import { sql, type SQL } from "@stoa/db";
import { type AdminCtx, pageOf, readCursor, type SellerCtx } from "../kernel/index.ts";
import { changesOf } from "./changes.ts";
import { requireOwn } from "./commands/propose.ts";
import { productNow, recordView } from "./record.ts";

const COVER = sql`(SELECT i.hash FROM product_image i WHERE i.product_id = p.id ORDER BY i.position, i.id LIMIT 1)`;
const has = (text: SQL, piece: string) => sql`instr(lower(${text}), lower(${piece})) > 0`;
const every = (conditions: (SQL | null)[]) =>
  sql.join([sql`1`, ...conditions.filter((one) => one !== null)], sql` AND `);

interface SellerRow extends Omit<SellerProduct, "change"> {
  changeId: Id<"change"> | null;
  kind: ChangeKind | null;
  changeStatus: ChangeStatus | null;
  reason: string | null;
}

/** Products that the seller wrote or offers, last changed first, id breaks ties; each with the seller's newest proposal. */
export async function listSellerProducts(
  ctx: SellerCtx<"offers.read">,
  input: SellerProductsInput,
): Promise<Page<SellerProduct>> {
  const { sellerId } = ctx.actor;
  const after = readCursor(input.cursor);
  const where = every([
    input.status === "waiting" ? sql`ch.status IN ('open', 'changes_asked')` : null,
    input.status && input.status !== "waiting" ? sql`p.status = ${input.status}` : null,
    input.q ? has(sql`p.title`, input.q) : null,
    after ? sql`(p.updated_at, p.id) < (${after.at}, ${after.id})` : null,
  ]);
  const rows = await ctx.db.all<SellerRow>(sql`
    WITH own AS (
      SELECT v.product_id AS id FROM offer o JOIN variant v ON v.id = o.variant_id WHERE o.seller_id = ${sellerId}
      UNION SELECT product_id FROM product_change WHERE seller_id = ${sellerId} AND kind = 'create'
    )
    SELECT p.id AS productId, p.slug, p.title, ${COVER} AS imageHash, p.status, p.updated_at AS updatedAt,
      (SELECT count(*) FROM variant v JOIN offer o ON o.variant_id = v.id WHERE v.product_id = p.id AND o.seller_id = ${sellerId}) AS offerCount,
      ch.id AS changeId, ch.kind, ch.status AS changeStatus, ch.reason
    FROM own JOIN product p ON p.id = own.id
    LEFT JOIN product_change ch ON ch.id = (
      SELECT id FROM product_change WHERE product_id = p.id AND seller_id = ${sellerId} ORDER BY created_at DESC, id DESC LIMIT 1)
    WHERE ${where} ORDER BY p.updated_at DESC, p.id DESC LIMIT ${input.limit + 1}`);
  return pageOf(
    rows,
    input.limit,
    (row) => ({ at: row.updatedAt, id: row.productId }),
    ({ changeId, kind, changeStatus, reason, ...row }) => ({
      ...row,
      change: changeId && kind && changeStatus ? { changeId, kind, status: changeStatus, reason } : null,
    }),
  );
}

/** One of the seller's products. @throws NOT_FOUND also for a product that the seller neither wrote nor offers */
export async function sellerProduct(
  ctx: SellerCtx<"offers.read">,
  { productId }: ProductId,
): Promise<SellerProductView> {
  await requireOwn(ctx, productId);
  const [record, changes] = await Promise.all([
    productNow(ctx, productId).then((now) => recordView(ctx, now)),
    changesOf(ctx, productId, ctx.actor.sellerId),
  ]);
  const pending = changes.find((one) => one.status === "open" || one.status === "changes_asked") ?? null;
  return { ...record, pending, changes };
}

/** What is searched for: a GTIN or SKU as a whole, or part of a title or brand. */
function searched(q: string): SQL {
  const gtin = readGtin(q);
  const ofVariant = gtin ? sql`substr('000000' || v.gtin, -14) = ${gtin14(gtin)}` : sql`v.sku = ${q}`;
  return sql`(${has(sql`p.title`, q)} OR ${has(sql`p.brand`, q)} OR EXISTS (SELECT 1 FROM variant v WHERE v.product_id = p.id AND ${ofVariant}))`;
}

/** All products, newest first, id breaks ties. */
export async function listProducts(
  ctx: AdminCtx<"catalogue.read">,
  input: AdminProductsInput,
): Promise<Page<AdminProduct>> {
  const after = readCursor(input.cursor);
  const where = every([
    input.status ? sql`p.status = ${input.status satisfies ProductStatus}` : null,
    input.q ? searched(input.q) : null,
    after ? sql`(p.created_at, p.id) < (${after.at}, ${after.id})` : null,
  ]);
  const rows = await ctx.db.all<AdminProduct>(sql`
    SELECT p.id AS productId, p.slug, p.title, p.brand, c.name AS category, ${COVER} AS imageHash, p.status,
      (SELECT count(*) FROM variant v JOIN offer o ON o.variant_id = v.id WHERE v.product_id = p.id) AS offerCount,
      (SELECT count(*) FROM product_change ch WHERE ch.product_id = p.id AND ch.status = 'open') AS openCount,
      p.created_at AS createdAt
    FROM product p JOIN category c ON c.id = p.category_id
    WHERE ${where} ORDER BY p.created_at DESC, p.id DESC LIMIT ${input.limit + 1}`);
  return pageOf(
    rows,
    input.limit,
    (row) => ({ at: row.createdAt, id: row.productId }),
    (row) => row,
  );
}

/** One product with all that happened to it. @throws NOT_FOUND */
export async function productById(
  ctx: AdminCtx<"catalogue.read">,
  { productId }: ProductId,
): Promise<AdminProductView> {
  const now = await productNow(ctx, productId);
  const [record, changes] = await Promise.all([recordView(ctx, now), changesOf(ctx, productId)]);
  return { ...record, changes };
}
