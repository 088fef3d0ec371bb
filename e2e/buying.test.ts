// A guest buys from two sellers in one go: two orders, one payment, three mails. What a card did not pay is paid from the order.
import { expect } from "vitest";
import { journey } from "./journey.ts";
import {
  addBy,
  addToCart,
  canBeBought,
  charges,
  checkOut,
  findProduct,
  firstSeller,
  mails,
  newGuest,
  placeOrder,
} from "./steps.ts";

for (const scripts of [true, false]) {
  journey(
    `a guest buys from two sellers${scripts ? "" : " without scripts"}`,
    { scripts },
    async ({ page, origins }) => {
      const guest = newGuest(scripts ? "Wanda" : "Nora");
      const chargesBefore = (await charges(origins)).length;

      await findProduct(page, origins, "lamp", () => canBeBought(page));
      const one = await firstSeller(page);
      await addToCart(page);

      await findProduct(
        page,
        origins,
        "mug",
        async () => (await canBeBought(page)) && (await firstSeller(page)).handle !== one.handle,
      );
      const other = await firstSeller(page);
      await addToCart(page);

      await checkOut(page, origins, guest);
      const confirmation = await page.locator("main").innerText();
      expect(confirmation).toContain(guest.email);
      expect(confirmation).toContain(one.name);
      expect(confirmation).toContain(other.name);

      await page.getByRole("link", { name: "Follow your order" }).click();
      await page.waitForURL(/\/us\/orders\/pur_/);
      await expect.poll(() => page.locator("main").innerText()).toContain(one.name);
      const order = await page.locator("main").innerText();
      expect(order).toContain(other.name);
      const [number = "no number"] = /S-[0-9A-Z]{4}-[0-9A-Z]{4}/.exec(order) ?? [];

      expect(await charges(origins)).toHaveLength(chargesBefore + 1);
      await expect.poll(() => mails(origins, guest.email).then((all) => all.length)).toBe(1);
      const toSellers = async () =>
        (await mails(origins)).filter((mail) => mail.template === "order_new" && mail.subject.includes(number));
      // Every owner of a shop is written to: as many orders as sellers, however many read of them.
      const ordersTold = async () => new Set((await toSellers()).map(({ subject }) => subject)).size;
      await expect.poll(ordersTold).toBe(2);
    },
  );
}

journey("a payment that was declined is made again from the order", {}, async ({ page, origins }) => {
  await findProduct(page, origins, "lamp", () => canBeBought(page));
  await addToCart(page);
  await placeOrder(page, origins, newGuest("Petra"), "4000 0000 0000 0002");
  await page.getByRole("heading", { name: "Not paid yet" }).waitFor();
  expect(await page.title()).toContain("Not paid yet");

  await page.goto(page.url().replace("/checkout/done/", "/orders/"));
  // The order says so where it tells of the payment, too, and offers nothing of it a second time.
  const told = page.locator("main aside");
  await told.getByText("Waiting for payment").waitFor();
  expect(await page.getByRole("button", { name: "Buy again" }).count()).toBe(0);
  await page.getByRole("link", { name: /^Pay \$/ }).click();
  await page.waitForURL(/\/us\/checkout\/done\/pur_/);
  await page.getByRole("button", { name: "Use the test card" }).click();
  await page.getByRole("button", { name: /^Pay \$/ }).click();
  await page.getByRole("heading", { name: "Thank you!" }).waitFor();
  await page.getByRole("link", { name: "Follow your order" }).click();
  await page.waitForURL(/\/us\/orders\/pur_/);
  await page.getByRole("link", { name: "All orders" }).waitFor();
  expect(await page.getByRole("link", { name: /^Pay \$/ }).count()).toBe(0);
  await page.getByRole("button", { name: "Buy again" }).waitFor();
  await told.getByText(/^Paid \$/).waitFor();
});

journey("a way of paying stays chosen when the total changes", {}, async ({ page, origins }) => {
  await page.goto(`${origins.buyer}/in/shop/nordlys-home?inStock=1`);
  await addBy(page.getByRole("button", { name: /^Add .+ to cart$/ }).first());
  await page.goto(`${origins.buyer}/in/checkout`);
  const total = page.getByRole("button", { name: /^Pay ₹/ });
  const before = await total.innerText();
  await page.locator("main [name=method][value=cod]").check();
  await page.locator("main [name^='delivery:'][value=express]").check();
  await expect.poll(() => total.innerText()).not.toBe(before);
  expect(await page.locator("main [name=method]:checked").inputValue()).toBe("cod");
});
