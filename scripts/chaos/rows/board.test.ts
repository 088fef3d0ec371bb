// The reliability board as tests: each row of the fast board must hold, and a deployment must hold nothing of the rig.
import { readFileSync } from "node:fs";
import { join } from "node:path";
import { FAULT_POINTS } from "@stoa/core/kernel";
import { afterAll, expect, test } from "vitest";
import { buildRig, buildWorkers } from "../../runtime/build.ts";
import { BUILD_FOLDER } from "../../runtime/places.ts";
import { ROWS } from "../board.ts";
import { Bench } from "../row.ts";

/** Generous: killed processes come back slowly on a busy machine. */
const ROW_MS = 420_000;

const bench = new Bench({ isDeep: false, seed: 1, isSample: true });
afterAll(() => bench.close(), 60_000);

test(
  "what is deployed holds no fault point and nothing of the rig, and the rig's build holds them all",
  { timeout: ROW_MS },
  async () => {
    await buildWorkers(() => {}, ["api"]);
    await buildRig(() => {});
    const [deployed, rig] = ["api", "rig"].map((part) =>
      readFileSync(join(BUILD_FOLDER, part, "worker.js"), "utf8"),
    ) as [string, string];
    for (const trace of [...FAULT_POINTS, "/rig/", "STOA_FAULTS", "naive_stock"])
      expect(deployed.includes(trace), trace).toBe(false);
    for (const point of FAULT_POINTS) expect(rig.includes(point), point).toBe(true);
  },
);

for (const row of ROWS.filter(({ isDeepOnly }) => !isDeepOnly)) {
  test(`${row.id} ${row.what}: ${row.target}`, { timeout: ROW_MS }, async () => {
    const { result, isGood } = await row.run(bench);
    expect(isGood, result).toBe(true);
  });
}
