// A random catalogue for checking search against counting by hand: drawn from a seed, written as plain rows.
import type { Condition, Currency } from "@stoa/contract";
import { env } from "../testing.ts";

/** Numbers from 0 to 1 that a seed decides (mulberry32). */
export function dice(seed: number): () => number {
  let state = seed >>> 0;
  return () => {
    state = (state + 0x6d2b79f5) >>> 0;
    let mixed = Math.imul(state ^ (state >>> 15), 1 | state);
    mixed = (mixed + Math.imul(mixed ^ (mixed >>> 7), 61 | mixed)) ^ mixed;
    return ((mixed ^ (mixed >>> 14)) >>> 0) / 4_294_967_296;
  };
}

export const WORDS = ["borok", "calum", "dorit", "fenok", "gamut", "hodum", "jarok", "kibut"];
export const BRANDS = ["Arbok", "Betum", "Corit", "Dolum"];
export const COLOURS = { Black: "#111111", Red: "#c03028", Blue: "#3060a8", Green: "#488050" } as const;
export const SIZES = ["S", "M", "L"];
export const MATERIALS = ["Oak", "Steel", "Wool"];
export const CONDITIONS: Condition[] = ["new", "refurbished", "used_good"];
export const CATEGORIES = ["top", "top/left", "top/right", "top/left/deep"];
export const SELLERS = ["shop-a", "shop-b", "shop-c"];

/** An offer as the model knows it. */
export interface ModelOffer {
  seller: string;
  condition: Condition;
  available: boolean;
  prices: Partial<Record<Currency, { price: number; former: number | null }>>;
}

/** A product as the model knows it. */
export interface ModelProduct {
  id: string;
  words: string[];
  category: string;
  brand: string;
  material: string | null;
  stars: number;
  createdAt: number;
  variants: { colour: keyof typeof COLOURS; size: string; offers: ModelOffer[] }[];
}

type Roll = () => number;
const pick = <T>(roll: Roll, items: readonly T[]): T => items[Math.floor(roll() * items.length)]!;
const some = <T>(roll: Roll, items: readonly T[], share: number): T[] => items.filter(() => roll() < share);

function money(roll: Roll): ModelOffer["prices"] {
  const priced = (price: number) => ({ price, former: roll() < 0.4 ? Math.ceil(price * (1.02 + roll())) : null });
  const usd = 100 + Math.floor(roll() * 60) * 50;
  return { ...(roll() < 0.9 && { USD: priced(usd) }), ...(roll() < 0.5 && { EUR: priced(usd + 7) }) };
}

/** The product with this number. Equal seeds give equal products. */
export function modelProduct(seed: number, number: number, isSimple = false): ModelProduct {
  const roll = dice(seed * 100_003 + number);
  const variants = isSimple ? 1 : 1 + Math.floor(roll() * 3);
  return {
    id: `product_${seed}x${String(number).padStart(6, "0")}`,
    words: [...new Set([...(isSimple ? [WORDS[0]!] : []), ...some(roll, WORDS, 0.3)])],
    category: pick(roll, CATEGORIES),
    brand: pick(roll, BRANDS),
    material: roll() < 0.7 ? pick(roll, MATERIALS) : null,
    stars: Math.floor(roll() * 6),
    createdAt: 1_700_000_000_000 + Math.floor(roll() * 1_000) * 86_400,
    variants: Array.from({ length: variants }, (_, i) => ({
      colour: pick(roll, Object.keys(COLOURS) as (keyof typeof COLOURS)[]),
      size: SIZES[i]!,
      offers: (isSimple ? SELLERS.slice(0, 1) : some(roll, SELLERS, 0.6)).map((seller) => ({
        seller,
        condition: pick(roll, CONDITIONS),
        available: roll() < 0.7,
        prices: money(roll),
      })),
    })),
  };
}

const write = (text: string, rows: readonly unknown[]) => env.DB.prepare(text).bind(JSON.stringify(rows));

/** Writes shelves, sellers and the attribute that all random catalogues share. */
export async function writeFrame(): Promise<void> {
  const now = Date.now();
  await env.DB.batch([
    write(
      `INSERT INTO category (id, parent_id, slug, name, level, position, path)
       SELECT 'category_' || (value ->> 0), iif(value ->> 1 = '', NULL, 'category_' || (value ->> 1)), value ->> 0, value ->> 0, value ->> 2, 0, value ->> 3 FROM json_each(?)`,
      CATEGORIES.map((path) => {
        const slugs = path.split("/");
        return [slugs.at(-1), slugs.at(-2) ?? "", slugs.length, path];
      }),
    ),
    write(
      `INSERT INTO seller (id, handle, name, country, status, commission_bps, created_at)
       SELECT 'seller_' || value, value, value, 'US', 'active', 1000, ${now} FROM json_each(?)`,
      SELLERS,
    ),
    env.DB.prepare("INSERT INTO attribute (key, label, kind) VALUES ('material', 'Material', 'text')"),
    env.DB.prepare(
      "INSERT INTO category_attribute (category_id, attribute_key, position, filterable) VALUES ('category_top', 'material', 0, 1)",
    ),
  ]);
}

/** Writes products as the catalogue, offers and stock have them. */
export async function writeProducts(products: readonly ModelProduct[]): Promise<void> {
  const variants = products.flatMap((product) =>
    product.variants.map((variant, i) => ({ ...variant, productId: product.id, id: `${product.id}v${i}` })),
  );
  const offers = variants.flatMap((variant) =>
    variant.offers.map((offer) => ({ ...offer, variantId: variant.id, id: `offer_${variant.id}${offer.seller}` })),
  );
  const options = [
    { name: "Colour", kind: "swatch", values: Object.entries(COLOURS).map(([value, hex]) => ({ value, hex })) },
    { name: "Size", kind: "select", values: SIZES.map((value) => ({ value, hex: null })) },
  ];
  await env.DB.batch([
    write(
      `INSERT INTO product (id, slug, title, brand, description, category_id, status, options, rating_sum, rating_count, created_at, updated_at)
       SELECT value ->> 0, replace(value ->> 0, '_', '-'), value ->> 1, value ->> 2, value ->> 3, 'category_' || (value ->> 4), 'active',
         '${JSON.stringify(options)}', (value ->> 5) * 10, iif((value ->> 5) > 0, 10, 0), value ->> 6, 0 FROM json_each(?)`,
      products.map(({ id, words, brand, category, stars, createdAt }) => [
        id,
        words.slice(0, 1).join(" ") || "thing",
        brand,
        words.slice(1).join(" ") || "nothing said",
        category.split("/").at(-1),
        stars,
        createdAt,
      ]),
    ),
    write(
      "INSERT INTO product_attribute (product_id, key, label, text, position) SELECT value ->> 0, 'material', 'Material', value ->> 1, 0 FROM json_each(?)",
      products.filter(({ material }) => material).map(({ id, material }) => [id, material]),
    ),
    write(
      "INSERT INTO variant (id, product_id, sku, options, weight_grams, position) SELECT value ->> 0, value ->> 1, value ->> 0, value ->> 2, 100, 0 FROM json_each(?)",
      variants.map(({ id, productId, colour, size }) => [
        id,
        productId,
        JSON.stringify({ Colour: colour, Size: size }),
      ]),
    ),
    write(
      "INSERT INTO offer (id, seller_id, variant_id, condition, created_at, updated_at) SELECT value ->> 0, 'seller_' || (value ->> 1), value ->> 2, value ->> 3, 0, 0 FROM json_each(?)",
      offers.map(({ id, seller, variantId, condition }) => [id, seller, variantId, condition]),
    ),
    write(
      "INSERT INTO offer_price (offer_id, currency, price_minor, compare_at_minor) SELECT value ->> 0, value ->> 1, value ->> 2, value ->> 3 FROM json_each(?)",
      offers.flatMap(({ id, prices }) =>
        Object.entries(prices).map(([currency, { price, former }]) => [id, currency, price, former]),
      ),
    ),
    write(
      "INSERT INTO stock (offer_id, on_hand) SELECT value ->> 0, value ->> 1 FROM json_each(?)",
      offers.map(({ id, available }) => [id, available ? 5 : 0]),
    ),
  ]);
}
