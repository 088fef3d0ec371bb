// Payouts: when sellers get what they sold, where it goes, and what their statement says.
import { z } from "zod";
import { type Id, idSchema } from "./id.ts";
import { Country } from "./onboarding.ts";
import { Currency, Minor } from "./money.ts";
import { PageInput } from "./page.ts";

/**
 * States of a payout: taken from the balance, asked of the provider, with the seller; or refused, when the money is back in
 * the balance, and then perhaps tried again as a payout of its own.
 */
export const PAYOUT_STATUSES = ["scheduled", "sent", "paid", "failed", "retried"] as const;
export type PayoutStatus = (typeof PAYOUT_STATUSES)[number];

/** Which state may follow which. The database holds the same table and refuses everything else. */
export const PAYOUT_NEXT = {
  scheduled: ["sent", "failed"],
  sent: ["paid", "failed"],
  paid: [],
  failed: ["retried"],
  retried: [],
} as const satisfies Record<PayoutStatus, readonly PayoutStatus[]>;

/** How often a seller is paid: every day, on Mondays, on the first of the month. */
export const PAYOUT_SCHEDULES = ["daily", "weekly", "monthly"] as const;
export type PayoutSchedule = (typeof PAYOUT_SCHEDULES)[number];

/** The least that is worth a transfer, in minor units. */
export const PAYOUT_MINIMUM = {
  AED: 4_000,
  EUR: 1_000,
  INR: 50_000,
  JPY: 1_000,
  KWD: 3_000,
  USD: 1_000,
} as const satisfies Record<Currency, number>;

/** The kinds of rows in a seller's statement; `other` is whatever else moved their money. */
export const STATEMENT_ROWS = ["sale", "refund", "adjustment", "payout", "payout_failed", "other"] as const;
export type StatementRowKind = (typeof STATEMENT_ROWS)[number];

/** What a seller has in one currency. */
export interface SellerBalance {
  currency: Currency;
  /** Sold, and held until the goods have been there for a while. */
  pendingMinor: number;
  /** Released: the next payout. Below zero: owed to the marketplace, and set off against what comes. */
  availableMinor: number;
  /** Released once, and held again while somebody disputes. */
  reservedMinor: number;
  /** In payouts that are not with the seller yet. */
  onItsWayMinor: number;
  /** When the next part of `pendingMinor` is released; null where nothing was delivered that waits. */
  nextReleaseAt: number | null;
}

/** Where a seller is paid, without the number itself. */
export interface PayoutAccountView {
  holder: string;
  country: string;
  masked: string;
  changedAt: number;
}

/** How a seller is paid. */
export interface PayoutTerms {
  account: PayoutAccountView | null;
  schedule: PayoutSchedule;
  minimums: Partial<Record<Currency, number>>;
  /** Days after delivery until money is released. */
  holdDays: number;
  /** Why an operator holds payouts; null: they do not. */
  heldReason: string | null;
  nextPayoutAt: number;
  version: number;
}

/** The page about a seller's money. */
export interface SellerMoney {
  balances: SellerBalance[];
  terms: PayoutTerms;
  /** Whether sellers may ask for their money between their payout days. */
  mayAsk: boolean;
}

/** A payout in a list. */
export interface PayoutSummary {
  payoutId: Id<"payout">;
  sellerId: Id<"seller">;
  sellerName: string;
  currency: Currency;
  period: string;
  amountMinor: number;
  status: PayoutStatus;
  destination: string;
  failureCode: string | null;
  createdAt: number;
  endedAt: number | null;
}

/** One transaction that a payout covers. */
export interface PayoutItem {
  txnId: Id<"ledgerTxn">;
  kind: string;
  orderId: Id<"order"> | null;
  orderNumber: string | null;
  amountMinor: number;
  at: number;
}

/** A payout with what it is made of: items that are not its own sum to its amount. */
export interface PayoutView extends PayoutSummary {
  transferRef: string | null;
  retriedBy: Id<"payout"> | null;
  items: PayoutItem[];
}

/** A row of a statement. `netMinor` is what it changes in the seller's favour. */
export interface StatementRow {
  txnId: Id<"ledgerTxn">;
  at: number;
  kind: StatementRowKind;
  orderNumber: string | null;
  /** What the customer paid or got back, with what the marketplace gave to it. */
  grossMinor: number;
  commissionMinor: number;
  taxMinor: number;
  netMinor: number;
  /** Why, for what was done by hand. */
  note: string | null;
}

/** A statement: `opening + sales + refunds + commission + tax + adjustments + payouts + other = closing`, as in the ledger. */
export interface Statement {
  sellerName: string;
  currency: Currency;
  fromDay: string;
  toDay: string;
  openingMinor: number;
  salesMinor: number;
  refundsMinor: number;
  commissionMinor: number;
  taxMinor: number;
  adjustmentsMinor: number;
  payoutsMinor: number;
  otherMinor: number;
  closingMinor: number;
  rows: StatementRow[];
  /** Whether there are more rows than are told here. */
  isCut: boolean;
}

/** Asks for a statement: days of UTC, both included. */
export const StatementInput = z
  .strictObject({ currency: Currency, fromDay: z.iso.date(), toDay: z.iso.date() })
  .refine(({ fromDay, toDay }) => fromDay <= toDay, { path: ["toDay"], message: "not before fromDay" });
export type StatementInput = z.infer<typeof StatementInput>;

/** Lists one's own payouts, newest first. */
export const PayoutsInput = PageInput;
export type PayoutsInput = z.infer<typeof PayoutsInput>;

/** Names a payout. */
export const PayoutId = z.strictObject({ payoutId: idSchema("payout") });
export type PayoutId = z.infer<typeof PayoutId>;

/** Asks for all that is available in a currency, now. */
export const AskPayout = z.strictObject({ currency: Currency });
export type AskPayout = z.infer<typeof AskPayout>;

/** How often, and from how much on. */
export const SetPayoutTerms = z.strictObject({
  schedule: z.enum(PAYOUT_SCHEDULES),
  minimums: z.partialRecord(Currency, Minor).default({}),
  version: z.int().min(0),
});
export type SetPayoutTerms = z.infer<typeof SetPayoutTerms>;

/** Where to pay. `account` is an IBAN where the country has them, else an account number with `bankCode`. */
export const SetPayoutAccount = z.strictObject({
  holder: z.string().trim().min(2).max(120),
  country: Country,
  account: z
    .string()
    .transform((text) => text.replaceAll(/[\s-]/g, "").toUpperCase())
    .pipe(z.string().regex(/^[A-Z0-9]{4,34}$/)),
  bankCode: z
    .string()
    .transform((text) => text.replaceAll(/[\s-]/g, "").toUpperCase())
    .pipe(z.string().regex(/^[A-Z0-9]{0,11}$/))
    .default(""),
  version: z.int().min(0),
});
export type SetPayoutAccount = z.infer<typeof SetPayoutAccount>;

/** Lists payouts of all sellers, newest first. */
export const AdminPayoutsInput = PageInput.extend({
  status: z.enum(PAYOUT_STATUSES).optional(),
  sellerId: idSchema("seller").optional(),
});
export type AdminPayoutsInput = z.infer<typeof AdminPayoutsInput>;

/** Stops or lets go what a seller is paid, or says how long theirs is held. */
export const HoldPayouts = z.strictObject({
  sellerId: idSchema("seller"),
  /** Null: payouts go on. */
  heldReason: z.string().trim().min(5).max(300).nullable().default(null),
  /** Null: as for everybody. */
  holdDays: z.int().min(0).max(90).nullable().default(null),
});
export type HoldPayouts = z.infer<typeof HoldPayouts>;

/** The most that one adjustment gives or takes, in minor units. */
export const ADJUSTMENT_MOST = {
  AED: 4_000_000,
  EUR: 1_000_000,
  INR: 80_000_000,
  JPY: 1_500_000,
  KWD: 3_000_000,
  USD: 1_000_000,
} as const satisfies Record<Currency, number>;

/**
 * Gives a seller money (above zero) or takes it (below zero), with a reason that they read. The same `requestId` is done
 * once, however often it comes.
 */
export const Adjust = z
  .strictObject({
    sellerId: idSchema("seller"),
    currency: Currency,
    amountMinor: z.int().refine((minor) => minor !== 0, "not zero"),
    reason: z.string().trim().min(5).max(300),
    requestId: idSchema("request").optional(),
  })
  .refine(({ currency, amountMinor }) => Math.abs(amountMinor) <= ADJUSTMENT_MOST[currency], {
    path: ["amountMinor"],
    message: "more than one adjustment may move",
  });
export type Adjust = z.infer<typeof Adjust>;

/** Lists adjustments, newest first: of everybody, or of one seller. */
export const AdjustmentsInput = PageInput.extend({ sellerId: idSchema("seller").optional() });
export type AdjustmentsInput = z.infer<typeof AdjustmentsInput>;

/** What an operator gave a seller or took. */
export interface AdjustmentView {
  txnId: Id<"ledgerTxn">;
  sellerId: Id<"seller">;
  sellerName: string;
  currency: Currency;
  amountMinor: number;
  reason: string;
  /** The operator's name; null where they were forgotten. */
  by: string | null;
  at: number;
}

/** A seller as finance sees them. */
export interface SellerFinance {
  sellerId: Id<"seller">;
  name: string;
  balances: SellerBalance[];
  terms: PayoutTerms;
  /** The override of this seller; null: as for everybody. */
  holdDays: number | null;
}
