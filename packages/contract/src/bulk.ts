// Changes of many offers at once: what is changed, for which offers, and what became of each.
import { z } from "zod";
import { type Id, idSchema } from "./id.ts";
import { Currency, Minor } from "./money.ts";
import { OFFER_STATUSES, SellerOfferFilter } from "./offer.ts";
import { PageInput } from "./page.ts";

/** Most offers of one bulk edit, and most that are named one by one. */
export const MAX_BULK_OFFERS = 50_000;
export const MAX_NAMED_OFFERS = 500;

/** For so long a bulk edit can be undone. */
export const BULK_UNDO_MS = 24 * 3_600_000;

/** How a price that was worked out is rounded: not at all, to whole units, or down to the next that ends in 99. */
export const PRICE_ENDINGS = ["exact", "whole", "ninety_nine"] as const;
export type PriceEnding = (typeof PRICE_ENDINGS)[number];

/** What a bulk edit does to each of its offers. `bps` are hundredths of a percent: -1000 is ten percent less. */
export const BulkChange = z.discriminatedUnion("kind", [
  z.strictObject({ kind: z.literal("price_set"), currency: Currency, priceMinor: Minor.min(1) }),
  z.strictObject({
    kind: z.literal("price_by"),
    currency: Currency,
    bps: z
      .int()
      .min(-9_900)
      .max(100_000)
      .refine((bps) => bps !== 0, "not nothing"),
    ending: z.enum(PRICE_ENDINGS).default("exact"),
  }),
  z.strictObject({ kind: z.literal("stock_set"), onHand: z.int().min(0).max(1_000_000) }),
  z.strictObject({
    kind: z.literal("stock_by"),
    units: z
      .int()
      .min(-1_000_000)
      .max(1_000_000)
      .refine((units) => units !== 0, "not nothing"),
  }),
  z.strictObject({ kind: z.literal("status"), status: z.enum(OFFER_STATUSES) }),
  z.strictObject({ kind: z.literal("handling"), handlingDays: z.int().min(0).max(60) }),
]);
export type BulkChange = z.infer<typeof BulkChange>;
export type BulkKind = BulkChange["kind"];

/** Which offers: some that are named, or all that a filter finds when it is prepared. */
export const BulkSelection = z.union([
  z.strictObject({ offerIds: z.array(idSchema("offer")).min(1).max(MAX_NAMED_OFFERS) }),
  z.strictObject({ filter: SellerOfferFilter }),
]);
export type BulkSelection = z.infer<typeof BulkSelection>;

/** Works out what a change would do. Nothing is changed by it. */
export const PrepareBulk = z.strictObject({ change: BulkChange, selection: BulkSelection });
export type PrepareBulk = z.infer<typeof PrepareBulk>;

/** States of a bulk edit. */
export const BULK_STATUSES = ["checking", "ready", "running", "done", "undoing", "undone", "cancelled"] as const;
export type BulkStatus = (typeof BULK_STATUSES)[number];

/** Which state may follow which. The database refuses everything else. */
export const BULK_NEXT = {
  checking: ["ready", "cancelled"],
  ready: ["running", "cancelled"],
  running: ["done"],
  done: ["undoing"],
  undoing: ["undone"],
  undone: [],
  cancelled: [],
} as const satisfies Record<BulkStatus, readonly BulkStatus[]>;

/** What became of an offer of a bulk edit. `left`: it was not set back, because somebody changed it meanwhile. */
export const BULK_OUTCOMES = ["waiting", "planned", "same", "blocked", "changed", "failed", "undone", "left"] as const;
export type BulkOutcome = (typeof BULK_OUTCOMES)[number];

/** Why an offer was not changed, or not set back. */
export const BULK_CODES = [
  "gone",
  "no_price",
  "former_price",
  "sale_price",
  "out_of_range",
  "promised",
  "changed_meanwhile",
  "stopped",
  "refused",
] as const;
export type BulkCode = (typeof BULK_CODES)[number];

/** Each reason in words, for pages and files. */
export const BULK_CODE_WORDS: Record<BulkCode, string> = {
  gone: "The offer is no longer there.",
  no_price: "It has no price in this currency.",
  former_price: "The former price would not be above the new price. Change or remove it first.",
  sale_price: "A planned sale would cost as much or more. Change the sale first.",
  out_of_range: "The result would be below zero or too high.",
  promised: "More units than that are promised to open orders.",
  changed_meanwhile: "Somebody changed it meanwhile, so it was left as it is.",
  stopped: "The edit was stopped before it came to this offer.",
  refused: "The shop refused the change.",
};

/** Names one of the seller's bulk edits. */
export const BulkId = z.strictObject({ bulkId: idSchema("bulk") });
export type BulkId = z.infer<typeof BulkId>;

/** A bulk edit, and how far it is. `doneCount` counts the offers of the present phase that are worked off. */
export interface BulkView {
  bulkId: Id<"bulk">;
  change: BulkChange;
  status: BulkStatus;
  itemCount: number;
  doneCount: number;
  /** The check: what would change, what is so already, what cannot be changed. */
  check: { planned: number; same: number; blocked: number };
  /** What was done. */
  run: { changed: number; failed: number };
  /** What was set back. */
  undo: { undone: number; left: number };
  createdAt: number;
  finishedAt: number | null;
  undoUntil: number | null;
}

/** The figure of an offer before and after: minor units, units on hand, days; for a status 1 is on sale and 0 paused. */
export interface BulkItemView {
  position: number;
  offerId: Id<"offer">;
  title: string;
  variantLabel: string;
  sku: string;
  outcome: BulkOutcome;
  code: BulkCode | null;
  before: number | null;
  after: number | null;
}

/** Offers of a bulk edit in their order, of some outcomes or of all. */
export const BulkItemsInput = PageInput.extend({
  bulkId: idSchema("bulk"),
  outcomes: z.array(z.enum(BULK_OUTCOMES)).max(BULK_OUTCOMES.length).default([]),
});
export type BulkItemsInput = z.infer<typeof BulkItemsInput>;
