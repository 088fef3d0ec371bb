// What a browser test is: a sentence, and a visitor with a fresh browser. A test fails when a page logs an error,
// breaks its content security policy or throws, even where everything looks right.
import { chromium, type Browser, type BrowserContext, type Page } from "playwright-core";
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
    { timeout: options.timeout ?? 60_000 },
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
      await walk({ context, page, origins: inject("origins") });
      await context.close();
      // As one text, so that the failure says which.
      expect(complaints.filter((text) => options.expected?.test(text) !== true).join("\n")).toBe("");
    },
  );
}
