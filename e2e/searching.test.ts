// Searching and narrowing down, and how soon a seller's edit is seen everywhere.
import { expect } from "vitest";
import type { Page } from "playwright-core";
import { journey } from "./journey.ts";
import { addBy, signIn } from "./steps.ts";

/** A list that is narrowed down is read anew. */

const heading = (page: Page) => page.locator("main section h2").first();
const results = async (page: Page): Promise<number> => Number.parseInt(await heading(page).innerText());
const titles = (page: Page): Promise<string[]> => page.locator("main article h3").allInnerTexts();
const fieldsOf = (page: Page) => new URL(page.url()).searchParams;

/** Ticks the first value of a facet, and waits for as many results as its count promised. */
async function tick(page: Page, name: string, scripts: boolean): Promise<string> {
  const row = page.locator(`#filters label:has(input[name="${name}"])`).first();
  const promised = Number((await row.innerText()).split(/\s+/).at(-1));
  const box = row.locator("input");
  const value = await box.inputValue();
  await box.check();
  if (!scripts) await page.getByRole("button", { name: "Show results" }).click();
  await expect.poll(() => fieldsOf(page).getAll(name)).toEqual([value]);
  await expect.poll(() => results(page)).toBe(promised);
  if (scripts) expect(await page.locator("#filters input:focus").inputValue(), "focus stays").toBe(value);
  return value;
}

/** What is typed into a field stays there when a list that was asked for before arrives. */
async function typesWhileTheListIsOnItsWay(page: Page): Promise<void> {
  const before = page.url();
  await page.route(/shop\.search\.listings/, async (route) => {
    await new Promise((passed) => setTimeout(passed, 400));
    await route.continue();
  });
  const arrived = page.waitForResponse(/shop\.search\.listings/);
  await page.locator('#filters input[name="colour"]').first().check();
  await page.fill("#filters [name=max]", "99");
  await arrived;
  await expect.poll(() => page.locator("section.opacity-60").count()).toBe(0);
  expect(await page.inputValue("#filters [name=max]")).toBe("99");
  await page.unroute(/shop\.search\.listings/);
  await page.goto(before);
  await page.locator(".price-slider").waitFor();
}

for (const scripts of [true, false]) {
  journey(
    `a visitor searches, narrows down, turns pages and goes back${scripts ? "" : " without scripts"}`,
    { scripts },
    async ({ page, origins }) => {
      await page.goto(`${origins.buyer}/us`);
      await page.fill("header [name=q]", "chair");
      await page.press("header [name=q]", "Enter");
      await page.waitForURL(/\/us\/s\?q=chair$/);
      await heading(page).waitFor();
      if (scripts) await page.locator(".price-slider").waitFor();
      const all = await results(page);
      const first = await titles(page);
      expect(first).toHaveLength(24);

      await page.getByRole("link", { name: "Next", exact: true }).click();
      await page.waitForURL((url) => url.searchParams.get("after")?.startsWith("2~") === true);
      await expect.poll(() => titles(page).then((shown) => shown.some((title) => first.includes(title)))).toBe(false);
      expect(await page.locator("main").innerText()).toContain(`Page 2 of ${Math.ceil(all / 24)}`);
      await page.goBack();
      await expect.poll(() => titles(page)).toEqual(first);

      const brand = await tick(page, "brand", scripts);
      if (scripts) await typesWhileTheListIsOnItsWay(page);
      await tick(page, "colour", scripts);
      const narrowed = await results(page);
      await page.fill("#filters [name=min]", "500");
      await page.fill("#filters [name=max]", "30");
      await page.press("#filters [name=max]", "Enter");
      await expect.poll(() => fieldsOf(page).get("max")).toBe("30");
      await expect.poll(() => results(page)).toBeLessThanOrEqual(narrowed);

      await page.getByRole("link", { name: `Remove ${brand}`, exact: true }).click();
      await expect.poll(() => fieldsOf(page).getAll("brand")).toEqual([]);
      expect(fieldsOf(page).getAll("colour")).toHaveLength(1);
      await page.getByRole("link", { name: "Clear all", exact: true }).first().click();
      await expect.poll(() => results(page)).toBe(all);

      await page.selectOption("main [name=sort]", "price_asc");
      if (!scripts) await page.getByRole("button", { name: "Show results" }).click();
      await page.waitForURL((url) => url.searchParams.get("sort") === "price_asc");
      const prices = async () => {
        const texts = await page.locator("main article").evaluateAll((cards) => cards.map((card) => card.textContent));
        return texts.map((text) => Number(/\$([\d,]+\.\d\d)/.exec(text)?.[1]?.replaceAll(",", "")));
      };
      const isRising = async () => (await prices()).every((price, i, all) => i === 0 || price >= all[i - 1]!);
      await expect.poll(isRising).toBe(true);
    },
  );
}

journey("the search field completes words from the keyboard and remembers them", {}, async ({ page, origins }) => {
  await page.goto(`${origins.buyer}/us/s?q=chair`);
  await page.locator(".price-slider").waitFor();
  const field = page.locator("header [name=q]");
  const options = (name?: string | RegExp) => page.locator("header").getByRole("option", name ? { name } : {});
  await field.fill("");
  await field.pressSequentially("lam", { delay: 60 });
  await options().first().waitFor();
  expect(await page.locator("header [role=status]").innerText()).toMatch(/^\d+ suggestions$/);
  expect(await options(/\$/).count(), "products with prices").toBeGreaterThan(0);
  await field.press("ArrowDown");
  const active = await field.getAttribute("aria-activedescendant");
  const word = (await page.locator(`[id="${active}"]`).innerText()).trim();
  await field.press("Enter");
  await page.waitForURL((url) => url.searchParams.get("q") === word);

  await field.fill("");
  await field.press("Tab");
  await field.focus();
  await options(word).waitFor();
  await field.press("ArrowDown");
  await field.press("Delete");
  await expect.poll(() => options().count()).toBe(0);
});

journey(
  "a phone shows the filters in a dialog, with the number of results on its button",
  { width: 390 },
  async ({ page, origins }) => {
    await page.goto(`${origins.buyer}/us/s?q=chair`);
    await page.locator("#filters summary[aria-haspopup=dialog]").click();
    const dialog = page.getByRole("dialog", { name: "Filters" });
    const all = await results(page);
    await dialog.getByRole("button", { name: `Show ${all} results` }).waitFor();
    await dialog.locator("[name=brand]").first().check();
    await expect.poll(() => results(page)).toBeLessThan(all);
    await dialog.getByRole("button", { name: /^Show \d+ results?$/ }).click();
    await dialog.waitFor({ state: "hidden" });
    expect(await page.locator("main article").count()).toBe(await results(page));

    // Turned on its side, wide enough: the filters stand beside the list, as it is now, once each.
    await page.setViewportSize({ width: 1_100, height: 390 });
    const chosen = new URL(page.url()).searchParams.get("brand")!;
    await expect.poll(() => page.locator(`#filters input[name=brand][value="${chosen}"]:checked`).count()).toBe(1);
    await tick(page, "colour", true);
  },
);

journey("words are put right, sent elsewhere, or answered with a way on", {}, async ({ page, origins }) => {
  await page.goto(`${origins.buyer}/us/s?q=chiar`);
  expect(await page.locator("main").innerText()).toContain("Showing results for chair");
  await page.locator(".price-slider").waitFor();
  await page.getByRole("link", { name: "chiar" }).click();
  await page.waitForURL(/verbatim=1/);
  await expect.poll(() => page.locator("main").innerText()).toContain("Did you mean chair?");

  const moved = await fetch(`${origins.buyer}/us/s?q=nordlys`, { redirect: "manual" });
  expect([moved.status, moved.headers.get("location")]).toEqual([302, "/us/shop/nordlys-home"]);
  await page.locator("header [name=q]").fill("nordlys");
  await page.locator("header [name=q]").press("Enter");
  await page.waitForURL(/\/us\/shop\/nordlys-home$/);

  await page.goto(`${origins.buyer}/us/s?q=qqxzqqxz&brand=Nobody`);
  await page.getByRole("link", { name: "Clear the filter" }).waitFor();
});

const SEEN_WITHIN_MS = 2_000;

journey("a seller's new price is seen everywhere within two seconds", {}, async ({ context, page, origins }) => {
  const price = (900 + Math.random() * 99).toFixed(2);
  await page.goto(`${origins.buyer}/us/shop/nordlys-home`);
  const card = page
    .locator("main article")
    .filter({ hasNotText: /\d sellers/ })
    .filter({ hasNotText: "Sold out" })
    .first();
  const title = (await card.locator("h3").innerText()).trim();
  const slug = (await card.locator("h3 a").getAttribute("href")) ?? "";
  const pages = {
    product: slug,
    search: `/us/s?q=${encodeURIComponent(title)}`,
    counts: `/us/shop/nordlys-home?min=${price}&max=${price}`,
  };
  const shown = async (path: string) => (await fetch(origins.buyer + path)).text();
  const isSeen = async () => {
    const [product, search, counts] = await Promise.all(Object.values(pages).map(shown));
    return [product?.includes(`$${price}`), search?.includes(`$${price}`), counts?.includes(">1 product<")];
  };
  expect(await isSeen()).toEqual([false, false, false]);
  await addBy(card.getByRole("button", { name: /^Add .+ to cart$/ }));

  const desk = await context.newPage();
  await signIn(desk, origins.seller, "seller@demo.stoa");
  await desk.goto(`${origins.seller}/offers?q=${encodeURIComponent(title)}`);
  await desk
    .getByRole("button", { name: `Price in USD of ${title}` })
    .first()
    .click();
  await desk.locator("[name=value]").fill(price);
  await desk.locator("[name=value]").press("Enter");
  await desk.getByText("New price in USD.").waitFor();
  const editedAt = Date.now();

  await page.goto(`${origins.buyer}/us/checkout`);
  expect(await page.locator("main").innerText(), "checkout knows at once").toContain(`$${price}`);
  await expect.poll(isSeen, { timeout: SEEN_WITHIN_MS, interval: 100 }).toEqual([true, true, true]);
  expect(Date.now() - editedAt).toBeLessThan(SEEN_WITHIN_MS + 1_000);
});
