// Queue messages: each is acknowledged or retried by itself, so that no message takes its neighbours down.
import type { Id } from "@stoa/contract";
import { countViews } from "@stoa/core/analytics";
import { type Ctx, log } from "@stoa/core/kernel";
import { jobsDead, runJobs, sweepFailed, sweepPage } from "@stoa/core/operations";
import { readClock } from "./clock.ts";
import { systemContext } from "./context.ts";
import type { Env, JobMessage, SweepMessage, ViewMessage } from "./env.ts";

const retry = (message: Message): void => message.retry({ delaySeconds: Math.min(60, 2 ** message.attempts) });

/** Runs the jobs of a batch. */
async function work(ctx: Ctx, messages: readonly Message<JobMessage>[]): Promise<void> {
  const failed = await runJobs(ctx, [...new Set(messages.map(({ body }) => body.jobId as Id<"job">))]);
  for (const message of messages) {
    if (globalThis.STOA_FAULTS) await ctx.fault?.("job.handled");
    if (failed.has(message.body.jobId as Id<"job">)) retry(message);
    else message.ack();
  }
}

/** Does a page of a sweep, and asks for the next. */
async function sweepOn(env: Env, ctx: Ctx, message: Message<SweepMessage>): Promise<void> {
  const { sweep, from } = message.body;
  try {
    const next = await sweepPage(ctx, sweep, from);
    if (next) await env.SWEEPS.send({ sweep, from: next });
    message.ack();
  } catch (error) {
    log("error", "sweep.failed", { sweep, error: String(error) });
    await sweepFailed(ctx, sweep, String(error)).catch((second) =>
      log("error", "sweep.failure_unnoted", { sweep, error: String(second) }),
    );
    retry(message);
  }
}

/** Counts views together. What cannot be counted is not tried again: a view is not worth counting twice. */
async function count(ctx: Ctx, messages: readonly Message<ViewMessage>[]): Promise<void> {
  try {
    await countViews(
      ctx,
      messages.map(({ body }) => body.seen),
    );
  } catch (error) {
    log("error", "views.lost", { count: messages.length, error: String(error) });
  }
  for (const message of messages) message.ack();
}

/**
 * Works off a batch: jobs, or pages of sweeps. Messages in the dead-letter queue are noted for the operators: their outbox
 * rows are open, the sweep repeats them.
 */
export async function consume(
  batch: MessageBatch<JobMessage | SweepMessage | ViewMessage>,
  env: Env,
  execution: ExecutionContext,
): Promise<void> {
  await readClock(env);
  const ctx = systemContext(env, execution, "queue");
  if (batch.queue.endsWith("-dead")) {
    for (const { body } of batch.messages) log("error", "job.dead", { message: JSON.stringify(body) });
    await jobsDead(
      ctx,
      batch.messages.flatMap(({ body }) => ("jobId" in body ? [body.jobId] : [])),
    );
    return batch.ackAll();
  }
  const sweeps = batch.messages.filter((message): message is Message<SweepMessage> => "sweep" in message.body);
  const jobs = batch.messages.filter((message): message is Message<JobMessage> => "jobId" in message.body);
  const views = batch.messages.filter((message): message is Message<ViewMessage> => "seen" in message.body);
  if (views.length > 0) await count(ctx, views);
  for (const message of sweeps) await sweepOn(env, ctx, message);
  if (jobs.length > 0) await work(ctx, jobs);
}
