// Pages that join catalogue, offers and lists: the home page and the product page. A pure function of market and slug.
import {
  type ContentBlock,
  DomainError,
  type HomePage,
  type HomeRail,
  languageIn,
  ListingsInput,
  MARKETS,
  type MarketHandle,
  type OfferView,
  type ProductCard,
  type ProductInput,
  type ProductPage,
} from "@stoa/contract";
import { categoryTree, pathTo, productBySlug } from "../catalog/index.ts";
import { shownBlocks, type ShownBlock } from "../content/index.ts";
import { deliveryTermsOf } from "../delivery/index.ts";
import type { Ctx } from "../kernel/index.ts";
import { offersOfProduct, type ProductOffer, rankOffers, turnOf } from "../offers/index.ts";
import { cardsOf, topCards } from "../search/index.ts";
import { contenderOf, isSentTo, offerView, type Place, placeAt } from "./offer-views.ts";

/** What the storefront's pages are read with. */
export type PageCtx = Pick<Ctx, "db" | "search" | "cache" | "later" | "now" | "language">;

const RAIL_SIZE = 12;
const RAIL_CATEGORIES = 4;

/** What a row of the start page is made of: its name and the list whose head it shows. */
type Row = Omit<HomeRail, "cards"> & { list: Partial<ListingsInput> };

const named = (key: HomeRail["key"], list: Row["list"]): Row => ({ key, category: null, chosen: null, list });

/** The row that operators chose; it shows a category or a collection. */
function chosenRow({ title, link }: ShownBlock): Row {
  const [, source, slug = ""] = link!.split("/");
  const list = source === "k" ? { collection: slug } : { category: slug };
  return { ...named("chosen", list), chosen: { title, link: link! } };
}

/** The home page: what operators put there, categories, best sellers, deals, new, top rated, and the largest categories. */
export async function homePage(ctx: PageCtx, { market }: { market: MarketHandle }): Promise<HomePage> {
  const [tree, blocks] = await Promise.all([
    categoryTree(ctx, languageIn(MARKETS[market], ctx.language ?? null)),
    shownBlocks(ctx, market),
  ]);
  const shown = tree.filter((node) => node.productCount > 0);
  const largest = shown.toSorted((a, b) => b.productCount - a.productCount).slice(0, RAIL_CATEGORIES);
  const of = (kind: ShownBlock["kind"]) => blocks.filter((block) => block.kind === kind);
  const rows = [
    named("best", {}),
    named("deals", { minDiscount: 1 }),
    ...of("rail").map(chosenRow),
    named("new", { sort: "newest" }),
    named("topRated", { sort: "rating" }),
    ...largest.map(({ slug, name }) => ({ ...named("category", { category: slug }), category: { slug, name } })),
  ];
  const rails = await Promise.all(
    rows.map(async ({ list, ...row }): Promise<HomeRail> => ({ ...row, cards: await headOf(ctx, market, list) })),
  );
  return {
    hero: rails[0]!.cards.slice(0, 5),
    categories: shown,
    rails: rails.filter((rail) => rail.cards.length > 0),
    slides: of("hero").map(asBlock),
    banners: of("banner").map(asBlock),
  };
}

function asBlock(shown: ShownBlock): ContentBlock {
  const { kind: _, ...block } = shown;
  return block;
}

/** The first of a list; none where operators name a category or a collection that the shop does not show. */
async function headOf(ctx: PageCtx, market: MarketHandle, list: Row["list"]): Promise<ProductCard[]> {
  try {
    return await topCards(ctx, ListingsInput.parse({ market, inStock: true, ...list }), RAIL_SIZE);
  } catch (error) {
    if (error instanceof DomainError && error.code === "NOT_FOUND") return [];
    throw error;
  }
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
  const language = languageIn(market, ctx.language ?? null);
  const { categorySlug, relatedIds, variants, ...record } = await productBySlug(ctx, input.slug, language);
  const [offers, tree, related] = await Promise.all([
    offersOfProduct(ctx, record.productId, market),
    categoryTree(ctx, language),
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
