// The API's document: valid, whole, and what the types of the router say today. The router is loaded in a process of its own.
import { spawnSync } from "node:child_process";
import { join } from "node:path";
import { expect, test } from "vitest";

test("the document is valid OpenAPI 3.1, and answers.json is what the router's types say", { timeout: 60_000 }, () => {
  const { stdout, stderr } = spawnSync(process.execPath, [join(import.meta.dirname, "check.ts")], { encoding: "utf8" });
  expect(stdout + stderr).toMatch(/^\d{3} operations\.\n$/);
});
