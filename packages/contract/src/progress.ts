// How far a purchase is: rolled up from its orders whenever it is shown, never stored.
import type { OrderStatus } from "./order.ts";

/** How far all orders of a purchase together are. */
export const PURCHASE_PROGRESS = [
  "pending",
  "confirmed",
  "in_progress",
  "partly_shipped",
  "shipped",
  "partly_delivered",
  "delivered",
  "cancelled",
  "expired",
] as const;
export type PurchaseProgress = (typeof PURCHASE_PROGRESS)[number];

/**
 * How far a purchase is, from the states of its orders. Orders that were called off do not hold it back: they count only
 * where there are no others.
 */
export function progressOf(statuses: readonly OrderStatus[]): PurchaseProgress {
  const left = statuses.filter((status) => status !== "cancelled" && status !== "expired");
  if (left.length === 0) return statuses.includes("cancelled") ? "cancelled" : "expired";
  const all = (...of: OrderStatus[]) => left.every((status) => of.includes(status));
  if (all("pending")) return "pending";
  if (all("delivered")) return "delivered";
  if (left.includes("delivered")) return "partly_delivered";
  if (all("shipped")) return "shipped";
  if (left.includes("shipped") || left.includes("partly_shipped")) return "partly_shipped";
  return all("confirmed", "pending") ? "confirmed" : "in_progress";
}
