// The cart's page in a browser: things kept for later, removals taken back, a link to a cart, and two tabs in step.
import { expect } from "vitest";
import { journey } from "./journey.ts";
import { addToCart, canBeBought, findProduct } from "./steps.ts";

for (const scripts of [true, false]) {
  journey(
    `a cart keeps things for later, takes a removal back, and goes along as a link${scripts ? "" : " without scripts"}`,
    { scripts },
    async ({ page, context, origins }) => {
      await findProduct(page, origins, "lamp", () => canBeBought(page));
      const title = await page.locator("main h1").innerText();
      await addToCart(page);
      await page.goto(`${origins.buyer}/us/cart`);
      const main = page.locator("main");

      await main.getByRole("button", { name: "Save for later" }).click();
      await main.getByRole("heading", { name: "Saved for later (1)" }).waitFor();
      await main.getByRole("heading", { name: "Your cart is empty" }).waitFor();
      // Nothing can be paid for in an empty cart.
      await page.goto(`${origins.buyer}/us/checkout`);
      await main.getByText("Your cart is empty").waitFor();
      expect(await main.getByRole("button", { name: /^Pay/ }).count()).toBe(0);
      await page.goto(`${origins.buyer}/us/cart`);
      await main.getByRole("button", { name: `Move ${title} to the cart` }).click();
      await main.getByRole("link", { name: "Go to checkout" }).waitFor();

      await main.getByRole("button", { name: "Remove", exact: true }).click();
      await main.getByText("1 line was removed.").waitFor();
      await main.getByRole("button", { name: "Undo" }).click();
      await main.getByRole("link", { name: title }).first().waitFor();

      const link = await main.locator("input[readonly]").inputValue();
      const other = await context.browser()!.newContext({ javaScriptEnabled: scripts });
      const theirs = await other.newPage();
      await theirs.goto(link);
      await theirs.getByRole("heading", { name: "Things for your cart" }).waitFor();
      await theirs.getByRole("button", { name: "Add 1 item to your cart" }).click();
      await theirs.waitForURL(/\/us\/cart$/);
      await theirs.locator("main").getByRole("link", { name: title }).first().waitFor();
      // Where something could not be had the page stays and says so, and no longer that nothing is in the cart.
      await theirs.goto(`${link},ofr_00000000000000000000000000:1`);
      await theirs.getByText("Nothing is in your cart yet").waitFor();
      await theirs.getByRole("button", { name: "Add 1 item to your cart" }).click();
      await theirs.getByText("1 item added to your cart").waitFor();
      expect(await theirs.getByText("Nothing is in your cart yet").count()).toBe(0);
      await other.close();
    },
  );
}

journey("two tabs of one shopper stay in step", {}, async ({ page, context, origins }) => {
  await findProduct(page, origins, "mug", () => canBeBought(page));
  await addToCart(page);
  await page.goto(`${origins.buyer}/us/cart`);
  const tab = await context.newPage();
  const isListening = tab.waitForEvent("websocket");
  await tab.goto(`${origins.buyer}/us`);
  await isListening;
  const bag = tab.getByRole("link", { name: /^Cart, / });
  await expect.poll(() => bag.first().getAttribute("aria-label")).toBe("Cart, 1 item");
  await page.locator("main").getByRole("button", { name: "Remove", exact: true }).click();
  await expect.poll(() => tab.getByRole("link", { name: "Cart", exact: true }).count()).toBeGreaterThan(0);
});
