// The shop without a line: what was seen is still there, private pages are not, and the rest says what is the matter.
import { expect } from "vitest";
import { journey } from "./journey.ts";
import { canBeBought, findProduct } from "./steps.ts";

/** The addresses of all that the worker has kept. Runs in the page. */
const KEPT = `(async () => {
  const all = await Promise.all((await caches.keys()).map((name) => caches.open(name)));
  return (await Promise.all(all.map((cache) => cache.keys()))).flat().map((request) => request.url);
})()`;

journey(
  "without a line, seen products are there with their pictures, the cart is not",
  { expected: /ERR_INTERNET_DISCONNECTED|ERR_FAILED|Failed to fetch/ },
  async ({ page, context, origins }) => {
    await findProduct(page, origins, "lamp", () => canBeBought(page));
    const product = page.url();
    const title = await page.locator("main h1").innerText();
    const isControlled = () => page.evaluate("navigator.serviceWorker.controller !== null");
    await expect.poll(isControlled, { timeout: 20_000 }).toBe(true);
    await page.goto(`${origins.buyer}/us/cart`);
    await page.goto(product, { waitUntil: "networkidle" });
    const kept = () => page.evaluate<string[]>(KEPT);
    const hasPicture = async () => (await kept()).some((url) => url.includes("/media/"));
    await expect.poll(hasPicture, { timeout: 20_000 }).toBe(true);
    expect((await kept()).filter((url) => /\/(cart|account|orders|checkout)$/.test(url))).toEqual([]);

    await context.setOffline(true);
    await page.goto(product);
    await page.getByRole("heading", { level: 1, name: title }).waitFor();

    await page.goto(`${origins.buyer}/us/cart`);
    await page.getByRole("heading", { name: "You are offline" }).waitFor();
    const seen = page.locator("main").getByRole("link", { name: title });
    await seen.waitFor();
    const isPainted = () =>
      seen.locator("img").evaluate((image) => (image as unknown as { naturalWidth: number }).naturalWidth > 0);
    await expect.poll(isPainted).toBe(true);
    await seen.click();
    await page.getByRole("heading", { level: 1, name: title }).waitFor();

    await context.setOffline(false);
    await page.goto(`${origins.buyer}/us/cart`);
    await page.getByRole("heading", { name: "Your cart is empty" }).waitFor();
  },
);

journey("a visitor who goes to another market gets its worker, and no word of a new shop", {}, async (visitor) => {
  const { page, origins } = visitor;
  const worker = () =>
    page.evaluate<string>("navigator.serviceWorker.ready.then(({ active }) => active.scriptURL.split('=').at(-1))");
  await page.goto(`${origins.buyer}/us`);
  await expect.poll(() => page.evaluate("navigator.serviceWorker.controller !== null"), { timeout: 20_000 }).toBe(true);
  expect(await worker()).toBe("us");
  await page.goto(`${origins.buyer}/de`);
  await expect.poll(worker, { timeout: 20_000 }).toBe("de");
  await page.waitForTimeout(500); // a word about it would stand there by now
  expect(await page.getByText("Es gibt eine neue Version").count()).toBe(0);
});
