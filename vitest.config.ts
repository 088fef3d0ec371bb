// The kinds of tests: `rules` run in plain Node and take milliseconds, `worker` run inside workerd with real
// local bindings and the real migrations, `e2e` walk through the built marketplace in a browser.
import { cloudflareTest, readD1Migrations } from "@cloudflare/vitest-plugin";
import { defineConfig } from "vitest/config";
import { EvenShards } from "./scripts/testing/even-shards.ts";

/** Tests of pure code: every rules file, and the packages that know no binding. */
const RULES = [
  "packages/core/src/**/rules.test.ts",
  "packages/core/src/**/rules/*.test.ts",
  "packages/core/src/notifications/templates/*.test.ts",
  "packages/providers/src/**/rules.test.ts",
  "packages/{contract,client,edge,ui}/src/**/*.test.ts",
  "apps/{buyer,seller,admin}/src/**/*.test.ts",
  "scripts/{open,structure}/*.test.ts",
  "scripts/{bench,chaos,clock,runtime}/*.test.ts",
  "scripts/{deploy/plan,scale/*}.test.ts",
  "scripts/search/metrics.test.ts",
];

/** Tests of the demo marketplace, of long walks, which fill real local databases, and of the deployment. */
const SEED = [
  "scripts/seed/**/*.test.ts",
  "scripts/search/relevance.test.ts",
  "scripts/ledger/*.test.ts",
  "scripts/deploy/deploy.test.ts",
];

const WORKER = ["packages/{core,db,providers,api}/**/*.test.ts", "apps/{worker,console}/**/*.test.ts"];

/** Of those, tests that look at the whole database, or leave much to do behind: each has a process of its own. */
const ALONE = ["apps/worker/src/{matrix,fuzz}/*.test.ts", "apps/worker/src/scopes.test.ts"];

/** Generous: a busy machine of two cores is slow, and a hang is a hang after a minute too. */
const PATIENCE = { testTimeout: 60_000, hookTimeout: 60_000, expect: { poll: { timeout: 15_000 } } };

/** Tests inside workerd. Without isolation one process serves one file after the other, which is twice as fast. */
const inWorkerd = (name: string, files: { include: string[]; exclude?: string[]; isolate: boolean }) => ({
  plugins: [
    cloudflareTest({
      wrangler: { configPath: "./wrangler.toml" },
      miniflare: {
        // Market databases for the test of several (apps/worker/src/shards.test.ts).
        d1Databases: ["SHARD_0", "SHARD_1", "SHARD_2", "SHARD_3"],
        bindings: {
          TEST_MIGRATIONS_DB: marketMigrations,
          TEST_MIGRATIONS_SEARCH: searchMigrations,
          // How long the tests run that make up their own cases: `npm run chaos -- --deep` sets it.
          STOA_CHAOS_SIZE: process.env["STOA_CHAOS_SIZE"] ?? "",
          STOA_CHAOS_SEED: process.env["STOA_CHAOS_SEED"] ?? "",
        },
      },
    }),
  ],
  test: {
    ...PATIENCE,
    ...files,
    name,
    // The module cache is read from the disk of this computer, which workerd does not see.
    fsModuleCache: false,
    // After the others, which run with as many at a time as Vitest thinks best.
    maxWorkers: 2,
    sequence: { groupOrder: files.isolate ? 2 : 1 },
    setupFiles: ["./scripts/testing/quiet.ts", "./scripts/testing/migrate.ts"],
  },
});

const marketMigrations = await readD1Migrations("./migrations/market");
const searchMigrations = await readD1Migrations("./migrations/search");

export default defineConfig({
  test: {
    sequence: { sequencer: EvenShards },
    projects: [
      {
        test: {
          ...PATIENCE,
          name: "e2e",
          include: ["e2e/*.test.ts"],
          globalSetup: "./e2e/marketplace.ts",
          fileParallelism: false,
          // For the marketplaces that some of them open for themselves.
          env: { STOA_AVIF: "0" },
        },
      },
      { test: { ...PATIENCE, name: "rules", environment: "node", isolate: false, include: RULES } },
      {
        test: { name: "chaos", environment: "node", include: ["scripts/chaos/rows/*.test.ts"], fileParallelism: false },
      },
      { test: { ...PATIENCE, name: "seed", environment: "node", include: SEED } },
      inWorkerd("worker", { include: WORKER, exclude: [...RULES, ...ALONE], isolate: false }),
      inWorkerd("worker-alone", { include: ALONE, isolate: true }),
    ],
  },
});
