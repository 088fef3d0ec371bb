// A page of a list: understood, scanned, sorted, cut into a page, dressed with cards and facets.
import {
  type CategoryNode,
  type Crumb,
  DomainError,
  isoDay,
  type Language,
  languageIn,
  type Listings,
  type ListingsInput,
  LISTING_PAGE_SIZE,
  MARKETS,
  MOST_COUNTED,
  type ProductCard,
  timeZoneOf,
} from "@stoa/contract";
import { eq, seller } from "@stoa/db";
import { attributeLabels, categoryTree, type CollectionRecord, pathTo } from "../../catalog/index.ts";
import { noteSearch } from "../../curation/index.ts";
import type { Ctx } from "../../kernel/index.ts";
import { byKey, pageIn, type PageOf, type Place, readPlace, waysOn } from "../rules/page.ts";
import { cardsFrom, cardsQuery, type ListingRow } from "./cards.ts";
import { draftFacets, facetsOf, namesQuery, priceRangeOf, type ValueName } from "./facets.ts";
import { type Hit, matches, type Quest, type Scan, scan } from "./scan.ts";
import { select, type Selected } from "./select.ts";
import { understand, type Understood } from "./understand.ts";
import { sortKey, walk } from "./walk.ts";

type ReadCtx = Pick<Ctx, "actor" | "db" | "search" | "cache" | "later" | "now" | "language">;

/** What a search without a single word finds. */
type Found = Pick<
  Listings,
  "cards" | "total" | "totalIsExact" | "page" | "next" | "previous" | "facets" | "priceRange" | "isRelaxed"
>;
const NOTHING: Found = {
  cards: [],
  total: 0,
  totalIsExact: true,
  page: 1,
  next: null,
  previous: null,
  facets: [],
  priceRange: null,
  isRelaxed: false,
};

/**
 * A page of products with facets. Counts are exact wherever they are shown: each facet's own choice is left out of its
 * counts, and all that is chosen holds for one and the same offer of one variant. A `draft` is previewed as if published.
 * @throws NOT_FOUND the category, collection or seller of the list does not exist
 * @throws INVALID_INPUT the highest price is below the lowest
 */
export async function listings(
  ctx: ReadCtx,
  input: ListingsInput,
  draft: CollectionRecord | null = null,
): Promise<Listings> {
  const language = languageIn(MARKETS[input.market], ctx.language ?? null);
  const [tree, labels] = await Promise.all([categoryTree(ctx, language), attributeLabels(ctx, language)]);
  const path = input.category ? pathTo(tree, input.category) : [];
  const node = path.at(-1);
  if (input.category && !node) throw new DomainError("NOT_FOUND");
  const [selected, understood, shop] = await Promise.all([
    select(ctx, input, draft),
    understand(ctx.search, input),
    input.seller ? sellerCard(ctx, input.seller) : null,
  ]);
  const found =
    understood.groups?.length === 0
      ? NOTHING
      : await find(ctx, input, { selected, understood, nodes: node?.children ?? tree, language, labels });
  const isFirstPage = !input.after && !input.before;
  if (input.q && isFirstPage)
    noteSearch(ctx, { market: input.market, query: input.q, total: found.total, correctedTo: understood.corrected });
  const crumb = ({ slug, name }: Crumb): Crumb => ({ slug, name });
  const { collection } = selected;
  return {
    ...found,
    category: node
      ? { ...crumb(node), children: node.children.filter((child) => child.productCount > 0).map(crumb) }
      : null,
    collection: collection && { slug: collection.slug, name: collection.name, description: collection.description },
    crumbs: path.map(crumb),
    seller: shop,
    spelling: understood.corrected === null ? null : { text: understood.corrected, applied: !input.verbatim },
    redirect: understood.redirect,
  };
}

interface Means {
  selected: Selected;
  understood: Understood;
  nodes: readonly CategoryNode[];
  language: Language;
  labels: Record<string, string>;
}

async function find({ search }: Pick<Ctx, "search">, input: ListingsInput, means: Means): Promise<Found> {
  const market = MARKETS[input.market];
  const { selection } = means.selected;
  const { groups, pinnedFor, pins } = means.understood;
  const isRanked = input.sort === "relevance" && groups !== null;
  const strict: Quest = { selection, groups, atLeast: groups?.length ?? 0, pinnedFor, pins };
  const quest = await loosened(search, strict);
  const found = await scan(search, quest, isRanked);
  const page = await pageOf(search, input, quest, { ...found, places: means.selected.places });
  const drafts = draftFacets(found, selection);
  const [rows, names] = await search.batch([cardsQuery(search, page.items), namesQuery(search, drafts)]);
  const cards: ProductCard[] = cardsFrom((rows?.results ?? []) as unknown as ListingRow[], page.items, {
    market,
    language: means.language,
  });
  return {
    cards,
    total: found.total,
    totalIsExact: found.isWhole,
    page: page.page,
    next: page.next,
    previous: page.previous,
    facets: facetsOf(input, found, {
      drafts,
      names: (names?.results ?? []) as unknown as ValueName[],
      nodes: means.nodes,
    }).map((facet) => ({ ...facet, label: means.labels[facet.key] ?? facet.label })),
    priceRange: priceRangeOf(found),
    isRelaxed: quest.atLeast < strict.atLeast,
  };
}

/** So few results that some of the words had better be let go of: the more words, the sooner. */
const fewFor = (words: number): number => 4 * (words - 2) + 1;

/**
 * A quest that finds something: with all words where enough products have them, else with as many as possible. The
 * filters have no say in it, so that taking one off never changes what the words mean.
 */
async function loosened(search: D1Database, quest: Quest): Promise<Quest> {
  const words = quest.groups?.length ?? 0;
  if (words < 2) return quest;
  const few = fewFor(words);
  const lowest = Math.ceil(words / 2);
  const levels = Array.from({ length: words - lowest + 1 }, (_, i) => words - i);
  const results = await search.batch<{ found: number }>(
    levels.map((atLeast) => matches(search, { ...quest, atLeast }, few)),
  );
  const found = results.map((result) => result.results[0]?.found ?? 0);
  const all = found[0]!;
  if (all >= few) return quest;
  const enough = levels.find((_, i) => found[i]! >= few) ?? levels.findLast((_, i) => found[i]! > all);
  return enough === undefined ? quest : { ...quest, atLeast: enough };
}

/** Sorts what was found and cuts the page out; a list too long to be held is read in its order from the place on. */
async function pageOf(
  search: D1Database,
  input: ListingsInput,
  quest: Quest,
  found: Scan & Pick<Selected, "places">,
): Promise<PageOf<Hit>> {
  const market = MARKETS[input.market];
  const { sort } = input;
  const after = input.after ? readPlace(input.after) : undefined;
  const before = input.before ? readPlace(input.before) : undefined;
  const placeOf = ({ id }: Hit) => (sort === "relevance" ? found.places.get(id) : undefined);
  if (found.isWhole || found.scores) {
    const list = found.scores
      ? ranked(found, found.scores)
      : found.hits.map((hit) => ({ ...hit, key: placeOf(hit) ?? sortKey(sort, hit) }));
    return pageIn(list.toSorted(byKey), { after, before }, LISTING_PAGE_SIZE);
  }
  const place = after ?? before ?? null;
  const isBackwards = before !== undefined;
  const { hits, isMore } = await walk(search, quest, { sort, market, place, isBackwards, size: LISTING_PAGE_SIZE });
  return longPage(hits, place, isBackwards, isMore);
}

function longPage(hits: Hit[], place: Place | null, isBackwards: boolean, isMore: boolean): PageOf<Hit> {
  const hasPrevious = isBackwards ? isMore : place !== null;
  const hasNext = isBackwards || isMore;
  return { items: hits, ...waysOn(hits, place === null || !hasPrevious ? 1 : place.page, hasPrevious, hasNext) };
}

/** Behind the ranked come those that match as well but are less popular, as far as they are known. */
const UNRANKED = 1;

function ranked({ hits, isWhole }: Scan, scores: ReadonlyMap<number, number>): Hit[] {
  const known = isWhole ? hits : hits.filter(({ id }) => scores.has(id));
  return known.map((hit) => ({ ...hit, key: scores.get(hit.id) ?? UNRANKED }));
}

async function sellerCard(ctx: ReadCtx, handle: string): Promise<NonNullable<Listings["seller"]>> {
  const [[row], count] = await Promise.all([
    ctx.db.select().from(seller).where(eq(seller.handle, handle)),
    ctx.search
      .prepare(
        // A shop that has nothing in the index yet is no value of the facet: then a word that stands in no product.
        `SELECT count(*) AS count FROM (SELECT 1 FROM listing_text WHERE listing_text MATCH coalesce((
           SELECT '{facets} : "v' || id || '"' FROM facet_value WHERE key = 'seller' AND value = ?), '{facets} : "none"') LIMIT ${MOST_COUNTED})`,
      )
      .bind(handle)
      .first<{ count: number }>(),
  ]);
  if (!row || row.status !== "active") throw new DomainError("NOT_FOUND");
  const { name, description, about, banner, country, ratingCenti, createdAt, awayFromAt, awayToAt, awayNote } = row;
  const isAway = awayFromAt !== null && awayToAt !== null && awayFromAt <= ctx.now() && ctx.now() < awayToAt;
  return {
    handle,
    name,
    description,
    about,
    banner,
    country,
    ratingCenti,
    productCount: count?.count ?? 0,
    joinedAt: createdAt,
    away: isAway ? { backDay: isoDay(awayToAt, timeZoneOf(country)), note: awayNote } : null,
  };
}
