// What a browser test is: a sentence, and a visitor with a fresh browser. A test fails when a page logs an error,
// breaks its content security policy or throws, even where everything looks right.
import { chromium, type Browser, type BrowserContext, type Page, type Request } from "playwright-core";
import { afterAll, expect, inject, test } from "vitest";
import type { PartName } from "../scripts/runtime/places.ts";

export type Visitor = { context: BrowserContext; page: Page; origins: Record<PartName, string> };

export type JourneyOptions = {
  /** False for a visitor whose browser runs no scripts. */
  readonly scripts?: boolean;
  readonly width?: number;
  /** True where this computer lacks something that the journey needs. */
  readonly skip?: boolean;
  /** Complaints of the page that this journey provokes on purpose. */
  readonly expected?: RegExp;
  /** For a journey that takes longer than most. */
  readonly timeout?: number;
};

const FLAGS = [
  "--headless",
  "--no-sandbox",
  "--disable-gpu",
  "--disable-quic",
  "--no-first-run",
  "--disable-background-networking",
  "--disable-component-update",
  "--disable-sync",
];

let started: Promise<Browser> | undefined;
afterAll(async () => (await started)?.close());

/** Declares one browser test. Without a browser on this computer it is skipped. */
export function journey(sentence: string, options: JourneyOptions, walk: (visitor: Visitor) => Promise<void>): void {
  const executablePath = inject("browser");
  test.skipIf(executablePath === "" || options.skip === true)(
    sentence,
    { timeout: options.timeout ?? 120_000 },
    async () => {
      started ??= chromium.launch({ executablePath, args: FLAGS });
      const browser = await started;
      const context = await browser.newContext({
        javaScriptEnabled: options.scripts ?? true,
        viewport: { width: options.width ?? 1_280, height: 900 },
      });
      const page = await context.newPage();
      const complaints: string[] = [];
      page.on("console", (message) => {
        if (message.type() === "error") complaints.push(`${message.text()} ${message.location().url}`);
      });
      page.on("pageerror", (error) => complaints.push(error.message));
      const waiting = new Set<string>();
      const nameOf = (request: Request) => `${request.method()} ${request.url()}`;
      page.on("request", (request) => waiting.add(nameOf(request)));
      for (const end of ["requestfinished", "requestfailed"] as const)
        page.on(end as "requestfinished", (request) => waiting.delete(nameOf(request)));
      try {
        await walk({ context, page, origins: inject("origins") });
      } catch (error) {
        throw new Error(await whereItStood(page, error, { complaints, waiting }), { cause: error });
      } finally {
        await context.close();
      }
      // As one text, so that the failure says which.
      expect(complaints.filter((text) => options.expected?.test(text) !== true).join("\n")).toBe("");
    },
  );
}

/** What went wrong, and what the visitor had before them: without it nobody can tell a refusal from a slow answer. */
async function whereItStood(
  page: Page,
  error: unknown,
  seen: { complaints: readonly string[]; waiting: ReadonlySet<string> },
): Promise<string> {
  const text = await page
    .locator("main")
    .innerText({ timeout: 2_000 })
    .catch(() => "nothing could be read");
  const busy = await page
    .locator("[aria-busy=true]")
    .count()
    .catch(() => 0);
  const empty = await page
    .locator("main :invalid")
    .evaluateAll((fields) => fields.map((each) => each.getAttribute("name")))
    .catch(() => []);
  return [
    error instanceof Error ? error.message : String(error),
    `The page: ${page.url()}`,
    `It complained: ${seen.complaints.join("\n") || "never"}`,
    `It waited for: ${[...seen.waiting].join("\n") || "nothing"}; ${busy} things were busy`,
    `Its browser would hold back: ${empty.join(", ") || "nothing"}`,
    `It said:\n${text.slice(0, 3_000)}`,
  ].join("\n\n");
}
