// A seller presents the shop: words and a picture on its own page, which customers see at once.
import { expect } from "vitest";
import { journey } from "./journey.ts";
import { signIn } from "./steps.ts";

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
  await expect.poll(shown, { timeout: 10_000, interval: 500 }).toBe(1);
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

for (const scripts of [true, false])
  journey(
    `who looks around in a shop buys there, though another has the thing for less${scripts ? "" : "; without scripts"}`,
    { scripts },
    async ({ page, origins }) => {
      const shop = "Nordlys Home";
      await page.goto(`${origins.buyer}/us/p/bright-nursery-stool`);
      const first = page.locator("main form#buy + ul a[href*='/us/shop/']");
      expect(await first.innerText()).not.toBe(shop);
      await page.goto(`${origins.buyer}/us/shop/nordlys-home`);
      await page.getByRole("link", { name: "Bright Nursery Stool", exact: true }).first().click();
      await page.waitForURL(/\/us\/p\/bright-nursery-stool\?by=nordlys-home$/);
      await expect.poll(() => first.innerText()).toBe(shop);
      await page.getByText(`You come from the shop of ${shop}`).waitFor();
      // Another colour keeps it so.
      await page.locator("main a[href*='?v=']").last().click();
      await page.waitForURL(/\?v=.+&by=nordlys-home$/);
      await page.getByText(`You come from the shop of ${shop}`).waitFor();
    },
  );
