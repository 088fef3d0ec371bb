// Texts of the catalogue in other languages than the one it is written in.
import type { Language } from "@stoa/contract";
import { primaryKey, sqliteTable, text } from "drizzle-orm/sqlite-core";
import { at, id, oneOf, words } from "../columns.ts";

export const productText = sqliteTable(
  "product_text",
  {
    productId: id("product", "product_id"),
    language: oneOf<Language>("language"),
    title: words("title"),
    /** Null: as it was written. */
    description: text("description"),
    updatedAt: at("updated_at"),
  },
  (t) => [primaryKey({ columns: [t.productId, t.language] })],
);

export const categoryText = sqliteTable(
  "category_text",
  { categoryId: id("category", "category_id"), language: oneOf<Language>("language"), name: words("name") },
  (t) => [primaryKey({ columns: [t.categoryId, t.language] })],
);

export const attributeText = sqliteTable(
  "attribute_text",
  { attributeKey: words("attribute_key"), language: oneOf<Language>("language"), label: words("label") },
  (t) => [primaryKey({ columns: [t.attributeKey, t.language] })],
);
