// R11, F33: what a page of another origin tries on somebody who is signed in. It stands on another port of the same host,
// which is the same site: the browser sends the cookies along, and only the gate in front of each app is left.
import { createServer } from "node:http";
import type { AddressInfo } from "node:net";
import type { Page } from "playwright-core";
import { expect } from "vitest";
import { journey } from "./journey.ts";
import { enterShop } from "./program-steps.ts";

interface Held {
  lists: number;
  keys: number;
}

/** What the signed-in buyer has, as their own page reads it. */
async function held(page: Page, origin: string): Promise<Held> {
  const read = async (path: string) => {
    const response = await page.request.get(`${origin}/trpc/${path}`);
    return ((await response.json()) as { result: { data: unknown[] } }).result.data.length;
  };
  return { lists: await read("shop.lists.cards"), keys: await read("account.keys.list") };
}

const NEW_LIST = JSON.stringify({ name: "Not mine" });
const ENCODINGS = ["application/x-www-form-urlencoded", "multipart/form-data", "text/plain"];
const NEW_KEY = { form: "make-key", name: "Not mine", "buyer:orders": "on", days: "365" };

/** The script of that page: everything that one of another origin can send. */
const ATTACK = `
async function attack(shop, body, fields) {
  const create = shop + "/trpc/shop.lists.create";
  const post = (url, init) => fetch(url, { method: "POST", credentials: "include", ...init }).catch(() => 0);
  for (const type of ["text/plain", "application/json", "application/x-www-form-urlencoded"]) {
    for (const mode of ["no-cors", "cors"]) await post(create, { mode, headers: { "content-type": type }, body });
    navigator.sendBeacon(create, new Blob([body], { type }));
    navigator.sendBeacon(create + "?batch=1", new Blob(['{"0":' + body + "}"], { type }));
  }
  const access = shop + "/us/account/access";
  const posted = new URLSearchParams(fields);
  await post(access, { mode: "no-cors", body: posted });
  navigator.sendBeacon(access, posted);
  const image = new Image();
  image.src = create + "?input=" + encodeURIComponent(body);
  await image.decode().catch(() => 0);
}`;

/** A page of somebody else: one form per encoding and address; nothing but the address of a form is told apart. */
function page(shop: string): string {
  const fields = Object.entries({ ...NEW_KEY, [NEW_LIST.slice(0, -1)]: "}" })
    .map(([name, value]) => `<input type="hidden" name='${name}' value='${value}'>`)
    .join("");
  const forms = ["/us/account/access", "/trpc/shop.lists.create", "/_server?id=any"].flatMap((path) =>
    ENCODINGS.map(
      (type) =>
        `<form method="post" enctype="${type}" action="${shop}${path}" target="frame">${fields}<button>Win</button></form>`,
    ),
  );
  return `<link rel="icon" href="data:,"><title>Somebody else</title><iframe name="frame"></iframe>${forms.join("")}<script>${ATTACK}</script>`;
}

journey(
  "R11 F33 a page of another origin changes nothing for somebody who is signed in",
  { expected: /./ },
  async (visitor) => {
    const { page: browser, origins } = visitor;
    await enterShop(browser, "/us/account/access", origins.buyer);
    const before = await held(browser, origins.buyer);
    const server = createServer((_, response) => {
      response.setHeader("content-type", "text/html").end(page(origins.buyer));
    });
    await new Promise<void>((done) => server.listen(0, "127.0.0.1", done));
    const { port } = server.address() as AddressInfo;
    const evil = `http://localhost:${port}/`;

    const answers: number[] = [];
    const sent: Promise<Record<string, string>>[] = [];
    browser.on("response", (response) => {
      const request = response.request();
      if (request.method() !== "POST" || !request.url().startsWith(origins.buyer)) return;
      answers.push(response.status());
      sent.push(request.allHeaders());
    });
    await browser.goto(evil);
    const buttons = await browser.getByRole("button", { name: "Win" }).all();
    for (const button of buttons) {
      const answered = browser.waitForResponse((response) => response.request().method() === "POST");
      await button.click();
      await answered;
    }
    await browser.evaluate(`attack(${JSON.stringify([origins.buyer, NEW_LIST, NEW_KEY]).slice(1, -1)})`);
    server.close();

    expect(answers.length).toBeGreaterThanOrEqual(buttons.length);
    expect(answers.filter((status) => status !== 403)).toEqual([]);
    const withSession = (await Promise.all(sent)).filter(({ cookie }) => cookie?.includes("__Host-stoa-buyer"));
    expect(withSession.length, "requests that the browser sent with the session").toBeGreaterThan(0);
    expect(await held(browser, origins.buyer)).toEqual(before);

    // The same request from the shop's own page is the control: it makes a list.
    await browser.goto(`${origins.buyer}/us/account/access`);
    const own = await browser.evaluate(
      async (body) =>
        (
          await fetch("/trpc/shop.lists.create", {
            method: "POST",
            headers: { "content-type": "application/json" },
            body,
          })
        ).status,
      NEW_LIST,
    );
    expect(own).toBe(200);
    expect(await held(browser, origins.buyer)).toEqual({ ...before, lists: before.lists + 1 });
  },
);
