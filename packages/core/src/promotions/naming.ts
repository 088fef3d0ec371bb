// What promotions are about, in words and in ids: people name products, categories and sellers by their addresses, rows by id.
import { DomainError, type Id, type PromotionEffect, type PromotionGoods } from "@stoa/contract";
import { category, type Database, product, type promotion, type PromotionEffectRow, seller, sql } from "@stoa/db";

type Scope = (typeof promotion.$inferSelect)["scope"];

const among = (words: readonly string[]) => sql`(SELECT value FROM json_each(${JSON.stringify(words)}))`;

interface Named {
  products: Map<string, Id<"product">>;
  categories: Map<string, Id<"category">>;
  sellers: Map<string, Id<"seller">>;
}

async function named(db: Database, goods: PromotionGoods, more: readonly string[]): Promise<Named> {
  const [products, categories, sellers] = await db.batch([
    db
      .select({ id: product.id, word: product.slug })
      .from(product)
      .where(sql`${product.slug} IN ${among([...goods.productSlugs, ...more])}`),
    db
      .select({ id: category.id, word: category.slug })
      .from(category)
      .where(sql`${category.slug} IN ${among(goods.categorySlugs)}`),
    db
      .select({ id: seller.id, word: seller.handle })
      .from(seller)
      .where(sql`${seller.handle} IN ${among(goods.sellerHandles)}`),
  ]);
  const byWord = <I>(rows: { id: I; word: string }[]) => new Map(rows.map(({ id, word }) => [word, id]));
  return { products: byWord(products), categories: byWord(categories), sellers: byWord(sellers) };
}

/** Effect and goods with ids in the place of words. @throws INVALID_INPUT a word names nothing; `fields` say which kind */
export async function idsOf(
  db: Database,
  effect: PromotionEffect,
  goods: PromotionGoods,
): Promise<{ effect: PromotionEffectRow; scope: Scope }> {
  const cheaper = effect.kind === "bundle" ? (effect.getProductSlugs ?? []) : [];
  const { products, categories, sellers } = await named(db, goods, cheaper);
  const missing = (field: string, words: readonly string[], known: Map<string, unknown>) =>
    words.some((word) => !known.has(word)) ? [field] : [];
  const fields = [
    ...missing("goods.productSlugs", goods.productSlugs, products),
    ...missing("goods.categorySlugs", goods.categorySlugs, categories),
    ...missing("goods.sellerHandles", goods.sellerHandles, sellers),
    ...missing("effect.getProductSlugs", cheaper, products),
  ];
  if (fields.length > 0) throw new DomainError("INVALID_INPUT", { fields });
  const scope = {
    productIds: goods.productSlugs.map((word) => products.get(word)!),
    categoryIds: goods.categorySlugs.map((word) => categories.get(word)!),
    sellerIds: goods.sellerHandles.map((word) => sellers.get(word)!),
  };
  if (effect.kind !== "bundle") return { effect, scope };
  const { getProductSlugs, ...bundle } = effect;
  return { effect: { ...bundle, getProductIds: getProductSlugs?.map((word) => products.get(word)!) ?? null }, scope };
}

/** Words for ids, for any number of promotions at once. What is gone is left out. */
export async function wordsFor(
  db: Database,
  rows: readonly Pick<typeof promotion.$inferSelect, "effect" | "scope">[],
): Promise<
  (row: Pick<typeof promotion.$inferSelect, "effect" | "scope">) => {
    effect: PromotionEffect;
    goods: PromotionGoods;
  }
> {
  const cheaperOf = (effect: PromotionEffectRow) => (effect.kind === "bundle" ? (effect.getProductIds ?? []) : []);
  const [products, categories, sellers] = await db.batch([
    db
      .select({ id: product.id, word: product.slug })
      .from(product)
      .where(
        sql`${product.id} IN ${among(rows.flatMap((row) => [...row.scope.productIds, ...cheaperOf(row.effect)]))}`,
      ),
    db
      .select({ id: category.id, word: category.slug })
      .from(category)
      .where(sql`${category.id} IN ${among(rows.flatMap((row) => row.scope.categoryIds))}`),
    db
      .select({ id: seller.id, word: seller.handle })
      .from(seller)
      .where(sql`${seller.id} IN ${among(rows.flatMap((row) => row.scope.sellerIds))}`),
  ]);
  const words = new Map<string, string>([...products, ...categories, ...sellers].map(({ id, word }) => [id, word]));
  const wordsOf = (ids: readonly string[]) => ids.flatMap((id) => words.get(id) ?? []);
  return ({ effect, scope }) => {
    const goods = {
      productSlugs: wordsOf(scope.productIds),
      categorySlugs: wordsOf(scope.categoryIds),
      sellerHandles: wordsOf(scope.sellerIds),
    };
    if (effect.kind !== "bundle") return { effect, goods };
    const { getProductIds, ...bundle } = effect;
    return { effect: { ...bundle, getProductSlugs: getProductIds ? wordsOf(getProductIds) : null }, goods };
  };
}
