// Offers with their prices, past and present, and their stock.
import type { Availability, Condition, Currency, OfferStatus } from "@stoa/contract";
import { integer, primaryKey, sqliteTable } from "drizzle-orm/sqlite-core";
import { at, count, id, minor, oneOf } from "../columns.ts";

export const offer = sqliteTable("offer", {
  id: id("offer").primaryKey(),
  sellerId: id("seller", "seller_id"),
  variantId: id("variant", "variant_id"),
  condition: oneOf<Condition>("condition").default("new"),
  status: oneOf<OfferStatus>("status").default("active"),
  handlingDays: count("handling_days").default(1),
  maxPerOrder: integer("max_per_order"),
  /** Over all orders of thirty days. */
  maxPerBuyer: integer("max_per_buyer"),
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
    changedAt: at("changed_at").default(0),
    saleMinor: integer("sale_minor"),
    saleFromAt: integer("sale_from_at"),
    saleToAt: integer("sale_to_at"),
  },
  (t) => [primaryKey({ columns: [t.offerId, t.currency] })],
);

/** Written by triggers of `offer_price`; the demo writes what happened before it. */
export const offerPriceLog = sqliteTable("offer_price_log", {
  id: integer("id").primaryKey(),
  offerId: id("offer", "offer_id"),
  currency: oneOf<Currency>("currency"),
  priceMinor: minor("price_minor"),
  saleMinor: integer("sale_minor"),
  saleFromAt: integer("sale_from_at"),
  saleToAt: integer("sale_to_at"),
  fromAt: at("from_at"),
  toAt: at("to_at"),
});

export const stock = sqliteTable("stock", {
  offerId: id("offer", "offer_id").primaryKey(),
  onHand: count("on_hand"),
  reserved: count("reserved").default(0),
  owed: count("owed").default(0),
  availability: oneOf<Availability>("availability").default("stock"),
  backorderLimit: count("backorder_limit").default(0),
  availableAt: integer("available_at"),
});
