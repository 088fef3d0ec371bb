// The ship desk: the orders that have to leave, whole enough to be picked and packed without a line.
import type { Address } from "./address.ts";
import type { DeliveryMethod } from "./checkout.ts";
import type { Id } from "./id.ts";
import type { MarketHandle } from "./market.ts";
import type { OrderStatus } from "./order.ts";

/** Units of a line that wait to be packed. */
export interface DeskLine {
  lineId: Id<"line">;
  title: string;
  variantLabel: string;
  sku: string;
  /** What stands on the thing to be scanned; null where nobody said. */
  gtin: string | null;
  imageHash: string | null;
  waiting: number;
}

/** An order that has to leave. */
export interface DeskOrder {
  orderId: Id<"order">;
  number: string;
  status: OrderStatus;
  market: MarketHandle;
  customerName: string;
  address: Address;
  deliveryMethod: DeliveryMethod;
  shipByDay: string;
  createdAt: number;
  /** The `seq` of its next parcel. */
  seq: number;
  lines: DeskLine[];
}

/** How many of a seller's orders wait for each step on their way out. */
export type OrderCounts = Record<"confirmed" | "picking" | "packed", number>;

/** The seller's orders that have to leave, due first. `isCut`: there are more than one list holds. */
export interface ShipDesk {
  sellerId: Id<"seller">;
  orders: DeskOrder[];
  isCut: boolean;
  at: number;
}
