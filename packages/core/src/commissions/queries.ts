// Rules as they stand, the terms of lines that are being sold, and what a sale would be charged.
import {
  type CommissionPreview,
  type CommissionPreviewInput,
  type CommissionRule,
  type Currency,
  DomainError,
  type Id,
} from "@stoa/contract";
import { commissionRule, type Database, eq, sql } from "@stoa/db";
import type { AdminCtx, Ctx } from "../kernel/index.ts";
import { type ChargedLine, commissionMinor, type CommissionTerms, type Rule, termsFor, traceOf } from "./rules.ts";

/** The rules that hold, in order. */
async function rulesNow(db: Database): Promise<Rule[]> {
  return await db
    .select({
      ruleId: commissionRule.id,
      name: commissionRule.name,
      productId: commissionRule.productId,
      categoryId: commissionRule.categoryId,
      sellerId: commissionRule.sellerId,
      currency: commissionRule.currency,
      fromMinor: commissionRule.fromMinor,
      toMinor: commissionRule.toMinor,
      rateBps: commissionRule.rateBps,
      fixedMinor: commissionRule.fixedMinor,
      floorMinor: commissionRule.floorMinor,
      capMinor: commissionRule.capMinor,
    })
    .from(commissionRule)
    .where(sql`${commissionRule.archivedAt} IS NULL`)
    .orderBy(commissionRule.position);
}

interface ProductRow {
  slug: string;
  productId: Id<"product">;
  categoryIds: string;
}

/** Products with their category and all above it. */
const PRODUCTS = sql`SELECT p.slug, p.id AS productId, (SELECT json_group_array(above.id) FROM category own JOIN category above
  ON own.path = above.path OR substr(own.path, 1, length(above.path) + 1) = above.path || '/' WHERE own.id = p.category_id) AS categoryIds
  FROM product p`;

/** A line that is being sold. */
export interface SoldLine {
  offerId: Id<"offer">;
  sellerId: Id<"seller">;
  unitMinor: number;
  /** The seller's own rate, for lines that no rule fits. */
  commissionBps: number;
}

/** The terms of commission for each line, by the rules of now. A sale keeps what it was charged. */
export async function commissionsFor(
  { db }: Pick<Ctx, "db">,
  lines: readonly SoldLine[],
  currency: Currency,
): Promise<Map<Id<"offer">, CommissionTerms>> {
  const rules = await rulesNow(db);
  const own = ({ commissionBps }: SoldLine) => termsFor([], { ...NOTHING, currency }, commissionBps);
  if (rules.length === 0) return new Map(lines.map((line) => [line.offerId, own(line)]));
  const products = await db.all<ProductRow & { offerId: Id<"offer"> }>(sql`
    SELECT f.id AS offerId, x.* FROM offer f JOIN variant v ON v.id = f.variant_id JOIN (${PRODUCTS}) x ON x.productId = v.product_id
    WHERE f.id IN (SELECT value FROM json_each(${JSON.stringify(lines.map(({ offerId }) => offerId))}))`);
  const productOf = new Map(products.map((row) => [row.offerId, row]));
  return new Map(
    lines.map((line) => {
      const product = productOf.get(line.offerId);
      if (!product) return [line.offerId, own(line)];
      const { productId, categoryIds } = product;
      const { sellerId, unitMinor } = line;
      const asked = { productId, categoryIds: JSON.parse(categoryIds), sellerId, unitMinor, currency };
      return [line.offerId, termsFor(rules, asked, line.commissionBps)];
    }),
  );
}

const NOTHING: Omit<ChargedLine, "currency"> = { productId: "prd_", categoryIds: [], sellerId: "sel_", unitMinor: 0 };

/** The rules in order, with the names of what they are about. */
export async function commissionRules(ctx: AdminCtx<"finance.read">): Promise<CommissionRule[]> {
  const rows = await ctx.db.all<
    Omit<CommissionRule, "product" | "category" | "seller"> & { product: string; category: string; seller: string }
  >(sql`
    SELECT r.id AS ruleId, r.name, r.position, r.currency, r.from_minor AS fromMinor, r.to_minor AS toMinor, r.rate_bps AS rateBps,
      r.fixed_minor AS fixedMinor, r.floor_minor AS floorMinor, r.cap_minor AS capMinor, r.version,
      iif(p.id IS NULL, 'null', json_object('slug', p.slug, 'title', p.title)) AS product,
      iif(c.id IS NULL, 'null', json_object('slug', c.slug, 'name', c.name)) AS category,
      iif(s.id IS NULL, 'null', json_object('handle', s.handle, 'name', s.name)) AS seller
    FROM commission_rule r LEFT JOIN product p ON p.id = r.product_id LEFT JOIN category c ON c.id = r.category_id
    LEFT JOIN seller s ON s.id = r.seller_id WHERE r.archived_at IS NULL ORDER BY r.position`);
  return rows.map(({ product, category, seller, ...row }) => ({
    ...row,
    product: JSON.parse(product),
    category: JSON.parse(category),
    seller: JSON.parse(seller),
  }));
}

/** What a sale would be charged now, and how every rule stands to it. @throws NOT_FOUND no such product or seller */
export async function previewCommission(
  ctx: AdminCtx<"finance.read">,
  { productSlug, sellerHandle, currency, unitMinor, quantity }: CommissionPreviewInput,
): Promise<CommissionPreview> {
  const { db } = ctx;
  const [rules, products, sellers] = await Promise.all([
    rulesNow(db),
    db.all<ProductRow>(sql`SELECT x.* FROM (${PRODUCTS}) x WHERE x.slug = ${productSlug}`),
    db.all<{ sellerId: Id<"seller">; ownBps: number }>(
      sql`SELECT id AS sellerId, commission_bps AS ownBps FROM seller WHERE handle = ${sellerHandle}`,
    ),
  ]);
  const [[product], [seller]] = [products, sellers];
  if (!product || !seller) throw new DomainError("NOT_FOUND", { field: product ? "sellerHandle" : "productSlug" });
  const { productId, categoryIds } = product;
  const line = { productId, categoryIds: JSON.parse(categoryIds), sellerId: seller.sellerId, currency, unitMinor };
  const terms = termsFor(rules, line, seller.ownBps);
  const totalMinor = unitMinor * quantity;
  return {
    commissionMinor: commissionMinor(terms, { soldMinor: totalMinor, paidMinor: totalMinor, quantity }),
    totalMinor,
    currency,
    ruleId: terms.ruleId,
    rateBps: terms.rateBps,
    trace: traceOf(rules, line),
  };
}

/** One rule's row. @throws NOT_FOUND no such rule, or it is in force no more */
export async function ruleRow(db: Database, ruleId: Id<"commissionRule">): Promise<typeof commissionRule.$inferSelect> {
  const [row] = await db.select().from(commissionRule).where(eq(commissionRule.id, ruleId));
  if (!row || row.archivedAt !== null) throw new DomainError("NOT_FOUND");
  return row;
}
