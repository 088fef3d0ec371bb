// Returns: under which policy things come back, the way a return goes, and how its sides see it.
import { z } from "zod";
import { GuestKey, OwnOrder } from "./order.ts";
import { idSchema, type Id, Slug } from "./id.ts";
import type { MarketHandle } from "./market.ts";
import type { Currency } from "./money.ts";
import { PageInput } from "./page.ts";
import type { RefundStatus } from "./refund.ts";

/** States of a return. */
export const RETURN_STATUSES = [
  "requested",
  "approved",
  "sent",
  "received",
  "refunded",
  "refused",
  "cancelled",
  "expired",
] as const;
export type ReturnStatus = (typeof RETURN_STATUSES)[number];

/** Which state may follow which. The database holds the same table and refuses everything else. */
export const RETURN_NEXT = {
  requested: ["approved", "refused", "cancelled"],
  approved: ["sent", "received", "cancelled", "expired"],
  sent: ["received"],
  received: ["refunded"],
  refunded: [],
  refused: [],
  cancelled: [],
  expired: [],
} as const satisfies Record<ReturnStatus, readonly ReturnStatus[]>;

/** Why somebody gives a thing back. `withdrawal` needs no reason: it is the right of a consumer in the EU. */
export const RETURN_REASONS = [
  "withdrawal",
  "unwanted",
  "unsuitable",
  "better_price",
  "late",
  "damaged",
  "wrong_item",
  "not_as_described",
  "other",
] as const;
export type ReturnReason = (typeof RETURN_REASONS)[number];

/** Why things of a category cannot be given back. */
export const BARRED_REASONS = ["hygiene", "digital", "perishable", "made_to_order"] as const;
export type BarredReason = (typeof BARRED_REASONS)[number];

/** Who pays the way back. */
export const WAY_BACK_PAYERS = ["buyer", "seller"] as const;
export type WayBackPayer = (typeof WAY_BACK_PAYERS)[number];

/** The way the money goes back: as it came, or as store credit. */
export const REFUND_TARGETS = ["original", "credit"] as const;
export type RefundTarget = (typeof REFUND_TARGETS)[number];

/** Longest window that a policy may have. */
export const MAX_WINDOW_DAYS = 365;
/** Most files of one return, claim or message. */
export const MAX_CASE_FILES = 8;
/** Longest text of a note. */
export const MAX_NOTE_LENGTH = 1_000;

const units = z.int().min(1).max(999);
const note = z.string().trim().max(MAX_NOTE_LENGTH);

/** Asks to give things back. */
export const RequestReturn = OwnOrder.extend({
  lines: z
    .array(
      z.strictObject({
        lineId: idSchema("line"),
        quantity: units,
        reason: z.enum(RETURN_REASONS),
        note: note.default(""),
      }),
    )
    .min(1)
    .max(50),
  target: z.enum(REFUND_TARGETS).default("original"),
});
export type RequestReturn = z.infer<typeof RequestReturn>;

/** Names a return as its buyer does. */
export const OwnReturn = z.strictObject({ returnId: idSchema("return"), key: GuestKey });
export type OwnReturn = z.infer<typeof OwnReturn>;

/** Says that the parcel is on its way back. */
export const SendReturn = OwnReturn.extend({
  carrier: z.string().trim().min(2).max(40),
  trackingNumber: z
    .string()
    .trim()
    .min(4)
    .max(40)
    .regex(/^[\w-]+$/),
});
export type SendReturn = z.infer<typeof SendReturn>;

/** Names a return. */
export const ReturnId = z.strictObject({ returnId: idSchema("return") });
export type ReturnId = z.infer<typeof ReturnId>;

/** Lets a return in; the instructions say where the parcel goes. */
export const ApproveReturn = ReturnId.extend({ instructions: note.default("") });
export type ApproveReturn = z.infer<typeof ApproveReturn>;

/** Refuses a return. */
export const RefuseReturn = ReturnId.extend({ because: z.string().trim().min(3).max(MAX_NOTE_LENGTH) });
export type RefuseReturn = z.infer<typeof RefuseReturn>;

/** Notes what has arrived, and how much of it can be sold again. Lines that are left out have not arrived. */
export const ReceiveReturn = ReturnId.extend({
  lines: z
    .array(
      z.strictObject({
        lineId: idSchema("line"),
        receivedQuantity: z.int().min(0).max(999),
        resellableQuantity: z.int().min(0).max(999),
      }),
    )
    .min(1)
    .max(50),
});
export type ReceiveReturn = z.infer<typeof ReceiveReturn>;

/** Lists a seller's returns, newest first. */
export const ReturnsInput = PageInput.extend({ status: z.enum(RETURN_STATUSES).optional() });
export type ReturnsInput = z.infer<typeof ReturnsInput>;

/** Sets the policy of a branch of the catalogue; the empty slug holds for everything else. */
export const SetReturnPolicy = z.strictObject({
  categorySlug: z.union([z.literal(""), Slug]).default(""),
  windowDays: z.int().min(0).max(MAX_WINDOW_DAYS),
  wayBack: z.enum(WAY_BACK_PAYERS),
  barredBecause: z.enum(BARRED_REASONS).nullable().default(null),
});
export type SetReturnPolicy = z.infer<typeof SetReturnPolicy>;

/** Takes the policy of a branch away, so that the one above it holds. */
export const RemoveReturnPolicy = z.strictObject({ categorySlug: Slug });
export type RemoveReturnPolicy = z.infer<typeof RemoveReturnPolicy>;

/** Sets a seller's own terms, which count where they are kinder than the policy. */
export const SetReturnTerms = z.strictObject({
  windowDays: z.int().min(0).max(MAX_WINDOW_DAYS),
  wayBack: z.enum(WAY_BACK_PAYERS),
  instructions: note.default(""),
});
export type SetReturnTerms = z.infer<typeof SetReturnTerms>;

/** A policy. */
export interface ReturnPolicy {
  categorySlug: string;
  categoryName: string | null;
  windowDays: number;
  wayBack: WayBackPayer;
  barredBecause: BarredReason | null;
}

/** A seller's own terms beside the policy that holds for everything. */
export interface ReturnTermsView {
  own: SetReturnTerms | null;
  market: { windowDays: number; wayBack: WayBackPayer };
}

/** A file of a return, a claim or a message. */
export interface CaseFile {
  documentId: Id<"document">;
  name: string;
  type: string;
  sizeBytes: number;
}

/** What can be done with a line of a delivered order. */
export interface ReturnableLine {
  lineId: Id<"line">;
  title: string;
  variantLabel: string;
  imageHash: string | null;
  /** Units that are with the customer and in no case. */
  quantity: number;
  /** Whether it may come back: `late` is for the seller to decide. */
  standing: "open" | "late" | "closed" | "barred" | "not_delivered";
  barredBecause: BarredReason | null;
  /** The last day of the window. */
  lastDay: string | null;
  isWithdrawable: boolean;
  /** Units that are in no case, whether they have arrived or not. */
  claimableQuantity: number;
}

/** What can be given back of an order. */
export interface ReturnOptions {
  orderId: Id<"order">;
  number: string;
  purchaseId: Id<"purchase">;
  market: MarketHandle;
  currency: Currency;
  seller: { handle: string; name: string };
  /** Store credit needs an account. */
  takesCredit: boolean;
  isWithdrawable: boolean;
  /** Whether the guarantee covers the order now, and for things that have not arrived. */
  isClaimable: boolean;
  isMissingClaimable: boolean;
  lines: ReturnableLine[];
}

/** A line of a return. */
export interface ReturnLineView {
  lineId: Id<"line">;
  title: string;
  variantLabel: string;
  sku: string;
  imageHash: string | null;
  quantity: number;
  reason: ReturnReason;
  note: string;
  receivedQuantity: number | null;
  resellableQuantity: number | null;
}

/** A step of a return. */
export interface ReturnEvent {
  version: number;
  status: ReturnStatus;
  at: number;
}

/** A return, as its buyer and its seller see it. */
export interface ReturnView {
  returnId: Id<"return">;
  orderId: Id<"order">;
  orderNumber: string;
  purchaseId: Id<"purchase">;
  market: MarketHandle;
  currency: Currency;
  seller: { handle: string; name: string };
  customerName: string;
  status: ReturnStatus;
  version: number;
  isLate: boolean;
  target: RefundTarget;
  wayBack: WayBackPayer;
  instructions: string;
  refusedBecause: string;
  carrier: string;
  trackingNumber: string;
  /** What it comes to by itself at this time; null once it is over. */
  dueAt: number | null;
  lines: ReturnLineView[];
  files: CaseFile[];
  refund: { amountMinor: number; creditMinor: number; status: RefundStatus } | null;
  events: ReturnEvent[];
  createdAt: number;
}

/** A return in a list. */
export interface ReturnSummary {
  returnId: Id<"return">;
  orderNumber: string;
  customerName: string;
  status: ReturnStatus;
  unitCount: number;
  dueAt: number | null;
  createdAt: number;
}
