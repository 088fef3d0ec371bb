// Rules of commission.
import type { Currency, Id } from "@stoa/contract";
import { integer, sqliteTable, text } from "drizzle-orm/sqlite-core";
import { at, bps, count, id, minor, words } from "../columns.ts";

/** In order of `position`; what is null is not asked for. */
export const commissionRule = sqliteTable("commission_rule", {
  id: id("commissionRule").primaryKey(),
  name: words("name"),
  position: count("position"),
  productId: text("product_id").$type<Id<"product">>(),
  categoryId: text("category_id").$type<Id<"category">>(),
  sellerId: text("seller_id").$type<Id<"seller">>(),
  currency: text("currency").$type<Currency>(),
  fromMinor: integer("from_minor"),
  toMinor: integer("to_minor"),
  rateBps: bps("rate_bps"),
  fixedMinor: minor("fixed_minor").default(0),
  floorMinor: integer("floor_minor"),
  capMinor: integer("cap_minor"),
  version: count("version").default(1),
  createdAt: at("created_at"),
  archivedAt: integer("archived_at"),
});
