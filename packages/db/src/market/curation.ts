// What operators say about search, and what was searched for.
import type { Id, MarketHandle, SynonymKind, SynonymSource, SynonymStatus } from "@stoa/contract";
import { primaryKey, sqliteTable, text } from "drizzle-orm/sqlite-core";
import { at, count, id, json, oneOf, words } from "../columns.ts";

export const searchSynonym = sqliteTable("search_synonym", {
  id: id("synonym").primaryKey(),
  terms: json<string[]>("terms"),
  kind: oneOf<SynonymKind>("kind"),
  status: oneOf<SynonymStatus>("status").default("active"),
  source: oneOf<SynonymSource>("source").default("operator"),
  updatedAt: at("updated_at"),
});

export const searchPin = sqliteTable(
  "search_pin",
  {
    query: words("query"),
    productId: text("product_id").$type<Id<"product">>().notNull(),
    position: count("position"),
    updatedAt: at("updated_at"),
  },
  (t) => [primaryKey({ columns: [t.query, t.productId] })],
);

export const searchRedirect = sqliteTable("search_redirect", {
  query: words("query").primaryKey(),
  target: words("target"),
  updatedAt: at("updated_at"),
});

export const searchDay = sqliteTable(
  "search_day",
  {
    day: words("day"),
    market: oneOf<MarketHandle>("market"),
    searches: count("searches"),
    zeroResults: count("zero_results"),
    terms: count("terms").default(0),
  },
  (t) => [primaryKey({ columns: [t.day, t.market] })],
);

export const searchTermDay = sqliteTable(
  "search_term_day",
  {
    day: words("day"),
    market: oneOf<MarketHandle>("market"),
    query: words("query"),
    searches: count("searches"),
    zeroResults: count("zero_results"),
    correctedTo: text("corrected_to"),
  },
  (t) => [primaryKey({ columns: [t.day, t.market, t.query] })],
);
