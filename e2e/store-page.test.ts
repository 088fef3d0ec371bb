// A seller presents the shop: words and a picture on its own page, which customers see at once.
import { expect } from "vitest";
import { journey } from "./journey.ts";
import type { Page } from "playwright-core";
import { firstSeller, type Origins, signIn } from "./steps.ts";

journey("a seller gives the shop's page words and a picture", {}, async ({ context, page, origins }) => {
  await page.goto(`${origins.buyer}/us/shop/nordlys-home`);
  const source = await page.locator("main img").first().getAttribute("src");
  const bytes = await (await fetch(new URL(source!, origins.buyer), { headers: { accept: "image/webp" } })).bytes();

  const desk = await context.newPage();
  await signIn(desk, origins.seller, "seller@demo.stoa");
  await desk.goto(`${origins.seller}/store`);
  const picture = { name: "workshop.webp", mimeType: "image/webp", buffer: Buffer.from(bytes) };
  await desk.locator("input[type=file]").setInputFiles(picture);
  await desk.getByLabel("What does it show?").fill("A table from our workshop");
  await desk.getByLabel("At length").fill("We began in 1987.\n\nAll of our wood is local.");
  await desk.getByRole("button", { name: "Save" }).click();
  await desk.getByText("Saved. Customers see it").waitFor();

  const shown = async () => {
    await page.reload();
    return await page.getByAltText("A table from our workshop").count();
  };
  await expect.poll(shown, { interval: 500 }).toBe(1);
  await page.locator("summary", { hasText: "About Nordlys Home" }).click();
  await page.getByText("All of our wood is local.").waitFor();

  // What is not right is said beside the field as soon as it is left, and goes while it is put right.
  const line = desk.getByLabel("In a line or two");
  await line.fill("");
  await line.pressSequentially("Too short");
  await line.press("Tab");
  expect(await line.getAttribute("aria-invalid")).toBe("true");
  await expect.poll(() => line.evaluate((field) => field.closest("div")!.innerText)).toMatch(/10 characters/);
  await line.pressSequentially(", but no longer");
  expect(await line.getAttribute("aria-invalid")).toBe(null);

  // The next page is left only after a question while something is not saved.
  await desk.getByLabel("At length").fill("Something else");
  await desk.getByRole("link", { name: "Orders", exact: true }).first().click();
  await desk.getByRole("dialog", { name: "Leave without saving the page?" }).waitFor();
});

/** The choices of a product, such as its colours. */
const CHOICES = "main a[href*='?v=']";

/** Something with choices, of the shop, whose page offers another seller's first, by the path of its page. Which it is changes by the hour. */
async function beaten(page: Page, { buyer }: Origins, shop: string, handle: string): Promise<string> {
  await page.goto(`${buyer}/us/shop/${handle}?inStock=1`);
  const links = await page
    .locator("main article h3 a")
    .evaluateAll((all) => all.map((a) => a.getAttribute("href")!.replace(/\?.*/, "")));
  for (const path of links) {
    await page.goto(buyer + path);
    if ((await firstSeller(page)).name !== shop && (await page.locator(CHOICES).count()) > 1) return path;
  }
  throw new Error(`${shop} stands first everywhere.`);
}

for (const scripts of [true, false])
  journey(
    `who looks around in a shop buys there, though another stands first elsewhere${scripts ? "" : "; without scripts"}`,
    { scripts },
    async ({ page, origins }) => {
      const [shop, handle] = ["Nordlys Home", "nordlys-home"];
      const path = await beaten(page, origins, shop, handle);
      const said = page.getByText(`You come from the shop of ${shop}`);
      expect(await said.count()).toBe(0);
      await page.goto(`${origins.buyer}/us/shop/${handle}?inStock=1`);
      await page.locator(`main article h3 a[href^="${path}"]`).click();
      await page.waitForURL((url) => url.pathname === path && url.searchParams.get("by") === handle);
      await expect.poll(async () => (await firstSeller(page)).name).toBe(shop);
      await said.waitFor();
      // Another choice keeps it so.
      await page.locator(CHOICES).last().click();
      await page.waitForURL((url) => url.searchParams.has("v") && url.searchParams.get("by") === handle);
      await expect.poll(async () => (await firstSeller(page)).name).toBe(shop);
    },
  );
