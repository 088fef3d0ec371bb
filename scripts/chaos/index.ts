// `npm run chaos -- NAME`: checks that break something on purpose, too long for `npm test`.
import { breakGuards } from "./break-guards.ts";
import { checkEnumeration } from "./enumeration.ts";

const CHECKS: Record<string, (words: readonly string[]) => boolean | Promise<boolean>> = {
  guards: breakGuards,
  enumeration: checkEnumeration,
};

const name = process.argv[2] ?? "";
const check = CHECKS[name];
if (!check) {
  console.error(`Say which check: ${Object.keys(CHECKS).join(", ")}.`);
  process.exit(1);
}
process.exit((await check(process.argv.slice(3))) ? 0 : 1);
