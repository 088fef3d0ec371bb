// `npm start`: from a fresh clone to a running marketplace. `npm run dev`: the same, from the sources.
import { bootstrap } from "./bootstrap.mjs";

const args = process.argv.slice(2);
await bootstrap(args.includes("--dev") ? "dev.ts" : "serve.ts", args);
