// Keeps zod out of the browser. The contract's words (markets, money, lists of states) stand beside its schemas; the
// storefront needs the words only, the API checks the schemas. Without this a product page would carry 17 kB more.
import type { Plugin } from "vite";

const STAND_IN = "\0no-schemas";

// Takes every call that builds a schema; refuses to check anything.
const SOURCE = `
const schema = new Proxy(() => schema, {
  apply: () => schema,
  get(_, name) {
    if (name === "parse" || name === "safeParse") throw new Error("schemas are checked by the API");
    return schema;
  },
});
export const z = schema;
`;

/** The plugin: in the browser's bundle, zod is a stand-in. */
export function noSchemas(): Plugin {
  return {
    name: "stoa:no-schemas",
    enforce: "pre",
    applyToEnvironment: (environment) => environment.name === "client",
    resolveId: (source) => (source === "zod" ? STAND_IN : null),
    load: (id) => (id === STAND_IN ? SOURCE : null),
  };
}
