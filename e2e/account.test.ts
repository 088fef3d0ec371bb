// An account from its first mail to being forgotten, by the pages alone.
import { expect } from "vitest";
import { journey } from "./journey.ts";
import {
  addToCart,
  canBeBought,
  checkOut,
  enter,
  findProduct,
  linkTo,
  newGuest,
  PASSPHRASE,
  register,
} from "./steps.ts";

for (const scripts of [true, false])
  journey(
    `a person registers, keeps an address, changes the password and is forgotten${scripts ? "" : ", without scripts"}`,
    // A password that is too common, and an account that is still needed.
    { scripts, expected: /status of 4(00|09)/ },
    async ({ page, origins }) => {
      const person = newGuest(scripts ? "Ines" : "Otto");
      const shop = `${origins.buyer}/us`;
      const main = page.locator("main");

      // What was bought before as a guest is in the account later.
      await findProduct(page, origins, "mug", () => canBeBought(page));
      await addToCart(page);
      await checkOut(page, origins, person);

      await register(page, origins, person);
      await page.goto(`${shop}/login`);
      await enter(page, person);
      await page.waitForURL(/\/us\/account$/);
      await page.getByRole("heading", { name: `Hello, ${person.name}` }).waitFor();
      const orders = async () => {
        await page.goto(`${shop}/orders`);
        return await main.locator("a[href*='/orders/pur_']").count();
      };
      await expect.poll(orders).toBe(1);

      await page.goto(`${shop}/account/addresses/new`);
      const typed = {
        name: person.name,
        line1: "12 Long Lane",
        city: "Springfield",
        postalCode: "1",
        region: "IL",
        phone: "+1 555 0100",
      };
      for (const [name, text] of Object.entries(typed)) await main.locator(`[name=${name}]`).fill(text);
      await page.getByRole("button", { name: "Keep this address" }).click();
      expect(page.url()).toContain("/addresses/new"); // the browser's own check holds it back
      await main.locator("[name=postalCode]").fill("62701");
      await page.getByRole("button", { name: "Keep this address" }).click();
      await page.waitForURL(/\/account\/addresses$/);
      await page.getByText("Used by default").waitFor();

      await findProduct(page, origins, "lamp", () => canBeBought(page));
      await addToCart(page);
      await page.goto(`${shop}/checkout`);
      await expect.poll(() => main.locator("[name=line1]").inputValue()).toBe("12 Long Lane");

      await page.goto(`${shop}/account/profile`);
      const form = page.getByRole("region", { name: "Password" });
      await form.locator("[name=current]").fill(PASSPHRASE);
      await form.locator("[name=password]").fill("qwertyuiop");
      await form.getByRole("button").click();
      await form.getByRole("alert").waitFor();
      await form.locator("[name=current]").fill(PASSPHRASE);
      await form.locator("[name=password]").fill("nine horses counting");
      await form.getByRole("button").click();
      await page.getByText("Your password was changed").waitFor();

      const download = page.waitForEvent("download");
      await page.goto(`${shop}/account/privacy`);
      await page.getByRole("link", { name: "Download the file" }).click();
      expect((await download).suggestedFilename()).toMatch(/^stoa-account-.*\.json$/);

      // The order is still on its way: the account is needed.
      await main.locator("[name=email]").fill(person.email);
      await page.getByRole("button", { name: "Forget me for good" }).click();
      await page.getByText("Your account is still needed").waitFor();
    },
  );

journey(
  "a forgotten password is set anew by a mail, and an account without orders is forgotten",
  {},
  async (visitor) => {
    const { page, origins } = visitor;
    const person = newGuest("Vera");
    const shop = `${origins.buyer}/us`;
    await register(page, origins, person);
    await page.goto(`${shop}/login`);
    await page.getByRole("link", { name: "Forgotten your password?" }).click();
    await page.waitForURL(/\/us\/reset/);
    await page.locator("main [name=email]").fill(person.email);
    await page.getByRole("button", { name: "Send me a link" }).click();
    await page.waitForURL(/\/us\/check-mail/);
    await page.goto(await linkTo(origins, person.email, "account_reset"));
    await page.locator("main [name=password]").fill("nine horses counting");
    await page.getByRole("button", { name: "Set the password" }).click();
    await page.getByText("Your password is set").waitFor();
    await page.goto(`${shop}/login`);
    await enter(page, person, "nine horses counting");
    await page.waitForURL(/\/us\/account$/);
    // At rest: what the page still asks for somebody who is forgotten meanwhile is refused, as it should be.
    await page.goto(`${shop}/account/privacy`, { waitUntil: "networkidle" });
    await page.locator("main [name=email]").fill(person.email);
    await page.getByRole("button", { name: "Forget me for good" }).click();
    await page.getByText("Your account is forgotten").waitFor();
    await page.goto(`${shop}/account`);
    await page.getByText("You are not signed in").waitFor();
  },
);
