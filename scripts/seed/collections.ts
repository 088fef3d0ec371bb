// Collections of the demo: two put together by hand, three that a rule fills, and one that waits to be published.
import { CollectionRules, type CreateCollection, DAY_MS, type Id } from "@stoa/contract";
import { collection, collectionProduct, collectionVersion } from "@stoa/db";
import { diceOf } from "./dice.ts";
import { type Rows, rowsOf } from "./write.ts";

type DemoCollection = Pick<CreateCollection, "slug" | "name" | "description"> & {
  /** The product whose picture stands for it. */
  cover: string;
  isDraft?: true;
} & ({ products: readonly string[] } | { rules: CollectionRules });

const COLLECTIONS: readonly DemoCollection[] = [
  {
    slug: "a-corner-to-read-in",
    name: "A corner to read in",
    description: "A chair that holds you, light over the shoulder, a shelf within reach. Put together by our editors.",
    cover: "wingback-reading-chair",
    products:
      "wingback-reading-chair floor-lamp-with-side-table tall-library-bookcase oriental-wool-rug bankers-green-lamp hardcover-cookbook half-rim-reading-glasses garden-party-teapot birch-bookcase".split(
        " ",
      ),
  },
  {
    slug: "slow-coffee",
    name: "Slow coffee",
    description: "For mornings that start with the kettle: pots, presses and the cups that go with them.",
    cover: "moka-pot",
    products:
      "moka-pot french-press whistling-stovetop-kettle filter-coffee-maker espresso-cup-with-saucer diner-coffee-mug garden-party-cup-and-saucer reusable-takeaway-cup capsule-coffee-machine".split(
        " ",
      ),
  },
  {
    slug: "a-gift-for-a-cook",
    name: "A gift for a cook",
    description: "Well liked, easily wrapped, and for no more than a dinner out.",
    cover: "retro-kitchen-scale",
    rules: CollectionRules.parse({
      category: "kitchen-and-dining",
      minRating: 4,
      prices: [
        { currency: "USD", minMinor: 10_00, maxMinor: 50_00 },
        { currency: "INR", minMinor: 900_00, maxMinor: 4_500_00 },
        { currency: "EUR", minMinor: 9_00, maxMinor: 45_00 },
        { currency: "JPY", minMinor: 1_500, maxMinor: 7_500 },
        { currency: "AED", minMinor: 35_00, maxMinor: 180_00 },
      ],
    }),
  },
  {
    slug: "just-in",
    name: "Just in",
    description: "What sellers listed in the last month.",
    cover: "osaka-plywood-chair",
    rules: CollectionRules.parse({ newerThanDays: 30 }),
  },
  {
    slug: "home-for-less",
    name: "Home for less",
    description: "Furniture, light and decoration, a fifth or more below the former price.",
    cover: "bergamo-two-seat-sofa",
    rules: CollectionRules.parse({ category: "home-and-living", minDiscount: 20 }),
  },
  {
    slug: "out-in-the-garden",
    name: "Out in the garden",
    description: "Chairs, tables and shade for the warm months.",
    cover: "striped-parasol",
    isDraft: true,
    rules: CollectionRules.parse({ category: "garden-furniture", minRating: 4 }),
  },
];

/** What the collections are made of. */
interface Source {
  productIds: ReadonlyMap<string, Id<"product">>;
  /** The picture of a product by its slug. */
  coverOf(slug: string): string;
  editorId: Id<"user">;
  now: number;
}

/** The rows of the collections, in the order in which foreign keys allow them. */
export function buildCollections({ productIds, coverOf, editorId, now }: Source): Rows[] {
  const dice = diceOf("collections");
  const made = COLLECTIONS.map((source, position) => {
    const createdAt = now - (40 - position) * DAY_MS;
    return { source, position, createdAt, id: dice.id("collection", createdAt) };
  });
  return [
    rowsOf(
      collection,
      made.map(({ id, createdAt, position, source }) => ({
        id,
        slug: source.slug,
        name: source.name,
        description: source.description,
        kind: "rules" in source ? "rule" : "manual",
        rules: "rules" in source ? source.rules : null,
        imageHash: coverOf(source.cover),
        status: source.isDraft ? "draft" : "published",
        position,
        createdAt,
        updatedAt: createdAt + DAY_MS,
      })),
    ),
    rowsOf(
      collectionProduct,
      made.flatMap(({ id, source }) =>
        "products" in source
          ? source.products.map((slug, position) => ({
              collectionId: id,
              productId: productIds.get(slug)!,
              position,
            }))
          : [],
      ),
    ),
    rowsOf(
      collectionVersion,
      made.map(({ id, createdAt }) => ({ collectionId: id, version: 1, savedBy: editorId, savedAt: createdAt })),
    ),
  ];
}
