// Claims: what went wrong with an order, how the seller answers, and what the buyer guarantee decides.
import { z } from "zod";
import { GuestKey, OwnOrder } from "./order.ts";
import { idSchema, type Id } from "./id.ts";
import type { MarketHandle } from "./market.ts";
import type { Currency } from "./money.ts";
import { PageInput } from "./page.ts";
import type { RefundStatus } from "./refund.ts";
import { type CaseFile, MAX_NOTE_LENGTH, REFUND_TARGETS, type RefundTarget, type ReturnStatus } from "./return.ts";

/** What can have gone wrong. */
export const CLAIM_KINDS = ["not_arrived", "damaged", "wrong_item", "not_as_described", "missing_part"] as const;
export type ClaimKind = (typeof CLAIM_KINDS)[number];

/** States of a claim: with the seller, with the buyer, with the marketplace, or over. */
export const CLAIM_STATUSES = [
  "open",
  "answered",
  "escalated",
  "denied",
  "appealed",
  "resolved",
  "closed",
  "withdrawn",
] as const;
export type ClaimStatus = (typeof CLAIM_STATUSES)[number];

/** Which state may follow which. The database holds the same table and refuses everything else. */
export const CLAIM_NEXT = {
  open: ["answered", "resolved", "escalated", "withdrawn"],
  answered: ["resolved", "escalated", "closed", "withdrawn"],
  escalated: ["resolved", "denied", "withdrawn"],
  denied: ["appealed", "closed"],
  appealed: ["resolved", "closed"],
  resolved: [],
  closed: [],
  withdrawn: [],
} as const satisfies Record<ClaimStatus, readonly ClaimStatus[]>;

/** How a seller can answer: all the money, a part of it, money for the thing, or no. */
export const CLAIM_ANSWERS = ["refund", "part", "return", "refuse"] as const;
export type ClaimAnswer = (typeof CLAIM_ANSWERS)[number];

/** How an operator can decide: who bears the refund, or that there is none. */
export const CLAIM_DECISIONS = ["seller_pays", "marketplace_pays", "deny"] as const;
export type ClaimDecision = (typeof CLAIM_DECISIONS)[number];

const words = z.string().trim().min(3).max(MAX_NOTE_LENGTH);

/** Says that something is wrong with units of an order. */
export const OpenClaim = OwnOrder.extend({
  kind: z.enum(CLAIM_KINDS),
  note: words,
  lines: z
    .array(z.strictObject({ lineId: idSchema("line"), quantity: z.int().min(1).max(999) }))
    .min(1)
    .max(50),
  target: z.enum(REFUND_TARGETS).default("original"),
});
export type OpenClaim = z.infer<typeof OpenClaim>;

/** Names a claim as its buyer does. */
export const OwnClaim = z.strictObject({ claimId: idSchema("claim"), key: GuestKey });
export type OwnClaim = z.infer<typeof OwnClaim>;

/** Asks the marketplace to look at a denied claim once more. */
export const AppealClaim = OwnClaim.extend({ note: words });
export type AppealClaim = z.infer<typeof AppealClaim>;

/** Names a claim. */
export const ClaimId = z.strictObject({ claimId: idSchema("claim") });
export type ClaimId = z.infer<typeof ClaimId>;

/** Answers a claim; `minor` is offered with `part`, words are needed to refuse. */
export const AnswerClaim = ClaimId.extend({
  answer: z.enum(CLAIM_ANSWERS),
  minor: z.int().min(1).max(1_000_000_000_000).optional(),
  note: z.string().trim().max(MAX_NOTE_LENGTH).default(""),
}).refine(({ answer, minor }) => (answer === "part") === (minor !== undefined), {
  path: ["minor"],
  message: "given with an offer of a part, and only then",
});
export type AnswerClaim = z.infer<typeof AnswerClaim>;

/** Decides about a claim. */
export const DecideClaim = ClaimId.extend({ decision: z.enum(CLAIM_DECISIONS), note: words });
export type DecideClaim = z.infer<typeof DecideClaim>;

/** Lists claims: a seller's newest first, an operator's by what is due first. */
export const ClaimsInput = PageInput.extend({ status: z.enum(CLAIM_STATUSES).optional() });
export type ClaimsInput = z.infer<typeof ClaimsInput>;

/** A claim, as everybody who has to do with it sees it. */
export interface ClaimView {
  claimId: Id<"claim">;
  orderId: Id<"order">;
  orderNumber: string;
  purchaseId: Id<"purchase">;
  market: MarketHandle;
  currency: Currency;
  seller: { sellerId: Id<"seller">; handle: string; name: string };
  customerName: string;
  kind: ClaimKind;
  status: ClaimStatus;
  version: number;
  note: string;
  target: RefundTarget;
  answer: ClaimAnswer | null;
  answerMinor: number | null;
  answerNote: string;
  appealNote: string;
  decision: ClaimDecision | null;
  decisionNote: string;
  returnId: Id<"return"> | null;
  /** What its units cost. */
  valueMinor: number;
  refund: { amountMinor: number; creditMinor: number; status: RefundStatus; borneBy: "seller" | "marketplace" } | null;
  /** What it comes to by itself at this time; null once it is over. */
  dueAt: number | null;
  lines: { lineId: Id<"line">; title: string; variantLabel: string; imageHash: string | null; quantity: number }[];
  files: CaseFile[];
  events: { version: number; status: ClaimStatus; at: number }[];
  createdAt: number;
}

/** A claim in a list. */
export interface ClaimSummary {
  claimId: Id<"claim">;
  orderNumber: string;
  sellerName: string;
  customerName: string;
  kind: ClaimKind;
  status: ClaimStatus;
  currency: Currency;
  valueMinor: number;
  dueAt: number | null;
  createdAt: number;
}

/** The returns and claims of one order, newest first. */
export interface CasesOfOrder {
  returns: { returnId: Id<"return">; status: ReturnStatus; createdAt: number }[];
  claims: { claimId: Id<"claim">; status: ClaimStatus; createdAt: number }[];
}
