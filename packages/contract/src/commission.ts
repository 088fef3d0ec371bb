// Commission: the rules by which the marketplace takes its share of a sale.
import { z } from "zod";
import { type Id, idSchema, Slug } from "./id.ts";
import { Bps, Currency, Minor } from "./money.ts";

/** What a rule asks of a sale and what it takes. Names of things stand beside their ids. */
export interface CommissionRule {
  ruleId: Id<"commissionRule">;
  name: string;
  position: number;
  product: { slug: string; title: string } | null;
  category: { slug: string; name: string } | null;
  seller: { handle: string; name: string } | null;
  currency: Currency | null;
  /** Unit prices from here, and below there. */
  fromMinor: number | null;
  toMinor: number | null;
  rateBps: number;
  /** For each unit. */
  fixedMinor: number;
  /** Of a line, at least and at most. */
  floorMinor: number | null;
  capMinor: number | null;
  version: number;
}

const terms = {
  name: z.string().trim().min(3).max(80),
  productSlug: Slug.nullable().default(null),
  categorySlug: Slug.nullable().default(null),
  sellerHandle: Slug.nullable().default(null),
  currency: Currency.nullable().default(null),
  fromMinor: Minor.nullable().default(null),
  toMinor: Minor.nullable().default(null),
  rateBps: Bps,
  fixedMinor: Minor.default(0),
  floorMinor: Minor.nullable().default(null),
  capMinor: Minor.nullable().default(null),
};

/** Puts a rule at the end of the list. */
export const AddCommissionRule = z.strictObject(terms);
export type AddCommissionRule = z.infer<typeof AddCommissionRule>;

/** Names a rule. */
export const CommissionRuleId = z.strictObject({ ruleId: idSchema("commissionRule") });
export type CommissionRuleId = z.infer<typeof CommissionRuleId>;

/** Changes a rule; `version` is the one that was read. Sales that were made keep what they were charged. */
export const SaveCommissionRule = CommissionRuleId.extend({ ...terms, version: z.int().min(1) });
export type SaveCommissionRule = z.infer<typeof SaveCommissionRule>;

/** Moves a rule one place. */
export const MoveCommissionRule = CommissionRuleId.extend({ to: z.enum(["up", "down"]) });
export type MoveCommissionRule = z.infer<typeof MoveCommissionRule>;

/** Asks what a sale would be charged. */
export const CommissionPreviewInput = z.strictObject({
  productSlug: Slug,
  sellerHandle: Slug,
  currency: Currency,
  unitMinor: Minor,
  quantity: z.int().min(1).max(999),
});
export type CommissionPreviewInput = z.infer<typeof CommissionPreviewInput>;

/** Why a rule was passed over; `fits` is the one that counts, `later` one after it. */
export const RULE_OUTCOMES = [
  "fits",
  "other_product",
  "other_category",
  "other_seller",
  "other_currency",
  "other_price",
  "later",
] as const;
export type RuleOutcome = (typeof RULE_OUTCOMES)[number];

/** What a sale would be charged, and by which rule. */
export interface CommissionPreview {
  commissionMinor: number;
  totalMinor: number;
  currency: Currency;
  /** The rule that fits; null: the seller's own rate. */
  ruleId: Id<"commissionRule"> | null;
  rateBps: number;
  trace: { ruleId: Id<"commissionRule">; name: string; outcome: RuleOutcome }[];
}
