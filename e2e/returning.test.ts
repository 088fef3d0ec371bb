// After a delivery: things go back and the money with them; a claim is settled; both sides write to each other.
import { expect } from "vitest";
import type { Page } from "playwright-core";
import { journey } from "./journey.ts";
import { addBy, checkOut, type Guest, newGuest, type Origins, signIn } from "./steps.ts";

/** How soon a page must tell what has happened. */

/** A picture of one pixel. */
const PIXEL = Buffer.from(
  "iVBORw0KGgoAAAANSUhEUgAAAAEAAAABCAYAAAAfFcSJAAAADUlEQVR42mNk+M9QDwADhgGAWjR9awAAAABJRU5ErkJggg==",
  "base64",
);

/** Buys something of the demo seller, who sends and delivers it. Both pages show the order then. */
async function delivered(shop: Page, desk: Page, origins: Origins, guest: Guest): Promise<void> {
  await shop.goto(`${origins.buyer}/us/shop/nordlys-home?inStock=1`);
  await addBy(shop.getByRole("button", { name: /^Add .+ to cart$/ }).first());
  await checkOut(shop, origins, guest);
  await shop.getByRole("link", { name: "Follow your order" }).click();
  await shop.waitForURL(/\/us\/orders\/pur_/);
  await signIn(desk, origins.seller, "seller@demo.stoa");
  await desk.goto(`${origins.seller}/orders`);
  await desk.locator("tr", { hasText: guest.name }).locator("a[href^='/orders/ord_']").click();
  await desk.getByRole("button", { name: "Start picking" }).click();
  await desk.getByRole("button", { name: "Mark as packed" }).click();
  await desk.locator("[name=carrier]").fill("UPS");
  await desk.locator("[name=trackingNumber]").fill("1Z999AA10123456784");
  await desk.getByRole("button", { name: "Mark as shipped" }).click();
  await desk.getByRole("button", { name: "Mark as delivered" }).click();
  await expect.poll(() => desk.locator("main").innerText()).toContain("Delivered");
  await shop.reload();
}

journey(
  "things go back, and the money with them",
  { expected: /status of 400/ },
  async ({ context, page, origins }) => {
    const guest = newGuest("Runa");
    const desk = await context.newPage();
    await delivered(page, desk, origins, guest);
    await page.getByRole("link", { name: "Return items" }).click();
    await page.waitForURL(/\/us\/returns\/new\/ord_/);
    const units = page.locator("[name^=take-]");
    expect(await units.inputValue()).toBe("1"); // there is nothing else that could be meant
    await units.selectOption("0");
    await page.setViewportSize({ width: 390, height: 500 });
    await page.getByRole("button", { name: "Ask for the return" }).click();
    // Told above the fields, and seen from the button below them.
    const told = page.getByRole("alert").filter({ hasText: "Choose at least one thing." });
    const isSeen = async () => {
      const box = await told.boundingBox();
      return box !== null && box.y > 0 && box.y + box.height < 500;
    };
    await expect.poll(isSeen).toBe(true);
    await units.selectOption("1");
    await page.locator("[name^=reason-]").first().selectOption("unsuitable");
    await page.locator("[name=files]").setInputFiles({ name: "lamp.png", mimeType: "image/png", buffer: PIXEL });
    await page.getByRole("button", { name: "Ask for the return" }).click();
    await page.waitForURL(/\/us\/returns\/rtn_/);
    await page.getByRole("link", { name: "lamp.png" }).waitFor();
    await page.locator("[name=carrier]").fill("UPS");
    await page.locator("[name=trackingNumber]").fill("1Z999AA10000000001");
    await page.getByRole("button", { name: "I have sent it" }).click();
    await page.getByText("1Z999AA10000000001").waitFor();

    await desk.goto(`${origins.seller}/returns`);
    await desk.locator("tr", { hasText: guest.name }).locator("a[href^='/returns/rtn_']").click();
    await desk.getByRole("button", { name: "Note the receipt" }).click();
    await desk.getByRole("button", { name: "Give the money back" }).click();
    await desk.getByText("The money is back with the customer").waitFor();
    await page.reload();
    await expect.poll(() => page.locator("main").innerText()).toContain("go back to you");
  },
);

journey(
  "a claim is opened, answered and settled without scripts",
  { scripts: false },
  async ({ context, page, origins }) => {
    const guest = newGuest("Yrsa");
    const desk = await context.newPage();
    await delivered(page, desk, origins, guest);
    await page.getByRole("link", { name: "Something is wrong" }).click();
    await page.locator("[name=kind]").selectOption("damaged");
    await page.locator("[name=note]").fill("The shade is in two pieces. Call me: +1 617 555 0100.");
    await page.locator("[name=files]").setInputFiles({ name: "shade.png", mimeType: "image/png", buffer: PIXEL });
    await page.getByRole("button", { name: "Open the claim" }).click();
    await page.waitForURL(/\/us\/claims\/clm_/);
    await page.getByRole("link", { name: "shade.png" }).waitFor();

    await desk.goto(`${origins.seller}/claims`);
    await desk.locator("tr", { hasText: guest.name }).locator("a[href^='/claims/clm_']").click();
    await desk.locator("[name=answer]").selectOption("part");
    await desk.locator("[name=offer]").fill("3.50");
    await desk.locator("[name=note]").fill("We are sorry. Take this for the shade.");
    await desk.getByRole("button", { name: "Answer" }).click();
    await desk.getByText("You offered a part of the money.").waitFor();
    await page.reload();
    await page.getByRole("button", { name: "Take it" }).click();
    await expect.poll(() => page.locator("main").innerText()).toContain("$3.50 go back to you");
  },
);

journey("buyer and seller write to each other, without telephone numbers", {}, async ({ context, page, origins }) => {
  const guest = newGuest("Saga");
  const desk = await context.newPage();
  await delivered(page, desk, origins, guest);
  await page.getByRole("link", { name: "Messages" }).first().click();
  await page.waitForURL(/\/us\/messages\/ord_/);
  await page.locator("[name=text]").fill("Which bulb does it take? Call +1 617 555 0100.");
  await page.getByRole("button", { name: "Send" }).click();
  await page.getByText("Call [removed].").waitFor();
  await desk.goto(`${origins.seller}/messages`);
  await desk.locator("tr", { hasText: guest.name }).locator("a[href^='/messages/ord_']").click();
  await desk.getByText("Call [removed].").waitFor();
  await desk.locator("[name=text]").fill("An E27, at most 60 watts.");
  await desk.getByRole("button", { name: "Send" }).click();
  await desk.getByText("An E27, at most 60 watts.").waitFor();
  await page.reload();
  await page.getByText("An E27, at most 60 watts.").waitFor();
});
