// Sellers: their states, and the numbers on their today page.
import type { OrderSummary } from "./order.ts";
import type { Currency } from "./money.ts";
import type { Id } from "./id.ts";
import type { SellerBalance } from "./payout.ts";

/** States of a seller. */
export const SELLER_STATUSES = ["applied", "active", "suspended", "refused"] as const;
export type SellerStatus = (typeof SELLER_STATUSES)[number];

/** Which state may follow which. The database holds the same table and refuses everything else. */
export const SELLER_NEXT = {
  applied: ["active", "refused"],
  active: ["suspended"],
  suspended: ["active"],
  refused: ["applied"],
} as const satisfies Record<SellerStatus, readonly SellerStatus[]>;

/** What needs doing now. Sales are of the last 28 days, oldest day first; amounts per currency. */
export interface SellerToday {
  seller: { sellerId: Id<"seller">; handle: string; name: string; status: SellerStatus };
  toShip: OrderSummary[];
  counts: { confirmed: number; picking: number; packed: number; late: number; lowStock: number; outOfStock: number };
  /**
   * What waits for an answer: returns asked for, claims made and disputes of which the seller has said nothing, each with a
   * deadline; messages that wait for half a day. Disputes are told to those who may see money, and none to others.
   */
  toAnswer: { returns: number; claims: number; disputes: number; messages: number };
  money: SellerBalance[];
  sales: { day: string; orderCount: number; unitCount: number }[];
  revenue: { currency: Currency; totalMinor: number; orderCount: number }[];
  lowStock: { offerId: Id<"offer">; title: string; sku: string; available: number }[];
}
