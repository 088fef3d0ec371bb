// Disputes: a customer's bank wants money back; how sellers and operators see one, and what they can say to it.
import { z } from "zod";
import { idSchema, type Id } from "./id.ts";
import type { Currency } from "./money.ts";
import { PageInput } from "./page.ts";
import { DISPUTE_STATUSES, type DisputeStatus } from "./payment.ts";

/** What of a dispute is about one order; `sellerMinor` is what is held of the seller's money. */
export interface DisputeShareView {
  orderId: Id<"order">;
  orderNumber: string;
  sellerId: Id<"seller">;
  sellerName: string;
  amountMinor: number;
  sellerMinor: number;
}

/** What somebody has to say to it. */
export interface DisputeNoteView {
  by: "seller" | "marketplace";
  sellerName: string | null;
  text: string;
  at: number;
}

/** A dispute in a list. */
export interface DisputeSummary {
  disputeId: Id<"dispute">;
  status: DisputeStatus;
  amountMinor: number;
  currency: Currency;
  orderNumbers: string[];
  openedAt: number;
  evidenceDueAt: number;
  endedAt: number | null;
}

/** A dispute with its orders and what was said. A seller sees their own orders and notes only. */
export interface DisputeView extends DisputeSummary {
  provider: string;
  providerRef: string;
  shares: DisputeShareView[];
  notes: DisputeNoteView[];
}

/** Lists disputes, the newest first. */
export const DisputesInput = PageInput.extend({ status: z.enum(DISPUTE_STATUSES).optional() });
export type DisputesInput = z.infer<typeof DisputesInput>;

/** Names a dispute. */
export const DisputeId = z.strictObject({ disputeId: idSchema("dispute") });
export type DisputeId = z.infer<typeof DisputeId>;

/** Says something to a dispute, for the bank. */
export const NoteDispute = DisputeId.extend({ text: z.string().trim().min(1).max(4_000) });
export type NoteDispute = z.infer<typeof NoteDispute>;

/** A refund that the provider could not give. */
export interface FailedRefund {
  refundId: Id<"refund">;
  orderId: Id<"order">;
  orderNumber: string;
  amountMinor: number;
  currency: Currency;
  createdAt: number;
}

/** Names a refund. */
export const RefundId = z.strictObject({ refundId: idSchema("refund") });
export type RefundId = z.infer<typeof RefundId>;
