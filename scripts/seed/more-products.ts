// Products beyond those of the catalogue file, for measuring: each is patterned on a real one, with its pictures, in
// another collection, at another price and with other measures.
import { DAY_MS } from "@stoa/contract";
import type { CatalogueFile, SourceProduct, SourceVariant } from "./catalogue-file.ts";
import { type Dice, diceOf } from "./dice.ts";

/** What the invented products are drawn from. */
export interface Invention {
  /** The number of the first product. */
  from: number;
  count: number;
  /** Other words give other products; the same word always gives the same. */
  seed: string;
}

const COLLECTIONS =
  "Alder Aster Birch Bramble Briar Calder Cedar Clover Corin Dune Eider Ember Fenwick Fjord Flint Gale Harrow Hazel " +
  "Heron Isla Juniper Kestrel Larch Linden Lumen Marlow Meadow Merle Moss Myrtle Nova Oakham Onyx Orla Otter Pebble " +
  "Petrel Pine Quill Raven Reed Rowan Rye Sable Sorrel Sparrow Tarn Teal Thistle Tide Umber Vale Verity Willow Wren Yarrow";
const NAMES = COLLECTIONS.split(" ");
const SERIES = [
  "Classic",
  "Compact",
  "Everyday",
  "Grand",
  "Heritage",
  "Light",
  "Modern",
  "Nordic",
  "Original",
  "Pure",
  "Studio",
  "Urban",
];
const MOST_VARIANTS = 3;
const OLDEST_DAYS = 700;

/** The products numbered `from` to `from + count - 1`; every number has a product of its own, whatever the others are. */
export function moreProducts({ products }: CatalogueFile, { from, count, seed }: Invention): SourceProduct[] {
  const newestAt = Math.max(...products.map(({ createdAt }) => Date.parse(createdAt)));
  return Array.from({ length: count }, (_, i) => {
    const number = from + i;
    const dice = diceOf(`${seed} ${number}`);
    return invented(dice.pick(products), number, newestAt, dice);
  });
}

function invented(pattern: SourceProduct, number: number, newestAt: number, dice: Dice): SourceProduct {
  const name = `${dice.pick(NAMES)} ${dice.pick(SERIES)}`;
  const ratio = 0.6 + dice.fraction();
  const priced = (cents: number) => Math.max(100, Math.round((cents * ratio) / 10) * 10);
  const price = priced(pattern.price);
  // Few things are famous: the count of ratings falls off steeply.
  const ratings = Math.floor(2_000 * dice.fraction() ** 6);
  return {
    ...pattern,
    id: `g${number}`,
    slug: `${pattern.slug}-${name.toLowerCase().replace(" ", "-")}-${number}`,
    title: `${name} ${pattern.title}`,
    price,
    compareAtPrice: dice.chance(0.12) ? Math.round(price * (1.15 + dice.fraction() * 0.3)) : null,
    attributes: pattern.attributes.map((attribute) => ({ ...attribute, value: measured(attribute.value, dice) })),
    variants: pattern.variants.slice(0, MOST_VARIANTS).map((variant, i) => ({
      ...variant,
      sku: `G${number}-${i + 1}`,
      ean: ownGtin(number * MOST_VARIANTS + i),
      price: priced(variant.price),
      stock: stockOf(variant, dice),
    })),
    rating: { average: Math.round((3.2 + dice.fraction() * 1.7) * 10) / 10, count: ratings },
    reviews: [],
    related: [],
    createdAt: new Date(newestAt - dice.whole(0, OLDEST_DAYS) * DAY_MS).toISOString(),
  };
}

function measured(value: string | number, dice: Dice): string | number {
  return typeof value === "number" && !Number.isInteger(value)
    ? Math.round(value * (0.9 + dice.fraction() * 0.2) * 10) / 10
    : value;
}

function stockOf({ stock }: SourceVariant, dice: Dice): number {
  return dice.chance(0.08) ? 0 : stock + dice.whole(0, 40);
}

/** A GTIN-13 of the range 29, which GS1 keeps for use inside a shop. */
function ownGtin(number: number): string {
  const digits = `29${String(number).padStart(10, "0")}`;
  const sum = [...digits].reduce((total, digit, i) => total + Number(digit) * (i % 2 === 0 ? 1 : 3), 0);
  return `${digits}${(10 - (sum % 10)) % 10}`;
}
