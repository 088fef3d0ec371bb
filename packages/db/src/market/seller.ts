// Sellers and the people in their teams.
import type { SellerRole, SellerStatus, StoreBanner } from "@stoa/contract";
import { integer, primaryKey, sqliteTable, text } from "drizzle-orm/sqlite-core";
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
  /** What its published ratings come to; written by their triggers, with `ratingSum` and `ratingCount`. */
  ratingCenti: count("rating_centi").default(0),
  ratingSum: count("rating_sum").default(0),
  ratingCount: count("rating_count").default(0),
  createdAt: at("created_at"),
  /** Between these two its offers are not for sale; null where it is not away. */
  awayFromAt: integer("away_from_at"),
  awayToAt: integer("away_to_at"),
  awayNote: words("away_note").default(""),
  /** What its own page says, with a picture; `pageVersion` grows with every change of it. */
  about: words("about").default(""),
  banner: text("banner", { mode: "json" }).$type<StoreBanner>(),
  pageVersion: count("page_version").default(0),
});

export const sellerMember = sqliteTable(
  "seller_member",
  {
    sellerId: id("seller", "seller_id"),
    userId: id("user", "user_id"),
    role: oneOf<SellerRole>("role"),
    joinedAt: integer("joined_at"),
  },
  (t) => [primaryKey({ columns: [t.sellerId, t.userId] })],
);

/** Somebody who is asked to join a team; `endedAt` when they did, or when it was withdrawn. */
export const invitation = sqliteTable("invitation", {
  id: id("invitation").primaryKey(),
  sellerId: id("seller", "seller_id"),
  email: words("email"),
  role: oneOf<SellerRole>("role"),
  invitedBy: id("user", "invited_by"),
  tokenHash: words("token_hash"),
  createdAt: at("created_at"),
  sentAt: at("sent_at"),
  expiresAt: at("expires_at"),
  endedAt: integer("ended_at"),
  acceptedBy: text("accepted_by").$type<`usr_${string}`>(),
});
