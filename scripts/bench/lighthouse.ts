// `npm run bench -- lighthouse`: what Lighthouse says of the built shop on a phone: medians of five runs of each page.
import { spawn } from "node:child_process";
import { setTimeout } from "node:timers/promises";
import { browserPath } from "../runtime/browser.ts";
import { step } from "../runtime/screen.ts";
import { type Bench, percentile, type Report, table } from "./bench.ts";
import { compressing } from "./compressing.ts";
import { PAGES, withDemoShop } from "./demo-shop.ts";

/** Brought by npm when it is asked for: it is larger than all of this project's packages together. */
const LIGHTHOUSE = "lighthouse@13.5.0";
const CATEGORIES = ["performance", "accessibility", "best-practices", "seo"] as const;
const METRICS = [
  "first-contentful-paint",
  "largest-contentful-paint",
  "total-blocking-time",
  "cumulative-layout-shift",
];

/** What is used of Lighthouse's report. */
interface Run {
  categories: Record<string, { score: number | null; auditRefs: { id: string; weight: number }[] }>;
  audits: Record<
    string,
    { score: number | null; numericValue?: number; title: string; details?: { items?: { url?: string }[] } }
  >;
}

/** How a picture is asked for by the browser that Lighthouse drives. */
const PICTURES = { accept: "image/avif,image/webp,image/apng,image/*,*/*;q=0.8" };
const FOR_EVER = "immutable";
const TRIES = 20;

/**
 * Waits until the pictures that a run asked for are made and kept, as they are for everybody but the first visitor. Making
 * an AVIF takes a core of this computer, which the next run would be missing.
 */
async function settled({ audits }: Run): Promise<void> {
  const urls = (audits["network-requests"]?.details?.items ?? []).flatMap(({ url }) => url ?? []);
  for (const url of urls.filter((one) => one.includes("/media/")))
    for (let tries = 0; tries < TRIES; tries++) {
      const response = await fetch(url, { headers: PICTURES });
      await response.arrayBuffer();
      if (response.headers.get("cache-control")?.includes(FOR_EVER)) break;
      await setTimeout(200);
    }
}

/** One run. @throws where Lighthouse could not be had or could not look */
async function look(url: string, browser: string): Promise<Run> {
  const words = [
    "--yes",
    LIGHTHOUSE,
    url,
    "--output=json",
    "--output-path=stdout",
    "--quiet",
    `--only-categories=${CATEGORIES.join(",")}`,
    "--chrome-flags=--headless=new --no-sandbox --disable-gpu",
  ];
  const child = spawn("npx", words, {
    env: { ...process.env, CHROME_PATH: browser },
    stdio: ["ignore", "pipe", "pipe"],
    shell: process.platform === "win32",
  });
  let [said, complained] = ["", ""];
  child.stdout.setEncoding("utf8").on("data", (text: string) => (said += text));
  child.stderr.setEncoding("utf8").on("data", (text: string) => (complained += text));
  const status = await new Promise<number | null>((done, fail) => child.once("error", fail).once("close", done));
  if (status !== 0) throw new Error(`Lighthouse ended with ${status}: ${complained.slice(-500)}`);
  return JSON.parse(said.slice(said.indexOf("{"))) as Run;
}

const median = (values: readonly number[]): number => percentile(values, 0.5);

/** What of the first run was not perfect, by its own title. */
const flaws = (run: Run): string[] =>
  CATEGORIES.flatMap((category) =>
    run.categories[category]!.auditRefs.filter(
      ({ id, weight }) => weight > 0 && (run.audits[id]!.score ?? 1) < 0.9,
    ).map(({ id }) => `${category}: ${run.audits[id]!.title} (${id})`),
  );

/** Medians of so many runs of each page, and what of the first was not perfect. */
async function medians(origin: string, runs: number, browser: string) {
  const rows = [];
  for (const [page, path] of Object.entries(PAGES)) {
    // The first look fills caches, and is not counted.
    await settled(await look(origin + path, browser));
    const looks: Run[] = [];
    for (let i = 0; i < runs; i++) looks.push(await look(origin + path, browser));
    const scores = CATEGORIES.map((category) =>
      median(looks.map((run) => 100 * (run.categories[category]!.score ?? 0))),
    );
    const metrics = METRICS.map((metric) => median(looks.map((run) => run.audits[metric]!.numericValue ?? Number.NaN)));
    step(`${page}: ${scores.map((score) => score.toFixed(0)).join(", ")}`);
    rows.push({ page, scores, metrics, flaws: flaws(looks[0]!) });
  }
  return rows;
}

async function measure(options: Record<string, string>): Promise<Report> {
  const browser = browserPath();
  if (!browser) throw new Error("Lighthouse needs Chromium. Install it, or say where it is: CHROMIUM=PATH.");
  const rows = await withDemoShop(Number(options["port"]), async (shop) => {
    const { origin, close } = await compressing(shop);
    try {
      return await medians(origin, Number(options["runs"]), browser);
    } finally {
      close();
    }
  });
  const text = table([
    ["page", "performance", "accessibility", "best practices", "SEO", "FCP ms", "LCP ms", "TBT ms", "CLS"],
    ...rows.map(({ page, scores, metrics: [fcp, lcp, tbt, cls] }) => [
      page,
      ...scores.map((score) => score.toFixed(0)),
      ...[fcp, lcp, tbt].map((ms) => ms!.toFixed(0)),
      cls!.toFixed(3),
    ]),
  ]);
  const found = rows.flatMap(({ page, flaws: all }) => all.map((flaw) => `${page}: ${flaw}`));
  return { text: [text, ...found].join("\n"), data: rows };
}

export const lighthouseBench: Bench = {
  name: "lighthouse",
  summary: "Lighthouse on a phone: performance, accessibility, best practices and SEO of five pages, medians",
  options: { runs: { type: "string", default: "5" }, port: { type: "string", default: "4910" } },
  explains: { runs: "how often each page is looked at", port: "the first port of the marketplace" },
  measure,
};
