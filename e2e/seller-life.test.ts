// A shop from its application to its first payout, by the pages alone. It has a marketplace of its own, since it moves the
// clock; the database is read for what no page tells: the books, and the audit log.
import { formatMoney } from "@stoa/contract";
import { afterAll, expect, inject } from "vitest";
import type { BrowserContext, Page } from "playwright-core";
import { journey } from "./journey.ts";
import { invariantBreaks, MarketplaceProcess } from "./process.ts";
import { answerChecklist, apply, approveShop, openShop, review, shows } from "./selling-steps.ts";
import { addBy, checkOut, newGuest, type Origins, signIn } from "./steps.ts";

const OWNER = "team-read-only@demo.stoa";
const TRACKING = "1Z0000000000000007";

const marketplace = inject("browser") === "" ? null : new MarketplaceProcess(4240);
afterAll(async () => await marketplace?.remove());

function asked<T>(sql: string, ...values: (string | number)[]): T[] {
  const database = marketplace!.database();
  try {
    return database.prepare(sql).all(...values) as T[];
  } finally {
    database.close();
  }
}

/** What the two do leaves a row each. */
const AUDITED = [
  "seller.apply",
  "checklist.answer",
  "checklist.approve",
  "seller.approve",
  "import.receive",
  "import.check",
  "import.run",
  "product.approve",
  "payout.account",
  "order.shipped",
  "order.delivered",
];

/** Rows of the file, of which three say what cannot be. */
const ROWS = 200;
const WRONG: Record<number, { stock?: string; price?: string; category?: string }> = {
  20: { stock: "many" },
  90: { price: "a bargain" },
  150: { category: "no-such-department" },
};
const titleOf = (i: number) => `Beech Stool No. ${i}`;
const FILE = [
  "sku,title,brand,category,description,weight_grams,stock,price_usd",
  ...Array.from({ length: ROWS }, (_, i) =>
    [
      `STOOL-${i}`,
      titleOf(i),
      "Werkstatt",
      WRONG[i]?.category ?? "furniture",
      "Turned from one piece of beech.",
      2_400,
      WRONG[i]?.stock ?? 5,
      WRONG[i]?.price ?? "49.00",
    ].join(","),
  ),
].join("\r\n");

/** Brings the file in: its columns, the check, what is wrong with three rows, and the run. */
async function bringIn(page: Page, { seller }: Origins): Promise<void> {
  await page.goto(`${seller}/import`, { waitUntil: "networkidle" });
  await page
    .locator("input[type=file]")
    .setInputFiles({ name: "stools.csv", mimeType: "text/csv", buffer: Buffer.from(FILE) });
  await page.waitForURL(/\/import\/imp_/);
  await page.getByRole("button", { name: "Check every row" }).click();
  await page.getByText("197 of 200 rows would do something.").waitFor();
  const problems = page.getByRole("table", { name: "Problems" });
  for (const told of ["STOOL-20", "STOOL-90", "STOOL-150"]) await problems.getByText(told, { exact: false }).waitFor();
  await page.getByRole("button", { name: "Import 197 rows" }).click();
  await page.getByText("Proposed", { exact: true }).waitFor({ timeout: 60_000 });
  expect(await page.locator("main").innerText()).toMatch(/Proposed\s+197[\s\S]*Left out\s+3\b/);
}

/** Packs the shop's only order without a line; it is told once the line is back. */
async function shipOffline(context: BrowserContext, page: Page, { seller }: Origins): Promise<void> {
  await page.goto(`${seller}/ship?view=pack`);
  await page.locator("[name=trackingNumber]").waitFor();
  const isReady = () =>
    page.evaluate("navigator.serviceWorker.ready.then(() => navigator.serviceWorker.controller !== null)");
  await expect.poll(isReady, { timeout: 20_000 }).toBe(true);
  await context.setOffline(true);
  await page.goto(`${seller}/ship?view=pack`);
  await page.waitForURL(/\/ship\/offline\?view=pack$/);
  await page.locator("[name=carrier]").fill("UPS");
  await page.locator("[name=trackingNumber]").fill(TRACKING);
  await page.getByRole("button", { name: "Mark as shipped" }).click();
  await page.getByText("1 parcel waiting").waitFor();
  await page.goto("about:blank"); // or the ship desk itself tells it, at the moment in which it is left
  await context.setOffline(false);
  await page.goto(seller);
  await page.getByText("1 parcel packed offline: now told.").waitFor();
}

journey(
  "a new seller applies, is approved, imports, sells, ships without a line, and is paid out",
  { timeout: 300_000, expected: /ERR_INTERNET_DISCONNECTED|ERR_FAILED|Failed to fetch/ },
  async ({ context, page }) => {
    await marketplace!.open();
    const { origins } = marketplace!;
    const startedAt = Date.now();
    const handle = "beech-stools";
    await apply(page, origins, handle);
    await answerChecklist(page);
    const desk = await context.newPage();
    await signIn(desk, origins.admin, "admin@demo.stoa");
    await openShop(desk, origins, handle);
    for (const item of ["Proof of identity", "Register entry", "Safe and lawful goods"]) {
      await review(desk, item, "Approve");
      await shows(desk, item, "Approved");
    }
    await approveShop(desk, handle);
    await desk.getByText("Approved. They can sell from now on.").waitFor();

    await bringIn(page, origins);
    const [proposal] = asked<{ id: string; slug: string }>(
      `SELECT c.id, p.slug FROM product_change c JOIN product p ON p.id = c.product_id WHERE p.title = ? AND c.status = 'open'`,
      titleOf(7),
    );
    await desk.goto(`${origins.admin}/proposals/${proposal!.id}`);
    await desk.getByRole("button", { name: "Approve", exact: true }).first().click();
    await desk.locator("dialog[open]").getByRole("button", { name: "Approve", exact: true }).click();
    await desk.waitForURL(/\/proposals\?done=approve/);

    await page.goto(`${origins.seller}/money/settings`);
    const typed = { holder: "Beech Stools Inc.", account: "000123456789", bankCode: "110000000" };
    for (const [name, text] of Object.entries(typed)) await page.locator(`#account [name=${name}]`).fill(text);
    await page.getByRole("button", { name: "Save account" }).click();
    await page.getByText(typed.holder).waitFor();

    const guest = newGuest("Gina");
    const shop = await context.newPage();
    await expect.poll(async () => (await shop.goto(`${origins.buyer}/us/p/${proposal!.slug}`))?.status()).toBe(200);
    await addBy(shop.getByRole("button", { name: "Add to cart", exact: true }).first());
    await checkOut(shop, origins, guest);
    await shop.getByRole("link", { name: "Follow your order" }).click();
    await shop.waitForURL(/\/us\/orders\/pur_/);

    await shipOffline(context, page, origins);
    await expect.poll(() => shop.locator("main").innerText()).toContain(TRACKING);
    const [order] = asked<{ id: string; seller: string; earned: number }>(
      `SELECT o.id, o.seller_id AS seller, o.total_minor + o.platform_discount_minor - o.tax_minor - o.commission_minor AS earned
       FROM seller_order o JOIN seller s ON s.id = o.seller_id WHERE s.handle = ?`,
      handle,
    );
    const earned = formatMoney(order!.earned, "USD", "en-US");
    await page.goto(`${origins.seller}/orders/${order!.id}`);
    expect(await page.locator("main").innerText()).toContain(earned);
    await page.getByRole("button", { name: "Mark as delivered" }).click();
    await expect.poll(() => page.getByRole("button", { name: "Mark as delivered" }).count()).toBe(0);
    await page.goto(`${origins.seller}/money`);
    expect(await page.locator("main").innerText()).toMatch(
      new RegExp(`Pending\\s+${earned.replaceAll(/[$.]/g, "\\$&")}`),
    );

    await marketplace!.clock("+22d"); // released after fourteen days, paid out on the Monday after that
    const [payout] = asked<{ id: string; amount: number }>(
      "SELECT id, amount_minor AS amount FROM payout WHERE seller_id = ?",
      order!.seller,
    );
    expect(payout!.amount).toBe(order!.earned);
    await signIn(page, origins.seller, OWNER);
    await page.goto(`${origins.seller}/money/payouts/${payout!.id}`);
    await expect.poll(() => page.locator("main").innerText()).toContain(earned);
    await signIn(desk, origins.admin, "admin@demo.stoa");
    await desk.goto(`${origins.admin}/payouts/${payout!.id}`);
    await expect.poll(() => desk.locator("main").innerText()).toContain(earned);

    // Whatever the two did stands in the audit log.
    const done = asked<{ action: string }>(
      "SELECT DISTINCT action FROM audit WHERE at >= ? ORDER BY action",
      startedAt,
    );
    expect(done.map(({ action }) => action)).toEqual(expect.arrayContaining(AUDITED));
    const database = marketplace!.database();
    expect(invariantBreaks(database)).toEqual([]);
    database.close();
  },
);
