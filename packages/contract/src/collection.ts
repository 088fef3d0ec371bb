// Collections: products shown together, chosen one by one (`manual`) or by a saved filter (`rule`).
import { z } from "zod";
import { ImageHash } from "./media.ts";
import { type Id, idSchema, Slug } from "./id.ts";
import type { ProductCard } from "./catalog.ts";
import { MarketHandle, MARKETS } from "./market.ts";
import { type Currency, Minor } from "./money.ts";

/** How a collection comes by its products. */
export const COLLECTION_KINDS = ["manual", "rule"] as const;
export type CollectionKind = (typeof COLLECTION_KINDS)[number];

/** States of a collection; only a published one has a page. */
export const COLLECTION_STATUSES = ["draft", "published"] as const;
export type CollectionStatus = (typeof COLLECTION_STATUSES)[number];

/** Most products that are chosen one by one. */
export const MAX_COLLECTION_PRODUCTS = 200;

/** The currencies in which something is sold, one per market at the most. */
export const MARKET_CURRENCIES: readonly Currency[] = [
  ...new Set(Object.values(MARKETS).map((market) => market.currency)),
];

/** A range of prices in one currency, both ends included. */
const PriceRange = z.strictObject({
  currency: z.enum(MARKET_CURRENCIES),
  minMinor: Minor.optional(),
  maxMinor: Minor.optional(),
});

const saysSomething = (part: unknown): boolean =>
  typeof part === "object" && part !== null ? Object.keys(part).length > 0 : part !== undefined;

/**
 * The saved filter of a rule-driven collection. All parts narrow; values inside one part widen, as in a list.
 * Prices are told for every market's currency or for none, so that no market shows what the others leave out.
 */
export const CollectionRules = z
  .strictObject({
    category: Slug.optional(),
    brands: z.array(z.string().trim().min(1).max(80)).max(20).default([]),
    prices: z.array(PriceRange).max(MARKET_CURRENCIES.length).default([]),
    minRating: z.int().min(1).max(5).optional(),
    /** Whole percent off the former price, at the least. */
    minDiscount: z.int().min(1).max(90).optional(),
    /** Typed attributes and option axes by key, as the facets of a list name them. */
    attributes: z
      .record(z.string().regex(/^[\p{L}\p{N}-]{1,40}$/u), z.array(z.string().trim().min(1).max(120)).min(1).max(20))
      .default({}),
    newerThanDays: z.int().min(1).max(3_650).optional(),
    tags: z.array(z.string().trim().min(1).max(40)).max(20).default([]),
  })
  .refine(
    ({ prices }) => {
      const told = new Set(prices.map((range) => range.currency));
      return told.size === prices.length && (told.size === 0 || MARKET_CURRENCIES.every((one) => told.has(one)));
    },
    { path: ["prices"], message: "Give a range for each currency, or for none." },
  )
  .refine(({ prices }) => prices.every(({ minMinor = 0, maxMinor = Infinity }) => minMinor <= maxMinor), {
    path: ["prices"],
    message: "The lowest price is above the highest.",
  })
  .refine((rules) => Object.values(rules).some(saysSomething), { message: "Choose at least one condition." });
export type CollectionRules = z.infer<typeof CollectionRules>;

/** A published collection as the shop names it. */
export interface CollectionCard {
  slug: string;
  name: string;
  description: string;
  imageHash: string | null;
}

/** A collection in the operators' list, in the order of the shop. */
export interface CollectionSummary extends CollectionCard {
  collectionId: Id<"collection">;
  kind: CollectionKind;
  status: CollectionStatus;
  /** How many were chosen one by one; null where a rule finds them. */
  productCount: number | null;
  updatedAt: number;
}

/** A chosen product as the editor shows it. */
export interface CollectionProduct {
  productId: Id<"product">;
  slug: string;
  title: string;
  imageHash: string | null;
  /** Whether the shop shows it: an active product that somebody offers. */
  isShown: boolean;
}

/** A collection as it is edited. `version` goes back with the save. */
export interface CollectionView extends CollectionSummary {
  version: number;
  rules: CollectionRules | null;
  products: CollectionProduct[];
}

/** Names a collection. */
export const CollectionId = z.strictObject({ collectionId: idSchema("collection") });
export type CollectionId = z.infer<typeof CollectionId>;

const Words = {
  name: z.string().trim().min(2).max(80),
  slug: Slug.min(2).max(80),
  description: z.string().trim().max(400).default(""),
  imageHash: ImageHash.nullable().default(null),
};

/** What a collection holds: products in their order, or a rule. */
const Content = z.discriminatedUnion("kind", [
  z.strictObject({
    kind: z.literal("manual"),
    productIds: z
      .array(idSchema("product"))
      .max(MAX_COLLECTION_PRODUCTS)
      .refine((ids) => new Set(ids).size === ids.length, "A product is in it twice.")
      .default([]),
  }),
  z.strictObject({ kind: z.literal("rule"), rules: CollectionRules }),
]);

/** A new collection, a draft at first. */
export const CreateCollection = z.strictObject({ ...Words, content: Content });
export type CreateCollection = z.infer<typeof CreateCollection>;

/** Saves a collection as a whole. `version` is the one that was read: somebody else's save in between is not lost. */
export const SaveCollection = CreateCollection.extend({ ...CollectionId.shape, version: z.int().min(1) });
export type SaveCollection = z.infer<typeof SaveCollection>;

/** Looks at what a rule finds in a market before it is saved. */
export const PreviewCollection = z.strictObject({ market: MarketHandle, rules: CollectionRules });
export type PreviewCollection = z.infer<typeof PreviewCollection>;

/** What a rule finds: how many, and the first of them as the collection's page will show them. */
export interface CollectionPreview {
  total: number;
  totalIsExact: boolean;
  cards: ProductCard[];
}

/** Publishes a collection, or takes it back. */
export const SetCollectionStatus = CollectionId.extend({ status: z.enum(COLLECTION_STATUSES) });
export type SetCollectionStatus = z.infer<typeof SetCollectionStatus>;

/** Puts collections in the order in which the shop shows them; those not named follow. */
export const ArrangeCollections = z.strictObject({ collectionIds: z.array(idSchema("collection")).min(1).max(200) });
export type ArrangeCollections = z.infer<typeof ArrangeCollections>;
