// Wish lists and what stands on them.
import type { Currency, Id } from "@stoa/contract";
import { integer, sqliteTable, text } from "drizzle-orm/sqlite-core";
import { at, count, id, oneOf, words } from "../columns.ts";

export const wishList = sqliteTable("wish_list", {
  id: id("list").primaryKey(),
  userId: id("user", "user_id"),
  name: words("name"),
  isDefault: integer("is_default", { mode: "boolean" }).notNull().default(false),
  /** The secret of the link by which a shared list is read; null while the list is private. */
  shareToken: text("share_token"),
  ownerName: words("owner_name").default(""),
  createdAt: at("created_at"),
  updatedAt: at("updated_at"),
});

export const wishItem = sqliteTable("wish_item", {
  id: id("wish").primaryKey(),
  listId: id("list", "list_id"),
  productId: id("product", "product_id"),
  variantId: text("variant_id").$type<Id<"variant">>(),
  quantity: count("quantity").default(1),
  note: words("note").default(""),
  addedCurrency: oneOf<Currency>("added_currency"),
  addedMinor: integer("added_minor"),
  addedInStock: integer("added_in_stock", { mode: "boolean" }).notNull(),
  addedAt: at("added_at"),
  removedAt: integer("removed_at"),
});
