// Sales reports: what was sold, given back and earned in some days, beside the days before. Every sum is of one currency.
import { z } from "zod";
import type { Id } from "./id.ts";
import { MarketHandle } from "./market.ts";
import type { Currency } from "./money.ts";
import { addDays, DAY_MS } from "./time.ts";

/** Days that one report may span, and transactions that it reads at most. */
export const FIGURES_DAYS = 366;
export const FIGURES_MOST_TXNS = 200_000;

const spanDays = ({ fromDay, toDay }: { fromDay: string; toDay: string }) =>
  (Date.parse(toDay) - Date.parse(fromDay)) / DAY_MS + 1;

/** Asks for the figures of days of UTC, both included; of one market or of all. */
export const FiguresInput = z
  .strictObject({ fromDay: z.iso.date(), toDay: z.iso.date(), market: MarketHandle.optional() })
  .refine(({ fromDay, toDay }) => fromDay <= toDay, { path: ["toDay"], message: "not before fromDay" })
  .refine((input) => spanDays(input) <= FIGURES_DAYS, { path: ["toDay"], message: "a year at most" });
export type FiguresInput = z.infer<typeof FiguresInput>;

/** As many days right before these. */
export function daysBefore(days: { fromDay: string; toDay: string }): { fromDay: string; toDay: string } {
  return { fromDay: addDays(days.fromDay, -spanDays(days)), toDay: addDays(days.fromDay, -1) };
}

/**
 * What happened in some days. Sales count when they are paid for or promised, refunds when they are given; commission and tax
 * are what the ledger's accounts of these names gained, with what refunds and lost disputes took from them.
 */
export interface SalesSums {
  salesMinor: number;
  orderCount: number;
  unitCount: number;
  refundsMinor: number;
  refundCount: number;
  commissionMinor: number;
  taxMinor: number;
}

/** A market in one currency, and how it was in the days before. */
export interface MarketFigures extends SalesSums {
  market: MarketHandle;
  currency: Currency;
  before: SalesSums;
}

/** One day of one market in one currency. */
export interface DayFigures extends SalesSums {
  day: string;
  market: MarketHandle;
  currency: Currency;
}

/** Tax by where it is owed; `region` is empty where a country has none, or its customer was forgotten. */
export interface TaxFigures {
  country: string;
  region: string;
  currency: Currency;
  /** What was charged, what refunds and disputes took back, and what is left. */
  chargedMinor: number;
  takenBackMinor: number;
  taxMinor: number;
}

/** A seller of one currency, those who sold most first. */
export interface SellerFigures {
  sellerId: Id<"seller">;
  name: string;
  currency: Currency;
  salesMinor: number;
  orderCount: number;
  unitCount: number;
  commissionMinor: number;
}

/** What became of the orders that were placed in some days. */
export interface OperationsFigures {
  orderCount: number;
  /** Left after the promised day, or have not left though it is over. */
  lateCount: number;
  cancelledCount: number;
  returnedCount: number;
}

/** A report. */
export interface Figures {
  fromDay: string;
  toDay: string;
  before: { fromDay: string; toDay: string };
  markets: MarketFigures[];
  /** Days with something in them, oldest first; those of the days before stand in `daysBefore`. */
  days: DayFigures[];
  daysBefore: DayFigures[];
  taxes: TaxFigures[];
  sellers: SellerFigures[];
  operations: OperationsFigures & { before: OperationsFigures };
}
