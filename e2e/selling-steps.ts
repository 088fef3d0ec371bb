// How somebody becomes a seller, in steps that several journeys share.
import type { Page } from "playwright-core";
import type { Visitor } from "./journey.ts";
import { signIn } from "./steps.ts";

const PDF = Buffer.from("%PDF-1.4 a specimen");

/** Applies for a shop, signed in as somebody who sells nothing yet. Ends at the checklist. */
export async function apply(page: Page, { seller }: Visitor["origins"], handle: string): Promise<void> {
  await signIn(page, seller, "team-read-only@demo.stoa");
  await page.goto(`${seller}/apply`);
  await page.getByLabel("Name of the shop").fill(`Shop ${handle}`);
  await page.getByLabel("Address in the shop").fill(handle);
  await page.getByLabel("What you sell").fill("Chairs and tables of beech, made to last.");
  await page.getByRole("button", { name: "Apply" }).click();
  await page.waitForURL(/\/onboarding$/);
}

/** One thing of the checklist that is open, and of an operator's page of it. */
export const item = (page: Page, title: string) => page.getByRole("listitem").filter({ hasText: title });

/** Answers everything that the checklist asks for. */
export async function answerChecklist(page: Page): Promise<void> {
  const identity = item(page, "Proof of identity");
  await identity
    .locator("[type=file]")
    .setInputFiles({ name: "passport.pdf", mimeType: "application/pdf", buffer: PDF });
  await identity.getByRole("button", { name: "Send the file" }).click();
  await identity.getByText("Being looked at").waitFor();
  const register = item(page, "Register entry");
  await register.getByRole("textbox").fill("HRB 4711");
  await register.getByRole("button", { name: "Send" }).click();
  await register.getByText("Being looked at").waitFor();
  await item(page, "Safe and lawful goods").getByLabel("Yes, this is so.").check();
  await item(page, "Safe and lawful goods").getByRole("button", { name: "Confirm" }).click();
  await page.getByText("Everything is with us").waitFor();
}

/** Presses a button of the review of one item; a reason is given where one is asked for. */
export async function review(desk: Page, title: string, verb: string, reason?: string): Promise<void> {
  await item(desk, title).getByRole("button", { name: verb }).first().click();
  if (reason === undefined) return;
  await desk.locator("dialog[open]").getByLabel("Reason").fill(reason);
  await desk.locator("dialog[open]").getByRole("button", { name: verb, exact: true }).click();
}

/** Until the operator's page says what became of an item. */
export const shows = (desk: Page, title: string, word: string) =>
  item(desk, title).getByText(word, { exact: true }).first().waitFor();

/** Opens a shop that applied, in the operators' app. */
export async function openShop(desk: Page, { admin }: Visitor["origins"], handle: string): Promise<void> {
  await desk.goto(`${admin}/sellers?q=${handle}`);
  await desk.getByRole("link", { name: `Shop ${handle}` }).click();
}

/** Approves the shop itself, on its page in the operators' app. */
export async function approveShop(desk: Page, handle: string): Promise<void> {
  const head = desk.locator("header").filter({ hasText: handle });
  await head.getByRole("button", { name: "Approve", exact: true }).click();
  await desk.locator("dialog[open]").getByLabel("Reason").fill("All in order, welcome.");
  await desk.locator("dialog[open]").getByRole("button", { name: "Approve", exact: true }).click();
}
