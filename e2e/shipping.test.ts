// A seller ships, and the order page that its buyer has open changes by itself.
import { expect } from "vitest";
import { journey } from "./journey.ts";
import { addBy, checkOut, mails, newGuest, signIn } from "./steps.ts";

/** How soon an open page must tell what has happened. */
const SOON = { timeout: 10_000 };

journey("a seller ships and the buyer's open page tells it", {}, async ({ context, page, origins }) => {
  const guest = newGuest("Vera");
  await page.goto(`${origins.buyer}/us/shop/nordlys-home?inStock=1`);
  await addBy(page.getByRole("button", { name: /^Add .+ to cart$/ }).first());
  await checkOut(page, origins, guest);
  await page.getByRole("link", { name: "Follow your order" }).click();
  await page.waitForURL(/\/us\/orders\/pur_/);
  const told = () => page.locator("main").innerText();
  await expect.poll(told, SOON).toContain("Confirmed");
  await page.evaluate(() => Object.assign(globalThis, { stayed: true }));

  const desk = await context.newPage();
  await signIn(desk, origins.seller, "seller@demo.stoa");
  await desk.goto(`${origins.seller}/orders`);
  await desk.locator("tr", { hasText: guest.name }).locator("a[href^='/orders/ord_']").click();
  await desk.getByRole("button", { name: "Start picking" }).click();
  await expect.poll(told, SOON).toContain("Being prepared");
  await desk.getByRole("button", { name: "Mark as packed" }).click();
  await desk.locator("[name=carrier]").fill("UPS");
  await desk.locator("[name=trackingNumber]").fill("1Z999AA10123456784");
  await desk.getByRole("button", { name: "Mark as shipped" }).click();

  await expect.poll(told, SOON).toContain("1Z999AA10123456784");
  expect(await page.evaluate(() => "stayed" in globalThis), "the page was not loaded anew").toBe(true);
  const templates = async () => (await mails(origins, guest.email)).map((mail) => mail.template).toSorted();
  await expect.poll(templates, SOON).toEqual(["order_placed", "order_shipped"]);
});
