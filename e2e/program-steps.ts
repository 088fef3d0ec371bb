// What people do for programs of others, in steps that several journeys share.
import type { Page } from "playwright-core";
import type { Visitor } from "./journey.ts";

/** Signs the demo buyer in, who is then at `next`. */
export async function enterShop(page: Page, next: string, origin: string): Promise<void> {
  await page.goto(`${origin}/us/login?next=${encodeURIComponent(next)}`);
  await signInHere(page);
  await page.waitForURL((url) => url.pathname === next);
}

/** Signs the demo buyer in on the page that is open. */
export async function signInHere(page: Page): Promise<void> {
  const form = page.getByRole("form", { name: "Sign in" });
  await form.locator("[name=email]").fill("buyer@demo.stoa");
  await form.locator("[name=password]").fill("stoa-demo-2026");
  await form.getByRole("button").click();
}

/** Registers an app of the demo buyer's; its id is told by the page. */
export async function registerApp({ page, origins }: Visitor, redirectUri: string): Promise<string> {
  await enterShop(page, "/us/account/access", origins.buyer);
  await page.locator("summary", { hasText: "Register an app" }).click();
  const form = page.locator("details[open] form");
  await form.locator("[name=name]").fill("Price watch");
  await form.locator("[name=redirectUris]").fill(redirectUri);
  await form.getByLabel("See your orders").check();
  await form.getByLabel("See and change your wish lists").check();
  await page.getByRole("button", { name: "Register the app" }).click();
  return await page.getByLabel("Client id").inputValue();
}

/** Makes a key of the demo buyer's for their wish lists; its secret is told by the page. */
export async function makeKey({ page, origins }: Visitor): Promise<string> {
  await enterShop(page, "/us/account/access", origins.buyer);
  await page.locator("summary", { hasText: "Make a key" }).click();
  const form = page.locator("details[open] form");
  await form.locator("[name=name]").fill("Wish list sync");
  await form.getByLabel("See and change your wish lists").check();
  await page.getByRole("button", { name: "Make the key" }).click();
  return await page.getByLabel("Your new key").inputValue();
}

/** Registers an app of the demo seller's that runs on a server; its id and its secret are told by the page that is open. */
export async function registerShopApp(page: Page): Promise<{ clientId: string; secret: string }> {
  await page.locator("summary", { hasText: "Register an app" }).click();
  const form = page.locator("details[open] form");
  await form.locator("[name=name]").fill("Warehouse");
  await form.getByLabel("Pack, send and complete orders").check();
  await page.getByRole("button", { name: "Register the app" }).click();
  const [clientId, secret] = [page.getByLabel("Client id"), page.getByLabel("Client secret")];
  return { clientId: await clientId.inputValue(), secret: await secret.inputValue() };
}
