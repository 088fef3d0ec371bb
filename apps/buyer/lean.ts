// Keeps out of the browser what SolidStart brings for others: its developer's overlay, and the router of its API routes,
// which answers on the server alone; and tRPC's own client, in whose place the browser has the light one
// (`@stoa/client/thin`). Without this every page would carry 11 kB more.
import type { Plugin } from "vite";

const STAND_INS: readonly [module: RegExp, source: string][] = [
  [/\/dev-toolbar\/index\.jsx$/, "export const DevToolbar = (props) => props.children;"],
  [/^radix3$/, "export const createRouter = () => ({ insert() {}, lookup: () => null });"],
  [/^@trpc\/client$/, "export const [createTRPCClient, httpBatchLink, httpLink, splitLink] = [];"],
];

const PREFIX = "\0stand-in:";

/** The plugin: in the browser's bundle these modules do nothing. */
export function lean(): Plugin {
  return {
    name: "stoa:lean",
    enforce: "pre",
    applyToEnvironment: (environment) => environment.name === "client",
    resolveId(source) {
      const place = STAND_INS.findIndex(([module]) => module.test(source));
      return place < 0 ? null : PREFIX + place;
    },
    load(id) {
      return id.startsWith(PREFIX) ? STAND_INS[Number(id.slice(PREFIX.length))]![1] : null;
    },
  };
}
