// The rows of a comparison as texts, for telling where products differ. Cells that show more than text are looked up by key.
import type { Comparison, ComparedProduct } from "@stoa/client";
import { formatDay } from "@stoa/client";
import type { PageTexts } from "../i18n/pages.ts";
import type { Shop } from "./shop.tsx";

/** A row: its name, a text for each product (null where there is none), whether they differ. */
export interface CompareRow {
  key: string;
  label: string;
  texts: (string | null)[];
  differs: boolean;
}

/** The rows of what every product has, then of its attributes. */
export function comparisonRows(
  { products, attributes }: Comparison,
  { market, t, money, stars }: Shop,
  words: PageTexts["compare"],
): CompareRow[] {
  const row = (key: string, label: string, text: (product: ComparedProduct) => string | null): CompareRow => {
    const texts = products.map(text);
    return { key, label, texts, differs: new Set(texts).size > 1 };
  };
  const day = (iso: string) => formatDay(iso, market.locale);
  return [
    row("price", words.price, ({ offer }) => offer && money(offer.priceMinor, offer.currency)),
    row("availability", words.availability, ({ offer }) => {
      if (!offer || offer.available <= 0) return t.product.soldOut;
      return offer.later ? t.product.later[offer.later.policy](day(offer.later.day)) : t.product.inStock;
    }),
    row("delivery", words.delivery, ({ offer }) => {
      if (!offer) return null;
      const fee = offer.deliveryMinor ? t.product.deliveryFee(money(offer.deliveryMinor)) : t.product.freeDelivery;
      return `${t.product.delivery(day(offer.promise.fromDay), day(offer.promise.toDay))} · ${fee}`;
    }),
    row("rating", words.rating, ({ ratingCenti, ratingCount }) =>
      ratingCount > 0 ? t.rating(stars(ratingCenti), ratingCount) : null,
    ),
    row("seller", words.seller, ({ offer }) => offer && offer.seller.name),
    row("condition", words.condition, ({ offer }) => offer && t.condition[offer.condition]),
    row("brand", t.product.brand, ({ brand }) => brand),
    ...attributes.map(({ key, ...rest }) => ({ key: `attribute:${key}`, ...rest })),
  ];
}

/** The places of the products that cost least; none where all cost the same or only one has a price. */
export function lowestPrices(products: readonly ComparedProduct[]): Set<number> {
  const prices = products.map(({ offer }) => (offer && offer.available > 0 ? offer.priceMinor : null));
  const known = prices.filter((price) => price !== null);
  const lowest = Math.min(...known);
  if (known.length < 2 || known.every((price) => price === lowest)) return new Set();
  return new Set(prices.flatMap((price, i) => (price === lowest ? [i] : [])));
}
