// Keeping things: a guest's heart survives signing in, with and without scripts; products stand side by side by their
// address alone; what was looked at stays in the browser.
import type { Page } from "playwright-core";
import { expect } from "vitest";
import { journey, type Visitor } from "./journey.ts";
import { enter, newGuest, register } from "./steps.ts";

const PRODUCT = "/us/p/round-table-with-beech-legs";

/** Waits until the page is awake: only then are its links buttons. */
const awake = (page: Page) => page.locator("[data-compare][role=button]").first().waitFor();

async function pressHeart({ page, origins }: Visitor, scripts: boolean): Promise<void> {
  const lina = newGuest("Lina");
  await register(page, origins, lina);
  await page.goto(`${origins.buyer}${PRODUCT}`);
  if (scripts) await awake(page);
  await page.getByRole("button", { name: "Save to a list" }).click();
  await page.waitForURL(/\/us\/login\?wish=prd_/);
  await enter(page, lina);
}

journey("a guest's heart leads to signing in and back, and is full then", {}, async (visitor) => {
  const { page, origins } = visitor;
  await pressHeart(visitor, true);
  await page.waitForURL(`${origins.buyer}${PRODUCT}`);
  await page.locator("main [data-heart][aria-pressed=true]").first().waitFor();
  await page.goto(`${origins.buyer}/us/lists`);
  await page.getByRole("link", { name: "Wish list", exact: true }).click();
  await page.getByRole("heading", { name: "Round Table with Beech Legs" }).waitFor();
  await page.getByRole("button", { name: /^Remove/ }).click();
  await page.getByText("Nothing on this list yet").waitFor();
  await page.getByRole("button", { name: "Undo" }).click();
  await page.getByRole("heading", { name: "Round Table with Beech Legs" }).waitFor();
});

journey("without scripts a heart ends at the list, which can be shared", { scripts: false }, async (visitor) => {
  const { context, page } = visitor;
  await pressHeart(visitor, false);
  await page.waitForURL(/\/us\/lists\/lst_/);
  await page.getByRole("heading", { name: "Round Table with Beech Legs" }).waitFor();
  await page.locator("summary", { hasText: "Share" }).click();
  await page.getByLabel("Name that readers see").fill("Lina");
  await page.getByRole("button", { name: "Create link" }).click();
  const link = await page.getByLabel("Link to the list").inputValue();
  await context.clearCookies();
  const shared = await page.goto(link);
  expect(shared?.headers()["cache-control"]).toBe("private, no-store");
  expect(await page.locator("main").innerText()).toContain("A list by Lina");
  expect(await page.locator("meta[name=robots]").getAttribute("content")).toBe("noindex");
});

journey("products stand side by side without scripts", { scripts: false }, async ({ page, origins }) => {
  await page.goto(`${origins.buyer}${PRODUCT}`);
  await page.getByRole("link", { name: /^Compare Round Table/ }).click();
  await page
    .getByTitle(/^Put .* beside them$/)
    .first()
    .click();
  await page.waitForURL(/compare\?p=round-table-with-beech-legs&p=/);
  expect(await page.locator("thead th").count()).toBe(2);
  const rows = page.locator("tbody tr:visible");
  const all = await rows.count();
  await page.getByLabel("Only differences").check();
  expect(await rows.count()).toBeLessThan(all);
});

journey("what is chosen and looked at stays in the browser", {}, async ({ page, origins }) => {
  await page.goto(`${origins.buyer}${PRODUCT}`);
  await awake(page);
  await page.getByRole("button", { name: /^Compare Round Table/ }).click();
  await page.goto(`${origins.buyer}/us`);
  await page.getByRole("heading", { name: "You looked at these" }).waitFor();
  await page.getByRole("button", { name: "Forget them" }).click();
  await page.getByRole("heading", { name: "You looked at these" }).waitFor({ state: "detached" });
  await page.goto(`${origins.buyer}/us/c/furniture`);
  await page.getByRole("link", { name: "Compare 1" }).click();
  await page.waitForURL(/compare\?p=round-table-with-beech-legs$/);
});
