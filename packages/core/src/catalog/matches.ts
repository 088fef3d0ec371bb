// Products that are in the shop already, found for somebody who is about to write a new one.
import { DomainError, gtin14, type Id, type MatchInput, type ProductMatch, readGtin } from "@stoa/contract";
import { sql } from "@stoa/db";
import type { Ctx, SellerCtx } from "../kernel/index.ts";

/** As many as one looks through. */
const SHOWN = 6;

/** Finds slugs of products by the words of a title; search stands to the right of the catalogue, so it is handed in. */
export type FindByTitle = (title: string) => Promise<readonly string[]>;

interface MatchRow extends Omit<ProductMatch, "by" | "variants"> {
  variants: string;
}

/** Products that are in the shop: the one with this GTIN, else those whose titles come closest, best sold first. */
export async function matchProducts(
  ctx: SellerCtx<"offers.read">,
  input: MatchInput,
  findByTitle: FindByTitle,
): Promise<ProductMatch[]> {
  const gtin = input.gtin === undefined ? null : readGtin(input.gtin);
  if (gtin !== null) {
    const found = await matches(
      ctx,
      sql`SELECT v.product_id FROM gtin g JOIN variant v ON v.id = g.variant_id WHERE g.gtin14 = ${gtin14(gtin)}`,
    );
    if (found.length > 0) return found.map((one) => ({ ...one, by: "gtin" }));
  }
  const slugs = input.title ? (await findByTitle(input.title)).slice(0, SHOWN) : [];
  if (slugs.length === 0) return [];
  const found = await matches(
    ctx,
    sql`SELECT p.id FROM json_each(${JSON.stringify(slugs)}) w JOIN product p ON p.slug = w.value AND p.status = 'active'`,
  );
  return found.map((one) => ({ ...one, by: "title" }));
}

async function matches(
  ctx: SellerCtx<"offers.read">,
  productIds: ReturnType<typeof sql>,
): Promise<Omit<ProductMatch, "by">[]> {
  const rows = await ctx.db.all<MatchRow>(sql`
    SELECT p.id AS productId, p.slug, p.title, p.brand, c.name AS category,
      (SELECT i.hash FROM product_image i WHERE i.product_id = p.id ORDER BY i.position, i.id LIMIT 1) AS imageHash,
      (SELECT json_group_array(json_object('variantId', v.id, 'options', json(v.options), 'gtin', v.gtin, 'isOwn', EXISTS (
         SELECT 1 FROM offer o WHERE o.variant_id = v.id AND o.seller_id = ${ctx.actor.sellerId} AND o.condition = 'new')))
       FROM (SELECT * FROM variant WHERE product_id = p.id ORDER BY position, id) v) AS variants
    FROM product p JOIN category c ON c.id = p.category_id WHERE p.id IN (${productIds})
    ORDER BY p.sold_count DESC, p.id`);
  return rows.map(({ variants, ...row }) => ({
    ...row,
    variants: (
      JSON.parse(variants) as {
        variantId: Id<"variant">;
        options: Record<string, string>;
        gtin: string | null;
        isOwn: number;
      }[]
    ).map(({ options, isOwn, ...one }) => ({
      ...one,
      label: Object.values(options).join(", "),
      isOwn: isOwn === 1,
    })),
  }));
}

/** Refuses GTINs that products in the shop have. @throws CONFLICT naming the GTIN and its product */
export async function refuseTakenGtins({ db }: Pick<Ctx, "db">, gtins: readonly (string | null)[]): Promise<void> {
  const numbers = gtins.filter((gtin) => gtin !== null).map(gtin14);
  const [taken] = await db.all<{ gtin: string; productId: Id<"product">; slug: string }>(sql`
    SELECT g.gtin14 AS gtin, p.id AS productId, p.slug FROM json_each(${JSON.stringify(numbers)}) w
    JOIN gtin g ON g.gtin14 = w.value JOIN variant v ON v.id = g.variant_id JOIN product p ON p.id = v.product_id LIMIT 1`);
  if (taken) throw new DomainError("CONFLICT", { field: "gtin", ...taken });
}
