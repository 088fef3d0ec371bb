// Which promotions reduce a basket and by how much, with the reason for each: stacking, exclusivity, limits, who pays.
//
// 1. Each promotion is looked at alone (`fitting.ts`). 2. Exclusive ones are taken, the one that takes most off first, as
// long as the customer pays less with it than with all that may be combined; what it is about is then closed to others.
// 3. The others follow by priority, each on what those before have left. 4. Of reductions of the delivery, the best one
// for each seller's parcel holds.
import { type Currency, type DeliveryMethod, type Id, type Market, prorateMinor, shareMinor } from "@stoa/contract";
import type { PromotionOutcome, PromotionTrace } from "@stoa/contract";
import { type Candidate, type PricedLine, type Share, sumOf } from "./basket.ts";
import { offLines } from "./effects.ts";
import { type Fit, fitOf } from "./fitting.ts";

interface Considered extends Fit {
  promotion: Candidate;
}

/** Reductions by promotion, line by line. */
interface Plan {
  off: Map<Considered, number[]>;
  totalMinor: number;
  /** Lines that are closed to others. */
  closed: boolean[];
}

/** A parcel that promotions may make cheaper to send. */
export interface Parcel {
  sellerId: Id<"seller">;
  /** The ways it can go, with the chosen one. */
  fees: Partial<Record<DeliveryMethod, number>>;
  chosen: DeliveryMethod | null;
}

/** What promotions do to a basket. `deliveryOff` is by seller and way. */
export interface Reduced {
  shares: Share[];
  trace: PromotionTrace[];
  deliveryOff: Map<Id<"seller">, Partial<Record<DeliveryMethod, number>>>;
}

const inTurn = (a: Considered, b: Considered): number =>
  b.promotion.priority - a.promotion.priority || (a.promotion.promotionId < b.promotion.promotionId ? -1 : 1);

function planOf(
  exclusive: readonly Considered[],
  combined: readonly Considered[],
  lines: readonly PricedLine[],
  currency: Currency,
): Plan {
  const left = lines.map((line) => line.unitMinor * line.quantity);
  const closed = lines.map((_, i) => exclusive.some((one) => one.about[i]));
  const off = new Map<Considered, number[]>();
  for (const one of [...exclusive, ...combined]) {
    const isOpen = (i: number) => one.about[i]! && (one.promotion.isExclusive || !closed[i]);
    const own = lines.flatMap((_, i) => (isOpen(i) ? [i] : []));
    const cut = offLines(
      one.promotion.effect,
      own.map((i) => ({ ...lines[i]!, leftMinor: left[i]! })),
      currency,
    );
    const all = lines.map(() => 0);
    own.forEach((i, k) => {
      all[i] = Math.min(cut[k]!, left[i]!);
      left[i]! -= all[i]!;
    });
    off.set(one, all);
  }
  return { off, closed, totalMinor: sumOf([...off.values()], (each) => sumOf(each, (minor) => minor)) };
}

/** The plan by which the customer pays least, as far as it is found by adding exclusive ones one after the other. */
function bestPlan(fitting: readonly Considered[], lines: readonly PricedLine[], currency: Currency): Plan {
  const combined = fitting.filter(({ promotion }) => !promotion.isExclusive);
  const rivals = fitting
    .filter(({ promotion }) => promotion.isExclusive)
    .map((one) => ({ one, aloneMinor: planOf([one], [], lines, currency).totalMinor }))
    .toSorted((a, b) => b.aloneMinor - a.aloneMinor || inTurn(a.one, b.one));
  let taken: Considered[] = [];
  let best = planOf([], combined, lines, currency);
  for (const { one } of rivals) {
    if (one.about.some((isAbout, i) => isAbout && best.closed[i])) continue;
    const plan = planOf([...taken, one], combined, lines, currency);
    if (plan.totalMinor <= best.totalMinor) continue;
    best = plan;
    taken = [...taken, one];
  }
  return best;
}

/** Bars what would take off more than its budget, and plans anew, until all that is taken is within its budget. */
function withinBudgets(fitting: Considered[], lines: readonly PricedLine[], currency: Currency) {
  for (;;) {
    const plan = bestPlan(fitting, lines, currency);
    const over = [...plan.off].find(
      ([{ promotion }, off]) =>
        promotion.budgetLeftMinor !== null && sumOf(off, (minor) => minor) > promotion.budgetLeftMinor,
    )?.[0];
    if (!over) return plan;
    over.outcome = "used_up";
    fitting.splice(fitting.indexOf(over), 1);
  }
}

function whyNot(one: Considered, plan: Plan, currency: Currency, lines: readonly PricedLine[]): PromotionOutcome {
  if (one.about.some((isAbout, i) => isAbout && plan.closed[i])) return "other_exclusive";
  if (!one.promotion.isExclusive) return "nothing_left";
  return planOf([one], [], lines, currency).totalMinor > 0 ? "better_together" : "nothing_left";
}

/** What a parcel's ways cost less with a promotion. */
function offDelivery({ promotion }: Considered, parcel: Parcel): Partial<Record<DeliveryMethod, number>> {
  const { effect } = promotion;
  if (effect.kind !== "delivery") return {};
  return Object.fromEntries(
    effect.methods.flatMap((method) => {
      const feeMinor = parcel.fees[method];
      return feeMinor === undefined ? [] : [[method, shareMinor(feeMinor, effect.bps)]];
    }),
  );
}

const NOTHING_LEFT = { outcome: "nothing_left", missingMinor: 0, missingUnits: 0 } as const;

/** Whether it would make cheaper what costs nothing as it is: nobody should buy more for that. */
const isWorthNothing = (one: Considered, lines: readonly PricedLine[], parcels: readonly Parcel[]): boolean =>
  one.promotion.effect.kind === "delivery" &&
  one.missingMinor + one.missingUnits > 0 &&
  parcels
    .filter(({ sellerId }) => lines.some((line, i) => one.about[i] && line.sellerId === sellerId))
    .every((parcel) => Object.values(offDelivery(one, parcel)).every((off) => off === 0));

function reduceDelivery(
  considered: readonly Considered[],
  lines: readonly PricedLine[],
  parcels: readonly Parcel[],
): Pick<Reduced, "shares" | "deliveryOff"> {
  const shares: Share[] = [];
  const deliveryOff: Reduced["deliveryOff"] = new Map();
  const spent = new Map<Considered, number>();
  for (const parcel of parcels) {
    const fitting = considered
      .filter(({ about }) => lines.some((line, i) => about[i] && line.sellerId === parcel.sellerId))
      .map((one) => ({ one, off: offDelivery(one, parcel) }));
    const isWithin = ({ one, off }: (typeof fitting)[number], method: DeliveryMethod) =>
      (spent.get(one) ?? 0) + (off[method] ?? 0) <= (one.promotion.budgetLeftMinor ?? Infinity);
    const best: Partial<Record<DeliveryMethod, number>> = {};
    for (const method of ["standard", "express"] as const) {
      const [winner] = fitting
        .filter((each) => (each.off[method] ?? 0) > 0 && isWithin(each, method))
        .toSorted((a, b) => b.off[method]! - a.off[method]! || inTurn(a.one, b.one));
      if (!winner) continue;
      const amountMinor = winner.off[method]!;
      best[method] = amountMinor;
      if (method !== parcel.chosen) continue;
      spent.set(winner.one, (spent.get(winner.one) ?? 0) + amountMinor);
      const { promotionId, platformBps } = winner.one.promotion;
      const { sellerId } = parcel;
      shares.push({
        promotionId,
        sellerId,
        offerId: null,
        amountMinor,
        platformMinor: shareMinor(amountMinor, platformBps),
      });
    }
    deliveryOff.set(parcel.sellerId, best);
  }
  return { shares, deliveryOff };
}

function whyNoDelivery(one: Considered, parcels: readonly Parcel[]): PromotionOutcome {
  const { effect, budgetLeftMinor } = one.promotion;
  const chosen = parcels.flatMap(({ chosen: method }) => method ?? []);
  if (effect.kind === "delivery" && !chosen.some((method) => effect.methods.includes(method))) return "other_method";
  const offs = parcels.map((parcel) => (parcel.chosen ? (offDelivery(one, parcel)[parcel.chosen] ?? 0) : 0));
  if (offs.every((off) => off === 0)) return "nothing_left";
  return budgetLeftMinor !== null && offs.some((off) => off > budgetLeftMinor) ? "used_up" : "better_delivery";
}

/** Shares of the goods: what each promotion takes off each line, and the part of it that the marketplace pays. */
function lineShares(plan: Plan, lines: readonly PricedLine[]): Share[] {
  return [...plan.off].flatMap(([{ promotion }, off]) => {
    const { promotionId, platformBps } = promotion;
    const totalMinor = sumOf(off, (minor) => minor);
    const platform = prorateMinor(shareMinor(totalMinor, platformBps), off);
    return lines.flatMap(({ sellerId, offerId }, i) =>
      off[i] === 0
        ? []
        : [
            {
              promotionId,
              sellerId,
              offerId,
              amountMinor: off[i]!,
              platformMinor: totalMinor === 0 ? 0 : platform[i]!,
            },
          ],
    );
  });
}

/**
 * Reduces a basket. `lines` in an order of their own, not that in which the customer put them in: ties of a split go to
 * the earlier line. The shares of what applied sum to the discounts, and the trace names every promotion once.
 */
export function reduce(
  market: Market,
  lines: readonly PricedLine[],
  promotions: readonly Candidate[],
  parcels: readonly Parcel[],
): Reduced {
  const { currency } = market;
  const considered = promotions
    .map((promotion): Considered => ({ promotion, ...fitOf(promotion, lines, market) }))
    .map((one) => (isWorthNothing(one, lines, parcels) ? { ...one, ...NOTHING_LEFT } : one))
    .toSorted(inTurn);
  const fitting = considered.filter(({ outcome }) => outcome === null);
  const isOfDelivery = ({ promotion }: Considered) => promotion.effect.kind === "delivery";
  const plan = withinBudgets(
    fitting.filter((one) => !isOfDelivery(one)),
    lines,
    currency,
  );
  const delivery = reduceDelivery(fitting.filter(isOfDelivery), lines, parcels);
  const shares = [...lineShares(plan, lines), ...delivery.shares];
  const trace = considered.map((one): PromotionTrace => {
    const { promotionId, code, name, effect } = one.promotion;
    const discountMinor = sumOf(shares, (share) => (share.promotionId === promotionId ? share.amountMinor : 0));
    const outcome =
      discountMinor > 0
        ? "applied"
        : (one.outcome ?? (isOfDelivery(one) ? whyNoDelivery(one, parcels) : whyNot(one, plan, currency, lines)));
    const { missingMinor, missingUnits } = one;
    return { promotionId, code, name, kind: effect.kind, outcome, discountMinor, missingMinor, missingUnits };
  });
  return { shares, trace, deliveryOff: delivery.deliveryOff };
}
