// `npm run bench -- pages`: how many cached pages a second leave the shop, beside what the same runtime makes of a bare hit
// of its Cache API, and how much script each page brings.
import { gzipSync } from "node:zlib";
import { convertV4MiniflareOptions, Miniflare } from "miniflare";
import { type Bench, type Report, table } from "./bench.ts";
import { PAGES, withDemoShop } from "./demo-shop.ts";

const CLIENTS = 8;

/** The least that a Worker can do with a stored page: look it up and hand it on. */
const BARE = `export default { async fetch(request) {
  if (request.method === "PUT") { await caches.default.put(request.url, new Response(await request.text(), { headers: { "content-type": "text/html", "cache-control": "public, s-maxage=600" } })); return new Response("kept"); }
  return (await caches.default.match(request.url)) ?? new Response("none", { status: 404 });
} };`;

/** Answers a second, asked by several clients for so many seconds. */
async function rate(url: string, seconds: number): Promise<number> {
  let answers = 0;
  const until = performance.now() + seconds * 1_000;
  const client = async () => {
    while (performance.now() < until) {
      const response = await fetch(url);
      await response.arrayBuffer();
      if (!response.ok) throw new Error(`${url} answered ${response.status}`);
      answers += 1;
    }
  };
  await Promise.all(Array.from({ length: CLIENTS }, client));
  return answers / seconds;
}

/** Kilobytes, gzipped, of the scripts that a page names, and those of the page itself. */
async function weight(origin: string, html: string): Promise<{ scriptKb: number; pageKb: number }> {
  const named = [...html.matchAll(/(?:src|href)="([^"]+\.js)"/g)].map(([, path = ""]) => path);
  let bytes = 0;
  for (const path of new Set(named)) bytes += gzipSync(await (await fetch(new URL(path, origin))).bytes()).length;
  return { scriptKb: bytes / 1_024, pageKb: gzipSync(html).length / 1_024 };
}

async function measure(options: Record<string, string>): Promise<Report> {
  const seconds = Number(options["seconds"]);
  const bare = new Miniflare(
    convertV4MiniflareOptions({ port: 0, modules: true, script: BARE, compatibilityDate: "2026-06-01" }),
  );
  try {
    const bareOrigin = (await bare.ready).origin;
    const rows = await withDemoShop(Number(options["port"]), (origin) => besideBare(origin, bareOrigin, seconds));
    const text = table([
      ["page", "per second", "bare hit", "share", "script kB", "page kB"],
      ...rows.map((row) => [
        row.page,
        row.perSecond.toFixed(0),
        row.barePerSecond.toFixed(0),
        `${((100 * row.perSecond) / row.barePerSecond).toFixed(0)} %`,
        row.scriptKb.toFixed(1),
        row.pageKb.toFixed(1),
      ]),
    ]);
    return { text, data: rows };
  } finally {
    await bare.dispose();
  }
}

interface Row {
  page: string;
  perSecond: number;
  barePerSecond: number;
  scriptKb: number;
  pageKb: number;
}

/** Each page in turn with the same bytes out of a bare cache. */
async function besideBare(origin: string, bareOrigin: string, seconds: number): Promise<Row[]> {
  const rows: Row[] = [];
  for (const [page, path] of Object.entries(PAGES)) {
    const html = await (await fetch(origin + path)).text();
    await fetch(`${bareOrigin}/${page}`, { method: "PUT", body: html });
    // One after the other, twice each, so that what else the computer does weighs on both.
    const [one, bareOne, two, bareTwo] = [
      await rate(origin + path, seconds),
      await rate(`${bareOrigin}/${page}`, seconds),
      await rate(origin + path, seconds),
      await rate(`${bareOrigin}/${page}`, seconds),
    ];
    const [perSecond, barePerSecond] = [(one + two) / 2, (bareOne + bareTwo) / 2];
    rows.push({ page, perSecond, barePerSecond, ...(await weight(origin, html)) });
  }
  return rows;
}

export const pagesBench: Bench = {
  name: "pages",
  summary: "cached pages a second beside a bare hit of the same runtime's cache, and the scripts that each page brings",
  options: { seconds: { type: "string", default: "5" }, port: { type: "string", default: "4910" } },
  explains: { seconds: "how long each page is asked for, twice", port: "the first port of the marketplace" },
  measure,
};
