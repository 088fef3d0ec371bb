// A customer's bank asks for the money back: the seller says what they know, an operator hands it over, the bank decides.
import type { Page } from "playwright-core";
import { expect } from "vitest";
import { journey } from "./journey.ts";
import { addBy, checkOut, newGuest, signIn } from "./steps.ts";

/** How many disputes the first page of an app says wait. */
async function waiting(at: Page, origin: string): Promise<number> {
  await at.goto(origin);
  const words = (await at.locator("main").innerText()).replaceAll(/\s+/g, " ");
  return Number(/(\d+) disputes? (?:to say something about|is not with|are not with)/.exec(words)?.[1] ?? 0);
}

/** A card whose holder disputes the payment at once. */
const DISPUTING = "4000 0000 0000 0259";
const KNOWN = "Sent on the day of the order; the carrier has a signature.";

for (const [verb, outcome] of [
  ["The marketplace wins", "Won"],
  ["The customer wins", "Lost"],
] as const)
  journey(`a dispute goes to its end: ${outcome.toLowerCase()}`, {}, async ({ context, page, origins }) => {
    await page.goto(`${origins.buyer}/us/shop/nordlys-home?inStock=1`);
    await addBy(page.getByRole("button", { name: /^Add .+ to cart$/ }).first());
    await checkOut(page, origins, newGuest("Dora"), DISPUTING);
    await page.getByRole("link", { name: "Follow your order" }).click();
    await page.waitForURL(/\/us\/orders\/pur_/);
    const order = /S-[0-9A-Z]{4}-[0-9A-Z]{4}/.exec(await page.locator("main").innerText())![0];

    const shop = await context.newPage();
    await signIn(shop, origins.seller, "seller@demo.stoa");
    const listed = async () => {
      await shop.goto(`${origins.seller}/disputes`);
      return await shop.locator("tr", { hasText: order }).count();
    };
    await expect.poll(listed).toBe(1);
    const unanswered = await waiting(shop, origins.seller);
    expect(await listed()).toBe(1);
    await shop.locator("tr", { hasText: order }).locator("a[href^='/disputes/']").first().click();
    await shop.getByLabel("What you know of the order").fill(KNOWN);
    await shop.getByRole("button", { name: "Add it" }).click();
    await shop.getByText(KNOWN).first().waitFor();
    const file = shop.url();
    expect(await waiting(shop, origins.seller)).toBe(unanswered - 1);
    await shop.goto(file);

    const desk = await context.newPage();
    await signIn(desk, origins.admin, "admin@demo.stoa");
    const unsent = await waiting(desk, origins.admin);
    await desk.goto(`${origins.admin}/disputes`);
    await desk.locator("tr", { hasText: order }).locator("a[href^='/disputes/']").first().click();
    await desk.getByText(KNOWN).waitFor();
    await desk.getByRole("button", { name: "Hand it to the bank" }).click();
    await desk.locator("dialog[open]").getByRole("button", { name: "Hand it over" }).click();
    await desk.getByText("With the bank", { exact: true }).waitFor();

    const sent = await context.newPage();
    expect(await waiting(sent, origins.admin)).toBe(unsent - 1);

    // The newest payment of the sandbox provider is this one.
    const bank = await context.newPage();
    await bank.goto(`${origins.console}/payments`);
    await bank.locator("a[href^='/payments/']").first().click();
    await bank.getByRole("button", { name: verb }).click();

    const decided = async (at: typeof desk) => {
      await at.reload();
      return await at.locator("main").getByText(outcome, { exact: true }).count();
    };
    await expect.poll(() => decided(desk)).toBe(1);
    await expect.poll(() => decided(shop)).toBe(1);
    await desk.goto(`${origins.admin}/audit?action=dispute.`);
    const logged = await desk.locator("main").innerText();
    for (const action of ["dispute.note", "dispute.submit"]) expect(logged).toContain(action);
  });
