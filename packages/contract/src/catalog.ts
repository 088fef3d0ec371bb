// The catalogue as pages see it: categories, product cards, the product page, the home page.
import { z } from "zod";
import type { ContentBlock } from "./content.ts";
import { type Id, Slug } from "./id.ts";
import { MarketHandle } from "./market.ts";
import type { ImageView } from "./media.ts";
import type { Currency } from "./money.ts";
import type { OfferView } from "./offer.ts";

/** States of a product page. */
export const PRODUCT_STATUSES = ["draft", "proposed", "active", "archived"] as const;
export type ProductStatus = (typeof PRODUCT_STATUSES)[number];

/** A node of the category tree. `productCount` counts the products in it and below. */
export interface CategoryNode {
  categoryId: Id<"category">;
  slug: string;
  name: string;
  imageHash: string | null;
  productCount: number;
  children: CategoryNode[];
}

/** A step from the root to a category. */
export interface Crumb {
  slug: string;
  name: string;
}

/** A product in a list. `offerId` is the cheapest offer in stock, `priceMinor` its price, `compareAtMinor` its former price. */
export interface ProductCard {
  productId: Id<"product">;
  offerId: Id<"offer">;
  slug: string;
  title: string;
  brand: string;
  image: ImageView | null;
  priceMinor: number;
  compareAtMinor: number | null;
  currency: Currency;
  /** Average stars times 100, 0 without reviews. */
  ratingCenti: number;
  ratingCount: number;
  /** Sellers with an offer of it in the market. */
  sellerCount: number;
  inStock: boolean;
  colours: { value: string; hex: string }[];
}

/** An axis on which variants differ. */
export interface OptionAxis {
  name: string;
  kind: "swatch" | "select";
  values: { value: string; hex: string | null }[];
}

/** One thing one can buy of a product, with the offers for it, best first: the first is the buy box. */
export interface VariantView {
  variantId: Id<"variant">;
  sku: string;
  options: Record<string, string>;
  imageId: Id<"image"> | null;
  offers: OfferView[];
}

/** The product page. */
export interface ProductPage {
  productId: Id<"product">;
  slug: string;
  /** The slug to go to, when the one that was asked for is an old one of this product; else null. */
  movedTo: string | null;
  title: string;
  brand: string;
  description: string;
  crumbs: Crumb[];
  images: ImageView[];
  options: OptionAxis[];
  variants: VariantView[];
  attributes: { key: string; label: string; text: string; unit: string | null }[];
  ratingCenti: number;
  ratingCount: number;
  /** Number of reviews with 1, 2, 3, 4 and 5 stars. */
  histogram: [number, number, number, number, number];
  related: ProductCard[];
}

/** A row of cards on the home page. */
export interface HomeRail {
  key: "best" | "deals" | "new" | "topRated" | "category" | "chosen";
  /** Set when the rail shows a category. */
  category: Crumb | null;
  /** Set when operators chose the rail: what they call it, and where all of it is, below the market. */
  chosen: { title: string; link: string } | null;
  cards: ProductCard[];
}

/** The home page. */
export interface HomePage {
  hero: ProductCard[];
  categories: CategoryNode[];
  rails: HomeRail[];
  /** What operators put there: slides of the hero, and banners between the rails. */
  slides: ContentBlock[];
  banners: ContentBlock[];
}

/** Reads a product page by its slug. */
export const ProductInput = z.strictObject({ market: MarketHandle, slug: Slug });
export type ProductInput = z.infer<typeof ProductInput>;
