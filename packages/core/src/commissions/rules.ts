// Commission: which rule fits a line, and what it takes of it. Pure.
import type { Currency, Id, RuleOutcome } from "@stoa/contract";

/** A rule with ids; what is null it does not ask for. */
export interface Rule {
  ruleId: Id<"commissionRule">;
  name: string;
  productId: Id<"product"> | null;
  categoryId: Id<"category"> | null;
  sellerId: Id<"seller"> | null;
  currency: Currency | null;
  fromMinor: number | null;
  toMinor: number | null;
  rateBps: number;
  fixedMinor: number;
  floorMinor: number | null;
  capMinor: number | null;
}

/** What a rule is held against. */
export interface ChargedLine {
  productId: Id<"product">;
  /** The category and all above it. */
  categoryIds: readonly Id<"category">[];
  sellerId: Id<"seller">;
  currency: Currency;
  unitMinor: number;
}

/** What is taken of a line. */
export interface CommissionTerms {
  /** Null: the seller's own rate. */
  ruleId: Id<"commissionRule"> | null;
  rateBps: number;
  /** For each unit. */
  fixedMinor: number;
  floorMinor: number | null;
  capMinor: number | null;
}

/** How a rule stands to a line: that it fits, or the first thing that does not. A band holds its lower end, not its upper. */
export function outcomeOf(rule: Rule, line: ChargedLine): Exclude<RuleOutcome, "later"> {
  if (rule.productId !== null && rule.productId !== line.productId) return "other_product";
  if (rule.categoryId !== null && !line.categoryIds.includes(rule.categoryId)) return "other_category";
  if (rule.sellerId !== null && rule.sellerId !== line.sellerId) return "other_seller";
  if (rule.currency !== null && rule.currency !== line.currency) return "other_currency";
  if (rule.fromMinor !== null && line.unitMinor < rule.fromMinor) return "other_price";
  if (rule.toMinor !== null && line.unitMinor >= rule.toMinor) return "other_price";
  return "fits";
}

/** The terms of a line: those of the first rule that fits, else the seller's own rate. */
export function termsFor(rules: readonly Rule[], line: ChargedLine, ownBps: number): CommissionTerms {
  const rule = rules.find((each) => outcomeOf(each, line) === "fits");
  if (!rule) return { ruleId: null, rateBps: ownBps, fixedMinor: 0, floorMinor: null, capMinor: null };
  const { ruleId, rateBps, fixedMinor, floorMinor, capMinor } = rule;
  return { ruleId, rateBps, fixedMinor, floorMinor, capMinor };
}

/** How every rule stands to a line; those after the one that fits are not asked. */
export function traceOf(
  rules: readonly Rule[],
  line: ChargedLine,
): { ruleId: Id<"commissionRule">; name: string; outcome: RuleOutcome }[] {
  let found = false;
  return rules.map((rule) => {
    const outcome = found ? "later" : outcomeOf(rule, line);
    found ||= outcome === "fits";
    return { ruleId: rule.ruleId, name: rule.name, outcome };
  });
}

/**
 * What is taken of a line that was sold for `soldMinor` (after what its seller pays of a discount): the rate, rounded down in
 * the seller's favour, and the fixed amount of each unit; at least the floor, at most the cap, and never more than
 * `paidMinor`, what the customer pays for the line, so that a refund can always undo it.
 */
export function commissionMinor(
  { rateBps, fixedMinor, floorMinor, capMinor }: CommissionTerms,
  line: { soldMinor: number; paidMinor: number; quantity: number },
): number {
  const share = Math.floor((line.soldMinor * rateBps) / 10_000) + fixedMinor * line.quantity;
  const floored = Math.max(share, floorMinor ?? 0);
  return Math.min(floored, capMinor ?? floored, line.paidMinor);
}

/** What of a quoted line commission depends on. A quote without discounts names none. */
interface QuotedLine {
  line: { offerId: Id<"offer">; quantity: number };
  totalMinor: number;
  discountMinor?: number;
  platformDiscountMinor?: number;
  commissionMinor: number;
}

/** A basket with the commission of every line by its terms, and of every group as their sum. */
export function charged<
  L extends QuotedLine,
  G extends { lines: L[]; commissionMinor: number },
  B extends { groups: G[] },
>(basket: B & { groups: (G & { lines: L[] })[] }, terms: ReadonlyMap<Id<"offer">, CommissionTerms>): B {
  const groups = basket.groups.map((group) => {
    const lines = group.lines.map((quoted) => {
      const own = terms.get(quoted.line.offerId);
      if (!own) return quoted;
      const { totalMinor, discountMinor = 0, platformDiscountMinor = 0 } = quoted;
      const paidMinor = totalMinor - discountMinor;
      const soldMinor = paidMinor + platformDiscountMinor;
      const { quantity } = quoted.line;
      return { ...quoted, commissionMinor: commissionMinor(own, { soldMinor, paidMinor, quantity }) };
    });
    return { ...group, lines, commissionMinor: lines.reduce((sum, line) => sum + line.commissionMinor, 0) };
  });
  return { ...basket, groups };
}
