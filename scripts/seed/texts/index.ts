// The catalogue in the languages of the markets: departments and shelves, attributes, the best-known products.
import type { Id } from "@stoa/contract";
import { attributeText, categoryText, productText } from "@stoa/db";
import { type Rows, rowsOf } from "../write.ts";
import { ATTRIBUTE_TEXTS, CATEGORY_TEXTS } from "./categories.ts";
import { PRODUCT_TEXTS } from "./products.ts";
import { SHELF_TEXTS } from "./shelves.ts";
import { eachText } from "./translations.ts";

/** All rows; a text of something that the demo does not have is left out. */
export function buildTexts(
  categories: readonly { id: Id<"category">; slug: string }[],
  products: readonly { id: Id<"product">; slug: string }[],
  now: number,
): Rows[] {
  const categoryOf = new Map(categories.map(({ id, slug }) => [slug, id]));
  const productOf = new Map(products.map(({ id, slug }) => [slug, id]));
  return [
    rowsOf(
      categoryText,
      eachText({ ...CATEGORY_TEXTS, ...SHELF_TEXTS }).flatMap(({ of, language, text }) => {
        const categoryId = categoryOf.get(of);
        return categoryId ? [{ categoryId, language, name: text }] : [];
      }),
    ),
    rowsOf(
      attributeText,
      eachText(ATTRIBUTE_TEXTS).map(({ of, language, text }) => ({ attributeKey: of, language, label: text })),
    ),
    rowsOf(
      productText,
      eachText(PRODUCT_TEXTS).flatMap(({ of, language, text }) => {
        const productId = productOf.get(of);
        return productId ? [{ productId, language, title: text, updatedAt: now }] : [];
      }),
    ),
  ];
}
