// What operators write for the shop, and which save made which version.
import type { ContentKind, ContentStatus, ContentTexts, ContentTone, Id, MarketHandle } from "@stoa/contract";
import { integer, primaryKey, sqliteTable, text } from "drizzle-orm/sqlite-core";
import { at, count, id, json, oneOf, words } from "../columns.ts";

export const contentBlock = sqliteTable("content_block", {
  id: id("content").primaryKey(),
  kind: oneOf<ContentKind>("kind"),
  slug: text("slug"),
  market: text("market").$type<MarketHandle>(),
  position: count("position").default(0),
  status: oneOf<ContentStatus>("status").default("draft"),
  tone: oneOf<ContentTone>("tone").default("stone"),
  texts: json<ContentTexts>("texts"),
  imageHash: text("image_hash"),
  link: text("link"),
  startsAt: integer("starts_at"),
  endsAt: integer("ends_at"),
  version: count("version").default(1),
  createdAt: at("created_at"),
  updatedAt: at("updated_at"),
});

export const contentVersion = sqliteTable(
  "content_version",
  {
    contentId: id("content", "content_id"),
    version: count("version"),
    savedBy: words("saved_by").$type<Id<"user">>(),
    savedAt: at("saved_at"),
  },
  (t) => [primaryKey({ columns: [t.contentId, t.version] })],
);
