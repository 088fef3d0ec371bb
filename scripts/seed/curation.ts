// What operators say about search in the demo: synonyms from `data/synonyms.ndjson`, a pinned product here and there,
// a few redirects, and a month of what was searched for.
import { readFileSync } from "node:fs";
import { resolve } from "node:path";
import {
  addDays,
  DAY_MS,
  type Id,
  isoDay,
  MARKET_HANDLES,
  type MarketHandle,
  type SynonymKind,
  type SynonymSource,
} from "@stoa/contract";
import { keptTerms } from "@stoa/core/curation";
import { searchDay, searchPin, searchRedirect, searchSynonym, searchTermDay } from "@stoa/db";
import { type Dice, diceOf } from "./dice.ts";
import { type Rows, rowsOf } from "./write.ts";

const SYNONYMS_FILE = resolve(import.meta.dirname, "../../data/synonyms.ndjson");

/** Products by slug that stand first for a query. */
const PINS: Record<string, readonly string[]> = {
  christmas: ["decorated-christmas-tree", "wire-star-christmas-tree", "gift-box-with-ribbon"],
  gift: ["gift-box-with-ribbon", "classic-teddy-bear", "celebration-chocolate-cake"],
  "office chair": ["pivot-mesh-office-chair"],
};

const REDIRECTS: Record<string, string> = {
  deals: "s?discount=1",
  sale: "s?discount=1",
  "garden furniture": "c/garden-furniture",
  "house plants": "c/plants-and-planters",
  nordlys: "shop/nordlys-home",
};

/** What is searched for, the most frequent first, and what finds nothing. */
const SOUGHT =
  "sofa;lamp;desk;office chair;rug;coffee machine;headphones;christmas;backpack;sneakers;bed;vase;corner sofa;tent;kettle;bookcase;teddy bear;red chair;garden bench;watch;toaster;plants;dining table;guitar;towel;leather sofa;washing machine;wooden toys;bike;mug;sale;gift;projector;suitcase;knife set;bar stool;d001 oxbl;sleeping bag;wine glass;fridge".split(
    ";",
  );
const NOT_FOUND =
  "air fryer;curtains;robot vacuum;yoga mat;dehumidifier;shower curtain;weighted blanket;smart watch;kayak;dog bed;cat tree;wallpaper".split(
    ";",
  );
const MISSPELT: Record<string, string> = {
  "chesterfeild sofa": "chesterfield sofa",
  chandeleir: "chandelier",
  refridgerator: "refrigerator",
  umberella: "umbrella",
};
/** How busy the markets of the demo are beside each other. */
export const BUSY: Record<MarketHandle, number> = { us: 9, in: 5, de: 6, jp: 3, ae: 2 };
const DAYS = 36;

/** The rows, in the order in which foreign keys allow them; `productIds` by slug. */
export function buildCuration(productIds: ReadonlyMap<string, Id<"product">>, now: number): Rows[] {
  const searches = buildSearches(now, diceOf("searches"));
  return [
    rowsOf(searchSynonym, buildSynonyms(now, diceOf("synonyms"))),
    rowsOf(
      searchPin,
      Object.entries(PINS).flatMap(([query, slugs]) =>
        slugs.map((slug, position) => ({
          query,
          productId: productIds.get(slug)!,
          position,
          updatedAt: now - 9 * DAY_MS,
        })),
      ),
    ),
    rowsOf(
      searchRedirect,
      Object.entries(REDIRECTS).map(([query, target]) => ({ query, target, updatedAt: now - 12 * DAY_MS })),
    ),
    // Terms are counted by a trigger as they come in.
    rowsOf(searchDay, searches.days),
    rowsOf(searchTermDay, searches.terms),
  ];
}

/** The synonym sets of the file. Their licence is in `data/WORDNET-LICENSE`. */
export function buildSynonyms(now: number, dice: Dice): (typeof searchSynonym.$inferInsert)[] {
  type Line = { terms: string[]; kind: SynonymKind; source: SynonymSource };
  const lines = readFileSync(SYNONYMS_FILE, "utf8").trim().split("\n");
  return lines.map((line, i) => {
    const { terms, kind, source } = JSON.parse(line) as Line;
    // The file begins with what operators would look at first.
    const updatedAt = now - 20 * DAY_MS - i;
    return { id: dice.id("synonym", updatedAt), terms: keptTerms(terms, kind), kind, source, updatedAt };
  });
}

function buildSearches(now: number, dice: Dice) {
  const today = isoDay(now, "UTC");
  const days: (typeof searchDay.$inferInsert)[] = [];
  const terms: (typeof searchTermDay.$inferInsert)[] = [];
  for (let ago = DAYS - 1; ago >= 0; ago--) {
    for (const market of MARKET_HANDLES) {
      const day = addDays(today, -ago);
      const busy = (BUSY[market] * (DAYS + 20 - ago)) / DAYS;
      const own = [
        ...SOUGHT.map((query, rank) => term(query, (busy * 6 * (0.5 + dice.fraction())) / (rank + 1.5), false)),
        ...NOT_FOUND.map((query, rank) => term(query, (busy * dice.fraction()) / (rank + 1.5), true)),
        ...Object.entries(MISSPELT).map(([query, meant]) => term(query, busy * dice.fraction() * 0.15, false, meant)),
      ].filter(({ searches }) => searches > 0);
      const sum = (key: "searches" | "zeroResults") => own.reduce((total, each) => total + each[key], 0);
      days.push({ day, market, searches: sum("searches"), zeroResults: sum("zeroResults") });
      terms.push(...own.map((each) => ({ day, market, ...each })));
    }
  }
  return { days, terms };
}

function term(query: string, weight: number, isZero: boolean, correctedTo: string | null = null) {
  const searches = Math.round(weight);
  return { query, searches, zeroResults: isZero ? searches : 0, correctedTo };
}
