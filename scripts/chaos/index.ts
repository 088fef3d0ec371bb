// `npm run chaos`: the reliability board (docs/reliability.md). `npm run chaos -- guards` and `-- enumeration`: two checks of
// security, each by itself.
import { runBoard } from "./board.ts";
import { breakGuards } from "./break-guards.ts";
import { checkEnumeration } from "./enumeration.ts";

const CHECKS: Record<string, (words: readonly string[]) => boolean | Promise<boolean>> = {
  guards: breakGuards,
  enumeration: checkEnumeration,
};

const [name = "", ...words] = process.argv.slice(2);
const check = CHECKS[name];
if (!check && name !== "" && !name.startsWith("-")) {
  console.error(`There is no check ${name}. Checks by themselves: ${Object.keys(CHECKS).join(", ")}.`);
  process.exit(1);
}
process.exit((await (check ? check(words) : runBoard(process.argv.slice(2)))) ? 0 : 1);
