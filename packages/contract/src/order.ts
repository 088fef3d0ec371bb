// Orders: one per seller under a purchase; their states, and how buyer, seller and operator see them.
import { z } from "zod";
import { Email } from "./account.ts";
import type { Address } from "./address.ts";
import type { DeliveryMethod, PurchaseStatus } from "./checkout.ts";
import { idSchema, type Id } from "./id.ts";
import { MarketHandle, type PaymentMethod } from "./market.ts";
import type { Currency } from "./money.ts";
import type { DeliveryPromise } from "./offer.ts";
import type { DiscountView } from "./promotion.ts";
import { DIRECTIONS, PageInput } from "./page.ts";
import type { CancellationView, ShipmentView } from "./parcel.ts";
import type { PurchaseProgress } from "./progress.ts";
import type { RefundView } from "./refund.ts";

/** States of an order. */
export const ORDER_STATUSES = [
  "pending",
  "confirmed",
  "picking",
  "packed",
  "partly_shipped",
  "shipped",
  "delivered",
  "cancelled",
  "expired",
] as const;
export type OrderStatus = (typeof ORDER_STATUSES)[number];

/** Which state may follow which. The database holds the same table and refuses everything else. */
export const ORDER_NEXT = {
  pending: ["confirmed", "expired"],
  confirmed: ["picking", "packed", "partly_shipped", "shipped", "cancelled"],
  picking: ["packed", "partly_shipped", "shipped", "cancelled"],
  packed: ["partly_shipped", "shipped", "cancelled"],
  partly_shipped: ["shipped"],
  shipped: ["delivered"],
  delivered: [],
  cancelled: [],
  expired: [],
} as const satisfies Record<OrderStatus, readonly OrderStatus[]>;

/** A step that an order may take: a literal one that it may not take does not compile. */
export type OrderStep = { [F in OrderStatus]: { from: F; to: (typeof ORDER_NEXT)[F][number] } }[OrderStatus];

/** States in which an order still has units to send. */
export const TO_SEND = ["confirmed", "picking", "packed", "partly_shipped"] as const satisfies readonly OrderStatus[];

/** Whether an order still has units that can be sent or called off. */
export const isToSend = (status: OrderStatus): boolean => (TO_SEND as readonly OrderStatus[]).includes(status);

/** A line of an order; amounts are frozen at the sale. */
export interface OrderLineView {
  lineId: Id<"line">;
  productSlug: string;
  title: string;
  variantLabel: string;
  sku: string;
  imageHash: string | null;
  quantity: number;
  /** Units that have left in parcels, and units that were called off; the others wait. */
  shippedQuantity: number;
  cancelledQuantity: number;
  unitMinor: number;
  totalMinor: number;
  /** What promotions took off `totalMinor`. */
  discountMinor: number;
}

/** A step in the life of an order. */
export interface OrderEvent {
  version: number;
  status: OrderStatus;
  at: number;
}

/** One seller's order. */
export interface OrderView {
  orderId: Id<"order">;
  number: string;
  purchaseId: Id<"purchase">;
  seller: { sellerId: Id<"seller">; handle: string; name: string };
  market: MarketHandle;
  currency: Currency;
  status: OrderStatus;
  version: number;
  lines: OrderLineView[];
  deliveryMethod: DeliveryMethod;
  promise: DeliveryPromise;
  itemsMinor: number;
  deliveryMinor: number;
  /** Of the lines and of the delivery together; `discounts` say by what. */
  discountMinor: number;
  discounts: DiscountView[];
  taxMinor: number;
  /** The part of the total that was paid with store credit. */
  creditMinor: number;
  totalMinor: number;
  refundedMinor: number;
  events: OrderEvent[];
  shipments: ShipmentView[];
  cancellations: CancellationView[];
  refunds: RefundView[];
  /** The number of the invoice, once the first parcel has left. */
  invoiceNumber: string | null;
  createdAt: number;
}

/** What a customer bought in one go. */
export interface PurchaseView {
  purchaseId: Id<"purchase">;
  number: string;
  market: MarketHandle;
  currency: Currency;
  status: PurchaseStatus;
  /** How far all of its orders together are. */
  progress: PurchaseProgress;
  email: string;
  address: Address;
  paymentMethod: PaymentMethod;
  /** Captured so far; cash on delivery is captured when the parcel is handed over. */
  paidMinor: number;
  itemsMinor: number;
  deliveryMinor: number;
  discountMinor: number;
  taxMinor: number;
  creditMinor: number;
  totalMinor: number;
  refundedMinor: number;
  taxInclusive: boolean;
  orders: OrderView[];
  createdAt: number;
}

/** A purchase in the buyer's list, newest first. */
export interface PurchaseSummary {
  purchaseId: Id<"purchase">;
  number: string;
  currency: Currency;
  totalMinor: number;
  progress: PurchaseProgress;
  createdAt: number;
  orders: { orderId: Id<"order">; sellerName: string; status: OrderStatus; imageHashes: string[]; unitCount: number }[];
}

/** Opens a purchase by its own id or the id of one of its orders; `key` lets a guest in. */
export const OrderInput = z.strictObject({
  id: z.union([idSchema("purchase"), idSchema("order")]),
  key: z.string().max(80).optional(),
});
export type OrderInput = z.infer<typeof OrderInput>;

/** Names an order of one's own. */
export const OrderId = z.strictObject({ orderId: idSchema("order") });
export type OrderId = z.infer<typeof OrderId>;

/** The word by which a guest opens their order. */
export const GuestKey = z.string().max(80).optional();

/** Names an order of one's own purchase; `key` lets a guest in. */
export const OwnOrder = z.strictObject({ orderId: idSchema("order"), key: GuestKey });
export type OwnOrder = z.infer<typeof OwnOrder>;

/** By what a list of orders can be ordered. */
export const ORDER_SORTS = ["placed", "ship_by"] as const;
export type OrderSort = (typeof ORDER_SORTS)[number];

/** Lists a seller's orders; newest first unless another order is asked for. */
export const SellerOrdersInput = PageInput.extend({
  status: z.enum(ORDER_STATUSES).optional(),
  q: z.string().trim().max(80).optional(),
  sort: z.enum(ORDER_SORTS).optional(),
  direction: z.enum(DIRECTIONS).optional(),
});
export type SellerOrdersInput = z.infer<typeof SellerOrdersInput>;

/** An order in the seller's inbox or the operator's list. */
export interface OrderSummary {
  orderId: Id<"order">;
  number: string;
  status: OrderStatus;
  customerName: string;
  sellerName: string;
  market: MarketHandle;
  currency: Currency;
  unitCount: number;
  totalMinor: number;
  /** The day by which the parcel has to leave, in the market's time zone. */
  shipByDay: string;
  createdAt: number;
}

/** An order with what the seller needs to fulfil it and what they will earn. */
export interface SellerOrderView extends OrderView {
  address: Address;
  email: string;
  commissionMinor: number;
  /** The part of the discount that the marketplace pays: the seller gets it on top of what the customer pays. */
  platformDiscountMinor: number;
  earningsMinor: number;
  shipByDay: string;
}

/** A customer who has lost the way to an order: if the number and the address belong together, the link is mailed there. */
export const FindOrder = z.strictObject({
  number: z.string().trim().toUpperCase().min(4).max(20),
  email: Email,
  market: MarketHandle,
});
export type FindOrder = z.infer<typeof FindOrder>;
