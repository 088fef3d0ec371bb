// Loads the API's own router in Node, for what is generated from it. What only a Worker understands is replaced: texts become
// modules, and of binaries nothing is there, since no procedure is called.
import { readFileSync } from "node:fs";
import { registerHooks } from "node:module";
import { fileURLToPath } from "node:url";

registerHooks({
  resolve(name, context, next) {
    if (!name.startsWith("cloudflare:")) return next(name, context);
    return { url: "data:text/javascript,export class DurableObject {}", shortCircuit: true };
  },
  load(url, context, next) {
    if (url.endsWith(".wasm")) return { format: "module", source: "export default null;", shortCircuit: true };
    if (!/\.(txt|sql)$/.test(url)) return next(url, context);
    const text = readFileSync(fileURLToPath(url), "utf8");
    return { format: "module", source: `export default ${JSON.stringify(text)};`, shortCircuit: true };
  },
});

export const { OPEN_PROCEDURES } = await import("../../packages/api/src/open/procedures.ts");
export const { openApiDocument } = await import("../../packages/api/src/open/document.ts");
export { ERROR_CODES } from "@stoa/contract";
