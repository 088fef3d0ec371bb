// A purchase with the keyboard alone: every step by Tab, arrows, Space and Enter, and the focus always in sight.
import type { Page } from "playwright-core";
import { expect } from "vitest";
import { journey } from "./journey.ts";

/** More steps than any page of ours has between its start and what is looked for. */
const MOST_STEPS = 150;

/** Runs in the page: what has the focus, by role and name, and whether it can be seen. */
function focused(): { name: string; isSeen: boolean } {
  interface Element {
    tagName: string;
    id: string;
    innerText?: string;
    value?: string;
    labels?: Iterable<{ innerText: string }>;
    getAttribute(name: string): string | null;
    getBoundingClientRect(): { width: number; height: number };
  }
  const { document } = globalThis as unknown as { document: { activeElement: Element } };
  const element = document.activeElement;
  const labels = [...(element.labels ?? [])].map((label) => label.innerText).join(" ");
  const name = element.getAttribute("aria-label") ?? (labels || element.innerText || element.value || "");
  const { width, height } = element.getBoundingClientRect();
  return { name: `${name} [${element.getAttribute("name") ?? ""}]`.trim(), isSeen: width > 0 && height > 0 };
}

/** Presses Tab until something of this name has the focus. */
async function tabTo(page: Page, name: RegExp): Promise<void> {
  const met: string[] = [];
  for (let step = 0; step < MOST_STEPS; step++) {
    await page.keyboard.press("Tab");
    const focus = await page.evaluate(focused);
    met.push(focus.name.slice(0, 30));
    if (name.test(focus.name)) {
      expect(focus.isSeen, `the focus on ${focus.name} is in sight`).toBe(true);
      return;
    }
  }
  throw new Error(`${name} cannot be reached by keyboard. Met: ${met.join(" | ")}`);
}

async function type(page: Page, name: RegExp, text: string): Promise<void> {
  await tabTo(page, name);
  await page.keyboard.press("Control+A");
  await page.keyboard.type(text);
}

journey("a guest buys with the keyboard alone", {}, async ({ page, origins }) => {
  await page.goto(`${origins.buyer}/us`);
  await page.keyboard.press("Tab");
  expect((await page.evaluate(focused)).name).toContain("Skip to content");
  await tabTo(page, /Search the marketplace/);
  await page.keyboard.type("round table");
  await page.keyboard.press("Enter");
  await page.waitForURL(/\/us\/s\?q=/);
  // The address comes before the page.
  await page.locator("#filters").waitFor({ state: "attached" });
  await tabTo(page, /^Round Table with Beech Legs/);
  await page.keyboard.press("Enter");
  await page.waitForURL(/\/us\/p\//);
  await page.getByRole("heading", { level: 1, name: /^Round Table/ }).waitFor();
  await tabTo(page, /^Add to cart/);
  // The header counts before the cart has it.
  const added = page.waitForResponse(/shop\.cart\.add/);
  await page.keyboard.press("Enter");
  await added;
  await expect.poll(() => page.locator("header").first().innerText()).toMatch(/1/); // the cart that slides in has one too
  await page.goto(`${origins.buyer}/us/cart`);
  await tabTo(page, /^Go to checkout/);
  await page.keyboard.press("Enter");
  await page.waitForURL(/\/us\/checkout/);
  await type(page, /\[email\]$/, "keys@guest.test");
  await type(page, /\[name\]$/, "Kay Board");
  await type(page, /\[line1\]$/, "1 Key Street");
  await type(page, /\[city\]$/, "Springfield");
  await type(page, /\[region\]$/, "IL");
  await type(page, /\[postalCode\]$/, "62701");
  await type(page, /\[phone\]$/, "+1 555 0100");
  await type(page, /\[number\]$/, "4242424242424242");
  await type(page, /\[expiry\]$/, "12/39");
  await type(page, /\[cvc\]$/, "123");
  await tabTo(page, /^Pay \$/);
  await page.keyboard.press("Enter");
  await page.waitForURL(/\/us\/checkout\/done\//, { timeout: 30_000 }).catch(async () => {
    throw new Error(`the order was not placed: ${await page.locator("main").innerText()}`);
  });
  expect(await page.locator("h1").innerText()).toContain("Thank you");
});
