// Offers of the demo marketplace: each product by the seller that brought it in, three in ten by others as well.
import { type Condition, DAY_MS, HOUR_MS, type Id } from "@stoa/contract";
import { offer, offerPrice, offerPriceLog, outbox, stock } from "@stoa/db";
import type { Calendar } from "./calendar.ts";
import type { DemoProduct, DemoVariant } from "./catalogue.ts";
import { type Dice, diceOf } from "./dice.ts";
import { type PriceTag, priceTags } from "./prices.ts";
import type { DemoSeller } from "./sellers.ts";
import { termsOf } from "./terms.ts";
import { type Rows, rowsOf } from "./write.ts";

/** An offer as the order history knows it. */
export interface DemoOffer {
  id: Id<"offer">;
  seller: DemoSeller;
  product: DemoProduct;
  variant: DemoVariant;
  condition: Condition;
  prices: PriceTag[];
  handlingDays: number;
  onHand: number;
}

/** Terms on which a seller offers a product, the same for all of its variants. */
interface Terms {
  seller: DemoSeller;
  condition: Condition;
  /** Share of the first seller's price. */
  priceShare: number;
  handlingDays: number;
  /** Stock of a variant. */
  count(variant: DemoVariant): number;
}

const OTHERS_PER_HUNDRED = 30;

/** All offers with their prices and stock. */
export function buildOffers(
  products: readonly DemoProduct[],
  sellers: readonly DemoSeller[],
  { now }: Calendar,
  dice: Dice,
) {
  const sellerOf = new Map(sellers.map((seller) => [seller.handle, seller]));
  const offers = products.flatMap((product) => {
    const first = sellerOf.get(product.source.vendor)!;
    const own: Terms = {
      seller: first,
      condition: "new",
      priceShare: 1,
      handlingDays: first.handlingDays,
      count: ({ source }) => source.stock,
    };
    const others = dice.whole(1, 100) <= OTHERS_PER_HUNDRED ? otherTerms(product, sellers, dice) : [];
    return [own, ...others].flatMap((terms) =>
      product.variants
        // Others carry most variants, and always the first one.
        .filter((_, i) => terms === own || i === 0 || dice.chance(0.7))
        .map((variant) => offerOn(terms, product, variant, dice)),
    );
  });
  return { offers, tables: tablesOf(offers, now, dice) };
}

function otherTerms(product: DemoProduct, sellers: readonly DemoSeller[], dice: Dice): Terms[] {
  const { category, vendor } = product.source;
  const rivals = sellers.filter(
    ({ handle, branches }) => handle !== vendor && branches.some((branch) => `${category}/`.startsWith(`${branch}/`)),
  );
  const howMany = dice.weighted([1, 2, 3], (count) => [0, 50, 30, 20][count]!);
  return dice.sample(rivals, howMany).map((seller) => {
    const condition = dice.chance(0.2) ? secondHand(category, dice) : "new";
    const isNew = condition === "new";
    const scarce = dice.chance(0.2);
    return {
      seller,
      condition,
      priceShare: isNew
        ? 0.96 + dice.fraction() * 0.13
        : (condition === "refurbished" ? 0.74 : 0.62) + dice.fraction() * 0.1,
      handlingDays: Math.max(0, seller.handlingDays + dice.whole(-1, 1)),
      count: () => (dice.chance(0.06) ? 0 : !isNew || scarce ? dice.whole(1, isNew ? 5 : 3) : dice.whole(6, 60)),
    };
  });
}

/** Machines are refurbished; things are used. */
function secondHand(category: string, dice: Dice): Condition {
  const machine = /^(electronics|appliances|kitchen\/appliances|music|diy\/tools|sport\/(fitness|wheels))/.test(
    category,
  );
  if (machine) return "refurbished";
  return dice.chance(0.7) ? "used_like_new" : "used_good";
}

function offerOn(terms: Terms, product: DemoProduct, variant: DemoVariant, dice: Dice): DemoOffer {
  const { price, compareAtPrice } = product.source;
  const cents = variant.source.price * terms.priceShare;
  const isFirst = terms.priceShare === 1;
  const formerCents = isFirst && compareAtPrice !== null ? (compareAtPrice * variant.source.price) / price : null;
  return {
    id: dice.id("offer", product.createdAt),
    seller: terms.seller,
    product,
    variant,
    condition: terms.condition,
    prices: priceTags(cents, formerCents),
    handlingDays: terms.handlingDays,
    onHand: terms.count(variant),
  };
}

function tablesOf(all: readonly DemoOffer[], now: number, dice: Dice): Rows[] {
  const terms = termsOf(all, now, diceOf("terms"));
  const offers = all.map(({ id, seller, product, variant, condition, handlingDays }, i): typeof offer.$inferInsert => {
    const { createdAt } = product;
    const updatedAt = Math.max(createdAt, now - dice.whole(2 * HOUR_MS, 30 * DAY_MS));
    const ids = { id, sellerId: seller.id, variantId: variant.id };
    return { ...ids, condition, handlingDays, ...terms[i]!.offer, createdAt, updatedAt };
  });
  const stocks = all.map(({ id, onHand }, i) => ({ offerId: id, onHand, ...terms[i]!.stock }));
  return [
    rowsOf(offer, offers),
    rowsOf(
      offerPrice,
      terms.flatMap(({ prices }) => prices),
    ),
    rowsOf(
      offerPriceLog,
      terms.flatMap(({ past }) => past),
    ),
    rowsOf(stock, stocks),
    rowsOf(
      outbox,
      terms.flatMap(({ planned }) => planned),
    ),
  ];
}
