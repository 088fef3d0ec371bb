// Notices, what people want of them, alerts, and how stock stands against its threshold.
import type {
  AlertKind,
  AlertStatus,
  Audience,
  Id,
  MarketHandle,
  NoticeChannel,
  NoticeKind,
  NoticeParams,
} from "@stoa/contract";
import { integer, primaryKey, sqliteTable, text } from "drizzle-orm/sqlite-core";
import { at, count, id, json, oneOf, words } from "../columns.ts";

export const notice = sqliteTable("notice", {
  id: id("notice").primaryKey(),
  userId: id("user", "user_id"),
  audience: oneOf<Audience>("audience"),
  sellerId: text("seller_id").$type<Id<"seller">>(),
  kind: oneOf<NoticeKind>("kind"),
  /** What happened: nobody is told the same fact twice. */
  fact: words("fact"),
  params: json<NoticeParams>("params"),
  createdAt: at("created_at"),
  readAt: integer("read_at"),
});

export const noticePreference = sqliteTable(
  "notice_preference",
  {
    /** A person, or the hash of an address without an account. */
    principal: words("principal"),
    kind: oneOf<NoticeKind>("kind"),
    channel: oneOf<NoticeChannel>("channel"),
    isOn: integer("is_on", { mode: "boolean" }).notNull(),
    updatedAt: at("updated_at"),
  },
  (t) => [primaryKey({ columns: [t.principal, t.kind, t.channel] })],
);

export const alert = sqliteTable("alert", {
  id: id("alert").primaryKey(),
  /** A person, or the address of somebody without an account. */
  owner: words("owner"),
  userId: text("user_id").$type<Id<"user">>(),
  kind: oneOf<AlertKind>("kind"),
  market: oneOf<MarketHandle>("market"),
  variantId: id("variant", "variant_id"),
  baseMinor: integer("base_minor"),
  targetMinor: integer("target_minor"),
  status: oneOf<AlertStatus>("status"),
  round: count("round").default(1),
  wasMinor: integer("was_minor"),
  toldAt: integer("told_at"),
  tokenHash: text("token_hash"),
  createdAt: at("created_at"),
});

export const stockWatch = sqliteTable("stock_watch", {
  offerId: id("offer", "offer_id").primaryKey(),
  threshold: integer("threshold"),
  isLow: integer("is_low", { mode: "boolean" }).notNull().default(false),
  crossing: count("crossing").default(0),
  updatedAt: at("updated_at"),
});
