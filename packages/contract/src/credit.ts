// Store credit: what somebody has, how it came and went, and giving it.
import { z } from "zod";
import { idSchema } from "./id.ts";
import { Currency, Minor } from "./money.ts";

/** How credit comes and goes. */
export const CREDIT_KINDS = ["granted", "spent", "held", "refunded", "expired"] as const;
export type CreditKind = (typeof CREDIT_KINDS)[number];

/** One movement of somebody's credit. */
export interface CreditMove {
  kind: CreditKind;
  amountMinor: number;
  currency: Currency;
  at: number;
  orderNumber: string | null;
  /** Why it was given. */
  reason: string | null;
}

/** What somebody has, and the newest movements. */
export interface CreditHistory {
  balances: { currency: Currency; balanceMinor: number }[];
  moves: CreditMove[];
}

/** Gives somebody credit. */
export const GrantCredit = z.strictObject({
  userId: idSchema("user"),
  currency: Currency,
  amountMinor: Minor.min(1).max(10_000_000),
  reason: z.string().trim().min(3).max(300),
});
export type GrantCredit = z.infer<typeof GrantCredit>;
