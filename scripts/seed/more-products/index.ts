// Products beyond those of the catalogue file, for measuring: any number of them, each drawn from its own number.
import { slugOf } from "@stoa/core/catalog";
import { type Condition, DAY_MS, type Id } from "@stoa/contract";
import { offer, offerPrice, product, productAttribute, productImage, stock, variant } from "@stoa/db";
import { type Dice, diceOf } from "../dice.ts";
import { priceTags } from "../prices.ts";
import { type Rows, rowsOf } from "../write.ts";
import { brandAt, brandPlaceOf } from "./brands.ts";
import { type Kind, KINDS } from "./kinds.ts";
import { type Merchant, merchantCount } from "./merchants.ts";
import type { StoredPicture } from "./pictures.ts";
import { attributesOf, descriptionOf, type Draft, draftOf, titleOf } from "./titles.ts";
import { variantsOf } from "./variants.ts";
import { zipf } from "./words.ts";

/** What stands before products are invented. */
export interface World {
  categoryOf: ReadonlyMap<Kind, Id<"category">>;
  picturesOf: ReadonlyMap<Kind, readonly (readonly StoredPicture[])[]>;
  merchants: readonly Merchant[];
}

/** Which products are wanted. */
export interface Invention {
  /** The number of the first product. */
  from: number;
  count: number;
  /** Other words give other products; the same word always gives the same. */
  seed: string;
}

/** Products come up over three years, more of them as the marketplace grows. */
const NEWEST_AT = Date.parse("2026-06-30T18:00:00Z");
const SPAN_MS = 1_095 * DAY_MS;

/** Ids rise with the number of the product, so that the trees of the database grow at their ends: three times as quick. */
const FIRST_ID_AT = Date.parse("2026-07-01T00:00:00Z");

const DEPARTMENTS = [...new Set(KINDS.map(({ shelf }) => shelf.split("/")[0]!))];
const MOST_SOLD = 40_000;

type Inserts = {
  products: (typeof product.$inferInsert)[];
  attributes: (typeof productAttribute.$inferInsert)[];
  images: (typeof productImage.$inferInsert)[];
  variants: (typeof variant.$inferInsert)[];
  offers: (typeof offer.$inferInsert)[];
  prices: (typeof offerPrice.$inferInsert)[];
  stocks: (typeof stock.$inferInsert)[];
};

/**
 * The rows of products `from` to `from + count - 1`, in an order that foreign keys allow. Every number has a product of
 * its own, whatever the others are and whenever it is made.
 */
export function inventProducts(world: World, { from, count, seed }: Invention): Rows[] {
  const rows: Inserts = { products: [], attributes: [], images: [], variants: [], offers: [], prices: [], stocks: [] };
  for (let number = from; number < from + count; number++) invent(world, number, diceOf(`${seed} ${number}`), rows);
  return [
    rowsOf(product, rows.products),
    rowsOf(productAttribute, rows.attributes),
    rowsOf(productImage, rows.images),
    rowsOf(variant, rows.variants),
    rowsOf(offer, rows.offers),
    rowsOf(offerPrice, rows.prices),
    rowsOf(stock, rows.stocks),
  ];
}

function invent(world: World, number: number, dice: Dice, rows: Inserts): void {
  const kind = dice.pick(KINDS);
  const department = DEPARTMENTS.indexOf(kind.shelf.split("/")[0]!);
  const brandPlace = brandPlaceOf(department, dice);
  const draft = draftOf(kind, brandAt(brandPlace), brandPlace, dice);
  const title = titleOf(draft, dice);
  const createdAt = Math.floor(NEWEST_AT - SPAN_MS * dice.fraction() ** 1.5);
  const idAt = FIRST_ID_AT + number;
  const id = dice.id("product", idAt);
  const soldCount = soldSoFar(dice);
  const ratingCount = Math.floor(soldCount * (0.03 + dice.fraction() * 0.12));
  const ratingCenti = 300 + 190 * Math.sqrt(dice.fraction());
  const { options, variants } = variantsOf(draft, { title, number }, dice);
  rows.products.push({
    id,
    slug: `${slugOf(title)}-${number.toString(36)}`,
    title,
    brand: draft.brand,
    description: descriptionOf(draft, dice),
    categoryId: world.categoryOf.get(kind)!,
    status: "active",
    options,
    ratingSum: Math.round((ratingCenti * ratingCount) / 100),
    ratingCount,
    soldCount,
    createdAt,
    updatedAt: createdAt + dice.whole(1, 30) * DAY_MS,
  });
  attributesOf(draft).forEach(({ key, label, value, unit = null }, position) => {
    const number = typeof value === "number" ? value : null;
    rows.attributes.push({ productId: id, key, label, text: String(value), number, unit, position });
  });
  const pictures = dice.pick(world.picturesOf.get(kind)!);
  pictures.slice(0, dice.weighted([1, 2, 3], picturesShown)).forEach((picture, position) => {
    rows.images.push({ id: dice.id("image", idAt), productId: id, ...picture, alt: title, position });
  });
  const variantIds = variants.map((made, position) => {
    const variantId = dice.id("variant", idAt);
    rows.variants.push({ id: variantId, productId: id, ...made, position });
    return variantId;
  });
  const merchants = merchantsOf(world.merchants, { number, department }, dice);
  offerBy(merchants, { variantIds, draft, createdAt, idAt }, dice, rows);
}

/** Most products sell a little or not at all, a few by the thousand. */
function soldSoFar(dice: Dice): number {
  return Math.min(MOST_SOLD, Math.floor(0.6 * dice.fraction() ** -0.9 - 0.4 * dice.fraction()));
}

const picturesShown = (many: number): number => [0, 75, 18, 7][many]!;
const merchantsPerProduct = (many: number): number => [0, 70, 20, 10][many]!;

/** One to three sellers; each department has other large ones. Later products know more sellers. */
function merchantsOf(all: readonly Merchant[], about: { number: number; department: number }, dice: Dice): Merchant[] {
  const count = Math.min(all.length, merchantCount(about.number));
  const places = Array.from(
    { length: dice.weighted([1, 2, 3], merchantsPerProduct) },
    () => (zipf(dice, count) + about.department * 31) % count,
  );
  return [...new Set(places)].map((place) => all[place]!);
}

interface Offered {
  variantIds: readonly Id<"variant">[];
  draft: Draft;
  createdAt: number;
  idAt: number;
}

/** The first seller has all variants, the others the first one. */
function offerBy(
  merchants: readonly Merchant[],
  { variantIds, draft, createdAt, idAt }: Offered,
  dice: Dice,
  rows: Inserts,
): void {
  const { leastCents, mostCents } = draft.kind;
  const cents = leastCents * (mostCents / leastCents) ** (dice.fraction() ** 1.5) * draft.pieces ** 0.5;
  const formerCents = dice.chance(0.12) ? cents * (1.15 + dice.fraction() * 0.35) : null;
  merchants.forEach((merchant, place) => {
    const condition: Condition = place > 0 && dice.chance(0.15) ? dice.pick(SECOND_HAND) : "new";
    const level = merchant.priceLevel * (condition === "new" ? 1 : 0.7);
    for (const variantId of place === 0 ? variantIds : variantIds.slice(0, 1)) {
      const id = dice.id("offer", idAt);
      const { handlingDays } = merchant;
      rows.offers.push({
        id,
        sellerId: merchant.id,
        variantId,
        condition,
        handlingDays,
        createdAt,
        updatedAt: createdAt + dice.whole(1, 90) * DAY_MS,
      });
      const tags = priceTags(cents * level, place === 0 ? formerCents : null, merchant.currencies);
      rows.prices.push(...tags.map((tag) => ({ offerId: id, ...tag })));
      rows.stocks.push({ offerId: id, onHand: dice.chance(0.08) ? 0 : Math.ceil(200 * dice.fraction() ** 3) });
    }
  });
}

const SECOND_HAND: readonly Condition[] = ["used_like_new", "used_good", "refurbished"];
