// `npm run bench -- search`: how long searches take in catalogues of several sizes, at the API, one client, nothing cached.
// All of them are served at once and asked in turn.
import { cpus, loadavg } from "node:os";
import { resolve } from "node:path";
import type { Listings } from "@stoa/contract";
import type { Miniflare } from "miniflare";
import { buildWorkers } from "../runtime/build.ts";
import { type MarketplaceOptions, startMarketplace } from "../runtime/marketplace.ts";
import { originsFrom, portsFrom, ROOT } from "../runtime/places.ts";
import { takenPort } from "../runtime/ports.ts";
import { counted, progressBar, step } from "../runtime/screen.ts";
import { type Bench, milliseconds, percentile, type Report, table } from "./bench.ts";
import { catalogueOf } from "./catalogues.ts";
import { queriesFor } from "./queries.ts";

/** Figures of one class of requests on one catalogue. */
interface Result {
  kind: string;
  products: number;
  requests: number;
  p50Ms: number;
  p95Ms: number;
  /** Rows that the databases read for a request, on the average. */
  rowsRead: number;
}

const WARM_UP = 40;
const PORTS_APART = 10;
const MARKET = "us";

/** Search in catalogues of several sizes. */
export const searchBench: Bench = {
  name: "search",
  summary: "searches and type-ahead in catalogues of several sizes, as ratios to the smallest",
  options: {
    sizes: { type: "string", default: "10000,100000,1000000" },
    requests: { type: "string", default: "200" },
    data: { type: "string", default: ".stoa/bench" },
    port: { type: "string", default: "4900" },
  },
  explains: {
    sizes: "products of each catalogue, the first is what the others are compared with",
    requests: "requests of each class, besides those that warm up",
    data: "the folder in which catalogues are built once and kept",
    port: "first port; APIs listen 5787 above it, ten apart",
  },
  async measure({ sizes = "", requests = "", data = "", port = "" }): Promise<Report> {
    const counts = sizes.split(",").map(Number);
    if (counts.some((count) => !Number.isInteger(count) || count < 1_000)) {
      throw new Error(`--sizes is "${sizes}". It must be numbers from 1000 on, with commas between them.`);
    }
    for (const i of counts.keys()) {
      const taken = await takenPort(portsFrom(Number(port) + i * PORTS_APART));
      if (taken) throw new Error(`Port ${taken[1]} is in use. Choose another: --port ${Number(port) + 100}`);
    }
    await buildWorkers(step, ["api"]);
    const catalogues: MarketplaceOptions[] = [];
    for (const [i, products] of counts.entries()) {
      catalogues.push(await catalogueOf(products, resolve(ROOT, data), Number(port) + i * PORTS_APART));
    }
    const marketplaces: Miniflare[] = [];
    try {
      for (const options of catalogues) marketplaces.push(await startMarketplace(options));
      const busyBefore = loadavg()[0]!;
      const results = await inTurn(catalogues.map(kindsOn), counts, Number(requests));
      return reportOf(results, counts, Math.max(busyBefore, loadavg()[0]!));
    } finally {
      for (const marketplace of marketplaces) await marketplace.dispose();
    }
  },
};

function kindsOn({ dataFolder, firstPort }: MarketplaceOptions): Kind[] {
  const { classes, typed } = queriesFor(dataFolder);
  const api = apiAt(originsFrom(firstPort).api);
  return [...classes.flatMap(({ name, queries }) => searches(api, name, queries)), typeAhead(api, typed)];
}

/**
 * Measures class by class; within a class every catalogue answers one request, then every one the next. What else the
 * machine does meanwhile burdens all of them alike, so that the ratios hold on a busy one too.
 */
async function inTurn(kindsOf: readonly Kind[][], sizes: readonly number[], requests: number): Promise<Result[]> {
  const results: Result[] = [];
  const draw = progressBar("Searching");
  const kinds = kindsOf[0]!.map((_, i) => kindsOf.map((kinds) => kinds[i]!));
  for (const [done, sameKind] of kinds.entries()) {
    const answers: Answer[][] = sizes.map(() => []);
    for (let number = -WARM_UP; number < requests; number++) {
      for (const [i, { request }] of sameKind.entries()) {
        const answer = await request(number + WARM_UP);
        if (number >= 0) answers[i]!.push(answer);
      }
    }
    results.push(...sizes.map((products, i) => resultOf(sameKind[i]!.kind, products, answers[i]!)));
    draw(done + 1, kinds.length, "classes");
  }
  return results;
}

function resultOf(kind: string, products: number, answers: readonly Answer[]): Result {
  const times = answers.map(({ tookMs }) => tookMs);
  const rowsRead = Math.round(answers.reduce((sum, answer) => sum + answer.rowsRead, 0) / answers.length);
  const [p50Ms, p95Ms] = [percentile(times, 0.5), percentile(times, 0.95)];
  return { kind, products, requests: answers.length, p50Ms, p95Ms, rowsRead };
}

/** Requests of one class, one after the other for ever. */
interface Kind {
  kind: string;
  request(number: number): Promise<Answer>;
}

interface Answer {
  tookMs: number;
  rowsRead: number;
  data: unknown;
}

type Api = (procedure: string, input: object) => Promise<Answer>;

/** Asks the API; every address is a new one, so that no cache can answer. */
function apiAt(origin: string): Api {
  let number = 0;
  return async (procedure, input) => {
    const query = new URLSearchParams({ input: JSON.stringify(input), unique: String(++number) });
    const startedAt = performance.now();
    const response = await fetch(`${origin}/trpc/${procedure}?${query}`);
    const body = (await response.json()) as { result?: { data: unknown } };
    const tookMs = performance.now() - startedAt;
    if (!response.ok) throw new Error(`${procedure} ${JSON.stringify(input)} answered ${response.status}`);
    return { tookMs, rowsRead: Number(response.headers.get("x-rows-read")), data: body.result?.data };
  };
}

/** Searches of a class, as they are typed, and with a brand, a colour and a price chosen from what was found. */
function searches(api: Api, name: string, queries: readonly string[]): Kind[] {
  const list = (q: string, filters = {}) => api("shop.search.listings", { market: MARKET, q, ...filters });
  const chosen = new Map<string, object>();
  const query = (number: number) => queries[number % queries.length]!;
  return [
    { kind: name, request: (number) => list(query(number)) },
    {
      kind: `${name}, filtered`,
      async request(number) {
        const q = query(number);
        const filters = chosen.get(q) ?? filtersFrom((await list(q)).data as Listings);
        chosen.set(q, filters);
        return await list(q, filters);
      },
    },
  ];
}

/** The first brand and colour that are offered, and the lower part of the prices. */
function filtersFrom({ facets, priceRange }: Listings): object {
  const first = (key: string) => facets.find((facet) => facet.key === key)?.values.slice(0, 2) ?? [];
  const { minMinor, maxMinor } = priceRange ?? { minMinor: 500, maxMinor: 100_000 };
  return {
    brands: first("brand").map(({ value }) => value),
    colours: first("colour").map(({ value }) => value),
    minMinor,
    maxMinor: Math.ceil(minMinor + (maxMinor - minMinor) * 0.7),
  };
}

const typeAhead = (api: Api, typed: readonly string[]): Kind => ({
  kind: "type-ahead, per key",
  request: (number) => api("shop.search.suggest", { market: MARKET, q: typed[number % typed.length] }),
});

function reportOf(results: readonly Result[], sizes: readonly number[], load: number): Report {
  const kinds = [...Map.groupBy(results, ({ kind }) => kind)];
  const rows = kinds.map(([kind, own]) => [
    kind,
    ...own.flatMap(({ p50Ms, p95Ms, rowsRead }) => [milliseconds(p50Ms), milliseconds(p95Ms), counted(rowsRead)]),
    ...own.slice(1).map(({ p95Ms }) => `${(p95Ms / own[0]!.p95Ms).toFixed(2)}×`),
  ]);
  const head = [
    "",
    ...sizes.flatMap((size) => [`${short(size)} p50`, "p95", "rows"]),
    ...sizes.slice(1).map((size) => `${short(size)} p95`),
  ];
  const [cpu] = cpus();
  const machine = `${cpus().length} × ${cpu?.model ?? "unknown processor"}, Node ${process.version}`;
  const notes = [
    `Milliseconds at the API, one client; rows read by a request; p95 as a ratio to ${short(sizes[0]!)}. ${machine}`,
    load > cpus().length
      ? `The machine was busy (load ${load.toFixed(1)}): the times say little, the ratios something.`
      : "",
  ];
  const text = [table([head, ...rows]), "", ...notes.filter(Boolean)].join("\n");
  const ratios = kinds.flatMap(([kind, own]) =>
    own.slice(1).map(({ products, p95Ms }) => ({ kind, products, p95Ratio: p95Ms / own[0]!.p95Ms })),
  );
  return { text, data: { bench: "search", machine, load, sizes, results, ratios } };
}

/** 10000 is 10k. */
const short = (count: number): string =>
  count % 1_000_000 === 0 ? `${count / 1_000_000}M` : count % 1_000 === 0 ? `${count / 1_000}k` : String(count);
