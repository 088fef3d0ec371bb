// `npm test`: everything that can be tested, from a fresh clone.
import { bootstrap } from "./bootstrap.mjs";

await bootstrap("test.ts", process.argv.slice(2));
