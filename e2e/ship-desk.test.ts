// The ship desk without a line: two orders are packed, the browser is closed and comes back, and each was sent once.
import { expect } from "vitest";
import { journey } from "./journey.ts";
import { addBy, checkOut, newGuest, signIn } from "./steps.ts";

journey(
  "a seller packs two orders without a line, closes the page, and both are sent once when the line is back",
  { expected: /ERR_INTERNET_DISCONNECTED|ERR_FAILED|Failed to fetch/ },
  async ({ page, context, origins }) => {
    const follow: string[] = [];
    const guest = newGuest("Odile");
    for (const place of [0, 1]) {
      await page.goto(`${origins.buyer}/us/shop/nordlys-home?inStock=1`);
      await addBy(page.getByRole("button", { name: /^Add .+ to cart$/ }).nth(place));
      await checkOut(page, origins, guest);
      follow.push((await page.getByRole("link", { name: "Follow your order" }).getAttribute("href")) ?? "");
    }

    const desk = await context.newPage();
    await signIn(desk, origins.seller, "seller@demo.stoa");
    await desk.goto(`${origins.seller}/ship?view=pack`);
    const own = desk.locator("form", { hasText: guest.name });
    await expect.poll(() => own.count()).toBe(2);
    const isReady = () =>
      desk.evaluate("navigator.serviceWorker.ready.then(() => navigator.serviceWorker.controller !== null)");
    await expect.poll(isReady, { timeout: 20_000 }).toBe(true);

    await context.setOffline(true);
    await desk.goto(`${origins.seller}/ship?view=pack`);
    await desk.waitForURL(/\/ship\/offline\?view=pack$/);
    for (const number of ["1Z0000000000000001", "1Z0000000000000002"]) {
      await own.first().locator("[name=carrier]").fill("UPS");
      await own.first().locator("[name=trackingNumber]").fill(number);
      await own.first().getByRole("button", { name: "Mark as shipped" }).click();
      await desk.getByText("waits for the line.").first().waitFor();
      await desk.getByText(number.endsWith("1") ? "1 parcel waiting" : "2 parcels waiting").waitFor();
    }
    expect(await own.count()).toBe(0);
    await desk.close();

    await context.setOffline(false);
    const later = await context.newPage();
    await later.goto(origins.seller);
    await later.getByText("2 parcels packed offline: now told.").waitFor();
    // The desk puts first what is due first, which may be either of the two.
    const told: string[] = [];
    for (const href of follow) {
      await page.goto(`${origins.buyer}${href}`);
      const numbers = async () => (await page.locator("main").innerText()).match(/1Z000000000000000\d/g) ?? [];
      await expect.poll(numbers).toHaveLength(1);
      told.push(...(await numbers()));
    }
    expect(told.toSorted()).toEqual(["1Z0000000000000001", "1Z0000000000000002"]);
    await later.goto(`${origins.seller}/ship?view=pack`);
    expect(await later.locator("form", { hasText: guest.name }).count()).toBe(0);

    await later.getByRole("button", { name: "Sign out" }).first().click();
    await later.waitForURL(/\/login/);
    const isForgotten = () =>
      later.evaluate(`new Promise((resolve) => {
        indexedDB.open("stoa-desk").onsuccess = ({ target }) => {
          target.result.transaction("desk").objectStore("desk").count().onsuccess = (event) => resolve(event.target.result);
          target.result.close();
        };
      })`);
    await expect.poll(isForgotten).toBe(0);
  },
);
