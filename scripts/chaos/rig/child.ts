// The rig's child process: the rig's build of the API Worker over one folder, with three bare doors. It is a process of its
// own so that it can be killed with all it runs, and started again over what it left.
import { readFileSync } from "node:fs";
import { join } from "node:path";
import { convertV4MiniflareOptions, Log, LogLevel, Miniflare } from "miniflare";
import type { FromChild, ToChild } from "./messages.ts";

const [folder = "", port = ""] = process.argv.slice(2);
const first = Number(port);
const APPS = ["buyer", "seller", "admin"] as const;

const waiting = new Map<number, (answer: string) => void>();
let asked = 0;
const say = (message: FromChild) => process.send!(message);

/** Asks the rig and waits for its word. */
function ask(message: { type: "fault" | "mail"; text: string }): Promise<string> {
  asked += 1;
  const id = asked;
  return new Promise((done) => {
    waiting.set(id, done);
    say({ ...message, id });
  });
}
process.on("message", ({ id, answer }: ToChild) => {
  waiting.get(id)?.(answer);
  waiting.delete(id);
});
process.on("disconnect", () => process.exit(0));

// Read from wrangler.toml by the rig, once: to load wrangler at every start would take most of the time.
const api = JSON.parse(readFileSync(join(folder, "api.json"), "utf8")) as object;
const rig = {
  ...api,
  unsafeDirectSockets: [{ host: "127.0.0.1", port: first }],
  serviceBindings: {
    async RIG(request: Request) {
      const url = new URL(request.url);
      const isMail = url.pathname === "/mail";
      const text = isMail ? await request.text() : (url.searchParams.get("point") ?? "");
      return new Response(await ask({ type: isMail ? "mail" : "fault", text }));
    },
  },
};
const doors = APPS.map((app, i) => ({
  name: `rig-${app}`,
  compatibilityDate: "2026-06-01",
  modules: [
    { type: "ESModule" as const, path: "door.js", contents: "export default { fetch: (r, env) => env.API.fetch(r) };" },
  ],
  serviceBindings: { API: { name: "stoa-api", entrypoint: "AppDoor", props: { app } } },
  unsafeDirectSockets: [{ host: "127.0.0.1", port: first + 1 + i }],
}));

const marketplace = new Miniflare(
  convertV4MiniflareOptions({
    host: "127.0.0.1",
    port: 0,
    cf: false,
    resourcePersistencePath: join(folder, "v3"),
    log: new Log(LogLevel.ERROR),
    handleStructuredLogs: ({ level, message }: { level: string; message: string }) => {
      if (level === "error" || level === "warn") say({ type: "log", text: message });
    },
    workers: [rig, ...doors],
  } as never),
);
await marketplace.ready;
say({ type: "ready" });
