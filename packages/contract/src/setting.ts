// What operators set for the whole marketplace.
import { z } from "zod";
import type { MarketHandle, PaymentMethod } from "./market.ts";
import { CAPTURE_MODES } from "./payment.ts";

/** What holds everywhere, until an operator sets something else. */
export const MarketplaceSettings = z.strictObject({
  /** How many minutes stock is held while a customer pays. */
  holdMinutes: z.coerce.number().int().min(5).max(1_440),
  /** How many days after the promised one an order is called off that its seller has not sent. */
  cancelLateDays: z.coerce.number().int().min(1).max(60),
  /** Stock at or below which an offer counts as low. */
  lowStock: z.coerce.number().int().min(0).max(1_000),
  /** When money is taken: with the purchase, or for each parcel as it leaves, where the provider can. */
  capture: z.enum(CAPTURE_MODES),
  /** Days after delivery until a seller's money is released. */
  payoutHoldDays: z.coerce.number().int().min(0).max(90),
});
export type MarketplaceSettings = z.infer<typeof MarketplaceSettings>;

/** New settings, over those of a version that somebody has seen. */
export const SaveSettings = MarketplaceSettings.extend({ version: z.coerce.number().int().min(0) });
export type SaveSettings = z.infer<typeof SaveSettings>;

/** The settings of now; `version` 0: none was ever set. */
export interface SettingsView extends MarketplaceSettings {
  version: number;
}

/** A way of paying in a market: who takes it, null for nobody; cash is taken by the carrier. */
export interface MarketWay {
  method: PaymentMethod;
  taker: string | null;
  /** Whether the taker asks for the details on a page of its own. */
  isHosted: boolean;
  /** To how many in a hundred of the market's visitors it is offered. */
  percent: number;
}

/** How a market is set up, beside what `MARKETS` says of it. */
export interface MarketSetup {
  market: MarketHandle;
  ways: MarketWay[];
  /** Rates of its country: by region or category beside the usual one. */
  taxRateCount: number;
  /** Where a seller says nothing of delivery; 0: the fixed table of the marketplace. */
  zoneCount: number;
}
