// Terms of the demo's offers: running sales, prices that were reduced a while ago, limits per order, and things that can be
// ordered before they are there.
import { DAY_MS, HOUR_MS } from "@stoa/contract";
import type { offer, offerPrice, offerPriceLog, outbox, stock } from "@stoa/db";
import type { Dice } from "./dice.ts";
import type { DemoOffer } from "./offers.ts";
import type { PriceTag } from "./prices.ts";

type PriceRow = typeof offerPrice.$inferInsert;
type PastRow = typeof offerPriceLog.$inferInsert;

/** What an offer's rows say beside its bare price and count. */
export interface DemoTerms {
  offer: Pick<typeof offer.$inferInsert, "maxPerOrder">;
  stock: Pick<typeof stock.$inferInsert, "availability" | "backorderLimit" | "availableAt">;
  prices: PriceRow[];
  past: PastRow[];
  /** What falls due: pages and search follow when a sale ends or things have come in. */
  planned: (typeof outbox.$inferInsert)[];
}

/** How a product's former price came about, the same for all of its variants. */
type Deal = { kind: "sale"; fromAt: number; toAt: number } | { kind: "reduced"; sinceAt: number; dipAt: number | null };

/** Draws the terms of offers, one after the other. */
export function termsOf(all: readonly DemoOffer[], now: number, dice: Dice): DemoTerms[] {
  const deals = new Map<DemoOffer["product"], Deal>();
  return all.map((one) => {
    const { product, prices } = one;
    const isDeal = prices.some(({ compareAtMinor }) => compareAtMinor !== null);
    if (isDeal && !deals.has(product)) deals.set(product, dealOf(product.createdAt, now, dice));
    const deal = isDeal ? deals.get(product)! : null;
    const later = laterOf(one, now, dice);
    const turns = [deal?.kind === "sale" ? deal.toAt : null, later.availableAt ?? null].filter((at) => at !== null);
    return {
      offer: { maxPerOrder: limitOf(one, deal, dice) },
      stock: later,
      prices: prices.map((tag) => priceRow(one, tag, deal)),
      past: deal?.kind === "reduced" ? prices.flatMap((tag) => pastRows(one, tag, deal)) : [],
      planned: turns.map((dueAt) => ({
        id: dice.id("job", now),
        type: "offer.changed" as const,
        payload: { offerId: one.id },
        createdAt: now,
        dueAt,
      })),
    };
  });
}

function dealOf(createdAt: number, now: number, dice: Dice): Deal {
  const hour = Math.floor(now / HOUR_MS) * HOUR_MS;
  if (dice.chance(0.5))
    return { kind: "sale", fromAt: hour - dice.whole(1, 5) * DAY_MS, toAt: hour + dice.whole(2, 12) * DAY_MS };
  const sinceAt = Math.max(createdAt, now - dice.whole(4, 25) * DAY_MS);
  const dipAt = sinceAt - 12 * DAY_MS;
  return { kind: "reduced", sinceAt, dipAt: dice.chance(0.4) && dipAt > createdAt ? dipAt : null };
}

function priceRow({ id: offerId, product }: DemoOffer, tag: PriceTag, deal: Deal | null): PriceRow {
  const { currency, priceMinor, compareAtMinor } = tag;
  if (deal?.kind !== "sale" || compareAtMinor === null)
    return { offerId, ...tag, changedAt: deal?.kind === "reduced" ? deal.sinceAt : product.createdAt };
  const sale = { saleMinor: priceMinor, saleFromAt: deal.fromAt, saleToAt: deal.toAt };
  return { offerId, currency, priceMinor: compareAtMinor, compareAtMinor: null, changedAt: product.createdAt, ...sale };
}

/** What a reduced price was before: the former price, and with some products five days at a little less. */
function pastRows(
  { id: offerId, product }: DemoOffer,
  { currency, priceMinor, compareAtMinor }: PriceTag,
  { sinceAt, dipAt }: Extract<Deal, { kind: "reduced" }>,
): PastRow[] {
  if (compareAtMinor === null) return [];
  const row = (minor: number, fromAt: number, toAt: number) => ({ offerId, currency, priceMinor: minor, fromAt, toAt });
  if (dipAt === null) return [row(compareAtMinor, product.createdAt, sinceAt)];
  const step = 10 ** Math.max(0, String(compareAtMinor).length - 3);
  const dippedMinor = Math.round((priceMinor + (compareAtMinor - priceMinor) * 0.6) / step) * step;
  return [
    row(compareAtMinor, product.createdAt, dipAt),
    row(dippedMinor, dipAt, dipAt + 5 * DAY_MS),
    row(compareAtMinor, dipAt + 5 * DAY_MS, sinceAt),
  ];
}

/** Things of which there are few, and bargains, are not for hoarders. */
function limitOf({ onHand }: DemoOffer, deal: Deal | null, dice: Dice): number | null {
  if (onHand > 0 && onHand <= 3 && dice.chance(0.3)) return dice.whole(1, 2);
  return deal?.kind === "sale" && dice.chance(0.3) ? 4 : null;
}

const STOCK_ALONE: DemoTerms["stock"] = { availability: "stock", backorderLimit: 0, availableAt: null };

/** Of what the maker of a product has run out of, some comes in again, and one colour or another is yet to come out. */
function laterOf({ onHand, seller, product }: DemoOffer, now: number, dice: Dice): DemoTerms["stock"] {
  const chance = dice.fraction();
  if (onHand > 0 || seller.handle !== product.source.vendor || chance > 0.6) return STOCK_ALONE;
  const noon = Math.floor(now / DAY_MS) * DAY_MS + 12 * HOUR_MS;
  return chance < 0.15 && product.variants.length > 1
    ? { availability: "preorder", backorderLimit: 120, availableAt: noon + dice.whole(20, 60) * DAY_MS }
    : { availability: "backorder", backorderLimit: dice.whole(5, 40), availableAt: noon + dice.whole(6, 24) * DAY_MS };
}
