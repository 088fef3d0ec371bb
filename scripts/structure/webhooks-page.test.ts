// docs/webhooks.md tells what the code does, and what it gives to copy works.
import { readFileSync } from "node:fs";
import { join } from "node:path";
import { PING_TYPE, SECOND_MS, WEBHOOK_TYPE_NAMES, WEBHOOK_WAITS_MS } from "@stoa/contract";
import { expect, test } from "vitest";
import { newWebhookSecret, signedHeaders } from "../../packages/core/src/webhooks/rules/signature.ts";

const PAGE = readFileSync(join(import.meta.dirname, "../../docs/webhooks.md"), "utf8");

/** The block of a language. */
const blockOf = (language: string) => new RegExp(`\`\`\`${language}\n([\\s\\S]*?)\`\`\``).exec(PAGE)?.[1] ?? "";

test("every type stands in the table, and none that is not", () => {
  const table = PAGE.slice(PAGE.indexOf("| type | about |"), PAGE.indexOf("New types and new fields"));
  const found = table
    .split("\n")
    .slice(2)
    .flatMap((line) => {
      const names = [...(line.split("|")[1] ?? "").matchAll(/`([\w.]+)`/g)].map(([, name = ""]) => name);
      const noun = names[0]?.split(".")[0] ?? "";
      return names.map((name) => (name.startsWith(".") ? `${noun}${name}` : name));
    });
  expect(found.toSorted()).toEqual([...WEBHOOK_TYPE_NAMES, PING_TYPE].toSorted());
});

test("waits are those that hold", () => {
  const unit: Record<string, number> = { s: 1, min: 60, h: 3_600 };
  const told = /tried again after ([^,]*(?:, [^,]*)*?), each a tenth/.exec(PAGE)?.[1] ?? "";
  const waits = [...told.matchAll(/(\d+) (s|min|h)\b/g)].map(
    ([, n, of = ""]) => Number(n) * (unit[of] ?? 0) * SECOND_MS,
  );
  expect(waits).toEqual([...WEBHOOK_WAITS_MS]);
});

test("the check for Node lets in what we sign and nothing else", async () => {
  const source = `${blockOf("js")}\nexport { verify };`;
  const { verify } = (await import(/* @vite-ignore */ `data:text/javascript,${encodeURIComponent(source)}`)) as {
    verify(secret: string, headers: Record<string, string>, body: Buffer): boolean;
  };
  const [secret, former] = [newWebhookSecret(), newWebhookSecret()];
  const body = JSON.stringify({ name: "Lampe, größer" });
  const sent = await signedHeaders([secret, former], { id: "evt_1", atMs: Date.now(), body });
  expect(verify(secret, sent, Buffer.from(body))).toBe(true);
  expect(verify(former, sent, Buffer.from(body))).toBe(true);
  expect(verify(newWebhookSecret(), sent, Buffer.from(body))).toBe(false);
  expect(verify(secret, sent, Buffer.from(`${body} `))).toBe(false);
  expect(verify(secret, { ...sent, "webhook-id": "evt_2" }, Buffer.from(body))).toBe(false);
  const old = await signedHeaders([secret], { id: "evt_1", atMs: Date.now() - 301 * SECOND_MS, body });
  expect(verify(secret, old, Buffer.from(body))).toBe(false);
  expect(verify(secret, {}, Buffer.from(body))).toBe(false);
});
