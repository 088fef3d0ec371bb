// The API Worker as the test rig runs it: the same doors over troubled bindings, and a door of the rig's own. It is never
// deployed; `scripts/chaos/rig` builds it with fault points in.
import type { Audience, Id } from "@stoa/contract";
import { openSession } from "@stoa/core/accounts";
import { EVERY_MINUTE, sweepPage } from "@stoa/core/operations";
import { connect } from "@stoa/db";
import { SANDBOX_NAME } from "@stoa/providers";
import { WorkerEntrypoint } from "cloudflare:workers";
import { admitted } from "../admission.ts";
import { systemContext } from "../context.ts";
import { tick } from "../cron.ts";
import type { JobMessage, SweepMessage } from "../env.ts";
import { answer } from "../http.ts";
import { consume } from "../queue.ts";
import { type RigEnv, rigged } from "./bindings.ts";
import { setTroubles, type Troubles } from "./state.ts";

export class AppDoor extends WorkerEntrypoint<RigEnv, { app: Audience }> {
  override fetch(request: Request): Promise<Response> {
    const execution = this.ctx as unknown as ExecutionContext;
    return admitted(request, () => answer(request, rigged(this.env), execution, this.ctx.props.app));
  }
}

export { RateObject } from "@stoa/core/access/object";
export { LimiterObject } from "@stoa/core/accounts/object";
export { CartObject } from "@stoa/core/cart/object";
export { FeedObject } from "@stoa/core/orders/object";
export { SandboxObject } from "@stoa/providers/sandbox/object";
export { WebhookEndpoint } from "../webhook-endpoint.ts";

/** A statement with what is bound to it. */
type Sql = [text: string, ...values: unknown[]];

async function batched(database: D1Database, statements: Sql[]): Promise<unknown[][]> {
  const results = await database.batch(statements.map(([text, ...values]) => database.prepare(text).bind(...values)));
  return results.map(({ results: rows }) => rows);
}

/** What the rig may ask of this Worker, past all doors. */
const RIG: Record<string, (env: RigEnv, execution: ExecutionContext, input: never) => Promise<unknown>> = {
  async troubles(_env, _execution, input: Partial<Troubles>) {
    setTroubles(input);
  },
  /** Runs statements as one batch and gives the rows of each. */
  sql: (env, _execution, statements: Sql[]) => batched(env.DB, statements),
  searchSql: (env, _execution, statements: Sql[]) => batched(env.SEARCH, statements),
  /** Forgets what the cache has under a key. */
  forget: (env, _execution, key: string) => env.CACHE.delete(key),
  sweeps: async () => EVERY_MINUTE,
  /** Does one page of a sweep, as its queue's consumer would; gives where the next begins. */
  sweep: (env, execution, { sweep, from }: SweepMessage) =>
    sweepPage(systemContext(rigged(env), execution, "rig"), sweep, from),
  /** Hands messages to the queue's consumer as the platform would; tells which were acknowledged. */
  async deliver(env, execution, jobIds: string[]) {
    const acknowledged: string[] = [];
    const messages = jobIds.map((jobId) => ({
      body: { jobId },
      attempts: 1,
      ack: () => acknowledged.push(jobId),
      retry() {},
    }));
    await consume({ queue: "stoa-jobs", messages } as unknown as MessageBatch<JobMessage>, rigged(env), execution);
    return acknowledged;
  },
  async sandbox(env, _execution, [method, ...values]: [string, ...unknown[]]) {
    const object = env.SANDBOX!.getByName(SANDBOX_NAME) as unknown as Record<string, (...of: unknown[]) => unknown>;
    return await object[method]!(...values);
  },
  async session(env, _execution, { userId, audience }: { userId: Id<"user">; audience: Audience }) {
    const opening = { method: "password", nowMs: Date.now(), network: "203.0.113", userAgent: "rig" } as const;
    return await openSession(connect(env.DB), { userId, audience, ...opening });
  },
  /** The negative control of overselling: what a shop does that reads first and writes later. */
  async naive(env) {
    const row = await env.DB.prepare("SELECT left_over AS n FROM naive_stock WHERE id = 1").first<{ n: number }>();
    if (!row || row.n <= 0) return false;
    await env.DB.prepare("UPDATE naive_stock SET left_over = ? WHERE id = 1")
      .bind(row.n - 1)
      .run();
    return true;
  },
};

async function control(request: Request, env: RigEnv, execution: ExecutionContext, name: string): Promise<Response> {
  const asked = RIG[name];
  if (!asked) return new Response(null, { status: 404 });
  try {
    return Response.json({ value: (await asked(env, execution, (await request.json()) as never)) ?? null });
  } catch (error) {
    return Response.json({ error: String((error as Error).stack ?? error) }, { status: 500 });
  }
}

export default {
  fetch(request, env, execution) {
    const { pathname } = new URL(request.url);
    return pathname.startsWith("/rig/")
      ? control(request, env, execution, pathname.slice(5))
      : admitted(request, () => answer(request, rigged(env), execution, null));
  },
  queue: (batch, env, execution) => consume(batch, rigged(env), execution),
  scheduled: (controller, env, execution) => tick(controller, rigged(env), execution),
} satisfies ExportedHandler<RigEnv, JobMessage | SweepMessage>;
