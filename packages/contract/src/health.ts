// Account health: how a seller keeps what customers were promised, measured against targets that hold for everybody.
import type { Id } from "./id.ts";
import type { OrderStatus } from "./order.ts";

/** What is measured. */
export const HEALTH_METRICS = ["defects", "cancelled", "late", "tracking", "reply"] as const;
export type HealthMetric = (typeof HEALTH_METRICS)[number];

/**
 * Over how many days each is measured, and its target as a share of all. `most`: at most so many may go wrong; `least`: at
 * least so many must go right.
 */
export const HEALTH_TARGETS = {
  defects: { days: 60, bps: 100, kind: "most" },
  cancelled: { days: 7, bps: 250, kind: "most" },
  late: { days: 30, bps: 400, kind: "most" },
  tracking: { days: 30, bps: 9_500, kind: "least" },
  reply: { days: 30, bps: 9_000, kind: "least" },
} as const satisfies Record<HealthMetric, { days: number; bps: number; kind: "most" | "least" }>;

/** `few`: too few to judge by; `none`: nothing to measure. */
export type HealthStanding = "good" | "near" | "missed" | "few" | "none";

/** One measure: how many of all, and how that stands to the target. */
export interface HealthMeasure {
  metric: HealthMetric;
  count: number;
  totalCount: number;
  rateBps: number;
  standing: HealthStanding;
}

/** Why an order counts against its seller. */
export const HEALTH_REASONS = ["rating", "claim", "dispute", "cancelled", "late"] as const;
export type HealthReason = (typeof HEALTH_REASONS)[number];

/** An order that counts against its seller. */
export interface HealthOrder {
  orderId: Id<"order">;
  number: string;
  status: OrderStatus;
  shipByDay: string;
  createdAt: number;
  reasons: HealthReason[];
}

/** Orders of a week, and those of them that went wrong; a week begins as many days ago as it stands in the list. */
export interface HealthWeek {
  fromAt: number;
  orderCount: number;
  defectCount: number;
  cancelledCount: number;
  lateCount: number;
}

/** A seller's health now, its last twelve weeks (oldest first), and at most fifty orders that count against it, newest first. */
export interface SellerHealthView {
  measures: HealthMeasure[];
  weeks: HealthWeek[];
  orders: HealthOrder[];
  medianReplyMs: number | null;
}
