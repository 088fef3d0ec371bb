// A coupon on its way from the cart to the order, with and without scripts.
import type { Page } from "playwright-core";
import { expect } from "vitest";
import { journey, type Visitor } from "./journey.ts";
import { addToCart } from "./steps.ts";

const PRODUCT = "/us/p/round-table-with-beech-legs";

/** The amounts at the side of the checkout, by what stands before them. */
async function amounts(page: Page): Promise<Record<string, string>> {
  const rows = await page.locator("aside dl > div").allInnerTexts();
  return Object.fromEntries(rows.map((row) => row.split("\n") as [string, string]));
}

const cents = (text: string | undefined) => Number((text ?? "").replace(/[^\d]/g, ""));

async function intoTheCheckout({ page, origins }: Visitor): Promise<void> {
  await page.goto(`${origins.buyer}${PRODUCT}`);
  await addToCart(page);
  await page.goto(`${origins.buyer}/us/cart`);
  await page.getByText("Have a coupon code?").click();
  await page.locator("main [name=coupon]").fill("welcome10");
  await page.getByRole("button", { name: "Apply" }).click();
  await page.waitForURL(/\/us\/checkout\?coupon=/);
}

const walk = (scripts: boolean) => async (visitor: Visitor) => {
  const { page } = visitor;
  await intoTheCheckout(visitor);
  await page.getByText("Welcome to Stoa").waitFor();
  const reduced = await amounts(page);
  const tenth = Math.min(cents(reduced["Items"]) / 10, 5_000);
  expect(Math.abs(cents(reduced["Discount"]) - tenth)).toBeLessThanOrEqual(1);
  // The page is awake once it offers to fill in the card.
  if (scripts) await page.getByRole("button", { name: "Use the test card" }).waitFor();
  await page.locator("[name=newCoupon]").fill("no-such-code");
  await page.getByRole("button", { name: "Apply" }).click();
  await page.getByText("We do not know the code NO-SUCH-CODE.").waitFor();
  expect((await amounts(page))["Discount"]).toBe(reduced["Discount"]);
  const typed = {
    email: `coupon-${scripts}-${Date.now()}@example.test`,
    name: "Ada Coupon",
    line1: "77 Massachusetts Avenue",
    city: "Cambridge",
    region: "MA",
    postalCode: "02139",
    phone: "+1 617 555 0100",
    number: "4242 4242 4242 4242",
    expiry: "12/34",
    cvc: "123",
  };
  for (const [name, text] of Object.entries(typed)) await page.locator(`main [name=${name}]`).fill(text);
  await page.getByRole("button", { name: /^Pay \$/ }).click();
  await page.waitForURL(/\/us\/checkout\/done\/pur_/);
  await page.getByRole("heading", { name: "Thank you!" }).waitFor();
  expect(await page.locator("main").innerText()).toContain(reduced["Discount"]);
};

journey("a coupon goes from the cart to the order", {}, walk(true));
journey("a coupon goes from the cart to the order without scripts", { scripts: false, width: 390 }, walk(false));
