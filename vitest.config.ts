// The kinds of tests: `rules` run in plain Node and take milliseconds, `worker` run inside workerd with real
// local bindings and the real migrations, `e2e` walk through the built marketplace in a browser.
import { cloudflareTest, readD1Migrations } from "@cloudflare/vitest-plugin";
import { defineConfig } from "vitest/config";

/** Tests of pure code: every rules file, and the packages that know no binding. */
const RULES = [
  "packages/core/src/**/rules.test.ts",
  "packages/core/src/**/rules/*.test.ts",
  "packages/core/src/notifications/templates/*.test.ts",
  "packages/providers/src/**/rules.test.ts",
  "packages/{contract,client,edge,ui}/src/**/*.test.ts",
  "apps/{buyer,seller,admin}/src/**/*.test.ts",
  "scripts/structure/*.test.ts",
  "scripts/{bench,chaos,clock}/*.test.ts",
  "scripts/search/metrics.test.ts",
];

/** Tests of the demo marketplace and of long walks: they fill real local databases. */
const SEED = ["scripts/seed/**/*.test.ts", "scripts/search/relevance.test.ts", "scripts/ledger/*.test.ts"];

const WORKER = ["packages/{core,db,providers,api}/**/*.test.ts", "apps/{worker,console}/**/*.test.ts"];

/** Generous: a busy machine of two cores is slow, and a hang is a hang after half a minute too. */
const PATIENCE = { testTimeout: 30_000, hookTimeout: 60_000 };

export default defineConfig({
  test: {
    projects: [
      {
        test: { name: "e2e", include: ["e2e/*.test.ts"], globalSetup: "./e2e/marketplace.ts", fileParallelism: false },
      },
      { test: { ...PATIENCE, name: "rules", environment: "node", isolate: false, include: RULES } },
      {
        test: { name: "chaos", environment: "node", include: ["scripts/chaos/rows/*.test.ts"], fileParallelism: false },
      },
      { test: { ...PATIENCE, name: "seed", environment: "node", include: SEED } },
      {
        plugins: [
          cloudflareTest({
            wrangler: { configPath: "./wrangler.toml" },
            miniflare: {
              bindings: {
                TEST_MIGRATIONS_DB: await readD1Migrations("./migrations/market"),
                TEST_MIGRATIONS_SEARCH: await readD1Migrations("./migrations/search"),
                // How long the tests run that make up their own cases: `npm run chaos -- --deep` sets it.
                STOA_CHAOS_SIZE: process.env["STOA_CHAOS_SIZE"] ?? "",
                STOA_CHAOS_SEED: process.env["STOA_CHAOS_SEED"] ?? "",
              },
            },
          }),
        ],
        // The module cache is read from the disk of this computer, which workerd does not see.
        test: {
          ...PATIENCE,
          name: "worker",
          fsModuleCache: false,
          // Two at a time, after the others, which run with as many as Vitest thinks best.
          maxWorkers: 2,
          sequence: { groupOrder: 1 },
          include: WORKER,
          exclude: RULES,
          setupFiles: ["./scripts/testing/quiet.ts", "./scripts/testing/migrate.ts"],
        },
      },
    ],
  },
});
