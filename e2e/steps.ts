// What visitors do, in steps that several journeys share. Each works with and without scripts.
import { expect } from "vitest";
import type { Locator, Page } from "playwright-core";
import type { Visitor } from "./journey.ts";

export type Origins = Visitor["origins"];

/** A guest with an address of their own, so that journeys do not meet each other's mails. */
export type Guest = { email: string; name: string };

/** A new guest. */
export function newGuest(name: string): Guest {
  return { email: `${name.toLowerCase()}-${crypto.randomUUID().slice(0, 8)}@example.com`, name: `${name} Journey` };
}

/** A word of a guest's own. Of letters alone: eight digits would be taken out of what they write, as a telephone number. */
export const wordOf = ({ email }: Guest): string =>
  email
    .replace(/@.*/, "")
    .slice(-8)
    .replaceAll(/\d/g, (digit) => "ghijklmnop"[Number(digit)]!);

/** A mail as the console tells it. */
export type Mail = { to: string; subject: string; template: string; text: string; createdAt: number };

/** The newest mails, to one address or to everybody. */
export async function mails(origins: Origins, to = ""): Promise<Mail[]> {
  const response = await fetch(`${origins.console}/mail.json?to=${encodeURIComponent(to)}`);
  return (await response.json()) as Mail[];
}

/** The link of the newest mail of a kind to somebody, once it is there. */
export async function linkTo(origins: Origins, to: string, template: string): Promise<string> {
  let link = "";
  const arrived = async () => {
    const mail = (await mails(origins, to)).find((each) => each.template === template);
    link = /https?:\/\/\S+/.exec(mail?.text ?? "")?.[0] ?? "";
    return link;
  };
  await expect.poll(arrived).not.toBe("");
  return link;
}

/** A password of the people in journeys. */
export const PASSPHRASE = "a horse that counts to nine";

/** Registers on the sign-in page, and makes the account by the link of the mail. The browser is not signed in by it. */
export async function register(page: Page, origins: Origins, { email, name }: Guest): Promise<void> {
  await page.goto(`${origins.buyer}/us/login`);
  const form = page.getByRole("form", { name: "Create an account" });
  const typed = { name, email, password: PASSPHRASE };
  for (const [field, text] of Object.entries(typed)) await form.locator(`[name=${field}]`).fill(text);
  await form.getByRole("button").click();
  await page.waitForURL(/\/us\/check-mail/);
  await page.goto(await linkTo(origins, email, "account_verify"));
  await page.getByRole("button", { name: "Create my account" }).click();
  await page.getByText("Your account is there").waitFor();
}

/** Signs in on the shop's sign-in page that is open. */
export async function enter(page: Page, { email }: Guest, password = PASSPHRASE): Promise<void> {
  const form = page.getByRole("form", { name: "Sign in" });
  await form.locator("[name=email]").fill(email);
  await form.locator("[name=password]").fill(password);
  await form.getByRole("button", { name: "Sign in", exact: true }).click();
}

/** The charges that the provider has booked. */
export async function charges(origins: Origins): Promise<string[]> {
  const statement = await (await fetch(`${origins.console}/statement.csv`)).text();
  return statement.split("\r\n").filter((line) => line.includes(",charge,"));
}

/** Signs in to the seller or the admin app with a demo account. */
export async function signIn(page: Page, origin: string, email: string): Promise<void> {
  await page.goto(`${origin}/login`);
  await page.fill("main [name=email]", email);
  await page.fill("main [name=password]", "stoa-demo-2026");
  await page.click("main button[type=submit]");
  await page.waitForURL((url) => url.pathname !== "/login");
}

/** The seller whose offer a product page puts first. */
export async function firstSeller(page: Page): Promise<{ handle: string; name: string }> {
  const link = page.locator("main a[href^='/us/shop/']").first();
  const handle = (await link.getAttribute("href"))?.split("/").at(-1) ?? "";
  return { handle, name: (await link.innerText()).trim() };
}

/** Searches by the form at the head of the page, and opens the first result that `isWanted`. */
export async function findProduct(
  page: Page,
  origins: Origins,
  words: string,
  isWanted: () => Promise<boolean>,
): Promise<void> {
  await page.goto(`${origins.buyer}/us`);
  const search = page.locator("header form[role=search], header search form").first();
  await search.locator("[name=q]").fill(words);
  await search.locator("[name=q]").press("Enter");
  await page.waitForURL(/\/us\/s\?/);
  const results = await hrefs(page.locator("main article h3 a"));
  expect(results.length, `results for “${words}”`).toBeGreaterThan(0);
  for (const href of results) {
    await page.goto(`${origins.buyer}${href}`);
    if (await isWanted()) return;
  }
  throw new Error(`No result for “${words}” is what the journey needs.`);
}

/** Whether the open product page has something to put into the cart. */
export async function canBeBought(page: Page): Promise<boolean> {
  return (await page.getByRole("button", { name: "Add to cart", exact: true }).count()) > 0;
}

/** Puts the first offer of the open product page into the cart, and waits until it is there. */
export async function addToCart(page: Page): Promise<void> {
  await addBy(page.getByRole("button", { name: "Add to cart", exact: true }).first());
}

/** Presses a button that adds to the cart. Before the page is awake the form leads there; later a message tells it. */
export async function addBy(button: Locator): Promise<void> {
  const page = button.page();
  await button.click();
  const isAdded = async () => page.url().endsWith("/cart") || (await page.getByText("Added to your cart").isVisible());
  await expect.poll(isAdded).toBe(true);
}

/** From the cart to where a checkout ends, as a guest with a test card of the sandbox; whether it is paid, the card says. */
export async function placeOrder(page: Page, origins: Origins, guest: Guest, card: string): Promise<void> {
  await page.goto(`${origins.buyer}/us/cart`);
  await page.getByRole("link", { name: "Go to checkout" }).click();
  await page.waitForURL(/\/us\/checkout$/);
  const typed = {
    email: guest.email,
    name: guest.name,
    line1: "77 Massachusetts Avenue",
    city: "Cambridge",
    region: "MA",
    postalCode: "02139",
    phone: "+1 617 555 0100",
    number: card,
    expiry: "12/34",
    cvc: "123",
  };
  for (const [name, text] of Object.entries(typed)) await page.locator(`main [name=${name}]`).fill(text);
  await page.getByRole("button", { name: /^Pay \$/ }).click();
  await page.waitForURL(/\/us\/checkout\/done\/pur_/);
}

/** From the cart to the confirmation, as a guest with a test card of the sandbox. */
export async function checkOut(
  page: Page,
  origins: Origins,
  guest: Guest,
  card = "4242 4242 4242 4242",
): Promise<void> {
  await placeOrder(page, origins, guest, card);
  await page.getByRole("heading", { name: "Thank you!" }).waitFor();
}

async function hrefs(links: Locator): Promise<string[]> {
  const found = await links.evaluateAll((all) => all.map((link) => link.getAttribute("href") ?? ""));
  return found.filter((href) => href !== "");
}
