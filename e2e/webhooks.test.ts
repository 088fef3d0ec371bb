// A seller's own programs: the examples of the repository hear of an order by a webhook that was made by hand, and set stock.
import type { Server } from "node:http";
import type { AddressInfo } from "node:net";
import type { Page } from "playwright-core";
import { expect } from "vitest";
import { listen, push, rowsOf, type Shop } from "../examples/erp-sync/erp-sync.ts";
import { type Event, receiver } from "../examples/receiver/receiver.ts";
import { verify } from "../examples/receiver/verify.ts";
import { journey, type Visitor } from "./journey.ts";
import { signIn } from "./steps.ts";

/** Makes a webhook on the pages; its secret is told once. */
async function addWebhook({ page, origins }: Visitor, port: number): Promise<string> {
  await page.goto(`${origins.seller}/webhooks`);
  await page.getByRole("link", { name: "Add a webhook" }).first().click();
  await page.getByLabel("Address").fill(`http://127.0.0.1:${port}/hook`);
  await page.getByLabel("offer.stock_low").check();
  await page.getByRole("button", { name: "Add the webhook" }).click();
  return await page.getByLabel("The secret that it is signed with").inputValue();
}

/** Makes a key that may see orders and send them, and change offers. */
async function makeShopKey({ page, origins }: Visitor): Promise<string> {
  await page.goto(`${origins.seller}/access`);
  await page.locator("summary", { hasText: "Make a key" }).click();
  const form = page.locator("details[open] form");
  await form.locator("[name=name]").fill("ERP");
  await form.getByLabel("Change offers, prices and stock").check();
  await form.getByLabel("Pack, send and complete orders").check();
  await page.getByRole("button", { name: "Make the key" }).click();
  return await page.getByLabel("The new key").inputValue();
}

/** Starts a server of an example on a port of its own. */
async function started(server: Server, port = 0): Promise<number> {
  await new Promise<void>((done) => server.listen(port, "127.0.0.1", done));
  return (server.address() as AddressInfo).port;
}

/** Asks the API as the shop's program. */
async function ask<T>({ api, key }: Shop, path: string, input: object, isMutation = false): Promise<T> {
  const query = isMutation ? "" : `?${new URLSearchParams({ input: JSON.stringify(input) })}`;
  const response = await fetch(`${api}/trpc/${path}${query}`, {
    headers: { authorization: `Bearer ${key}`, "content-type": "application/json" },
    ...(isMutation ? { method: "POST", body: JSON.stringify(input) } : {}),
  });
  expect(response.status, path).toBe(200);
  return ((await response.json()) as { result: { data: T } }).result.data;
}

const deliveryRow = (page: Page, type: string) => page.getByRole("row").filter({ hasText: type });

async function walk(visitor: Visitor): Promise<void> {
  const { page, origins } = visitor;
  await signIn(page, origins.seller, "seller@demo.stoa");
  const shop = { api: origins.api, key: await makeShopKey(visitor) };

  // The port is known before the secret is: nobody answers until the receiver starts.
  const probe = receiver("whsec_", () => undefined);
  const port = await started(probe);
  await new Promise((done) => probe.close(done));
  const secret = await addWebhook(visitor, port);
  await page.getByRole("link", { name: "Go to the webhook" }).click();
  await page.getByRole("button", { name: "Send a test event" }).click();
  await page.getByText("Could not be reached").waitFor();

  const events: Event[] = [];
  const orders: unknown[] = [];
  let isDown = true;
  const erp = listen(shop, secret, (event, order) => {
    if (isDown) {
      isDown = false;
      throw new Error("the ERP is down for a moment");
    }
    events.push(event);
    orders.push(order);
  });
  await started(erp, port);
  await page.getByRole("button", { name: "Send it once more" }).click();
  await expect.poll(async () => (await page.reload(), await page.getByText("HTTP 200").count())).toBe(1);

  const { items } = await ask<{ items: { orderId: string }[] }>(shop, "seller.orders.list", {
    status: "confirmed",
    limit: 1,
  });
  const { orderId } = items[0]!;
  await ask(shop, "seller.orders.ship", { orderId, carrier: "UPS", trackingNumber: "1Z999" }, true);
  // The first try fails, as told; the second comes five seconds later, with the same id.
  await expect.poll(() => events.map(({ type }) => type)).toEqual(["order.shipped"]);
  expect(events[0]).toMatchObject({ ids: { orderId }, data: { order: { orderId } } });
  expect(orders[0]).toMatchObject({ orderId, address: { line1: expect.any(String) } });
  expect(JSON.stringify(events[0])).not.toContain("line1");

  await page.getByRole("link", { name: "The webhook" }).click();
  await deliveryRow(page, "order.shipped").getByText("Delivered").waitFor();
  await deliveryRow(page, "order.shipped").getByRole("link").click();
  await page.getByText("HTTP 500").waitFor();
  await page.getByText("try again").waitFor();
  await new Promise((done) => erp.close(done));

  const [offer] = (
    await ask<{ items: { sku: string; onHand: number }[] }>(shop, "seller.offers.list", { status: "active", limit: 1 })
  ).items;
  const { sku, onHand } = offer!;
  const rows = rowsOf(`sku;stock\r\n${sku};${onHand + 3}\r\n"NO-SUCH";1\r\n`);
  expect(await push(shop, rows)).toEqual({ changed: [sku], unchanged: [], unknown: ["NO-SUCH"], failed: [] });
  expect(await push(shop, rows)).toMatchObject({ changed: [], unchanged: [sku] });
  expect(() => rowsOf("sku,stock\nA,some")).toThrow("whole number");

  const sent = { "webhook-id": "evt_x", "webhook-timestamp": "100", "webhook-signature": "v1,AAAA v2,x" };
  expect(() => verify(secret, sent, Buffer.from("{}"), 100)).toThrow("does not fit");
  expect(() => verify(secret, sent, Buffer.from("{}"), 401)).toThrow("too old");
  expect(() => verify(secret, {}, Buffer.from("{}"))).toThrow("not a webhook");
}

journey("a seller's own programs hear of orders and set stock, all made without scripts", { scripts: false }, walk);
