// Every command of package.json that a reader of the docs may type, from a fresh clone on: `node scripts/run.mjs FILE WORDS…`
// installs what is missing and runs a TypeScript file of this folder with the repository's own Node.
import { bootstrap } from "./bootstrap.mjs";

const [script = "", ...args] = process.argv.slice(2);
await bootstrap(script, args);
