// Sellers and the people in their teams.
import type { SellerRole, SellerStatus } from "@stoa/contract";
import { primaryKey, sqliteTable, text } from "drizzle-orm/sqlite-core";
import { at, bps, count, id, oneOf, words } from "../columns.ts";

export const seller = sqliteTable("seller", {
  id: id("seller").primaryKey(),
  handle: words("handle"),
  name: words("name"),
  description: words("description").default(""),
  country: words("country"),
  status: oneOf<SellerStatus>("status").default("applied"),
  statusReason: text("status_reason"),
  commissionBps: bps("commission_bps"),
  ratingCenti: count("rating_centi").default(0),
  createdAt: at("created_at"),
});

export const sellerMember = sqliteTable(
  "seller_member",
  { sellerId: id("seller", "seller_id"), userId: id("user", "user_id"), role: oneOf<SellerRole>("role") },
  (t) => [primaryKey({ columns: [t.sellerId, t.userId] })],
);
