// docs/webhooks.md tells what the code does, and what it gives to copy works.
import { spawnSync } from "node:child_process";
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

type Check = (secret: string, headers: Record<string, string>, body: Buffer) => boolean;

async function letsInWhatWeSign(check: Check): Promise<void> {
  const [secret, former] = [newWebhookSecret(), newWebhookSecret()];
  const body = JSON.stringify({ name: "Lampe, größer" });
  const sent = await signedHeaders([secret, former], { id: "evt_1", atMs: Date.now(), body });
  expect(check(secret, sent, Buffer.from(body))).toBe(true);
  expect(check(former, sent, Buffer.from(body))).toBe(true);
  expect(check(newWebhookSecret(), sent, Buffer.from(body))).toBe(false);
  expect(check(secret, sent, Buffer.from(`${body} `))).toBe(false);
  expect(check(secret, { ...sent, "webhook-id": "evt_2" }, Buffer.from(body))).toBe(false);
  const old = await signedHeaders([secret], { id: "evt_1", atMs: Date.now() - 301 * SECOND_MS, body });
  expect(check(secret, old, Buffer.from(body))).toBe(false);
  expect(check(secret, {}, Buffer.from(body))).toBe(false);
}

test("the check for Node lets in what we sign and nothing else", async () => {
  const source = `${blockOf("js")}\nexport { verify };`;
  const { verify } = (await import(/* @vite-ignore */ `data:text/javascript,${encodeURIComponent(source)}`)) as {
    verify: Check;
  };
  await letsInWhatWeSign(verify);
});

/** How the other languages are run: the check of the page, then a question on standard input. */
const INTERPRETERS = {
  python: {
    program: "python3",
    script: `import json, sys
q = json.load(sys.stdin)
try:
    print(verify(q["secret"], q["headers"], base64.b64decode(q["body"])))
except KeyError:
    print(False)`,
  },
  php: {
    program: "php",
    script: `$q = json_decode(stream_get_contents(STDIN), true);
echo @verify($q['secret'], $q['headers'], base64_decode($q['body'])) ? 'True' : 'False';`,
  },
} as const;

const isThere = (program: string): boolean => spawnSync(program, ["--version"]).status === 0;

for (const [language, { program, script }] of Object.entries(INTERPRETERS)) {
  test.skipIf(!isThere(program))(`so does the check for ${program}`, async () => {
    const source = `${blockOf(language)}\n${script}`;
    const [option, text] = language === "php" ? ["-r", source] : ["-c", source];
    await letsInWhatWeSign((secret, headers, body) => {
      const input = JSON.stringify({ secret, headers, body: body.toString("base64") });
      const { stdout, stderr } = spawnSync(program, [option!, text!], { input, encoding: "utf8" });
      expect(stderr).toBe("");
      expect(stdout.trim()).toMatch(/^(True|False)$/);
      return stdout.trim() === "True";
    });
  });
}
