// Proposals of sellers, approved together by an operator.
import { expect } from "vitest";
import { journey } from "./journey.ts";
import { signIn } from "./steps.ts";

for (const scripts of [true, false])
  journey(
    `proposals are approved together${scripts ? "" : " without scripts"}`,
    { scripts },
    async ({ page, origins }) => {
      await signIn(page, origins.admin, "admin@demo.stoa");
      await page.goto(`${origins.admin}/proposals`);
      const boxes = page.locator("main tbody input[type=checkbox]");
      const waiting = await boxes.count();
      expect(waiting).toBeGreaterThan(1);
      const chosen = await page.locator("main tbody a[href^='/proposals/']").first().getAttribute("href");
      await boxes.first().check();
      await page.getByRole("button", { name: "Approve chosen" }).click();
      await page.locator("dialog[open]").getByRole("button", { name: "Approve", exact: true }).click();
      await page.getByText("Approved: 1 proposal. The shop is following.").waitFor();
      await page.goto(`${origins.admin}/proposals`);
      await expect.poll(() => boxes.count()).toBe(waiting - 1);
      await page.goto(`${origins.admin}/proposals?status=approved`);
      await page.locator(`main a[href="${chosen}"]`).waitFor();
      await page.goto(`${origins.admin}/audit?action=product.approve`);
      expect(await page.locator("main tbody tr").count()).toBeGreaterThan(0);
    },
  );
