// Which attributes categories ask for, told from the products that were added to them.
import type { MarketFile } from "./market-file.ts";

/**
 * Makes every category ask for the attributes that its products have, unless one above it does. Numbers and answers of
 * yes or no can be filtered by, and texts of which there are a few.
 */
export function askForAttributes(market: MarketFile): void {
  market.run(ASK);
  market.run(STEP_NUMBERS);
}

const ASK = `INSERT OR IGNORE INTO category_attribute (category_id, attribute_key, position, filterable)
  SELECT used.category_id, used.key, row_number() OVER (PARTITION BY used.category_id ORDER BY used.key),
    a.kind <> 'text' OR used.texts BETWEEN 2 AND 80
  FROM (
    SELECT p.category_id, t.key, count(DISTINCT t.text) AS texts
    FROM product p JOIN product_attribute t ON t.product_id = p.id GROUP BY p.category_id, t.key
  ) used JOIN attribute a ON a.key = used.key JOIN category c ON c.id = used.category_id
  WHERE NOT EXISTS (
    SELECT 1 FROM category_attribute asked JOIN category above ON above.id = asked.category_id
    WHERE asked.attribute_key = a.key AND substr(c.path || '/', 1, length(above.path) + 1) = above.path || '/')`;

/** Numbers without a width of their bins get a tenth of what there is, to one digit. */
const STEP_NUMBERS = `UPDATE attribute SET step = round(tenth / magnitude) * magnitude
  FROM (
    SELECT key, tenth, pow(10, floor(log10(tenth))) AS magnitude FROM (
      SELECT key, (max(number) - min(number)) / 10 AS tenth FROM product_attribute
      WHERE number IS NOT NULL GROUP BY key HAVING count(DISTINCT number) > 5)
    WHERE tenth > 0
  ) span WHERE span.key = attribute.key AND attribute.kind = 'number' AND attribute.step IS NULL`;
