// What was searched for: gathered for a second in memory, written down by day and market, reported to operators.
import {
  addDays,
  DAY_MS,
  type MarketHandle,
  type SearchReport,
  type SearchReportInput,
  type SearchTerm,
  type SearchTermsInput,
} from "@stoa/contract";
import { sql } from "@stoa/db";
import { type AdminCtx, type Ctx, log } from "../kernel/index.ts";
import { reportedQuery } from "./rules.ts";

/** How long searches are gathered before they are written. */
const GATHER_MS = 1_000;
/** Different searches gathered at most; more within a second are not written down. */
const GATHERED_MOST = 500;
/** Different terms kept of one market and day; the counts of the day go on beyond it. */
const TERMS_A_DAY = 1_000;
/** How long terms are kept. */
const KEPT_DAYS = 400;
const TOP_SHOWN = 25;
const ZERO_SHOWN = 50;

/** A search that was answered. */
export interface NotedSearch {
  market: MarketHandle;
  /** As it was typed. */
  query: string;
  /** How many products were shown. */
  total: number;
  /** What it was taken for when it was misspelt. */
  correctedTo: string | null;
}

interface Count extends Omit<NotedSearch, "total"> {
  searches: number;
  zeroResults: number;
}
type NoteCtx = Pick<Ctx, "actor" | "db" | "later" | "now">;

/**
 * The searches of this second. Plain counts, shared by the requests of one isolate: whichever request opened the
 * gathering writes it, so a busy second costs one write.
 */
let gathering: { openedAt: number; counts: Map<string, Count> } | null = null;

/**
 * Notes a shopper's search, outside the answer. What looks personal is not noted, nor what operators and sellers try.
 * An isolate that ends within the second takes its counts along: these are figures, not facts.
 */
export function noteSearch(ctx: NoteCtx, search: NotedSearch): void {
  if (ctx.actor.kind !== "guest" && ctx.actor.kind !== "buyer") return;
  const query = reportedQuery(search.query);
  if (!query) return;
  const { market, correctedTo } = search;
  const counts = opened(ctx);
  const key = `${market} ${query}`;
  if (counts.size >= GATHERED_MOST && !counts.has(key)) return;
  const count = counts.get(key) ?? { market, query, correctedTo, searches: 0, zeroResults: 0 };
  count.searches += 1;
  count.zeroResults += search.total === 0 ? 1 : 0;
  count.correctedTo = correctedTo;
  counts.set(key, count);
}

function opened(ctx: NoteCtx): Map<string, Count> {
  const now = ctx.now();
  // A gathering whose request was cut off before it wrote is taken over by the next one.
  const left = gathering && now - gathering.openedAt > 5 * GATHER_MS ? gathering.counts : null;
  if (gathering && !left) return gathering.counts;
  const opened = { openedAt: now, counts: left ?? new Map<string, Count>() };
  gathering = opened;
  const written = async () => {
    await new Promise((done) => setTimeout(done, GATHER_MS));
    if (gathering === opened) gathering = null;
    await write(ctx, [...opened.counts.values()]);
  };
  ctx.later(written().catch((error: unknown) => log("warn", "search.note_failed", { error: String(error) })));
  return opened.counts;
}

const dayOf = (atMs: number): string => new Date(atMs).toISOString().slice(0, 10);

async function write(ctx: NoteCtx, counts: readonly Count[]): Promise<void> {
  const day = dayOf(ctx.now());
  const rows = JSON.stringify(counts);
  await ctx.db.batch([
    ctx.db.run(sql`
      INSERT INTO search_day (day, market, searches, zero_results)
      SELECT ${day}, value ->> 'market', sum(value ->> 'searches'), sum(value ->> 'zeroResults') FROM json_each(${rows}) WHERE 1 GROUP BY 2
      ON CONFLICT (day, market) DO UPDATE SET searches = searches + excluded.searches, zero_results = zero_results + excluded.zero_results`),
    ctx.db.run(sql`
      INSERT INTO search_term_day (day, market, query, searches, zero_results, corrected_to)
      SELECT d.day, d.market, value ->> 'query', value ->> 'searches', value ->> 'zeroResults', value ->> 'correctedTo'
      FROM json_each(${rows}) JOIN search_day d ON d.day = ${day} AND d.market = value ->> 'market'
      WHERE d.terms < ${TERMS_A_DAY} OR EXISTS (SELECT 1 FROM search_term_day t WHERE t.day = d.day AND t.market = d.market AND t.query = value ->> 'query')
      ON CONFLICT (day, market, query) DO UPDATE SET searches = searches + excluded.searches,
        zero_results = zero_results + excluded.zero_results, corrected_to = excluded.corrected_to`),
  ]);
}

/** The statement that forgets terms older than 400 days. */
export async function forgetOldSearches(ctx: Pick<Ctx, "db" | "now">): Promise<void> {
  const first = dayOf(ctx.now() - KEPT_DAYS * DAY_MS);
  await ctx.db.batch([
    ctx.db.run(sql`DELETE FROM search_term_day WHERE day < ${first}`),
    ctx.db.run(sql`DELETE FROM search_day WHERE day < ${first}`),
  ]);
}

const ofMarket = (market: MarketHandle | undefined) => (market ? sql`AND market = ${market}` : sql``);
const firstDay = (ctx: AdminCtx<"catalogue.read">, days: number): string => addDays(dayOf(ctx.now()), 1 - days);

const termsQuery = (ctx: AdminCtx<"catalogue.read">, input: SearchTermsInput, zeroOnly = false) =>
  ctx.db.all<SearchTerm>(sql`
    SELECT query, sum(searches) AS searches, sum(zero_results) AS zeroResults, max(corrected_to) AS correctedTo
    FROM search_term_day WHERE day >= ${firstDay(ctx, input.days)} ${ofMarket(input.market)} GROUP BY query
    ${zeroOnly ? sql`HAVING sum(zero_results) > 0 ORDER BY zeroResults DESC, query` : sql`ORDER BY searches DESC, query`} LIMIT ${input.limit}`);

/** What was searched for, the most frequent first. */
export async function searchTerms(ctx: AdminCtx<"catalogue.read">, input: SearchTermsInput): Promise<SearchTerm[]> {
  return await termsQuery(ctx, input);
}

/** Figures by day (UTC), the most frequent terms, and those that found nothing most often. */
export async function searchReport(ctx: AdminCtx<"catalogue.read">, input: SearchReportInput): Promise<SearchReport> {
  const first = firstDay(ctx, input.days);
  const [days, top, zero] = await ctx.db.batch([
    ctx.db.all<SearchReport["byDay"][number]>(sql`
      SELECT day, sum(searches) AS searches, sum(zero_results) AS zeroResults FROM search_day
      WHERE day >= ${first} ${ofMarket(input.market)} GROUP BY day`),
    termsQuery(ctx, { ...input, limit: TOP_SHOWN }),
    termsQuery(ctx, { ...input, limit: ZERO_SHOWN }, true),
  ]);
  const found = new Map(days.map((each) => [each.day, each]));
  const byDay = Array.from({ length: input.days }, (_, i) => addDays(first, i)).map(
    (day) => found.get(day) ?? { day, searches: 0, zeroResults: 0 },
  );
  const sum = (key: "searches" | "zeroResults") => byDay.reduce((total, each) => total + each[key], 0);
  return { searches: sum("searches"), zeroResults: sum("zeroResults"), byDay, top, zero };
}
