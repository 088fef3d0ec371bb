// Promotions with their budgets and uses, the discounts that orders got, delivery zones and tax rates.
import type {
  Currency,
  DeliveryRate,
  Id,
  MarketHandle,
  PromotionConditions,
  PromotionEffect,
  PromotionStatus,
} from "@stoa/contract";
import { integer, primaryKey, sqliteTable, text } from "drizzle-orm/sqlite-core";
import { at, bps, count, id, json, minor, oneOf, words } from "../columns.ts";

/** What a promotion takes off, as it is kept: with products by id. */
export type PromotionEffectRow =
  | Exclude<PromotionEffect, { kind: "bundle" }>
  | (Omit<Extract<PromotionEffect, { kind: "bundle" }>, "getProductSlugs"> & {
      getProductIds: Id<"product">[] | null;
    });

export const promotion = sqliteTable("promotion", {
  id: id("promotion").primaryKey(),
  sellerId: text("seller_id").$type<Id<"seller">>(),
  name: words("name"),
  code: text("code"),
  effect: json<PromotionEffectRow>("effect"),
  scope: json<{ productIds: Id<"product">[]; categoryIds: Id<"category">[]; sellerIds: Id<"seller">[] }>("scope"),
  conditions: json<PromotionConditions>("conditions"),
  platformBps: bps("platform_bps"),
  priority: count("priority"),
  isExclusive: integer("is_exclusive", { mode: "boolean" }).notNull(),
  status: oneOf<PromotionStatus>("status").default("draft"),
  startsAt: at("starts_at"),
  endsAt: integer("ends_at"),
  maxUses: integer("max_uses"),
  maxPerCustomer: integer("max_per_customer"),
  /** Follows the redemptions by trigger. */
  usedCount: count("used_count").default(0),
  createdAt: at("created_at"),
  updatedAt: at("updated_at"),
});

/** `spentMinor` follows the redemptions by trigger. */
export const promotionBudget = sqliteTable(
  "promotion_budget",
  {
    promotionId: id("promotion", "promotion_id"),
    currency: oneOf<Currency>("currency"),
    budgetMinor: integer("budget_minor"),
    spentMinor: minor("spent_minor").default(0),
  },
  (t) => [primaryKey({ columns: [t.promotionId, t.currency] })],
);

/** Customers that a promotion is for. */
export const promotionCustomer = sqliteTable(
  "promotion_customer",
  { promotionId: id("promotion", "promotion_id"), emailHash: words("email_hash") },
  (t) => [primaryKey({ columns: [t.promotionId, t.emailHash] })],
);

/** A use of a promotion by a purchase. */
export const redemption = sqliteTable("redemption", {
  id: id("redemption").primaryKey(),
  promotionId: id("promotion", "promotion_id"),
  purchaseId: id("purchase", "purchase_id"),
  userId: text("user_id").$type<Id<"user">>(),
  emailHash: words("email_hash"),
  currency: oneOf<Currency>("currency"),
  amountMinor: minor("amount_minor"),
  status: oneOf<"held" | "released">("status").default("held"),
  createdAt: at("created_at"),
});

/** What an order got off a line, or, without one, off its delivery. */
export const orderDiscount = sqliteTable("order_discount", {
  orderId: id("order", "order_id"),
  promotionId: id("promotion", "promotion_id"),
  lineId: text("line_id").$type<Id<"line">>(),
  name: words("name"),
  code: text("code"),
  amountMinor: minor("amount_minor"),
  /** The part of it that the marketplace pays. */
  platformMinor: minor("platform_minor"),
});

export const deliveryZone = sqliteTable("delivery_zone", {
  id: id("deliveryZone").primaryKey(),
  /** Null: what holds for sellers who say nothing. */
  sellerId: text("seller_id").$type<Id<"seller">>(),
  market: oneOf<MarketHandle>("market"),
  name: words("name"),
  regions: json<string[]>("regions"),
  postalPrefixes: json<string[]>("postal_prefixes"),
  isServed: integer("is_served", { mode: "boolean" }).notNull(),
  standard: text("standard", { mode: "json" }).$type<DeliveryRate>(),
  express: text("express", { mode: "json" }).$type<DeliveryRate>(),
  createdAt: at("created_at"),
});

export const sellerDelivery = sqliteTable("seller_delivery", {
  sellerId: id("seller", "seller_id").primaryKey(),
  cutOffHour: integer("cut_off_hour"),
});

export const taxRate = sqliteTable(
  "tax_rate",
  {
    country: words("country"),
    region: words("region").default(""),
    categorySlug: words("category_slug").default(""),
    rateBps: bps("rate_bps"),
    source: words("source").default(""),
  },
  (t) => [primaryKey({ columns: [t.country, t.region, t.categorySlug] })],
);
