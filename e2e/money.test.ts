// One purchase from its coupon to the seller's payout, with every amount that a screen shows held against the ledger. It has
// a marketplace of its own, since it moves the clock.
import { addDays, formatMoney, isoDay } from "@stoa/contract";
import { afterAll, expect, inject } from "vitest";
import type { Page } from "playwright-core";
import { journey } from "./journey.ts";
import { invariantBreaks, MarketplaceProcess } from "./process.ts";
import { addBy, type Guest, newGuest, type Origins, signIn } from "./steps.ts";

const FIRST_PORT = 4210;
/** Cards that the sandbox asks the customer to approve. */
const ASKS = "4000 0027 6000 3184";

const marketplace = inject("browser") === "" ? null : new MarketplaceProcess(FIRST_PORT);
afterAll(async () => await marketplace?.remove());

const usd = (minor: number) => formatMoney(minor, "USD", "en-US");

/** What stands in the database: the whole truth, to which screens are held. */
function asked<T>(sql: string, ...values: (string | number)[]): T[] {
  const database = marketplace!.database();
  try {
    return database.prepare(sql).all(...values) as T[];
  } finally {
    database.close();
  }
}

const balance = (account: string): number =>
  asked<{ total: number }>(
    "SELECT coalesce(sum(amount_minor), 0) AS total FROM ledger_entry WHERE account = ? AND currency = 'USD'",
    account,
  )[0]!.total;

/** Two lines of the demo seller and one of another, with a coupon, paid with a card that asks for approval. */
async function buy(page: Page, origins: Origins, guest: Guest): Promise<string> {
  for (const [shop, place] of [
    ["nordlys-home", 0],
    ["nordlys-home", 1],
    ["lumen-works", 0],
  ] as const) {
    await page.goto(`${origins.buyer}/us/shop/${shop}?inStock=1`);
    await addBy(page.getByRole("button", { name: /^Add .+ to cart$/ }).nth(place));
  }
  await page.goto(`${origins.buyer}/us/checkout?coupon=WELCOME10`);
  await page.getByText("Welcome to Stoa").waitFor();
  // The page is awake once it offers to fill in the card.
  await page.getByRole("button", { name: "Use the test card" }).waitFor();
  const typed = {
    email: guest.email,
    name: guest.name,
    line1: "77 Massachusetts Avenue",
    city: "Cambridge",
    region: "MA",
    postalCode: "02139",
    phone: "+1 617 555 0100",
    number: ASKS,
    expiry: "12/34",
    cvc: "123",
  };
  for (const [name, text] of Object.entries(typed)) await page.locator(`main [name=${name}]`).fill(text);
  await page.getByRole("button", { name: /^Pay \$/ }).click();
  await page.waitForURL(/\/pay\/sbx_/);
  await page.getByRole("button", { name: /approve/i }).click();
  await page.waitForURL(/\/us\/checkout\/done\/pur_/);
  await page.getByRole("heading", { name: "Thank you!" }).waitFor();
  await page.getByRole("link", { name: "Follow your order" }).click();
  await page.waitForURL(/\/us\/orders\/pur_/);
  return /pur_[a-z0-9]+/.exec(page.url())![0];
}

/** Sends one unit first and the rest afterwards, and marks both parcels as delivered. */
async function sendInTwoParcels(desk: Page): Promise<void> {
  await desk.getByRole("button", { name: "Start picking" }).click();
  await desk.getByRole("button", { name: "Mark as packed" }).click();
  for (const [parcel, number] of ["1Z999AA10123456784", "1Z999AA10123456785"].entries()) {
    if (parcel === 0) await desk.locator("[name^='units:']").nth(1).selectOption("0");
    await desk.locator("[name=carrier]").fill("UPS");
    await desk.locator("[name=trackingNumber]").fill(number);
    await desk.getByRole("button", { name: "Mark as shipped" }).click();
    await desk.getByText(number).first().waitFor();
  }
  const arrive = desk.getByRole("button", { name: "Mark as delivered" });
  for (let left = await arrive.count(); left > 0; left--) {
    await arrive.first().click();
    await expect.poll(() => arrive.count()).toBe(left - 1);
  }
}

journey(
  "a coupon, two sellers, 3-D Secure, two parcels, a return and a payout: every screen says what the ledger says",
  { timeout: 400_000 },
  async ({ context, page }) => {
    await marketplace!.open();
    const { origins } = marketplace!;
    const guest = newGuest("Liv");
    const purchaseId = await buy(page, origins, guest);
    const [bought] = asked<Record<string, number>>(
      "SELECT items_minor, discount_minor, delivery_minor, tax_minor, total_minor FROM purchase WHERE id = ?",
      purchaseId,
    );
    const shown = () => page.locator("main").innerText();
    for (const name of ["items_minor", "tax_minor", "total_minor"])
      expect(await shown()).toContain(usd(bought![name]!));
    expect(bought!["discount_minor"]).toBeGreaterThan(0);
    expect(await shown()).toContain(usd(-bought!["discount_minor"]!));
    const [coupon] = asked<{ told: number; booked: number }>(
      `SELECT (SELECT sum(platform_discount_minor) FROM seller_order WHERE purchase_id = ?1) AS told,
         (SELECT -sum(e.amount_minor) FROM ledger_entry e JOIN ledger_txn t ON t.id = e.txn_id JOIN seller_order o ON o.id = t.order_id
          WHERE o.purchase_id = ?1 AND e.account = 'promotions') AS booked`,
      purchaseId,
    );
    expect(coupon!.told, "the marketplace pays for its coupon").toBeGreaterThan(0);
    expect(coupon!.booked).toBe(coupon!.told);

    const [order] = asked<{ id: string; seller: string; total: number; earned: number }>(
      `SELECT o.id, o.seller_id AS seller, o.total_minor AS total, o.total_minor + o.platform_discount_minor - o.tax_minor - o.commission_minor AS earned
       FROM seller_order o JOIN seller s ON s.id = o.seller_id WHERE o.purchase_id = ? AND s.handle = 'nordlys-home'`,
      purchaseId,
    );
    const ofOrder = (account: string) =>
      asked<{ total: number }>(
        `SELECT coalesce(sum(e.amount_minor), 0) AS total FROM ledger_txn t JOIN ledger_entry e ON e.txn_id = t.id
         WHERE t.order_id = ? AND e.account = ?`,
        order!.id,
        `${account}:${order!.seller}`,
      )[0]!.total;
    const desk = await context.newPage();
    await signIn(desk, origins.seller, "seller@demo.stoa");
    await desk.goto(`${origins.seller}/orders/${order!.id}`);
    expect(await desk.locator("main").innerText()).toContain(usd(order!.earned));
    expect(ofOrder("pending")).toBe(order!.earned);
    await sendInTwoParcels(desk);

    await page.reload();
    await page.getByRole("link", { name: "Return items" }).click();
    await page.waitForURL(/\/us\/returns\/new\/ord_/);
    await page.locator("[name^=take-]").first().selectOption("1");
    await page.locator("[name^=reason-]").first().selectOption("unsuitable");
    await page.getByRole("button", { name: "Ask for the return" }).click();
    await page.waitForURL(/\/us\/returns\/rtn_/);
    await desk.goto(`${origins.seller}/returns`);
    await desk.locator("tr", { hasText: guest.name }).locator("a[href^='/returns/rtn_']").click();
    await desk.getByRole("button", { name: "Note the receipt" }).click();
    await desk.getByRole("button", { name: "Give the money back" }).click();
    await desk.getByText("The money is back with the customer").waitFor();
    const [refund] = asked<{ amount: number; kept: number }>(
      `SELECT amount_minor AS amount, amount_minor + platform_discount_minor - tax_minor - commission_minor AS kept FROM refund WHERE order_id = ?`,
      order!.id,
    );
    await page.goto(`${origins.buyer}/us/orders/${purchaseId}`);
    await expect.poll(shown).toContain(usd(-refund!.amount));
    expect(ofOrder("pending")).toBe(order!.earned - refund!.kept);
    const booked = async () => (await (await fetch(`${origins.console}/statement.csv`)).text()).split("\r\n");
    const isBooked = async () =>
      (await booked()).some((line) => line.includes(",refund,") && line.includes(`,${-refund!.amount},USD,`));
    await expect.poll(isBooked).toBe(true);

    await marketplace!.clock("+22d"); // released after fourteen days, paid out on the Monday after that
    expect(ofOrder("pending"), "what was pending is released").toBe(0);
    expect(ofOrder("seller")).toBe(order!.earned - refund!.kept);
    const [payout] = asked<{ id: string; amount: number }>(
      `SELECT p.id, p.amount_minor AS amount FROM payout p JOIN payout_item i ON i.payout_id = p.id JOIN ledger_txn t ON t.id = i.txn_id
       WHERE t.order_id = ? AND t.kind = 'release'`,
      order!.id,
    );
    // Weeks have passed: the session is over, whatever the open page has asked by itself.
    await signIn(desk, origins.seller, "seller@demo.stoa");
    await desk.goto(`${origins.seller}/money/payouts/${payout!.id}`);
    await expect.poll(() => desk.locator("main").innerText()).toContain(usd(payout!.amount));
    expect(await desk.locator("main").innerText()).toContain(usd(order!.earned - refund!.kept));
    expect(balance(`pending:${order!.seller}`)).toBeGreaterThanOrEqual(0);

    // The statement of those days closes with the balance of the ledger, and names the sale and what went back of it.
    const [first, last] = [addDays(isoDay(Date.now(), "UTC"), -1), addDays(isoDay(Date.now(), "UTC"), 21)];
    await desk.goto(`${origins.seller}/money/statement?currency=USD&from=${first}&to=${last}`);
    const statement = async () => await desk.locator("main").innerText();
    await expect
      .poll(statement)
      .toContain(usd(["seller", "pending", "reserve"].reduce((sum, of) => sum + balance(`${of}:${order!.seller}`), 0)));
    expect(await statement()).toContain(usd(order!.earned));
    expect(await statement()).toContain(usd(-refund!.kept));

    // Operators see the same order and the same payout.
    const operator = await context.newPage();
    await signIn(operator, origins.admin, "admin@demo.stoa");
    await operator.goto(`${origins.admin}/orders/${order!.id}`);
    const overseen = async () => await operator.locator("main").innerText();
    await expect.poll(overseen).toContain(usd(order!.total));
    for (const minor of [order!.earned, refund!.amount]) expect(await overseen()).toContain(usd(minor));
    await operator.goto(`${origins.admin}/payouts/${payout!.id}`);
    await expect.poll(overseen).toContain(usd(payout!.amount));
    expect(await overseen()).toContain(usd(order!.earned - refund!.kept));
    const database = marketplace!.database();
    expect(invariantBreaks(database)).toEqual([]);
    database.close();
  },
);
