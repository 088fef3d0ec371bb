// What people do for programs of others, in steps that several journeys share.
import type { Locator, Page } from "playwright-core";
import { expect } from "vitest";
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

/** Unfolds a form of the page. One that is unfolded before the page is awake may fold again when it wakes up. */
async function unfold(page: Page, title: string): Promise<Locator> {
  const form = page.locator("details[open] form");
  const isOpen = async () => {
    if ((await form.count()) === 0) await page.locator("summary", { hasText: title }).click();
    return await form.locator("[name=name]").isVisible();
  };
  await expect.poll(isOpen, { interval: 250 }).toBe(true);
  return form;
}

/** Registers an app of the demo buyer's; its id is told by the page. */
export async function registerApp({ page, origins }: Visitor, redirectUri: string): Promise<string> {
  await enterShop(page, "/us/account/access", origins.buyer);
  const form = await unfold(page, "Register an app");
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
  const form = await unfold(page, "Make a key");
  await form.locator("[name=name]").fill("Wish list sync");
  await form.getByLabel("See and change your wish lists").check();
  await page.getByRole("button", { name: "Make the key" }).click();
  return await page.getByLabel("Your new key").inputValue();
}

/** Registers an app of the demo seller's that runs on a server; its id and its secret are told by the page that is open. */
export async function registerShopApp(page: Page): Promise<{ clientId: string; secret: string }> {
  const form = await unfold(page, "Register an app");
  await form.locator("[name=name]").fill("Warehouse");
  await form.getByLabel("Pack, send and complete orders").check();
  await page.getByRole("button", { name: "Register the app" }).click();
  const [clientId, secret] = [page.getByLabel("Client id"), page.getByLabel("Client secret")];
  return { clientId: await clientId.inputValue(), secret: await secret.inputValue() };
}

/** A key of whoever is signed in on the page that is open; made by its API, with whatever scopes. */
export async function keyHere(page: Page, side: "account" | "seller", scopes: string[]): Promise<string> {
  return await page.evaluate(
    async ([path, body]) => {
      const headers = { "content-type": "application/json" };
      const answer = await fetch(`/trpc/${path}`, { method: "POST", headers, body: body! });
      const { result } = (await answer.json()) as { result: { data: { secret: string } } };
      return result.data.secret;
    },
    [`${side}.keys.make`, JSON.stringify({ name: "A program", scopes, days: 30 })],
  );
}
