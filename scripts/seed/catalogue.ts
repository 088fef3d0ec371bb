// Categories, products, pictures, attributes and variants of the demo marketplace, from the catalogue file.
import { HOUR_MS, type Id } from "@stoa/contract";
import { type category, product, productAttribute, productImage, productRelation, variant } from "@stoa/db";
import { attributesOf, type DemoAttribute, numberIn } from "./attributes.ts";
import type { Calendar } from "./calendar.ts";
import type { CatalogueFile, Source, SourceProduct, SourceVariant } from "./catalogue-file.ts";
import { diceOf, type Dice } from "./dice.ts";
import { rowsOf } from "./write.ts";

/** A product as the other parts of the seed know it. */
export interface DemoProduct {
  id: Id<"product">;
  slug: string;
  title: string;
  source: SourceProduct;
  /** About how often it was ever sold; the history draws by it. */
  soldCount: number;
  createdAt: number;
  variants: DemoVariant[];
}

/** A variant as the other parts of the seed know it. */
export interface DemoVariant {
  id: Id<"variant">;
  source: SourceVariant;
  /** The picture that stands for it in an order. */
  imageHash: string;
}

/** What products are filed under: the ids and slugs of categories by their path, typed attributes, hashes and credits of pictures. */
export interface Shelves {
  categoryIdOf: Map<string, Id<"category">>;
  slugOf: Map<string, string>;
  attributes: Map<string, DemoAttribute>;
  hashOf(file: string): string;
  creditOf: Map<string, string>;
}

/** The category tree, parents before children, and the shelves that it makes. */
export function buildShelves({ catalogue, pictures }: Source, calendar: Calendar) {
  const hashOf = (file: string) => pictures.get(file)!.hash;
  const categories = buildCategories(catalogue, hashOf, calendar);
  const shelves: Shelves = {
    categoryIdOf: new Map(catalogue.categories.map((source, i) => [source.id, categories[i]!.id])),
    slugOf: new Map(catalogue.categories.map((source, i) => [source.id, categories[i]!.slug])),
    attributes: attributesOf(catalogue.products),
    hashOf,
    creditOf: new Map(
      catalogue.credits.map(({ id, work, author, licence }) => [id, `${work} by ${author}, ${licence}`]),
    ),
  };
  return { categories, shelves };
}

/** Rows of products and what belongs to them, and the products that they describe. */
export function buildProducts(
  sources: readonly SourceProduct[],
  { categoryIdOf, attributes: typed, hashOf, creditOf }: Shelves,
  calendar: Calendar,
  dice: Dice,
) {
  const productRows: (typeof product.$inferInsert)[] = [];
  const attributes: (typeof productAttribute.$inferInsert)[] = [];
  const images: (typeof productImage.$inferInsert)[] = [];
  const variantRows: (typeof variant.$inferInsert)[] = [];
  const products: DemoProduct[] = [];

  for (const source of sources) {
    const createdAt = calendar.at(source.createdAt);
    const productId = dice.id("product", createdAt);
    const soldCount = soldSoFar(source, dice);
    productRows.push({
      id: productId,
      slug: source.slug,
      title: source.title,
      brand: source.brand,
      description: source.description,
      categoryId: categoryIdOf.get(source.category)!,
      status: "active",
      options: source.options.map(({ name, kind, values }) => ({
        name,
        kind,
        values: values.map(({ value, hex }) => ({ value, hex: hex ?? null })),
      })),
      tags: source.tags,
      soldCount,
      createdAt,
      updatedAt: Math.min(calendar.now - HOUR_MS, createdAt + dice.whole(1, 30) * 24 * HOUR_MS),
    });
    attributes.push(
      ...source.attributes.map(({ key, label, value, unit }, position) => ({
        productId,
        key,
        label,
        text: String(value),
        number: numberIn(typed.get(key)?.unit ?? null, value, unit ?? null),
        unit: unit ?? null,
        position,
      })),
    );
    const imageIdOf = new Map<string, Id<"image">>();
    source.images.forEach(({ file, width, height, placeholder, alt, credit }, position) => {
      const id = dice.id("image", createdAt);
      imageIdOf.set(file, id);
      const named = { hash: hashOf(file), width, height, placeholderColour: placeholder, alt, position };
      images.push({ id, productId, ...named, credit: creditOf.get(credit) ?? null });
    });
    const variants = source.variants.map((one, position): DemoVariant => {
      const id = dice.id("variant", createdAt);
      const { sku, ean: gtin, options, weightGrams, image } = one;
      variantRows.push({
        id,
        productId,
        sku,
        gtin,
        options,
        weightGrams,
        imageId: image ? imageIdOf.get(image)! : null,
        position,
      });
      return { id, source: one, imageHash: hashOf(image ?? source.images[0]!.file) };
    });
    products.push({ id: productId, slug: source.slug, title: source.title, source, soldCount, createdAt, variants });
  }
  return {
    products,
    tables: [
      rowsOf(product, productRows),
      rowsOf(productAttribute, attributes),
      rowsOf(productRelation, relationsOf(products)),
      rowsOf(productImage, images),
      rowsOf(variant, variantRows),
    ],
  };
}

function buildCategories({ categories }: CatalogueFile, hashOf: (file: string) => string, { now }: Calendar) {
  const dice = diceOf("categories");
  const made = new Map<string, typeof category.$inferInsert>();
  const slugs = new Set<string>();
  return categories.map((source, position) => {
    const parent = source.parent === null ? null : made.get(source.parent)!;
    // Slugs are unique in the whole tree; the one leaf that is named as its parent gives way.
    const slug = slugs.has(source.slug) ? `all-${source.slug}` : source.slug;
    slugs.add(slug);
    const row = {
      id: dice.id("category", now),
      parentId: parent?.id ?? null,
      slug,
      name: source.name,
      level: source.level,
      position,
      path: parent ? `${parent.path}/${slug}` : slug,
      imageHash: hashOf(source.image),
    };
    made.set(source.id, row);
    return row;
  });
}

/** What is rated often was sold more often; a few quiet favourites among the rest. */
function soldSoFar({ rating, price }: SourceProduct, dice: Dice): number {
  const buyersPerRating = 4 + dice.fraction() * 8;
  const quietFavourite = dice.chance(0.06) ? dice.whole(80, 600) : 0;
  const dear = price > 100_000 ? 0.5 : 1;
  return Math.round(rating.count * buyersPerRating * dear) + quietFavourite;
}

function relationsOf(products: readonly DemoProduct[]): (typeof productRelation.$inferInsert)[] {
  const idOf = new Map(products.map(({ source, id }) => [source.id, id]));
  return products.flatMap(({ id, source }) =>
    source.related.map((related, position) => ({ productId: id, relatedId: idOf.get(related)!, position })),
  );
}
