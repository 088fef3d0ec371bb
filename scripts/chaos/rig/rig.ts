// A rig: one marketplace under test, as a process that can be killed, with everything that a row of the board needs to know
// or to set past its doors.
import { type ChildProcess, fork } from "node:child_process";
import { mkdtempSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { setTimeout } from "node:timers/promises";
import type { StatementLine } from "@stoa/contract";
import { buildRig } from "../../runtime/build.ts";
import { workerFrom } from "../../runtime/marketplace.ts";
import { migrate } from "../../runtime/migrate.ts";
import { BUILD_FOLDER, ROOT } from "../../runtime/places.ts";
import { takenPort } from "../../runtime/ports.ts";
import type { FromChild, ToChild } from "./messages.ts";

/** Starting takes two seconds; on a machine that does much else, many more. */
const START_MS = 120_000;

/** A statement with what is bound to it. */
export type Sql = readonly [text: string, ...values: (string | number | null)[]];

/** What happens at a fault point: work goes on, breaks, or the whole process dies. */
export type Verdict = "go" | "throw" | "kill";

/** A row of the database. */
export type Found = Record<string, string | number | null>;

export class Rig {
  readonly folder = mkdtempSync(join(tmpdir(), "stoa-rig-"));
  readonly port: number;
  /** Keys of the mails that the mail service was handed, one for each time; kept over kills. */
  readonly mails: string[] = [];
  /** What the Workers logged as errors and warnings. */
  readonly log: string[] = [];
  /** Decides what happens at an armed fault point. */
  onFault: (point: string) => Verdict | Promise<Verdict> = () => "go";
  kills = 0;
  /** How long the last start took. */
  startMs = 0;
  private child: ChildProcess | undefined;
  private gone: Promise<void> = Promise.resolve();
  private coming: Promise<void> = Promise.resolve();

  private constructor(port: number) {
    this.port = port;
  }

  /** Builds what changed and starts a marketplace with no goods and no people. */
  static async start(): Promise<Rig> {
    await buildRig(() => {});
    const rig = new Rig(await freePort());
    const parts = ["buyer", "seller", "admin", "console", "api"];
    const main = join(BUILD_FOLDER, "rig/worker.js");
    const api = workerFrom("api", join(ROOT, "wrangler.toml"), main, rig.port, {
      APP_ORIGINS: JSON.stringify(Object.fromEntries(parts.map((part) => [part, `http://localhost:${rig.port}`]))),
      STOA_SECRET: "rig-only",
    });
    writeFileSync(join(rig.folder, "api.json"), JSON.stringify(api));
    await rig.open();
    await migrate(rig.database("sql"), join(ROOT, "migrations/market"));
    await migrate(rig.database("searchSql"), join(ROOT, "migrations/search"));
    return rig;
  }

  /** Where an app's door, or the API's public host, answers. */
  origin(door: "api" | "buyer" | "seller" | "admin"): string {
    return `http://127.0.0.1:${this.port + ["api", "buyer", "seller", "admin"].indexOf(door)}`;
  }

  /** Starts the process over the folder and waits until it serves. */
  async open(): Promise<void> {
    const startedAt = Date.now();
    const child = fork(join(import.meta.dirname, "child.ts"), [this.folder, String(this.port)], {
      detached: true,
      stdio: ["ignore", "pipe", "pipe", "ipc"],
    });
    this.child = child;
    this.gone = new Promise((done) => child.once("exit", () => done()));
    let said = "";
    for (const stream of [child.stdout!, child.stderr!]) stream.on("data", (part: Buffer) => (said += part.toString()));
    await new Promise<void>((done, fail) => {
      const late = globalThis.setTimeout(() => fail(new Error(`the rig has not started:\n${said}`)), START_MS);
      child.once("exit", () => fail(new Error(`the rig did not start:\n${said}`)));
      child.on("message", (message: FromChild) => {
        if (message.type === "ready") {
          clearTimeout(late);
          this.startMs = Date.now() - startedAt;
          done();
        } else void this.hear(child, message);
      });
    });
  }

  private async hear(child: ChildProcess, message: Exclude<FromChild, { type: "ready" }>): Promise<void> {
    if (message.type === "log") return void this.log.push(message.text);
    let answer: Verdict = "go";
    if (message.type === "mail") this.mails.push(message.text);
    else answer = await this.onFault(message.text);
    if (answer === "kill") return await this.kill();
    if (child.connected) child.send({ id: message.id, answer } satisfies ToChild);
  }

  /** Ends the process and all that runs in it, as a power cut would. */
  async kill(): Promise<void> {
    const { child } = this;
    if (!child?.pid || child.exitCode !== null || child.signalCode !== null) return;
    this.kills += 1;
    process.kill(-child.pid, "SIGKILL");
    await this.gone;
    // The runtime closes its ports a moment after its parent.
    for (let tries = 0; tries < 100 && (await takenPort(this.ports())) !== undefined; tries++) await setTimeout(20);
  }

  private ports() {
    const { port } = this;
    return { api: port, buyer: port + 1, seller: port + 2, admin: port + 3, console: port };
  }

  /** Ends the process if it runs, and deletes its folder. */
  async remove(): Promise<void> {
    await this.kill();
    rmSync(this.folder, { recursive: true, force: true });
  }

  /** Kills the process and starts it again; what is asked meanwhile waits. */
  bounce(): Promise<void> {
    this.coming = this.kill().then(() => this.open());
    return this.coming;
  }

  /** Asks the rig's own door, again after a kill that came in between. @throws what went wrong there */
  async ask<T>(name: string, input: unknown): Promise<T> {
    for (let wasReset = false; ;) {
      const before = this.kills;
      await this.coming;
      try {
        const response = await fetch(`${this.origin("api")}/rig/${name}`, {
          method: "POST",
          body: JSON.stringify(input),
        });
        const answer = (await response.json()) as { value: T; error?: string };
        if (answer.error !== undefined) throw new Error(answer.error);
        return answer.value;
      } catch (error) {
        // An idle connection may be closed at the very moment it is used: then once more, on another one.
        const isIdle = String((error as Error).cause).includes("ECONNRESET") && !wasReset;
        wasReset = true;
        if (this.kills === before && !isIdle) throw error;
      }
    }
  }

  /** Runs statements as one batch; gives the rows of the last. */
  async sql<T = Found>(...statements: Sql[]): Promise<T[]> {
    const rows = await this.ask<T[][]>("sql", statements);
    return rows.at(-1)!;
  }

  /** A database as migrations need it. */
  private database(name: "sql" | "searchSql"): Parameters<typeof migrate>[0] {
    const statement = (...sql: unknown[]) => ({
      sql,
      bind: (...values: unknown[]) => statement(sql[0], ...values),
      all: async () => ({ results: (await this.ask<unknown[][]>(name, [sql]))[0]! }),
      run: () => this.ask(name, [sql]),
    });
    return {
      prepare: (text) => statement(text),
      batch: (statements) =>
        this.ask(
          name,
          (statements as ReturnType<typeof statement>[]).map(({ sql }) => sql),
        ),
    };
  }

  /** Calls the sandbox payment provider past its doors. */
  sandbox<T>(method: string, ...values: unknown[]): Promise<T> {
    return this.ask("sandbox", [method, ...values]);
  }

  /** The provider's statement, oldest first. */
  statement(): Promise<StatementLine[]> {
    return this.sandbox("statement", {});
  }

  /** Lets time pass for everything that waits: rows that are due, or not yet, become older by so much. */
  async pass(ms: number): Promise<void> {
    await this.sql(
      ["UPDATE outbox SET created_at = created_at - ?1, due_at = due_at - ?1 WHERE done_at IS NULL", ms],
      ["UPDATE purchase SET created_at = created_at - ?1, expires_at = expires_at - ?1 WHERE status = 'pending'", ms],
      ["UPDATE idempotency SET created_at = created_at - ?1 WHERE response IS NULL", ms],
      ["UPDATE mail SET claimed_at = claimed_at - ?1 WHERE status <> 'sent'", ms],
    );
  }

  /** Jobs that are not done, and payments that nobody has decided yet. */
  private async waiting(): Promise<{ jobs: number; asked: number }> {
    const [row] = await this.sql<{ jobs: number; asked: number }>([
      `SELECT (SELECT count(*) FROM outbox WHERE done_at IS NULL) AS jobs, (SELECT count(*) FROM purchase p
         JOIN payment y ON y.purchase_id = p.id WHERE p.status = 'pending' AND y.status = 'open') AS asked`,
    ]);
    return row!;
  }

  /** What cron starts every minute, page by page. */
  async sweep(): Promise<void> {
    for (const sweep of await this.ask<string[]>("sweeps", null))
      for (let from: unknown = { at: 0, id: "" }; from !== null;) from = await this.ask("sweep", { sweep, from });
  }

  /** Lets minutes go by, each with its sweeps, until nothing waits any more but purchases that nobody pays. */
  async settle(minutes = 6): Promise<void> {
    for (let minute = 0; minute < minutes; minute++) {
      await this.pass(61_000);
      await this.sweep();
      let open = await this.waiting();
      for (let idle = 0; open.jobs > 0 && idle < 60;) {
        await setTimeout(50);
        const now = await this.waiting();
        idle = now.jobs < open.jobs ? 0 : idle + 1;
        open = now;
      }
      if (open.jobs === 0 && (open.asked === 0 || minute > 0)) return;
    }
  }
}

async function freePort(): Promise<number> {
  for (let port = 4710; port < 4790; port += 4)
    if (
      (await takenPort({ api: port, buyer: port + 1, seller: port + 2, admin: port + 3, console: port })) === undefined
    )
      return port;
  throw new Error("There are no four free ports between 4710 and 4790 for the rig.");
}
