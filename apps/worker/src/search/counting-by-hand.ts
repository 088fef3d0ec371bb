// What a list must show, found by looking at every offer of every product: slow, plain, and written without the index.
import { type Currency, type ListingsInput, MARKETS } from "@stoa/contract";
import type { ModelOffer, ModelProduct } from "./random-catalogue.ts";

/** One way of buying something: an offer of a variant of a product. */
interface Way {
  product: ModelProduct;
  colour: string;
  size: string;
  offer: ModelOffer;
  price: number;
  off: number;
}

function waysToBuy(product: ModelProduct, currency: Currency): Way[] {
  return product.variants.flatMap(({ colour, size, offers }) =>
    offers.flatMap((offer) => {
      const money = offer.prices[currency];
      if (!money) return [];
      const off = money.former ? Math.floor(((money.former - money.price) * 100) / money.former) : 0;
      return [{ product, colour, size, offer, price: money.price, off }];
    }),
  );
}

type Filter = (way: Way) => boolean;

/** The filters of an input by the facet that they belong to. */
function filtersOf(input: ListingsInput): Map<string, Filter> {
  const filters = new Map<string, Filter>();
  const among = (facet: string, chosen: readonly string[], of: (way: Way) => string | null) => {
    if (chosen.length > 0) filters.set(facet, (way) => chosen.includes(of(way) ?? ""));
  };
  among("brand", input.brands, (way) => way.product.brand);
  among("colour", input.colours, (way) => way.colour);
  among("condition", input.conditions, (way) => way.offer.condition);
  among("seller", input.sellers, (way) => way.offer.seller);
  among("size", input.attributes["size"] ?? [], (way) => way.size);
  among("material", input.attributes["material"] ?? [], (way) => way.product.material);
  const { minRating, minMinor = 0, maxMinor = Infinity, minDiscount } = input;
  if (minRating !== undefined) filters.set("rating", (way) => way.product.stars >= minRating);
  if (input.minMinor !== undefined || input.maxMinor !== undefined)
    filters.set("price", (way) => way.price >= minMinor && way.price <= maxMinor);
  if (minDiscount !== undefined) filters.set("discount", (way) => way.off >= minDiscount);
  if (input.inStock) filters.set("stock", (way) => way.offer.available);
  return filters;
}

/** The way that a card shows: in stock before sold out, then the cheapest. */
const shown = (ways: readonly Way[]): Way =>
  ways.toSorted((a, b) => Number(b.offer.available) - Number(a.offer.available) || a.price - b.price)[0]!;

const VALUES: Record<string, (way: Way) => (string | null)[]> = {
  brand: (way) => [way.product.brand],
  colour: (way) => [way.colour],
  condition: (way) => [way.offer.condition],
  seller: (way) => [way.offer.seller],
  size: (way) => [way.size],
  material: (way) => [way.product.material],
  rating: (way) => ["4", "3", "2"].filter((stars) => way.product.stars >= Number(stars)),
  discount: (way) => ["50", "30", "20", "10"].filter((percent) => way.off >= Number(percent)),
  stock: (way) => (way.offer.available ? ["in"] : []),
};

/** What the list must show. */
export interface ByHand {
  /** Product ids with the price that the card shows. */
  products: Map<string, number>;
  counts: Record<string, Record<string, number>>;
  lowest: number | null;
  highest: number | null;
}

/** Counts a list by hand. */
export function byHand(catalogue: readonly ModelProduct[], input: ListingsInput): ByHand {
  const { currency } = MARKETS[input.market];
  const wanted = (input.q ?? "").split(" ").filter(Boolean);
  const inScope = catalogue
    .filter((product) => !input.category || product.category.split("/").includes(input.category))
    .flatMap((product) => waysToBuy(product, currency))
    .filter(({ offer }) => !input.seller || offer.seller === input.seller);
  const withWords = (least: number) =>
    inScope.filter(({ product }) => wanted.filter((word) => product.words.includes(word)).length >= least);
  // With two words, products with one of them are shown when none has both.
  const strict = withWords(wanted.length);
  const ways = wanted.length === 2 && strict.length === 0 ? withWords(1) : strict;
  const filters = filtersOf(input);
  const passing = (without?: string) =>
    ways.filter((way) => [...filters].every(([facet, filter]) => facet === without || filter(way)));
  const counts: ByHand["counts"] = {};
  for (const [facet, values] of Object.entries(VALUES)) {
    const products: Record<string, Set<string>> = {};
    for (const way of passing(facet))
      for (const value of values(way)) if (value !== null) (products[value] ??= new Set()).add(way.product.id);
    counts[facet] = Object.fromEntries(Object.entries(products).map(([value, ids]) => [value, ids.size]));
  }
  const prices = passing("price").map(({ price }) => price);
  const byProduct = Map.groupBy(passing(), (way) => way.product.id);
  return {
    products: new Map([...byProduct].map(([id, own]) => [id, shown(own).price])),
    counts,
    lowest: prices.length > 0 ? Math.min(...prices) : null,
    highest: prices.length > 0 ? Math.max(...prices) : null,
  };
}
