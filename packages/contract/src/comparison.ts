// Products named by their slugs: as cards, and side by side.
import { z } from "zod";
import type { ProductCard } from "./catalog.ts";
import { type Id, Slug } from "./id.ts";
import { MarketHandle } from "./market.ts";
import type { ImageView } from "./media.ts";
import type { OfferView } from "./offer.ts";

/** Most products side by side, and most cards in one read. */
export const MAX_COMPARED = 4;
export const MAX_CARDS = 20;

/** Asks for the cards of products. */
export const CardsInput = z.strictObject({ market: MarketHandle, slugs: z.array(Slug).max(MAX_CARDS) });
export type CardsInput = z.infer<typeof CardsInput>;

/** Asks for products side by side. */
export const CompareInput = z.strictObject({ market: MarketHandle, slugs: z.array(Slug).min(1).max(MAX_COMPARED) });
export type CompareInput = z.infer<typeof CompareInput>;

/** A product in a comparison. `offer` is the best there is of any variant, null when nobody offers one here. */
export interface ComparedProduct {
  productId: Id<"product">;
  slug: string;
  title: string;
  brand: string;
  image: ImageView | null;
  ratingCenti: number;
  ratingCount: number;
  offer: OfferView | null;
}

/** An attribute with its text for each product, null for one that does not tell. */
export interface ComparedAttribute {
  key: string;
  label: string;
  texts: (string | null)[];
  differs: boolean;
}

/** Products side by side, in the order asked for; what does not exist is left out. `related` could be put beside them. */
export interface Comparison {
  products: ComparedProduct[];
  attributes: ComparedAttribute[];
  related: ProductCard[];
}
