// An operator suspends a seller: within two seconds nothing of theirs is left in the shop. Reinstated, they are back.
import { expect } from "vitest";
import { journey } from "./journey.ts";
import { canBeBought, findProduct, firstSeller, signIn } from "./steps.ts";

/** How soon what an operator decides shows in the shop. */
const WITHIN_MS = 2_000;

journey(
  "a suspended seller leaves product, search and category pages at once",
  {},
  async ({ context, page, origins }) => {
    const hasOneSeller = async () =>
      (await canBeBought(page)) && (await page.getByText(/other sellers?$/).count()) === 0;
    await findProduct(page, origins, "vase", hasOneSeller);
    const seller = await firstSeller(page);
    const product = new URL(page.url()).pathname;
    const title = await page.locator("main h1").innerText();
    const category = await page.locator("main nav a[href^='/us/c/']").last().getAttribute("href");
    const traces = [
      { path: product, sign: `/us/shop/${seller.handle}` },
      { path: `/us/s?q=${encodeURIComponent(title)}`, sign: `${product}"` },
      { path: category ?? "", sign: `${product}"` },
    ];
    const found = async () => {
      const pages = traces.map(async ({ path, sign }) =>
        (await (await fetch(origins.buyer + path)).text()).includes(sign),
      );
      return Promise.all(pages);
    };
    expect(await found()).toEqual([true, true, true]);

    const desk = await context.newPage();
    await signIn(desk, origins.admin, "admin@demo.stoa");
    await desk.goto(`${origins.admin}/sellers?q=${encodeURIComponent(seller.name)}`);
    await desk.getByRole("link", { name: seller.name, exact: true }).click();
    const decide = async (verb: string, reason: string) => {
      await desk.getByRole("button", { name: verb, exact: true }).click();
      await desk.locator("dialog[open]").getByLabel("Reason").fill(reason);
      await desk.locator("dialog[open]").getByRole("button", { name: verb, exact: true }).click();
      await desk
        .getByRole("status")
        .filter({ hasText: new RegExp(`^${verb.replace(/e$/, "")}`) })
        .waitFor();
    };

    await decide("Suspend", "Two parcels were never sent.");
    await expect.poll(found, { timeout: WITHIN_MS, interval: 100 }).toEqual([false, false, false]);
    await decide("Reinstate", "The parcels have arrived after all.");
    await expect.poll(found).toEqual([true, true, true]);
  },
);
