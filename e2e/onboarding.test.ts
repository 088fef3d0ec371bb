// Somebody applies to sell, sends a document, is asked again, and sells once everything is looked through.
import { expect } from "vitest";
import { journey, type Visitor } from "./journey.ts";
import { answerChecklist, apply, approveShop, item, openShop, review, shows } from "./selling-steps.ts";
import { signIn } from "./steps.ts";

async function walk({ context, page, origins }: Visitor): Promise<void> {
  const handle = `journey-${crypto.randomUUID().slice(0, 8)}`;
  await apply(page, origins, handle);
  const identity = item(page, "Proof of identity");
  await identity
    .locator("[type=file]")
    .setInputFiles({ name: "page.pdf", mimeType: "application/pdf", buffer: Buffer.from("<html>") });
  await identity.getByRole("button", { name: "Send the file" }).click();
  await identity.getByText("This file is not taken").waitFor();
  await answerChecklist(page);

  const desk = await context.newPage();
  await signIn(desk, origins.admin, "admin@demo.stoa");
  await openShop(desk, origins, handle);
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
  const register = item(page, "Register entry");
  await register.getByRole("textbox").fill("HRB 4711, Amtsgericht Jena");
  await register.getByRole("button", { name: "Send anew" }).click();
  await register.getByText("Being looked at").waitFor();

  await desk.reload();
  await approveShop(desk, handle);
  await desk
    .getByText(/Still to be approved or waived: Register entry/)
    .first()
    .waitFor();
  await desk.reload();
  await review(desk, "Register entry", "Approve");
  await shows(desk, "Register entry", "Approved");
  await approveShop(desk, handle);
  await desk.getByText("Approved. They can sell from now on.").waitFor();
  await page.reload();
  await page.getByText("Open", { exact: true }).first().waitFor();
}

journey("an applicant is asked again, and sells once everything is looked through", {}, walk);
journey("an application works without any script", { scripts: false, width: 390 }, walk);
