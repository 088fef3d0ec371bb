// An owner invites a colleague, who registers, joins, packs orders and sees no money; once removed they see nothing.
import { expect } from "vitest";
import { journey, type Visitor } from "./journey.ts";
import { linkTo, newGuest, PASSPHRASE, register, signIn } from "./steps.ts";

async function walk({ context, page: owner, origins }: Visitor): Promise<void> {
  const nora = newGuest("Nora");
  const { email } = nora;
  await signIn(owner, origins.seller, "seller@demo.stoa");
  await owner.goto(`${origins.seller}/team`);
  await owner.getByLabel("E-mail address").fill(email);
  await owner.getByLabel("Role", { exact: true }).last().selectOption("fulfilment");
  await owner.getByRole("button", { name: "Send invitation" }).click();
  await owner.getByRole("table", { name: "Open invitations" }).getByText(email).waitFor();
  const invitation = await linkTo(origins, email, "team_invitation");

  const colleague = await (await context.browser()!.newContext({ javaScriptEnabled: true })).newPage();
  await colleague.goto(invitation);
  await colleague.getByRole("heading", { name: "Join Nordlys Home" }).waitFor();
  await register(colleague, origins, nora);
  await colleague.goto(invitation);
  await colleague.getByRole("link", { name: "Sign in" }).click();
  await colleague.locator("main [name=email]").fill(email);
  await colleague.locator("main [name=password]").fill(PASSPHRASE);
  await colleague.getByRole("main").getByRole("button", { name: "Sign in", exact: true }).click();
  await colleague.getByRole("button", { name: "Join the team" }).click();
  await colleague.waitForURL(`${origins.seller}/`);

  await colleague.getByRole("heading", { name: "Nordlys Home" }).waitFor();
  const navigation = colleague.getByRole("navigation", { name: "Main" }).first();
  await navigation.getByRole("link", { name: "Orders" }).waitFor();
  expect(await navigation.getByRole("link", { name: /Team|Activity|Checklist|Money|Analytics|Disputes/ }).count()).toBe(
    0,
  );
  expect(await colleague.getByRole("heading", { name: "Balance" }).count()).toBe(0);
  await navigation.getByRole("link", { name: "Orders" }).click();
  await colleague.getByRole("table").getByRole("row").nth(1).waitFor();
  for (const path of ["/team", "/money", "/money/payouts"]) {
    const answer = await colleague.goto(origins.seller + path);
    expect(answer?.status(), path).toBe(403);
    await colleague.getByRole("heading", { name: "No access" }).waitFor();
  }
  await colleague.goto(invitation);
  await colleague.getByRole("heading", { name: "This link is no longer good" }).waitFor();

  await owner.reload();
  const row = owner.getByRole("table", { name: "Members of the team" }).getByRole("row", { name: email });
  await row.getByRole("button", { name: "Remove" }).click();
  await owner.locator("dialog[open]").getByRole("button", { name: "Remove" }).click();
  await expect.poll(() => row.count()).toBe(0);
  await colleague.goto(`${origins.seller}/orders`);
  await colleague.getByRole("heading", { name: "This account does not sell yet" }).waitFor();
  await colleague.context().close();
}

journey("a colleague is invited, joins, sees orders and no money, and is removed", {}, walk);
journey("a team is kept without any script", { scripts: false, width: 390 }, async ({ page, origins }) => {
  const email = `kim-${crypto.randomUUID().slice(0, 8)}@example.com`;
  await signIn(page, origins.seller, "team-manager@demo.stoa");
  await page.goto(`${origins.seller}/team`);
  const invited = page.getByRole("table", { name: "Open invitations" });
  await page.getByText("Change shop").first().waitFor({ state: "attached" });
  if ((await page.getByRole("heading", { name: "Team" }).count()) === 0) throw new Error("a manager sees the team");
  await page.getByLabel("E-mail address").fill(email);
  await page.getByRole("button", { name: "Send invitation" }).click();
  await invited.getByText(email).waitFor();
  await page.getByRole("button", { name: `Withdraw the invitation to ${email}` }).click();
  await expect.poll(() => page.getByText(email).count()).toBe(0);
});
