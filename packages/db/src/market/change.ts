// What happened to products: proposals and decisions, addresses of before, and the GTINs of active products.
import type { ChangedFields, ChangeKind, ChangeStatus, Id } from "@stoa/contract";
import { integer, sqliteTable, text } from "drizzle-orm/sqlite-core";
import { at, count, id, json, oneOf, words } from "../columns.ts";

export const productChange = sqliteTable("product_change", {
  id: id("change").primaryKey(),
  productId: id("product", "product_id"),
  sellerId: text("seller_id").$type<Id<"seller">>(),
  authorId: text("author_id").$type<Id<"user">>(),
  kind: oneOf<ChangeKind>("kind"),
  before: json<ChangedFields>("before").default({}),
  after: json<ChangedFields>("after").default({}),
  status: oneOf<ChangeStatus>("status").default("open"),
  revision: count("revision").default(1),
  reason: text("reason"),
  decidedBy: text("decided_by").$type<Id<"user">>(),
  decidedAt: integer("decided_at"),
  createdAt: at("created_at"),
});

/** Kept by triggers: read only. */
export const productSlug = sqliteTable("product_slug", {
  slug: words("slug").primaryKey(),
  productId: id("product", "product_id"),
});

/** Kept by triggers: read only. */
export const gtin = sqliteTable("gtin", {
  gtin14: words("gtin14").primaryKey(),
  variantId: id("variant", "variant_id"),
});
