// A seller with very many offers, written by SQL: for tests and measurements of what should cost the same however many there are.
import { type Id, newId } from "@stoa/contract";
import { type Database, sql } from "@stoa/db";

/** How the offers are numbered: SKUs are the word and six digits, from 000001 on. */
export interface Many {
  sellerId: Id<"seller">;
  count: number;
  word: string;
}

/**
 * Writes offers with a product each: on sale at 20.00 USD and 18.00 EUR, `i % 50` on hand, every tenth one paused, changed one
 * second after the other. Titles come in no order.
 */
export async function writeOffers(db: Database, { sellerId, count, word }: Many): Promise<void> {
  const now = Date.now();
  const stem = newId("offer", now).slice(4, 20);
  const id = (noun: string) => sql.raw(`'${noun}_${stem}' || printf('%010d', i)`);
  const categoryId = newId("category", now);
  const slug = `many-${stem}`;
  await db.run(
    sql`INSERT INTO category (id, slug, name, level, position, path) VALUES (${categoryId}, ${slug}, 'Many', 1, 0, ${slug})`,
  );
  const each = 10_000;
  for (let from = 1; from <= count; from += each) {
    const rows = sql`WITH RECURSIVE n (i) AS (SELECT ${from} UNION ALL SELECT i + 1 FROM n WHERE i < ${Math.min(count, from + each - 1)})`;
    await db.batch([
      db.run(sql`${rows} INSERT INTO product (id, slug, title, brand, description, category_id, status, created_at, updated_at)
        SELECT ${id("prd")}, ${slug} || '-' || i, printf('%s lamp %06d', substr('OakAshElmYewFirBox', 1 + 3 * (i * 7 % 6), 3), (i * 7919) % 1000000),
          'Many', 'A lamp among many.', ${categoryId}, 'active', ${now} + i, ${now} + i FROM n`),
      db.run(sql`${rows} INSERT INTO variant (id, product_id, sku, weight_grams, position)
        SELECT ${id("var")}, ${id("prd")}, ${word} || printf('%06d', i), 100, 0 FROM n`),
      db.run(sql`${rows} INSERT INTO offer (id, seller_id, variant_id, status, created_at, updated_at)
        SELECT ${id("ofr")}, ${sellerId}, ${id("var")}, iif(i % 10 = 0, 'paused', 'active'), ${now} + i * 1000, ${now} + i * 1000 FROM n`),
      db.run(
        sql`${rows} INSERT INTO offer_price (offer_id, currency, price_minor) SELECT ${id("ofr")}, 'USD', 2000 FROM n`,
      ),
      db.run(
        sql`${rows} INSERT INTO offer_price (offer_id, currency, price_minor) SELECT ${id("ofr")}, 'EUR', 1800 FROM n`,
      ),
      db.run(sql`${rows} INSERT INTO stock (offer_id, on_hand) SELECT ${id("ofr")}, i % 50 FROM n`),
    ]);
  }
}
