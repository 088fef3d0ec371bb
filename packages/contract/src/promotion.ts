// Promotions: coupons and automatic reductions, what they take off, for whom, who pays for them, and why one did or did not apply.
import { z } from "zod";
import { type Id, idSchema, Slug } from "./id.ts";
import { MarketHandle } from "./market.ts";
import { Bps, Currency, Minor } from "./money.ts";
import { PageInput } from "./page.ts";

/** States of a promotion. Only an active one reduces anything; an ended one never does again. */
export const PROMOTION_STATUSES = ["draft", "active", "paused", "ended"] as const;
export type PromotionStatus = (typeof PROMOTION_STATUSES)[number];

/** Which state may follow which. The database holds the same table and refuses everything else. */
export const PROMOTION_NEXT = {
  draft: ["active", "ended"],
  active: ["paused", "ended"],
  paused: ["active", "ended"],
  ended: [],
} as const satisfies Record<PromotionStatus, readonly PromotionStatus[]>;

/** What a promotion can do. */
export const PROMOTION_KINDS = ["percent", "amount", "bundle", "tiers", "delivery"] as const;
export type PromotionKind = (typeof PROMOTION_KINDS)[number];

/** An amount for each currency in which the promotion is to hold; in the others it does not. */
export const Amounts = z.partialRecord(Currency, Minor.min(1));
export type Amounts = z.infer<typeof Amounts>;

/** Most steps of a promotion that grows with the basket. */
export const MAX_TIERS = 6;

/** A step: from this much of the goods on, so much less. */
export const Tier = z.strictObject({
  units: z.int().min(0).max(999).default(0),
  minimum: Amounts.default({}),
  bps: Bps.min(1),
});
export type Tier = z.infer<typeof Tier>;

/**
 * What is taken off. `percent` of the goods, at most so much; an `amount` from the goods in all; `bundle`: for so many
 * units bought, others for less, the cheapest first; `tiers`: a percentage that grows with the goods; `delivery` for less.
 */
export const PromotionEffect = z.discriminatedUnion("kind", [
  z.strictObject({ kind: z.literal("percent"), bps: Bps.min(1), atMost: Amounts.nullable().default(null) }),
  z.strictObject({ kind: z.literal("amount"), off: Amounts }),
  z.strictObject({
    kind: z.literal("bundle"),
    buyUnits: z.int().min(1).max(99),
    getUnits: z.int().min(1).max(99),
    bps: Bps.min(1),
    /** The products that are cheaper; null: the same that are bought. */
    getProductSlugs: z.array(Slug).min(1).max(50).nullable().default(null),
    maxTimes: z.int().min(1).max(99).nullable().default(null),
  }),
  z.strictObject({
    kind: z.literal("tiers"),
    by: z.enum(["units", "minimum"]),
    steps: z.array(Tier).min(1).max(MAX_TIERS),
  }),
  z.strictObject({
    kind: z.literal("delivery"),
    bps: Bps.min(1),
    methods: z
      .array(z.enum(["standard", "express"]))
      .min(1)
      .default(["standard"]),
  }),
]);
export type PromotionEffect = z.infer<typeof PromotionEffect>;

/** Which goods count: those that are named by product, category (with all below it) or seller; none named: all. */
export const PromotionGoods = z.strictObject({
  productSlugs: z.array(Slug).max(200).default([]),
  categorySlugs: z.array(Slug).max(50).default([]),
  sellerHandles: z.array(Slug).max(50).default([]),
});
export type PromotionGoods = z.infer<typeof PromotionGoods>;

/** When it holds: in these markets (none: all), from so much of the goods on, for these customers. */
export const PromotionConditions = z.strictObject({
  markets: z.array(MarketHandle).max(5).default([]),
  minimum: Amounts.nullable().default(null),
  minimumUnits: z.int().min(0).max(999).default(0),
  customers: z.enum(["everybody", "first_order", "named"]).default("everybody"),
});
export type PromotionConditions = z.infer<typeof PromotionConditions>;

/** A coupon's code as it is compared: without spaces around it, in capitals. */
export const CouponCode = z
  .string()
  .trim()
  .toUpperCase()
  .max(32)
  .regex(/^[A-Z0-9][A-Z0-9-]{2,31}$/);
export type CouponCode = z.infer<typeof CouponCode>;

/** Codes as a customer types them; what is no code is told so, and not refused. */
export const Coupons = z.array(z.string().trim().toUpperCase().min(1).max(64)).max(5);

const content = {
  name: z.string().trim().min(3).max(80),
  /** Null: it applies by itself. */
  code: CouponCode.nullable().default(null),
  effect: PromotionEffect,
  goods: PromotionGoods.default({ productSlugs: [], categorySlugs: [], sellerHandles: [] }),
  conditions: PromotionConditions.default({ markets: [], minimum: null, minimumUnits: 0, customers: "everybody" }),
  /** Of two that apply, the one with the higher number comes first. */
  priority: z.int().min(0).max(1_000).default(100),
  /** Goods that it reduces are reduced by nothing else. */
  isExclusive: z.boolean().default(false),
  startsAt: z.int().min(0),
  endsAt: z.int().min(0).nullable().default(null),
  maxUses: z.int().min(1).max(10_000_000).nullable().default(null),
  maxPerCustomer: z.int().min(1).max(1_000).nullable().default(null),
  /** The most that may be taken off in all. */
  budget: Amounts.nullable().default(null),
  /** Addresses of the customers it is for, where it is for named ones. Only their hashes are kept. */
  emails: z.array(z.email().toLowerCase()).max(500).default([]),
};

/** Makes or changes a promotion of a seller, who pays for it, on their own offers. */
export const SavePromotion = z.strictObject({
  promotionId: idSchema("promotion").nullable().default(null),
  ...content,
});
export type SavePromotion = z.infer<typeof SavePromotion>;

/** Makes or changes a promotion of the marketplace. `platformBps` is the share that it pays; the sellers pay the rest. */
export const SaveMarketPromotion = SavePromotion.extend({ platformBps: Bps.default(10_000) });
export type SaveMarketPromotion = z.infer<typeof SaveMarketPromotion>;

/** Names a promotion. */
export const PromotionInput = z.strictObject({ promotionId: idSchema("promotion") });
export type PromotionInput = z.infer<typeof PromotionInput>;

/** Moves a promotion on. */
export const SetPromotionStatus = PromotionInput.extend({ status: z.enum(["active", "paused", "ended"]) });
export type SetPromotionStatus = z.infer<typeof SetPromotionStatus>;

/** Lists promotions, newest change first. */
export const PromotionsInput = PageInput.extend({ status: z.enum(PROMOTION_STATUSES).optional() });
export type PromotionsInput = z.infer<typeof PromotionsInput>;

/** Lists all promotions, or those of the marketplace alone. */
export const AllPromotionsInput = PromotionsInput.extend({ isOwn: z.boolean().default(false) });
export type AllPromotionsInput = z.infer<typeof AllPromotionsInput>;

/** A promotion as who made it sees it. */
export interface PromotionView {
  promotionId: Id<"promotion">;
  /** Null: of the marketplace. */
  seller: { sellerId: Id<"seller">; handle: string; name: string } | null;
  name: string;
  code: string | null;
  status: PromotionStatus;
  effect: PromotionEffect;
  goods: PromotionGoods;
  conditions: PromotionConditions;
  platformBps: number;
  priority: number;
  isExclusive: boolean;
  startsAt: number;
  endsAt: number | null;
  maxUses: number | null;
  maxPerCustomer: number | null;
  usedCount: number;
  /** How many customers it is for, where it is for named ones. */
  namedCount: number;
  budgets: { currency: Currency; budgetMinor: number | null; spentMinor: number }[];
  updatedAt: number;
}

/** Why a promotion applied, or did not. The first of these that is true is told. */
export const PROMOTION_OUTCOMES = [
  "applied",
  "unknown_code",
  "not_started",
  "over",
  "paused",
  "used_up",
  "used_by_you",
  "not_for_you",
  "first_order_only",
  "other_market",
  "no_amount_in_currency",
  "nothing_fits",
  "below_amount",
  "below_units",
  "other_method",
  "other_exclusive",
  "better_together",
  "better_delivery",
  "nothing_left",
] as const;
export type PromotionOutcome = (typeof PROMOTION_OUTCOMES)[number];

/** What came of one promotion in a quote. `missing…` say how far away it is. */
export interface PromotionTrace {
  promotionId: Id<"promotion"> | null;
  code: string | null;
  name: string;
  kind: PromotionKind | null;
  outcome: PromotionOutcome;
  discountMinor: number;
  missingMinor: number;
  missingUnits: number;
}

/** A reduction that somebody got: of which promotion, and how much. */
export interface DiscountView {
  promotionId: Id<"promotion">;
  /** Null: of the delivery. */
  lineId: Id<"line"> | null;
  name: string;
  code: string | null;
  amountMinor: number;
}
