// `npm start`: from a fresh clone to a running marketplace.
import { bootstrap } from "./bootstrap.mjs";

await bootstrap("serve.ts", process.argv.slice(2));
