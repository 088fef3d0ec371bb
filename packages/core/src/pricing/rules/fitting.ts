// Whether a promotion can apply to a basket at all, before it is weighed against others; and if not, why.
import type { Currency, Market, PromotionOutcome } from "@stoa/contract";
import { amountIn, type Candidate, type Effect, type PricedLine, sumOf } from "./basket.ts";
import { tierOf } from "./effects.ts";

/** How far away a promotion is. */
export interface Missing {
  missingMinor: number;
  missingUnits: number;
}

/** What comes of looking at a promotion alone. */
export interface Fit extends Missing {
  outcome: PromotionOutcome | null;
  /** Which lines it is about. */
  about: boolean[];
}

function isAbout({ scope, sellerId, effect }: Candidate, line: PricedLine): boolean {
  if (sellerId !== null && line.sellerId !== sellerId) return false;
  if (effect.kind === "bundle" && effect.getProductIds?.includes(line.productId)) return true;
  const { productIds, categoryIds, sellerIds } = scope;
  if (sellerIds.length > 0 && !sellerIds.includes(line.sellerId)) return false;
  if (productIds.length === 0 && categoryIds.length === 0) return true;
  return productIds.includes(line.productId) || line.categoryIds.some((id) => categoryIds.includes(id));
}

/** What a promotion needs an amount of, in this currency; null where it has none. */
function lacksAmount(effect: Effect, minimum: number | null | undefined, currency: Currency): boolean {
  if (minimum === null) return true;
  if (effect.kind === "amount") return amountIn(effect.off, currency) === null;
  if (effect.kind === "percent") return effect.atMost !== null && amountIn(effect.atMost, currency) === null;
  if (effect.kind === "tiers" && effect.by === "minimum")
    return effect.steps.every((step) => amountIn(step.minimum, currency) === null);
  return false;
}

/** The least goods that a promotion asks for, from its conditions and what it does. */
function leastOf({ effect, conditions }: Candidate, currency: Currency): { minor: number; units: number } {
  const minor = conditions.minimum === null ? 0 : (amountIn(conditions.minimum, currency) ?? 0);
  const units = conditions.minimumUnits;
  if (effect.kind === "tiers") {
    const firstUnits = Math.min(...effect.steps.map((step) => step.units));
    const firstMinor = Math.min(...effect.steps.map((step) => amountIn(step.minimum, currency) ?? Infinity));
    return effect.by === "units"
      ? { minor, units: Math.max(units, firstUnits) }
      : { minor: Math.max(minor, firstMinor), units };
  }
  if (effect.kind !== "bundle") return { minor, units };
  const set = effect.buyUnits + (effect.getProductIds === null ? effect.getUnits : 1);
  return { minor, units: Math.max(units, set) };
}

/** Looks at a promotion by itself: its state, the market, the goods it is about and what it asks of them. */
export function fitOf(promotion: Candidate, lines: readonly PricedLine[], market: Market): Fit {
  const { currency } = market;
  const { effect, conditions } = promotion;
  const about = lines.map((line) => isAbout(promotion, line));
  const refused = (outcome: PromotionOutcome, missing: Partial<Missing> = {}): Fit => ({
    outcome,
    about,
    missingMinor: 0,
    missingUnits: 0,
    ...missing,
  });
  if (promotion.barred) return refused(promotion.barred);
  if (conditions.markets.length > 0 && !conditions.markets.includes(market.handle)) return refused("other_market");
  const minimum = conditions.minimum === null ? undefined : amountIn(conditions.minimum, currency);
  if (lacksAmount(effect, minimum, currency)) return refused("no_amount_in_currency");
  const own = lines.filter((_, i) => about[i]);
  if (own.length === 0) return refused("nothing_fits");
  const least = leastOf(promotion, currency);
  const itemsMinor = sumOf(own, (line) => line.unitMinor * line.quantity);
  const units = sumOf(own, (line) => line.quantity);
  if (itemsMinor < least.minor) return refused("below_amount", { missingMinor: least.minor - itemsMinor });
  if (units < least.units) return refused("below_units", { missingUnits: least.units - units });
  if (effect.kind === "tiers" && tierOf(effect, own, currency) === null) return refused("below_amount");
  return { outcome: null, about, missingMinor: 0, missingUnits: 0 };
}
