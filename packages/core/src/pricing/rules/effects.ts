// What one promotion takes off the goods it is about, line by line. Never more than is left of a line.
import { type Currency, prorateMinor, shareMinor } from "@stoa/contract";
import { amountIn, type Effect, sumOf } from "./basket.ts";

/** A line as earlier promotions have left it. */
export interface LeftLine {
  productId: string;
  unitMinor: number;
  quantity: number;
  leftMinor: number;
}

type Bundle = Extract<Effect, { kind: "bundle" }>;
type Tiers = Extract<Effect, { kind: "tiers" }>;

const prorated = (amountMinor: number, lines: readonly LeftLine[]): number[] =>
  prorateMinor(
    amountMinor,
    lines.map((line) => line.leftMinor),
  );

const goodsOf = (lines: readonly Pick<LeftLine, "unitMinor" | "quantity">[]) => ({
  itemsMinor: sumOf(lines, (line) => line.unitMinor * line.quantity),
  units: sumOf(lines, (line) => line.quantity),
});

/** The highest step that the goods reach; null: none. In a currency that a step has no amount for it cannot be reached. */
export function tierOf(effect: Tiers, lines: readonly Pick<LeftLine, "unitMinor" | "quantity">[], currency: Currency) {
  const { itemsMinor, units } = goodsOf(lines);
  const reached = effect.steps.filter((step) =>
    effect.by === "units" ? units >= step.units : itemsMinor >= (amountIn(step.minimum, currency) ?? Infinity),
  );
  return reached.length > 0 ? reached.reduce((best, step) => (step.bps > best.bps ? step : best)) : null;
}

/**
 * Buy so many, get so many for less. Of the same goods, the cheapest units of all are the ones for less; of other goods,
 * those that are named and not also bought for it. Counted in whole sets.
 */
function bundleOf(effect: Bundle, lines: readonly LeftLine[], got: readonly boolean[]): number[] {
  const bought = lines.reduce((sum, line, i) => (got[i] ? sum : sum + line.quantity), 0);
  const isSame = effect.getProductIds === null;
  const all = sumOf(lines, (line) => line.quantity);
  const sets = isSame ? Math.floor(all / (effect.buyUnits + effect.getUnits)) : Math.floor(bought / effect.buyUnits);
  let units = Math.min(sets, effect.maxTimes ?? sets) * effect.getUnits;
  const off = lines.map(() => 0);
  const cheapestFirst = lines
    .map((line, i) => ({ line, i }))
    .filter(({ i }) => isSame || got[i])
    .toSorted((a, b) => a.line.unitMinor - b.line.unitMinor || a.i - b.i);
  for (const { line, i } of cheapestFirst) {
    const taken = Math.min(units, line.quantity);
    units -= taken;
    // A line that is reduced already is cheaper by the unit.
    off[i] = shareMinor(Math.floor((line.leftMinor * taken) / line.quantity), effect.bps);
  }
  return off;
}

/** What an effect takes off each of the lines it is about. Delivery is none of them. */
export function offLines(effect: Effect, lines: readonly LeftLine[], currency: Currency): number[] {
  const leftMinor = sumOf(lines, (line) => line.leftMinor);
  switch (effect.kind) {
    case "percent": {
      const most = effect.atMost === null ? null : amountIn(effect.atMost, currency);
      return prorated(Math.min(shareMinor(leftMinor, effect.bps), most ?? leftMinor), lines);
    }
    case "amount":
      return prorated(Math.min(amountIn(effect.off, currency) ?? 0, leftMinor), lines);
    case "tiers": {
      const step = tierOf(effect, lines, currency);
      return prorated(step ? shareMinor(leftMinor, step.bps) : 0, lines);
    }
    case "bundle": {
      const cheaper = effect.getProductIds;
      return bundleOf(
        effect,
        lines,
        lines.map((line) => cheaper !== null && (cheaper as readonly string[]).includes(line.productId)),
      );
    }
    case "delivery":
      return lines.map(() => 0);
  }
}
