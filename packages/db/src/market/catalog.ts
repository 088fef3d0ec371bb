// Categories, products, their pictures, attributes and variants.
import type { Id, OptionAxis, ProductStatus } from "@stoa/contract";
import { primaryKey, real, sqliteTable, text } from "drizzle-orm/sqlite-core";
import { at, count, id, json, oneOf, words } from "../columns.ts";

export const category = sqliteTable("category", {
  id: id("category").primaryKey(),
  parentId: text("parent_id").$type<Id<"category">>(),
  slug: words("slug"),
  name: words("name"),
  level: count("level"),
  position: count("position"),
  path: words("path"),
  imageHash: text("image_hash"),
});

export const product = sqliteTable("product", {
  id: id("product").primaryKey(),
  slug: words("slug"),
  title: words("title"),
  brand: words("brand"),
  description: words("description"),
  categoryId: id("category", "category_id"),
  status: oneOf<ProductStatus>("status").default("draft"),
  options: json<OptionAxis[]>("options").default([]),
  tags: json<string[]>("tags").default([]),
  ratingSum: count("rating_sum").default(0),
  ratingCount: count("rating_count").default(0),
  soldCount: count("sold_count").default(0),
  createdAt: at("created_at"),
  updatedAt: at("updated_at"),
});

export const productAttribute = sqliteTable(
  "product_attribute",
  {
    productId: id("product", "product_id"),
    key: words("key"),
    label: words("label"),
    text: words("text"),
    number: real("number"),
    unit: text("unit"),
    position: count("position"),
  },
  (t) => [primaryKey({ columns: [t.productId, t.key] })],
);

export const productRelation = sqliteTable(
  "product_relation",
  { productId: id("product", "product_id"), relatedId: id("product", "related_id"), position: count("position") },
  (t) => [primaryKey({ columns: [t.productId, t.relatedId] })],
);

export const productImage = sqliteTable("product_image", {
  id: id("image").primaryKey(),
  productId: id("product", "product_id"),
  hash: words("hash"),
  width: count("width"),
  height: count("height"),
  placeholderColour: words("placeholder_colour"),
  alt: words("alt"),
  position: count("position"),
  credit: text("credit"),
});

export const upload = sqliteTable(
  "upload",
  {
    hash: words("hash"),
    sellerId: id("seller", "seller_id"),
    width: count("width"),
    height: count("height"),
    sizeBytes: count("size_bytes"),
    placeholderColour: words("placeholder_colour").default("#e7e5e2"),
    createdAt: at("created_at"),
  },
  (t) => [primaryKey({ columns: [t.hash, t.sellerId] })],
);

export const variant = sqliteTable("variant", {
  id: id("variant").primaryKey(),
  productId: id("product", "product_id"),
  sku: words("sku"),
  gtin: text("gtin"),
  options: json<Record<string, string>>("options").default({}),
  weightGrams: count("weight_grams"),
  imageId: text("image_id").$type<Id<"image">>(),
  position: count("position"),
});
