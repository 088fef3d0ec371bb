// What people are told: the bell tells of a parcel while the page is open, a mail comes with the price that holds, and its
// link stops such mails without signing in.
import { expect } from "vitest";
import { journey } from "./journey.ts";
import { addBy, checkOut, enter, linkTo, mails, newGuest, register, signIn } from "./steps.ts";

/** How soon an open page must tell what has happened. */

journey(
  "the bell counts a parcel that has left, and forgets it once it was read",
  {},
  async ({ context, page, origins }) => {
    const nora = newGuest("Nora");
    await register(page, origins, nora);
    await page.goto(`${origins.buyer}/us/login`);
    await enter(page, nora);
    await page.waitForURL(/\/us\/account/);
    await page.goto(`${origins.buyer}/us/shop/nordlys-home?inStock=1`);
    await addBy(page.getByRole("button", { name: /^Add .+ to cart$/ }).first());
    await checkOut(page, origins, nora);
    const bell = page.getByRole("banner").getByRole("link", { name: /^Notifications/ });
    await expect.poll(() => bell.getAttribute("aria-label")).toBe("Notifications: 1 new");

    const desk = await context.newPage();
    await signIn(desk, origins.seller, "seller@demo.stoa");
    const deskBell = desk.getByRole("complementary").getByRole("link", { name: /^Notifications: .* new$/ });
    await deskBell.waitFor();
    await desk.goto(`${origins.seller}/orders`);
    await desk.locator("tr", { hasText: nora.name }).locator("a[href^='/orders/ord_']").click();
    await desk.locator("summary", { hasText: "Send it now" }).click();
    await desk.getByRole("button", { name: "Buy a label of Stoa Post" }).click();
    await desk.getByText("With the carrier").waitFor();

    await expect.poll(() => bell.getAttribute("aria-label")).toBe("Notifications: 2 new");
    await bell.click();
    await page.getByRole("heading", { name: "Notifications" }).waitFor();
    const news = page.locator("main li[data-new]");
    await expect.poll(() => news.count()).toBe(2);
    expect(await news.first().innerText()).toContain("is on its way with Stoa Post");
    await news
      .first()
      .getByRole("button", { name: /^Mark as read/ })
      .click();
    await expect.poll(() => bell.getAttribute("aria-label")).toBe("Notifications: 1 new");
    await page.getByRole("button", { name: "Mark all as read" }).click();
    await expect.poll(() => bell.getAttribute("aria-label")).toBe("Notifications");
    await page.getByRole("link", { name: /is on its way with Stoa Post/ }).click();
    await page.waitForURL(/\/us\/orders\/pur_/);
  },
);

journey(
  "a guest without scripts asks for a lower price, hears of it with the price that holds, and stops such mails",
  { scripts: false },
  async ({ context, page, origins }) => {
    const owen = newGuest("Owen");
    const desk = await context
      .browser()!
      .newContext()
      .then((own) => own.newPage());
    await signIn(desk, origins.seller, "seller@demo.stoa");
    await desk.goto(`${origins.seller}/offers?status=active`);
    await desk.locator("a[href^='/offers/ofr_']").first().click();
    await desk.waitForURL(/\/offers\/ofr_/);
    await desk.getByRole("heading", { name: "Stock" }).waitFor();
    const title = (await desk.getByRole("heading", { level: 1 }).innerText()).trim();
    const sku = (await desk.locator("header .font-mono").first().innerText()).trim();

    await page.goto(`${origins.buyer}/us/s?q=${encodeURIComponent(title)}`);
    await page.locator("main article h3 a", { hasText: title }).first().click();
    const product = new URL(page.url()).pathname;
    await page.goto(`${origins.buyer}${product}?v=${encodeURIComponent(sku)}`);
    await page.getByRole("link", { name: "Tell me when it costs less" }).click();
    await page.getByLabel("E-mail address").fill(owen.email);
    await page.getByRole("button", { name: "Tell me" }).click();
    await page.getByText("Look into your mailbox").waitFor();
    await page.goto(await linkTo(origins, owen.email, "alert_confirm"));
    await page.getByRole("button", { name: "Yes, tell me" }).click();
    await page.getByText("You hear from us as soon as it is so.").waitFor();

    // The seller asks one dollar: whoever else offers it asks for more.
    await desk.getByRole("button", { name: /Price in USD/ }).click();
    await desk.locator("input[inputmode=decimal]:focus").fill("1.00");
    await desk.keyboard.press("Enter");
    await expect
      .poll(async () => (await mails(origins, owen.email)).map((mail) => mail.template))
      .toContain("price_dropped");
    const told = (await mails(origins, owen.email)).find((mail) => mail.template === "price_dropped")!;
    expect(told.subject).toBe(`${title} now costs $1.00`);

    const [stop] = /http\S+\/us\/unsubscribe\S+/.exec(told.text)!;
    await context.clearCookies();
    await page.goto(stop);
    expect(await page.locator("main").innerText()).toContain("Lower prices");
    await page.getByRole("button", { name: "Stop these mails" }).click();
    await page.getByText("We write no more mails about “Lower prices”.").waitFor();
    await page.goto(stop);
    await page.getByText("We write no more mails about “Lower prices”.").waitFor();
    await desk.context().close();
  },
);
