// Queue messages: each is handled, acknowledged or retried by itself, so that no message takes its neighbours down.
import type { Id } from "@stoa/contract";
import { log } from "@stoa/core/kernel";
import { runJob } from "@stoa/core/operations";
import { readClock } from "./clock.ts";
import { systemContext } from "./context.ts";
import type { Env, JobMessage } from "./env.ts";

/** Runs the jobs of a batch. A message in the dead-letter queue is only told of: its outbox row is open, the sweep repeats it. */
export async function consume(batch: MessageBatch<JobMessage>, env: Env, execution: ExecutionContext): Promise<void> {
  await readClock(env);
  const ctx = systemContext(env, execution, "queue");
  for (const message of batch.messages) {
    if (batch.queue.endsWith("-dead")) {
      log("error", "job.dead", { jobId: message.body.jobId });
      message.ack();
      continue;
    }
    try {
      await runJob(ctx, message.body.jobId as Id<"job">);
      if (globalThis.STOA_FAULTS) await ctx.fault?.("job.handled");
      message.ack();
    } catch {
      message.retry({ delaySeconds: Math.min(60, 2 ** message.attempts) });
    }
  }
}
