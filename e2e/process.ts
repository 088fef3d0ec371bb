// A marketplace as a process of its own, with a folder of its own: so that it can be killed with everything it runs, and
// opened again over what it left on disk.
import { type ChildProcess, spawn } from "node:child_process";
import { cpSync, globSync, mkdtempSync, readFileSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { DatabaseSync } from "node:sqlite";
import { setTimeout } from "node:timers/promises";
import { expect, inject } from "vitest";
import { originsFrom, type PartName, ROOT } from "../scripts/runtime/places.ts";

/** Filling the marketplace takes a quarter of a minute; on a machine that does much else, several. */
const START_MS = 180_000;

/** One marketplace over one folder, which begins as a copy of the demo, or empty: then the first start fills it. */
export class MarketplaceProcess {
  readonly origins: Record<PartName, string>;
  private readonly firstPort: number;
  private readonly folder = mkdtempSync(join(tmpdir(), "stoa-process-"));
  private child: ChildProcess | undefined;

  constructor(firstPort: number, { from = "demo" }: { from?: "demo" | "nothing" } = {}) {
    this.firstPort = firstPort;
    if (from === "demo") cpSync(inject("demo"), this.folder, { recursive: true });
    this.origins = originsFrom(firstPort);
  }

  /** Starts it and waits until it serves. */
  async open(): Promise<void> {
    const env = { ...process.env, STOA_DATA: this.folder, STOA_PORT: String(this.firstPort) };
    // A process group of its own, so that the runtime dies with it.
    const child = spawn(process.execPath, ["scripts/serve.ts"], {
      cwd: ROOT,
      env,
      detached: true,
      stdio: ["ignore", "pipe", "pipe"],
    });
    this.child = child;
    let said = "";
    for (const stream of [child.stdout, child.stderr]) stream.on("data", (chunk: Buffer) => (said += chunk.toString()));
    for (const waitsUntil = Date.now() + START_MS; ; await setTimeout(200)) {
      if (child.exitCode !== null) throw new Error(`the marketplace did not start:\n${said}`);
      if (Date.now() > waitsUntil) throw new Error(`the marketplace has not started after ${START_MS} ms:\n${said}`);
      const response = await fetch(`${this.origins.buyer}/health`).catch(() => null);
      if (response?.ok) return;
    }
  }

  /** Ends it as a power cut would. */
  async kill(): Promise<void> {
    const child = this.child!;
    const gone = new Promise((done) => child.once("exit", done));
    process.kill(-child.pid!, "SIGKILL");
    await gone;
  }

  /** Ends it if it runs, and deletes its folder. */
  async remove(): Promise<void> {
    if (this.child?.exitCode === null && this.child.signalCode === null) await this.kill();
    rmSync(this.folder, { recursive: true, force: true });
  }

  /** Moves the clock, as `npm run clock` does, looking at what is due every six hours. */
  async clock(by: string): Promise<void> {
    const env = { ...process.env, STOA_DATA: this.folder, STOA_PORT: String(this.firstPort) };
    const child = spawn(process.execPath, ["scripts/clock/index.ts", by, "--step", "6h"], {
      cwd: ROOT,
      env,
      stdio: "pipe",
    });
    let said = "";
    for (const stream of [child.stdout, child.stderr]) stream.on("data", (chunk: Buffer) => (said += chunk.toString()));
    const code = await new Promise((done) => child.once("exit", done));
    if (code !== 0) throw new Error(`the clock did not move:\n${said}`);
  }

  /** The market database on disk, to be read alone. */
  database(): DatabaseSync {
    for (const file of globSync("**/*.sqlite", { cwd: this.folder })) {
      const found = new DatabaseSync(join(this.folder, file), { readOnly: true, timeout: 10_000 });
      if (found.prepare("SELECT 1 FROM sqlite_master WHERE name = 'ledger_txn'").get()) return found;
      found.close();
    }
    throw new Error("there is no market database");
  }
}

/** What the invariant checks find in a database. */
export function invariantBreaks(database: DatabaseSync): unknown[] {
  return readFileSync(join(ROOT, "packages/core/src/operations/invariants.sql"), "utf8")
    .split(";")
    .filter((check) => check.includes("SELECT"))
    .flatMap((check) => database.prepare(check).all(...(check.includes("?1") ? [Date.now()] : [])));
}

/** Somebody who calls the procedures as an app's own pages do. */
export class Caller {
  private readonly cookies = new Map<string, string>();
  private readonly origin: string;

  constructor(origin: string) {
    this.origin = origin;
  }

  /** Sends a request with the cookies so far. */
  async fetch(path: string, init: RequestInit = {}): Promise<Response> {
    const response = await fetch(this.origin + path, {
      ...init,
      headers: {
        origin: this.origin,
        "content-type": "application/json",
        cookie: [...this.cookies].map(([name, value]) => `${name}=${value}`).join("; "),
      },
    });
    for (const cookie of response.headers.getSetCookie()) {
      const [name = "", value = ""] = cookie.split(";")[0]!.split("=");
      this.cookies.set(name, value);
    }
    return response;
  }

  /** Calls a procedure. */
  async call<T>(method: "GET" | "POST", path: string, input: unknown): Promise<T> {
    const query = method === "GET" ? `?input=${encodeURIComponent(JSON.stringify(input))}` : "";
    const body = method === "POST" ? { body: JSON.stringify(input) } : {};
    const response = await this.fetch(`/trpc/${path}${query}`, { method, ...body });
    const answer = (await response.json()) as { result?: { data: T } };
    expect(response.status, JSON.stringify(answer)).toBe(200);
    return answer.result!.data;
  }
}
