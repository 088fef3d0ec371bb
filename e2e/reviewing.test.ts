// What people say: a thing is bought, arrives, is reviewed with a photo and replied to; a question is asked and answered.
// One journey with scripts, one without.
import { expect } from "vitest";
import type { Page } from "playwright-core";
import { journey } from "./journey.ts";
import {
  addBy,
  checkOut,
  enter,
  type Guest,
  linkTo,
  newGuest,
  type Origins,
  register,
  signIn,
  wordOf,
} from "./steps.ts";

/** How soon a page must tell what has happened. */

/** A picture of one pixel. */
const PIXEL = Buffer.from(
  "iVBORw0KGgoAAAANSUhEUgAAAAEAAAABCAYAAAAfFcSJAAAADUlEQVR42mNk+M9QDwADhgGAWjR9awAAAABJRU5ErkJggg==",
  "base64",
);

/** Somebody with an account buys something of the demo seller, who sends and delivers it. Tells the product's page. */
async function delivered(shop: Page, desk: Page, origins: Origins, guest: Guest): Promise<string> {
  await register(shop, origins, guest);
  await shop.goto(`${origins.buyer}/us/login`);
  await enter(shop, guest);
  await shop.waitForURL(/\/us\/account/);
  await shop.goto(`${origins.buyer}/us/shop/nordlys-home?inStock=1`);
  const product = await shop.locator("main article h3 a").first().getAttribute("href");
  await addBy(shop.getByRole("button", { name: /^Add .+ to cart$/ }).first());
  await checkOut(shop, origins, guest);
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
  return new URL(product!, origins.buyer).pathname;
}

/** Loads a page of the shop until it tells something. */
async function tells(page: Page, address: string, words: string): Promise<void> {
  const text = async () => {
    await page.goto(address);
    return await page.locator("main").innerText();
  };
  await expect.poll(text, { interval: 1_000 }).toContain(words);
}

journey(
  "what was bought is reviewed with a photo, replied to and shown; the seller is rated",
  {},
  async ({ context, page, origins }) => {
    const guest = newGuest("Sunniva");
    const desk = await context.newPage();
    const product = await delivered(page, desk, origins, guest);
    const words = `It stands where the old one stood. ${wordOf(guest)}`;

    await page.goto(`${origins.buyer}/us/reviews`);
    await page.getByRole("link", { name: "Review it" }).first().click();
    await page.waitForURL(/\/us\/reviews\/new\/lin_/);
    await page.locator("[name=rating][value='4']").check();
    await page.locator("[name=title]").fill("As it should be");
    await page.locator("[name=body]").fill(words);
    await page.locator("[name=files]").setInputFiles({ name: "mine.png", mimeType: "image/png", buffer: PIXEL });
    await page.getByRole("button", { name: "Publish the review" }).click();
    await page.waitForURL(/\/us\/reviews\/rev_/);
    await page.getByText("Your review is on its page").waitFor();

    await desk.goto(`${origins.seller}/reviews?open=1`);
    const mine = desk.locator("main li", { hasText: words });
    await mine.getByText("Reply to it").first().click();
    await mine.locator("[name=text]").fill("Thank you, enjoy it.");
    await mine.getByRole("button", { name: "Publish" }).click();
    await expect.poll(() => desk.locator("main").innerText()).not.toContain(words);

    const newest = `${origins.buyer}${product}?rs=newest`;
    await tells(page, newest, "Thank you, enjoy it.");
    const review = page.locator("#reviews li article", { hasText: words });
    await expect.poll(() => review.innerText()).toContain("Verified purchase");
    // Before the page is awake, a photo is a link to its picture.
    await review.locator("[data-photo][aria-haspopup=dialog]").click();
    await page.getByRole("dialog", { name: "Photos of customers" }).waitFor();
    await page.keyboard.press("Escape");
    await expect.poll(() => review.getByRole("button", { name: /^Helpful/ }).isVisible()).toBe(false);

    await page.goto(`${origins.buyer}/us/reviews`);
    await page
      .getByRole("link", { name: /^Rate / })
      .first()
      .click();
    await page.locator("[name=rating][value='5']").check();
    for (const name of ["inTime", "asDescribed", "goodService"])
      await page.locator(`[name=${name}][value=yes]`).check();
    await page.getByRole("button", { name: "Send the rating" }).click();
    await page.getByText("Your rating counts").waitFor();
  },
);

journey(
  "a question is asked, answered and found helpful without scripts; a mail tells of the answer",
  { scripts: false },
  async ({ context, page, origins }) => {
    const guest = newGuest("Torunn");
    const desk = await context.newPage();
    const product = await delivered(page, desk, origins, guest);
    const words = `Does the lid close by itself, ${wordOf(guest)}?`;

    await page.goto(`${origins.buyer}${product}`);
    await page.getByRole("link", { name: "Ask a question" }).click();
    await page.locator("[name=body]").fill(words);
    await page.getByRole("button", { name: "Ask", exact: true }).click();
    await page.waitForURL(/\/us\/questions\/qst_/);

    await desk.goto(`${origins.seller}/questions`);
    const mine = desk.locator("main li", { hasText: words });
    await mine.locator("summary").click();
    await mine.locator("[name=body]").fill("It does, slowly.");
    await mine.getByRole("button", { name: "Publish" }).click();
    const link = await linkTo(origins, guest.email, "question_answered");
    await page.goto(link);
    await page.getByText("It does, slowly.").waitFor();
    await tells(page, `${origins.buyer}${product}`, "It does, slowly.");

    const answer = page.locator("#questions li", { hasText: "It does, slowly." }).last();
    await answer.getByRole("button", { name: /^Helpful/ }).click();
    await page.waitForURL(/\/us\/p\//);
    const found = page.locator("#reviews article").first();
    if ((await found.count()) > 0) {
      await found.getByRole("link", { name: "Report" }).click();
      await page.locator("[name=reason]").selectOption("off_topic");
      await page.getByRole("button", { name: "Report" }).click();
      await page.getByText("We will look at it").waitFor();
    }
  },
);
