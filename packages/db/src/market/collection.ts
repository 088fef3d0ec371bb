// Collections of products, what is in those that are chosen by hand, and which save made which version.
import type { CollectionKind, CollectionRules, CollectionStatus, Id } from "@stoa/contract";
import { primaryKey, sqliteTable, text } from "drizzle-orm/sqlite-core";
import { at, count, id, oneOf, words } from "../columns.ts";

export const collection = sqliteTable("collection", {
  id: id("collection").primaryKey(),
  slug: words("slug"),
  name: words("name"),
  description: words("description").default(""),
  kind: oneOf<CollectionKind>("kind"),
  rules: text("rules", { mode: "json" }).$type<CollectionRules>(),
  imageHash: text("image_hash"),
  status: oneOf<CollectionStatus>("status").default("draft"),
  position: count("position").default(0),
  version: count("version").default(1),
  createdAt: at("created_at"),
  updatedAt: at("updated_at"),
});

export const collectionProduct = sqliteTable(
  "collection_product",
  {
    collectionId: id("collection", "collection_id"),
    productId: id("product", "product_id"),
    position: count("position"),
  },
  (t) => [primaryKey({ columns: [t.collectionId, t.productId] })],
);

export const collectionVersion = sqliteTable(
  "collection_version",
  {
    collectionId: id("collection", "collection_id"),
    version: count("version"),
    savedBy: words("saved_by").$type<Id<"user">>(),
    savedAt: at("saved_at"),
  },
  (t) => [primaryKey({ columns: [t.collectionId, t.version] })],
);
