// The import boundaries of .oxlintrc.json are shown to bite, for every package, sub-paths included.
import { spawnSync } from "node:child_process";
import { copyFileSync, mkdirSync, mkdtempSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { dirname, join } from "node:path";
import { afterAll, beforeAll, expect, test } from "vitest";

const ROOT = join(import.meta.dirname, "../..");
const FORBIDDEN: [importer: string, imported: string][] = [
  ["packages/contract/src/a.ts", "@stoa/db"],
  ["packages/db/src/a.ts", "@stoa/core/orders"],
  ["packages/core/src/orders/rules.ts", "@stoa/db"],
  ["packages/core/src/orders/rules/totals.ts", "drizzle-orm/sqlite-core"],
  ["packages/core/src/orders/queries.ts", "hono"],
  ["packages/core/src/orders/commands.ts", "cloudflare:workers"],
  ["packages/providers/src/payment/stripe.ts", "@stoa/db"],
  ["packages/api/src/shop/cart.ts", "drizzle-orm"],
  ["packages/api/src/shop/orders.ts", "@stoa/db/market"],
  ["packages/client/src/a.ts", "@stoa/core/orders"],
  ["packages/ui/src/a.tsx", "@stoa/client"],
  ["packages/edge/src/a.ts", "@stoa/contract"],
  ["apps/buyer/src/routes/a.tsx", "@stoa/core/orders"],
  ["apps/seller/src/lib/a.ts", "@stoa/db"],
  ["apps/worker/src/a.ts", "@stoa/client/solid"],
];
const ALLOWED: [importer: string, imported: string][] = [
  ["packages/core/src/cart/object.ts", "cloudflare:workers"],
  ["packages/core/src/orders/b.ts", "@stoa/db"],
  ["packages/client/src/b.ts", "@stoa/contract"],
  ["apps/admin/src/routes/b.tsx", "@stoa/client"],
  ["apps/worker/src/b.ts", "@stoa/core/orders"],
];

let folder = "";
const refused = new Set<string>();

beforeAll(() => {
  folder = mkdtempSync(join(tmpdir(), "stoa-boundaries-"));
  copyFileSync(join(ROOT, ".oxlintrc.json"), join(folder, ".oxlintrc.json"));
  for (const [importer, imported] of [...FORBIDDEN, ...ALLOWED]) {
    mkdirSync(join(folder, dirname(importer)), { recursive: true });
    writeFileSync(join(folder, importer), `import { it } from "${imported}";\nit();\n`);
  }
  const { stdout } = spawnSync(join(ROOT, "node_modules/.bin/oxlint"), ["-f", "json"], {
    cwd: folder,
    encoding: "utf8",
  });
  const { diagnostics } = JSON.parse(stdout) as { diagnostics: { code: string; filename: string }[] };
  for (const { code, filename } of diagnostics) if (code.includes("no-restricted-imports")) refused.add(filename);
});
afterAll(() => rmSync(folder, { recursive: true, force: true }));

test.each(FORBIDDEN)("%s may not import %s", (importer) => {
  expect(refused).toContain(importer);
});

test.each(ALLOWED)("%s may import %s", (importer) => {
  expect(refused).not.toContain(importer);
});
