// Purchases, the orders under them, their lines, holds, events, parcels, cancellations and invoices.
import type {
  Address,
  CancelReason,
  Currency,
  DeliveryMethod,
  Id,
  InvoiceContent,
  InvoiceKind,
  MarketHandle,
  OrderStatus,
  ParcelEventKind,
  PaymentMethod,
  PurchaseStatus,
} from "@stoa/contract";
import { integer, primaryKey, sqliteTable, text } from "drizzle-orm/sqlite-core";
import { at, bps, count, id, json, minor, oneOf, words } from "../columns.ts";

export const purchase = sqliteTable("purchase", {
  id: id("purchase").primaryKey(),
  number: words("number"),
  userId: text("user_id").$type<Id<"user">>(),
  guestHash: text("guest_hash"),
  principal: words("principal"),
  idempotencyKey: words("idempotency_key"),
  cartName: words("cart_name"),
  cartVersion: count("cart_version"),
  market: oneOf<MarketHandle>("market"),
  currency: oneOf<Currency>("currency"),
  email: words("email"),
  address: json<Address>("address"),
  method: oneOf<PaymentMethod>("method"),
  status: oneOf<PurchaseStatus>("status").default("pending"),
  itemsMinor: minor("items_minor"),
  deliveryMinor: minor("delivery_minor"),
  taxMinor: minor("tax_minor"),
  discountMinor: minor("discount_minor").default(0),
  creditMinor: minor("credit_minor").default(0),
  totalMinor: minor("total_minor"),
  createdAt: at("created_at"),
  expiresAt: at("expires_at"),
});

export const sellerOrder = sqliteTable("seller_order", {
  id: id("order").primaryKey(),
  number: words("number"),
  purchaseId: id("purchase", "purchase_id"),
  sellerId: id("seller", "seller_id"),
  market: oneOf<MarketHandle>("market"),
  currency: oneOf<Currency>("currency"),
  status: oneOf<OrderStatus>("status").default("pending"),
  version: count("version").default(0),
  customerName: words("customer_name"),
  deliveryMethod: oneOf<DeliveryMethod>("delivery_method"),
  promiseFromDay: words("promise_from_day"),
  promiseToDay: words("promise_to_day"),
  shipByDay: words("ship_by_day"),
  unitCount: count("unit_count"),
  itemsMinor: minor("items_minor"),
  deliveryMinor: minor("delivery_minor"),
  taxMinor: minor("tax_minor"),
  /** Of the lines and of the delivery together. */
  discountMinor: minor("discount_minor").default(0),
  deliveryDiscountMinor: minor("delivery_discount_minor").default(0),
  /** The part of the discount that the marketplace pays. */
  platformDiscountMinor: minor("platform_discount_minor").default(0),
  /** The part of the total that was paid with store credit. */
  creditMinor: minor("credit_minor").default(0),
  totalMinor: minor("total_minor"),
  commissionMinor: minor("commission_minor"),
  createdAt: at("created_at"),
  updatedAt: at("updated_at"),
});

export const orderEvent = sqliteTable(
  "order_event",
  {
    orderId: id("order", "order_id"),
    version: count("version"),
    status: oneOf<OrderStatus>("status"),
    actor: words("actor"),
    at: at("at"),
  },
  (t) => [primaryKey({ columns: [t.orderId, t.version] })],
);

export const orderLine = sqliteTable("order_line", {
  id: id("line").primaryKey(),
  orderId: id("order", "order_id"),
  offerId: id("offer", "offer_id"),
  productSlug: words("product_slug"),
  title: words("title"),
  variantLabel: words("variant_label"),
  sku: words("sku"),
  imageHash: text("image_hash"),
  quantity: count("quantity"),
  unitMinor: minor("unit_minor"),
  totalMinor: minor("total_minor"),
  discountMinor: minor("discount_minor").default(0),
  /** The part of the discount that the marketplace pays. */
  platformDiscountMinor: minor("platform_discount_minor").default(0),
  taxMinor: minor("tax_minor"),
  commissionBps: bps("commission_bps"),
  commissionMinor: minor("commission_minor"),
  /** The rule that the commission came from; null: the seller's own rate. */
  commissionRuleId: text("commission_rule_id").$type<Id<"commissionRule">>(),
});

export const stockHold = sqliteTable("stock_hold", {
  lineId: id("line", "line_id").primaryKey(),
  offerId: id("offer", "offer_id"),
  quantity: count("quantity"),
  status: oneOf<"open" | "claimed" | "released">("status").default("open"),
});

/** Units of a claimed hold that are on the shelf again. */
export const restock = sqliteTable("restock", {
  id: id("restock").primaryKey(),
  lineId: id("line", "line_id"),
  quantity: count("quantity"),
  reason: oneOf<"cancelled" | "returned">("reason"),
  at: at("at"),
});

/** A parcel. `seq` counts the parcels and cancellations of an order together. */
export const shipment = sqliteTable("shipment", {
  id: id("shipment").primaryKey(),
  orderId: id("order", "order_id"),
  seq: count("seq"),
  carrier: words("carrier"),
  /** The carrier that tells by itself where the parcel is; null where its seller does. */
  carrierCode: text("carrier_code"),
  trackingNumber: words("tracking_number"),
  /** The parcel's share of the order's total. */
  amountMinor: minor("amount_minor"),
  shippedAt: at("shipped_at"),
  deliveredAt: integer("delivered_at"),
  returnedAt: integer("returned_at"),
  /** When the carrier was last asked. */
  askedAt: at("asked_at").default(0),
  /** The name that the device gave it which packed it; null where it has none. */
  parcelKey: text("parcel_key"),
});

export const parcelLine = sqliteTable(
  "parcel_line",
  { shipmentId: id("shipment", "shipment_id"), lineId: id("line", "line_id"), quantity: count("quantity") },
  (t) => [primaryKey({ columns: [t.shipmentId, t.lineId] })],
);

/** What a carrier has told of a parcel. */
export const parcelEvent = sqliteTable(
  "parcel_event",
  {
    carrierCode: words("carrier_code"),
    eventId: words("event_id"),
    shipmentId: id("shipment", "shipment_id"),
    kind: oneOf<ParcelEventKind>("kind"),
    place: words("place"),
    at: at("at"),
    notedAt: at("noted_at"),
  },
  (t) => [primaryKey({ columns: [t.carrierCode, t.eventId] })],
);

/** Units that will not be sent, and why. */
export const cancellation = sqliteTable(
  "cancellation",
  {
    orderId: id("order", "order_id"),
    seq: count("seq"),
    reason: oneOf<CancelReason>("reason"),
    actor: words("actor"),
    refundId: text("refund_id").$type<Id<"refund">>(),
    at: at("at"),
  },
  (t) => [primaryKey({ columns: [t.orderId, t.seq] })],
);

export const cancelledLine = sqliteTable(
  "cancelled_line",
  { orderId: id("order", "order_id"), seq: count("seq"), lineId: id("line", "line_id"), quantity: count("quantity") },
  (t) => [primaryKey({ columns: [t.orderId, t.seq, t.lineId] })],
);

/** Invoices and credit notes, as they were issued. */
export const invoice = sqliteTable(
  "invoice",
  {
    sellerId: id("seller", "seller_id"),
    kind: oneOf<InvoiceKind>("kind"),
    year: count("year"),
    seq: count("seq"),
    orderId: id("order", "order_id"),
    refundId: text("refund_id").$type<Id<"refund">>(),
    content: json<InvoiceContent>("content"),
    at: at("at"),
  },
  (t) => [primaryKey({ columns: [t.sellerId, t.kind, t.year, t.seq] })],
);
