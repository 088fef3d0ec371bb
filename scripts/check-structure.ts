// Holds the repository against the house rules a linter cannot say, and against its own lock file.
import { globSync, readFileSync } from "node:fs";
import { join } from "node:path";
import { completeLock } from "./complete-lock.ts";
import { complaints } from "./structure/rules.ts";

const ROOT = join(import.meta.dirname, "..");
const files = globSync("{packages,apps,scripts,e2e}/**/*.{ts,tsx,mjs}", {
  cwd: ROOT,
  exclude: (path) => /(^|\/)(node_modules|dist|\.stoa)(\/|$)/.test(path),
}).map((path) => ({ path: path.replaceAll("\\", "/"), text: readFileSync(join(ROOT, path), "utf8") }));

const found = complaints(files);
const lockText = readFileSync(join(ROOT, "package-lock.json"), "utf8");
if (completeLock(JSON.parse(lockText)) > 0) found.push("package-lock.json: lacks platforms; run `npm run lock`.");
if (/"resolved": "http/.test(lockText)) found.push("package-lock.json: names a registry; run `npm run lock`.");

for (const complaint of found) console.log(complaint);
console.log(`${files.length} files, ${found.length} complaints`);
process.exit(found.length === 0 ? 0 : 1);
