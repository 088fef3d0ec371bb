// A seller ships, and the order page that its buyer has open changes by itself.
import { expect } from "vitest";
import { journey } from "./journey.ts";
import { addBy, checkOut, mails, newGuest, signIn } from "./steps.ts";

/** How soon an open page must tell what has happened. */

journey("a seller ships and the buyer's open page tells it", {}, async ({ context, page, origins }) => {
  const guest = newGuest("Vera");
  await page.goto(`${origins.buyer}/us/shop/nordlys-home?inStock=1`);
  await addBy(page.getByRole("button", { name: /^Add .+ to cart$/ }).first());
  await checkOut(page, origins, guest);
  await page.getByRole("link", { name: "Follow your order" }).click();
  await page.waitForURL(/\/us\/orders\/pur_/);
  const told = () => page.locator("main").innerText();
  await expect.poll(told).toContain("Confirmed");
  await page.evaluate(() => Object.assign(globalThis, { stayed: true }));

  const desk = await context.newPage();
  await signIn(desk, origins.seller, "seller@demo.stoa");
  await desk.goto(`${origins.seller}/orders`);
  await desk.locator("tr", { hasText: guest.name }).locator("a[href^='/orders/ord_']").click();
  await desk.getByRole("button", { name: "Start picking" }).click();
  await expect.poll(told).toContain("Being prepared");
  await desk.getByRole("button", { name: "Mark as packed" }).click();
  await desk.locator("[name=carrier]").fill("UPS");
  await desk.locator("[name=trackingNumber]").fill("1Z999AA10123456784");
  await desk.getByRole("button", { name: "Mark as shipped" }).click();

  await expect.poll(told).toContain("1Z999AA10123456784");
  expect(await page.evaluate(() => "stayed" in globalThis), "the page was not loaded anew").toBe(true);
  const templates = async () => (await mails(origins, guest.email)).map((mail) => mail.template).toSorted();
  await expect.poll(templates).toEqual(["order_placed", "order_shipped"]);
});

journey(
  "a guest without scripts calls an item off, and reads the invoice once the rest has left",
  { scripts: false },
  async ({ context, page, origins }) => {
    const guest = newGuest("Wanda");
    for (const place of [0, 1]) {
      await page.goto(`${origins.buyer}/us/shop/nordlys-home?inStock=1`);
      await addBy(page.getByRole("button", { name: /^Add .+ to cart$/ }).nth(place));
    }
    await checkOut(page, origins, guest);
    await page.getByRole("link", { name: "Follow your order" }).click();
    await page.waitForURL(/\/us\/orders\/pur_/);
    await page.locator("summary", { hasText: "Cancel items" }).click();
    await page.getByRole("button", { name: "Cancel these" }).click();
    await page.getByText("Choose at least one.").waitFor();
    await page.locator("select[name^='units:']").first().selectOption("1");
    await page.getByRole("button", { name: "Cancel these" }).click();
    await page.getByText("Cancelled. The money is on its way back to you.").waitFor();
    expect(await page.locator("main").innerText()).toContain("1 of these were cancelled");
    const order = page.url();

    const desk = await context.newPage();
    await signIn(desk, origins.seller, "seller@demo.stoa");
    await desk.goto(`${origins.seller}/orders`);
    await desk.locator("tr", { hasText: guest.name }).locator("a[href^='/orders/ord_']").click();
    await desk.locator("summary", { hasText: "Send it now" }).click();
    await desk.getByRole("button", { name: "Buy a label of Stoa Post" }).click();
    await desk.getByText("With the carrier").waitFor();

    await page.goto(order);
    await page.getByText("Tracking Stoa Post").waitFor();
    await page.getByRole("link", { name: /^Invoice/ }).click();
    await page.getByRole("heading", { name: "Invoice" }).waitFor();
    const templates = async () => (await mails(origins, guest.email)).map((mail) => mail.template).toSorted();
    await expect.poll(templates).toEqual(["order_cancelled", "order_placed", "order_shipped"]);
  },
);

journey(
  "a seller picks several orders at once and prints their slips together",
  {},
  async ({ context, page, origins }) => {
    const name = `Paula${crypto.randomUUID().slice(0, 6)}`;
    for (let i = 0; i < 2; i++) {
      await page.goto(`${origins.buyer}/us/shop/nordlys-home?inStock=1`);
      await addBy(page.getByRole("button", { name: /^Add .+ to cart$/ }).first());
      await checkOut(page, origins, newGuest(name));
    }

    const desk = await context.newPage();
    await signIn(desk, origins.seller, "seller@demo.stoa");
    await desk.goto(`${origins.seller}/orders?q=${name}`);
    const rows = desk.locator("tbody tr");
    await expect.poll(() => rows.count()).toBe(2);
    const stepAll = async (button: string, outcome: RegExp) => {
      await desk.getByLabel("Choose every row of this page").check();
      await desk.getByRole("button", { name: button }).click();
      await desk.getByRole("status").filter({ hasText: outcome }).waitFor();
    };
    await stepAll("Start picking", /^Picking has begun: 2 orders\.$/);
    await expect.poll(() => rows.filter({ hasText: "Picking" }).count()).toBe(2);
    // A step that an order has behind it is refused for that order, with the reason.
    await stepAll("Start picking", /: 0 orders; 2 orders stayed as they were\.[^]*is past this step/);
    await stepAll("Mark as packed", /^Packed: 2 orders\.$/);

    await desk.getByLabel("Choose every row of this page").check();
    await desk.getByRole("link", { name: "Packing slips" }).click();
    await desk.waitForURL(/\/slip\?orders=ord_/);
    await expect.poll(() => desk.locator("article", { hasText: name }).count()).toBe(2);
  },
);
