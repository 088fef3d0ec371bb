// Offers with their prices and stock.
import type { Condition, Currency, OfferStatus } from "@stoa/contract";
import { integer, primaryKey, sqliteTable } from "drizzle-orm/sqlite-core";
import { at, count, id, minor, oneOf } from "../columns.ts";

export const offer = sqliteTable("offer", {
  id: id("offer").primaryKey(),
  sellerId: id("seller", "seller_id"),
  variantId: id("variant", "variant_id"),
  condition: oneOf<Condition>("condition").default("new"),
  status: oneOf<OfferStatus>("status").default("active"),
  handlingDays: count("handling_days").default(1),
  createdAt: at("created_at"),
  updatedAt: at("updated_at"),
});

export const offerPrice = sqliteTable(
  "offer_price",
  {
    offerId: id("offer", "offer_id"),
    currency: oneOf<Currency>("currency"),
    priceMinor: minor("price_minor"),
    compareAtMinor: integer("compare_at_minor"),
  },
  (t) => [primaryKey({ columns: [t.offerId, t.currency] })],
);

export const stock = sqliteTable("stock", {
  offerId: id("offer", "offer_id").primaryKey(),
  onHand: count("on_hand"),
  reserved: count("reserved").default(0),
});
