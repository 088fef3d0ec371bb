// The console over the real database and the real sandbox: who gets in, what it shows, what a decision leads to.
import { env } from "cloudflare:workers";
import { newId } from "@stoa/contract";
import { GOOD_BEHAVIOUR, SANDBOX_NAME, sandboxProvider } from "@stoa/providers";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { behaviourIn } from "./behaviour.tsx";
import type { Env } from "./env.ts";
import app from "./worker.ts";

const { DB, SANDBOX } = env as unknown as Env;
const ORIGIN = "http://localhost:3003";
const consoleEnv: Env = {
  DB,
  SANDBOX,
  APP_ORIGINS: JSON.stringify({ buyer: "http://localhost:3000", seller: "", admin: "", api: "", console: ORIGIN }),
};
const sandbox = () => SANDBOX.getByName(SANDBOX_NAME);

const get = async (path: string, origin = ORIGIN) => app.request(`${origin}${path}`, {}, consoleEnv);
const post = async (
  path: string,
  form: Record<string, string>,
  headers: Record<string, string> = { "sec-fetch-site": "same-origin" },
) => app.request(`${ORIGIN}${path}`, { method: "POST", body: new URLSearchParams(form), headers }, consoleEnv);

async function waitingPayment() {
  const payment = await sandboxProvider({ object: sandbox(), webhookSecret: "unused" }).open({
    key: crypto.randomUUID(),
    purchaseId: newId("purchase", Date.now()),
    paymentId: newId("payment", Date.now()),
    amountMinor: 49_900,
    currency: "INR",
    details: { method: "upi", vpa: "asha@okbank" },
    capture: "at_once",
    returnUrl: "http://localhost:3000/in/checkout/return?purchase=1",
  });
  return payment.providerRef;
}

// Webhooks of these payments would find no purchase; they wait until the tests are over.
beforeAll(() => sandbox().setBehaviour({ ...GOOD_BEHAVIOUR, webhookDelayMs: 3_600_000 }));
afterAll(() => sandbox().setBehaviour(GOOD_BEHAVIOUR));

describe("the console's door", () => {
  it("says that it is ready", async () => {
    expect(await (await get("/health")).json()).toEqual({ ok: true, app: "console" });
  });

  it("opens for this computer only", async () => {
    expect((await get("/", "http://localhost:3003")).status).toBe(200);
    expect((await get("/", "http://127.0.0.1:3003")).status).toBe(200);
    expect((await get("/mail", "http://rebound.example:3003")).status).toBe(421);
  });

  it("takes forms from its own pages only", async () => {
    const ref = await waitingPayment();
    for (const headers of [
      { "sec-fetch-site": "cross-site", origin: ORIGIN },
      { "sec-fetch-site": "same-site" },
      { origin: "http://localhost:3000" },
      {},
    ]) {
      expect((await post(`/pay/${ref}`, { decision: "approve" }, headers as Record<string, string>)).status).toBe(403);
    }
    expect(await sandbox().file(ref)).toMatchObject({ value: { status: "requires_action" } });
  });

  it("sends a policy with every page", async () => {
    for (const path of ["/", "/mail", "/payments", "/behaviour"]) {
      const response = await get(path);
      expect(response.headers.get("content-security-policy")).toContain("default-src 'none'");
      expect(await response.text()).toMatch(/^<!doctype html>/);
    }
  });
});

describe("the customer's page", () => {
  it("asks for a decision, with a code to scan, and sends the customer back once they have decided", async () => {
    const ref = await waitingPayment();
    const page = await get(`/pay/${ref}`);
    expect(page.headers.get("content-security-policy")).toContain("form-action 'self' http://localhost:3000;");
    const text = await page.text();
    for (const words of ["₹499.00", "asha@okbank", "<svg"]) expect(text).toContain(words);

    const decided = await post(`/pay/${ref}`, { decision: "approve" });
    expect(decided.status).toBe(303);
    expect(decided.headers.get("location")).toBe("http://localhost:3000/in/checkout/return?purchase=1");
    expect(await sandbox().file(ref)).toMatchObject({ value: { status: "succeeded" } });
    expect((await get(`/pay/${ref}`)).status).toBe(303);
  });

  it("takes a no, and nothing that is neither", async () => {
    const ref = await waitingPayment();
    expect((await post(`/pay/${ref}`, { decision: "file" })).status).toBe(400);
    expect((await post(`/pay/${ref}`, { decision: "refuse" })).status).toBe(303);
    expect(await sandbox().file(ref)).toMatchObject({ value: { status: "failed", declineCode: "customer_refused" } });
    expect((await get("/pay/sbx_none")).status).toBe(404);
  });
});

describe("the payments", () => {
  it("are shown with their facts, webhooks and statement", async () => {
    const ref = await waitingPayment();
    await sandbox().decide(ref, "approve");
    const page = await (await get(`/payments/${ref}`)).text();
    for (const words of ["authorised", "captured", "waiting"]) expect(page).toContain(words);
    expect(await (await get("/payments")).text()).toContain(ref);
    expect(await (await get("/statement.csv")).text()).toMatch(new RegExp(`sbe_\\w+,charge,${ref},[\\w-]+,49900,INR,`));
    const lines = (await (await get("/statement.json")).json()) as { providerRef: string }[];
    expect(lines.filter(({ providerRef }) => providerRef === ref)).toMatchObject([
      { kind: "charge", amountMinor: 49_900 },
    ]);
  });

  it("can be disputed and the dispute decided, each once", async () => {
    const ref = await waitingPayment();
    expect((await post(`/payments/${ref}/dispute`, { step: "open" })).status).toBe(409);
    await sandbox().decide(ref, "approve");
    expect((await post(`/payments/${ref}/dispute`, { step: "open" })).status).toBe(303);
    const page = await (await get(`/payments/${ref}`)).text();
    const [, disputeRef = ""] = /name="disputeRef" value="(sbd_\w+)"/.exec(page) ?? [];
    expect((await post(`/payments/${ref}/dispute`, { step: "lost", disputeRef })).status).toBe(303);
    expect((await post(`/payments/${ref}/dispute`, { step: "won", disputeRef })).status).toBe(409);
    expect(await (await get(`/payments/${ref}`)).text()).toContain("dispute_lost");
  });
});

describe("the mail", () => {
  it("is listed, escaped, framed without scripts, and readable by tests", async () => {
    const id = newId("mail", Date.now());
    const to = `${id}@demo.stoa`;
    const html = "<html><head></head><body><a href='http://localhost:3000/'>Hallo</a></body></html>";
    await DB.prepare(
      "INSERT INTO mail (id, key, template, recipient, subject, text, html, created_at) VALUES (?, ?, 'order_placed', ?, '<b>Order</b>', 'Hello', ?, 1)",
    )
      .bind(id, `test:${id}`, to, html)
      .run();
    const list = await (await get(`/mail?to=${to}`)).text();
    expect(list).toContain("&lt;b&gt;Order&lt;/b&gt;");
    expect(list).not.toContain("<b>Order</b>");
    expect(await (await get(`/mail.json?to=${to}`)).json()).toMatchObject([
      { id, to, subject: "<b>Order</b>", text: "Hello", html },
    ]);
    expect(await (await get(`/mail/${id}`)).text()).toContain(`src="/mail/${id}/html"`);
    expect(await (await get(`/mail/${id}?as=text`)).text()).toContain("Hello</pre>");
    const framed = await get(`/mail/${id}/html`);
    expect(framed.headers.get("content-security-policy")).toMatch(
      /default-src 'none';.*sandbox allow-top-navigation-by-user-activation$/,
    );
    expect(await framed.text()).toContain('<base target="_top">');
    expect((await get("/mail/mal_none")).status).toBe(404);
  });
});

describe("the behaviour form", () => {
  it("sets what it says, within limits", async () => {
    expect(behaviourIn({ delaySeconds: "2.5", duplicates: "99", dropPercent: "-3", reorder: "on" })).toEqual({
      webhookDelayMs: 2_500,
      duplicates: 20,
      reorder: true,
      dropRate: 0,
      down: false,
      refundsFail: false,
      transfersFail: false,
    });
    expect(behaviourIn({ delaySeconds: "soon" })).toEqual(GOOD_BEHAVIOUR);
    expect((await post("/behaviour", { delaySeconds: "3600", dropPercent: "10" })).status).toBe(303);
    expect(await sandbox().behaviour()).toMatchObject({ webhookDelayMs: 3_600_000, dropRate: 0.1 });
  });
});

describe("Local ID", () => {
  const callback = "http://localhost:3000/sign-in/local/callback";
  const verifier = "a".repeat(50);
  const asking = (over: Record<string, string> = {}) =>
    new URLSearchParams({
      client_id: "stoa",
      response_type: "code",
      redirect_uri: callback,
      code_challenge_method: "S256",
      code_challenge: "",
      state: "the state",
      nonce: "the nonce",
      ...over,
    }).toString();
  const challenge = async () => {
    const hash = new Uint8Array(await crypto.subtle.digest("SHA-256", new TextEncoder().encode(verifier)));
    return btoa(String.fromCharCode(...hash))
      .replaceAll("+", "-")
      .replaceAll("/", "_")
      .replaceAll("=", "");
  };
  const exchange = (code: string, over: Record<string, string> = {}) =>
    app.request(
      `${ORIGIN}/idp/token`,
      {
        method: "POST",
        body: new URLSearchParams({
          grant_type: "authorization_code",
          client_id: "stoa",
          code,
          redirect_uri: callback,
          code_verifier: verifier,
          ...over,
        }),
      },
      consoleEnv,
    );
  const approve = async (form: Record<string, string>) => {
    const decided = await post(`/idp/authorize?${asking({ code_challenge: await challenge() })}`, form);
    return new URL(decided.headers.get("location") ?? "");
  };

  it("sends back to the apps alone", async () => {
    expect((await get(`/idp/authorize?${asking()}`)).status).toBe(200);
    for (const over of [
      { redirect_uri: "https://evil.example/sign-in/local/callback" },
      { client_id: "another" },
      { code_challenge_method: "plain" },
    ])
      expect((await get(`/idp/authorize?${asking(over as Record<string, string>)}`)).status).toBe(400);
  });

  it("gives a code that is good once, with its verifier, for a token that says who it is", async () => {
    const back = await approve({ email: "Kim@Example.com", name: "Kim", verified: "yes" });
    expect(back.origin + back.pathname).toBe(callback);
    expect(back.searchParams.get("state")).toBe("the state");
    const code = back.searchParams.get("code") ?? "";
    expect((await exchange(code, { code_verifier: "b".repeat(50) })).status).toBe(400);
    const { id_token: token } = (await (await exchange(code)).json()) as { id_token: string };
    const claims = JSON.parse(atob((token.split(".")[1] ?? "").replaceAll("-", "+").replaceAll("_", "/"))) as object;
    expect(claims).toMatchObject({
      iss: `${ORIGIN}/idp`,
      aud: "stoa",
      nonce: "the nonce",
      email: "kim@example.com",
      email_verified: true,
    });
    expect((await exchange(code)).status).toBe(400);
  });

  it("says no where somebody refuses, and that an address is not verified where it is not", async () => {
    expect((await approve({ decision: "refuse" })).searchParams.get("error")).toBe("access_denied");
    const code = (await approve({ email: "kim@example.com" })).searchParams.get("code") ?? "";
    const { id_token: token } = (await (await exchange(code)).json()) as { id_token: string };
    expect(atob((token.split(".")[1] ?? "").replaceAll("-", "+").replaceAll("_", "/"))).toContain(
      '"email_verified":false',
    );
  });
});

describe("the clock", () => {
  it("is said to be moved on every page, once it was", async () => {
    expect(await (await get("/mail")).text()).not.toContain("The clock of this marketplace");
    const ahead = String(14 * 24 * 3_600_000 + 3_600_000);
    await DB.prepare("INSERT INTO setting (key, value, updated_at) VALUES ('clock.offset_ms', ?1, 0)")
      .bind(ahead)
      .run();
    await scheduler.wait(1_100); // What was read before counts for a second.
    for (const page of ["/", "/mail", "/payments"]) expect(await (await get(page)).text()).toContain("14 days 1 hour");
    await DB.prepare("DELETE FROM setting WHERE key = 'clock.offset_ms'").run();
  });
});

describe("the gallery of mails", () => {
  it("shows every template in every language, by the functions that write the real ones", async () => {
    const list = await (await get("/mail/templates")).text();
    const templates = [...list.matchAll(/href="\/mail\/templates\/([a-z_]+)"/g)].map(([, name]) => name!);
    expect(templates.length).toBeGreaterThan(25);
    for (const language of ["en", "de", "ja", "ar"])
      for (const template of templates) {
        const page = await get(`/mail/templates/${template}/html?in=${language}`);
        expect(page.status, `${template} ${language}`).toBe(200);
        expect(page.headers.get("content-security-policy")).toContain("sandbox");
        expect(await page.text()).toContain(`lang="${language}"`);
      }
    expect(await (await get("/mail/templates/order_placed?in=ar&as=text")).text()).toContain('dir="rtl"');
    expect((await get("/mail/templates/nothing")).status).toBe(404);
  });
});
