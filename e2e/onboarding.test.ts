// Somebody applies to sell, sends a document, is asked again, and sells once everything is looked through.
import type { Page } from "playwright-core";
import { expect } from "vitest";
import { journey, type Visitor } from "./journey.ts";
import { signIn } from "./steps.ts";

const PDF = Buffer.from("%PDF-1.4 a specimen");

/** Presses a button of the review of one item; a reason is given where one is asked for. */
async function review(desk: Page, item: string, verb: string, reason?: string): Promise<void> {
  const row = desk.getByRole("listitem").filter({ hasText: item });
  await row.getByRole("button", { name: verb }).first().click();
  if (reason === undefined) return;
  await desk.locator("dialog[open]").getByLabel("Reason").fill(reason);
  await desk.locator("dialog[open]").getByRole("button", { name: verb, exact: true }).click();
}

/** Until the operator's page says what became of an item. */
const shows = (desk: Page, item: string, word: string) =>
  desk.getByRole("listitem").filter({ hasText: item }).getByText(word, { exact: true }).first().waitFor();

async function walk({ context, page, origins }: Visitor): Promise<void> {
  const handle = `journey-${crypto.randomUUID().slice(0, 8)}`;
  await signIn(page, origins.seller, "team-read-only@demo.stoa");
  await page.goto(`${origins.seller}/apply`);
  await page.getByLabel("Name of the shop").fill(`Shop ${handle}`);
  await page.getByLabel("Address in the shop").fill(handle);
  await page.getByLabel("What you sell").fill("Chairs and tables of beech, made to last.");
  await page.getByRole("button", { name: "Apply" }).click();
  await page.waitForURL(/\/onboarding$/);

  const item = (title: string) => page.getByRole("listitem").filter({ hasText: title });
  const identity = item("Proof of identity");
  await identity
    .locator("[type=file]")
    .setInputFiles({ name: "page.pdf", mimeType: "application/pdf", buffer: Buffer.from("<html>") });
  await identity.getByRole("button", { name: "Send the file" }).click();
  await identity.getByText("This file is not taken").waitFor();
  await identity
    .locator("[type=file]")
    .setInputFiles({ name: "passport.pdf", mimeType: "application/pdf", buffer: PDF });
  await identity.getByRole("button", { name: "Send the file" }).click();
  await identity.getByText("Being looked at").waitFor();
  const register = item("Register entry");
  await register.getByRole("textbox").fill("HRB 4711");
  await register.getByRole("button", { name: "Send" }).click();
  await register.getByText("Being looked at").waitFor();
  await item("Safe and lawful goods").getByLabel("Yes, this is so.").check();
  await item("Safe and lawful goods").getByRole("button", { name: "Confirm" }).click();
  await page.getByText("Everything is with us").waitFor();

  const desk = await context.newPage();
  await signIn(desk, origins.admin, "admin@demo.stoa");
  await desk.goto(`${origins.admin}/sellers?q=${handle}`);
  await desk.getByRole("link", { name: `Shop ${handle}` }).click();
  const download = desk.waitForEvent("download");
  await desk.getByRole("link", { name: /passport\.pdf/ }).click();
  expect((await download).suggestedFilename()).toBe("passport.pdf");
  await review(desk, "Proof of identity", "Approve");
  await shows(desk, "Proof of identity", "Approved");
  await review(desk, "Register entry", "Ask again", "The number lacks its court.");
  await shows(desk, "Register entry", "Asked again");
  await review(desk, "Safe and lawful goods", "Approve");
  await shows(desk, "Safe and lawful goods", "Approved");

  await page.reload();
  await page.getByText("The number lacks its court.").waitFor();
  await register.getByRole("textbox").fill("HRB 4711, Amtsgericht Jena");
  await register.getByRole("button", { name: "Send anew" }).click();
  await register.getByText("Being looked at").waitFor();

  const head = desk.locator("header").filter({ hasText: handle });
  const approve = async () => {
    await head.getByRole("button", { name: "Approve", exact: true }).click();
    await desk.locator("dialog[open]").getByLabel("Reason").fill("All in order, welcome.");
    await desk.locator("dialog[open]").getByRole("button", { name: "Approve", exact: true }).click();
  };
  await desk.reload();
  await approve();
  await desk
    .getByText(/Still to be approved or waived: Register entry/)
    .first()
    .waitFor();
  await desk.reload();
  await review(desk, "Register entry", "Approve");
  await shows(desk, "Register entry", "Approved");
  await approve();
  await desk.getByText("Approved. They can sell from now on.").waitFor();
  await page.reload();
  await page.getByText("Open", { exact: true }).first().waitFor();
}

journey("an applicant is asked again, and sells once everything is looked through", {}, walk);
journey("an application works without any script", { scripts: false, width: 390 }, walk);
