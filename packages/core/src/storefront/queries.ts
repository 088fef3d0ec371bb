// Pages that join catalogue, offers and lists: the home page and the product page. A pure function of market and slug.
import {
  type HomePage,
  ListingsInput,
  MARKETS,
  type MarketHandle,
  type OfferView,
  type ProductInput,
  type ProductPage,
} from "@stoa/contract";
import { categoryTree, pathTo, productBySlug } from "../catalog/index.ts";
import { deliveryTermsOf } from "../delivery/index.ts";
import type { Ctx } from "../kernel/index.ts";
import { offersOfProduct, type ProductOffer, rankOffers, turnOf } from "../offers/index.ts";
import { cardsOf, topCards } from "../search/index.ts";
import { contenderOf, isSentTo, offerView, type Place, placeAt } from "./offer-views.ts";

/** What the storefront's pages are read with. */
export type PageCtx = Pick<Ctx, "db" | "search" | "cache" | "later" | "now">;

const RAIL_SIZE = 12;
const RAIL_CATEGORIES = 4;

/** The home page: hero, categories, deals, new, top rated, and rails of the largest categories. */
export async function homePage(ctx: PageCtx, { market }: { market: MarketHandle }): Promise<HomePage> {
  const list = (over: Partial<ListingsInput>) =>
    topCards(ctx, ListingsInput.parse({ market, inStock: true, ...over }), RAIL_SIZE);
  const tree = await categoryTree(ctx);
  const shown = tree.filter((node) => node.productCount > 0);
  const largest = shown.toSorted((a, b) => b.productCount - a.productCount).slice(0, RAIL_CATEGORIES);
  const [hero, deals, fresh, topRated, ...shelves] = await Promise.all([
    list({}),
    list({ minDiscount: 1 }),
    list({ sort: "newest" }),
    list({ sort: "rating" }),
    ...largest.map((node) => list({ category: node.slug })),
  ]);
  return {
    hero: hero.slice(0, 5),
    categories: shown,
    rails: [
      { key: "deals", category: null, cards: deals },
      { key: "new", category: null, cards: fresh },
      { key: "topRated", category: null, cards: topRated },
      ...largest.map(({ slug, name }, i) => ({
        key: "category" as const,
        category: { slug, name },
        cards: shelves[i]!,
      })),
    ].filter((rail) => rail.cards.length > 0) as HomePage["rails"],
  };
}

/** The offers of a variant, best first. */
function ranked(place: Place, offers: readonly ProductOffer[], turn: string): OfferView[] {
  return rankOffers(
    offers.map((offer) => ({ ...contenderOf(place, offer), offer })),
    turn,
  ).map(({ offer }) => offerView(place, offer));
}

/** A product page in a market: each variant's offers come best first, the buy box at the head. @throws NOT_FOUND */
export async function productPage(ctx: PageCtx, input: ProductInput): Promise<ProductPage> {
  const market = MARKETS[input.market];
  const { categorySlug, relatedIds, variants, ...record } = await productBySlug(ctx, input.slug);
  const [offers, tree, related] = await Promise.all([
    offersOfProduct(ctx, record.productId, market),
    categoryTree(ctx),
    cardsOf(ctx, market, relatedIds),
  ]);
  const sellerIds = [...new Set(offers.map((offer) => offer.sellerId))];
  const place = placeAt(market, ctx.now(), await deliveryTermsOf(ctx.db, market, sellerIds));
  const turn = turnOf(record.productId, ctx.now());
  return {
    ...record,
    crumbs: pathTo(tree, categorySlug).map(({ slug, name }) => ({ slug, name })),
    variants: variants.map((variant) => ({
      ...variant,
      offers: ranked(
        place,
        offers.filter((offer) => offer.variantId === variant.variantId && isSentTo(place, offer)),
        turn,
      ),
    })),
    related,
  };
}
