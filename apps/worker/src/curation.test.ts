// Search as operators run it, through the real doors: what they say reaches the search database by its job, and what
// shoppers search for reaches the report.
import {
  type Id,
  newId,
  OPERATOR_GRANTS,
  type Page,
  parseSynonyms,
  type PinnedQuery,
  type SearchReport,
  type SearchTerm,
  type SynonymSet,
} from "@stoa/contract";
import { forgetOldSearches, noteSearch } from "@stoa/core/curation";
import { type Actor, granted } from "@stoa/core/kernel";
import { runJob } from "@stoa/core/operations";
import { operator, sql } from "@stoa/db";
import { createExecutionContext, waitOnExecutionContext } from "cloudflare:test";
import { beforeAll, describe, expect, it } from "vitest";
import { systemContext } from "./context.ts";
import { db, env, makeOffer, makeOperator, makeSeller, makeUser, Visitor } from "./testing.ts";

let admin: Visitor;
let products: Id<"product">[];

beforeAll(async () => {
  admin = await new Visitor("admin").become(await makeOperator());
  const { sellerId } = await makeSeller();
  const offers = [await makeOffer(sellerId, 1), await makeOffer(sellerId, 1)];
  const rows = await db.all<{ id: Id<"product"> }>(
    sql`SELECT v.product_id AS id FROM offer o JOIN variant v ON v.id = o.variant_id JOIN json_each(${JSON.stringify(offers)}) w ON w.value = o.id ORDER BY w.key`,
  );
  products = rows.map((row) => row.id);
});

/** A word of letters that no other test uses. */
const word = () => crypto.randomUUID().replaceAll(/[^a-f]/g, "x");

/** Runs all that is open, as the queue does. */
async function work(): Promise<void> {
  const execution = createExecutionContext();
  const ctx = systemContext(env, execution, "test");
  const jobs = await db.all<{ id: Id<"job"> }>(
    sql`SELECT id FROM outbox WHERE done_at IS NULL AND type IN ('curation.changed', 'product.changed')`,
  );
  for (const { id } of jobs) await runJob(ctx, id);
  await waitOnExecutionContext(execution);
}

const copied = async <T>(text: string, ...values: string[]): Promise<T | null> =>
  await env.SEARCH.prepare(text)
    .bind(...values)
    .first<T>();

const alternatives = async (term: string): Promise<string[]> => {
  const row = await copied<{ alternatives: string }>("SELECT alternatives FROM synonym WHERE term = ?", term);
  return row ? JSON.parse(row.alternatives).toSorted() : [];
};

describe("synonyms", () => {
  it("reach the search database when they are added, paused, changed and removed", async () => {
    const [a, b, c] = [word(), word(), word()];
    const saved = await admin.mutate<{ synonymId: Id<"synonym"> }>("admin.search.synonyms.save", {
      terms: [a.toUpperCase(), `${b}!`],
    });
    const { synonymId } = saved.data;
    await work();
    expect(await alternatives(a)).toEqual([b]);
    expect(await alternatives(b)).toEqual([a]);

    await admin.mutate("admin.search.synonyms.save", { synonymId, terms: [a, b, c], kind: "one_way" });
    await work();
    expect(await alternatives(a)).toEqual([b, c].toSorted());
    expect(await alternatives(b)).toEqual([]);

    await admin.mutate("admin.search.synonyms.save", { synonymId, terms: [a, b, c], status: "paused" });
    await work();
    expect(await alternatives(a)).toEqual([]);
    expect((await admin.query<SynonymSet>("admin.search.synonyms.get", { synonymId })).data.status).toBe("paused");

    await admin.mutate("admin.search.synonyms.remove", { synonymId });
    expect((await admin.query("admin.search.synonyms.get", { synonymId })).code).toBe("NOT_FOUND");
    expect((await admin.mutate("admin.search.synonyms.remove", { synonymId })).code).toBe("NOT_FOUND");
  });

  it("are each kept once", async () => {
    const terms = [word(), word()];
    await admin.mutate("admin.search.synonyms.save", { terms });
    expect((await admin.mutate("admin.search.synonyms.save", { terms: terms.toReversed() })).code).toBe("CONFLICT");
    const { sets } = parseSynonyms(`${terms.join(", ")}\n${word()}, ${word()}\n${word()} => ${word()}`);
    expect((await admin.mutate("admin.search.synonyms.import", { sets })).data).toEqual({ added: 2 });
    expect((await admin.mutate("admin.search.synonyms.import", { sets })).data).toEqual({ added: 0 });
    const listed = await admin.query<Page<SynonymSet>>("admin.search.synonyms.list", { q: terms[0] });
    expect(listed.data.items).toHaveLength(1);
  });

  it("are changed by operators who look after the catalogue, and by nobody else", async () => {
    const userId = await makeUser();
    await db.insert(operator).values({ userId, role: "support" });
    const support = await new Visitor("admin").become(userId);
    const input = { terms: [word(), word()] };
    expect((await support.mutate("admin.search.synonyms.save", input)).code).toBe("FORBIDDEN");
    expect((await support.query("admin.search.synonyms.list", {})).status).toBe(200);
    expect((await new Visitor("buyer").mutate("admin.search.synonyms.save", input)).code).toBe("UNAUTHENTICATED");
  });
});

describe("pins", () => {
  it("keep the order they are given, and products that come or go are indexed anew", async () => {
    const query = word();
    await admin.mutate("admin.search.pins.set", { query: ` ${query.toUpperCase()} `, productIds: products });
    await work();
    const rows = await env.SEARCH.prepare("SELECT product_id AS id FROM pin WHERE query = ? ORDER BY position")
      .bind(query)
      .all<{ id: string }>();
    expect(rows.results.map((row) => row.id)).toEqual(products);
    const opened = await db.all(
      sql`SELECT 1 FROM outbox WHERE type = 'product.changed' AND payload ->> 'productId' = ${products[0]}`,
    );
    expect(opened).toHaveLength(1);

    await admin.mutate("admin.search.pins.set", { query, productIds: products.toReversed() });
    await work();
    const listed = await admin.query<Page<PinnedQuery>>("admin.search.pins.list", { q: query });
    expect(listed.data.items[0]?.products.map((product) => product.productId)).toEqual(products.toReversed());

    await admin.mutate("admin.search.pins.set", { query });
    await work();
    expect(await copied("SELECT 1 FROM pin WHERE query = ?", query)).toBeNull();
  });

  it("are of products that exist, each once", async () => {
    const missing = newId("product", 0);
    expect((await admin.mutate("admin.search.pins.set", { query: word(), productIds: [missing] })).code).toBe(
      "NOT_FOUND",
    );
    const twice = [products[0], products[0]];
    expect((await admin.mutate("admin.search.pins.set", { query: word(), productIds: twice })).code).toBe(
      "INVALID_INPUT",
    );
  });
});

describe("redirects", () => {
  it("reach the search database, and never lead out of the market or in a circle", async () => {
    const [query, other] = [word(), word()];
    await admin.mutate("admin.search.redirects.set", { query, target: "https://stoa.test/de/c/sofas?sort=newest" });
    await work();
    expect(await copied("SELECT target FROM redirect WHERE query = ?", query)).toEqual({
      target: "c/sofas?sort=newest",
    });

    expect((await admin.mutate("admin.search.redirects.set", { query, target: "//evil.test" })).code).toBe(
      "INVALID_INPUT",
    );
    await admin.mutate("admin.search.redirects.set", { query, target: `s?q=${other}` });
    expect((await admin.mutate("admin.search.redirects.set", { query: other, target: `s?q=${query}` })).code).toBe(
      "CONFLICT",
    );
    await admin.mutate("admin.search.redirects.remove", { query });
    await work();
    expect(await copied("SELECT target FROM redirect WHERE query = ?", query)).toBeNull();
  });
});

describe("the report", () => {
  const guest: Actor = { kind: "guest", guestHash: null };
  async function noted(actor: Actor, searches: Parameters<typeof noteSearch>[1][]): Promise<void> {
    const execution = createExecutionContext();
    const ctx = { ...systemContext(env, execution, "test"), actor };
    for (const search of searches) noteSearch(ctx, search);
    await waitOnExecutionContext(execution);
  }

  it("counts shoppers' searches by day and market, and holds nothing personal", async () => {
    const [found, lost] = [word(), word()];
    const search = { market: "us", query: found, total: 3, correctedTo: null } as const;
    await noted(guest, [
      search,
      { ...search, query: ` ${found.toUpperCase()}` },
      { ...search, query: lost, total: 0 },
      { ...search, query: `${found} ada@example.test` },
      { ...search, query: "+1 (555) 010 0199" },
    ]);
    await noted(guest, [{ ...search, market: "jp", correctedTo: "meant" }]);
    await noted({ kind: "admin", userId: newId("user", 0), role: "admin", may: granted(OPERATOR_GRANTS.admin) }, [
      search,
    ]);

    const all = await admin.query<SearchTerm[]>("admin.search.terms", { days: 1 });
    const of = (terms: SearchTerm[]) => terms.filter(({ query }) => query.includes(found) || query === lost);
    expect(of(all.data)).toEqual([
      { query: found, searches: 3, zeroResults: 0, correctedTo: "meant" },
      { query: lost, searches: 1, zeroResults: 1, correctedTo: null },
    ]);
    expect(all.data.some(({ query }) => query.includes("555") || query.includes("example"))).toBe(false);
    const report = (await admin.query<SearchReport>("admin.search.report", { days: 7, market: "us" })).data;
    expect(report.byDay).toHaveLength(7);
    expect(report.byDay.at(-1)?.searches).toBeGreaterThanOrEqual(3);
    expect(of(report.top).find(({ query }) => query === found)?.searches).toBe(2);
    expect(of(report.zero)).toEqual([{ query: lost, searches: 1, zeroResults: 1, correctedTo: null }]);
  });

  it("keeps a bounded number of terms a day, and each for 400 days", async () => {
    const day = new Date().toISOString().slice(0, 10);
    const [kept, late, old] = [word(), word(), word()];
    const search = { market: "ae", query: kept, total: 1, correctedTo: null } as const;
    await noted(guest, [search]);
    await db.run(sql`UPDATE search_day SET terms = 1000 WHERE market = 'ae' AND day = ${day}`);
    await noted(guest, [search, { ...search, query: late }]);
    const rows = await db.all<{ query: string; searches: number }>(
      sql`SELECT query, searches FROM search_term_day WHERE market = 'ae' AND day = ${day} AND query IN (${kept}, ${late})`,
    );
    expect(rows).toEqual([{ query: kept, searches: 2 }]);

    await db.run(sql`INSERT INTO search_term_day VALUES ('2020-01-01', 'ae', ${old}, 1, 0, NULL)`);
    await forgetOldSearches(systemContext(env, createExecutionContext(), "test"));
    expect(await db.all(sql`SELECT 1 FROM search_term_day WHERE query IN (${old}, ${kept})`)).toHaveLength(1);
  });
});
