// The doors of the marketplace: every part answers, pages wake up under their policy, strangers stay outside.
import { expect, inject, test } from "vitest";
import { journey } from "./journey.ts";

/** Runs in the page: the router listens for clicks from the moment the page is awake. */
const isAwake = () => "_$DX_DELEGATE" in (globalThis as unknown as { document: object }).document;

const running = inject("browser") !== "";
const origins = inject("origins");

test.skipIf(!running).each(["buyer", "seller", "admin", "console", "api"] as const)(
  "%s says that it is ready",
  async (part) => {
    const response = await fetch(`${origins[part]}/health`);
    expect(response.status).toBe(200);
    expect(await response.json()).toMatchObject({ ok: true });
  },
);

test.skipIf(!running).each(["buyer", "seller", "admin"] as const)(
  "%s refuses a form from another site",
  async (part) => {
    const response = await fetch(`${origins[part]}/_server?id=any`, {
      method: "POST",
      headers: { origin: "https://evil.test", "sec-fetch-site": "cross-site" },
    });
    expect(response.status).toBe(403);
  },
);

for (const part of ["buyer", "seller", "admin"] as const) {
  journey(`${part}: the first page wakes up and breaks no policy`, {}, async ({ page }) => {
    const response = await page.goto(origins[part]);
    expect(response?.status()).toBe(200);
    expect(response?.headers()["content-security-policy"]).toMatch(/script-src 'nonce-[^']+' 'strict-dynamic'/);
    await expect.poll(() => page.evaluate(isAwake)).toBe(true);
  });

  journey(`${part}: the first page can be read without scripts`, { scripts: false }, async ({ page }) => {
    await page.goto(origins[part]);
    expect((await page.locator("main, h1").first().innerText()).trim()).not.toBe("");
  });
}
