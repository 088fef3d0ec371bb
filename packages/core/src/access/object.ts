// The bucket of one program or network: an object of its own, so that its count is exact.
import { DurableObject } from "cloudflare:workers";
import type { RateStub } from "../kernel/index.ts";
import { type Bucket, drain, type Drained, type RatePolicy } from "./rules.ts";

/** Takes from a bucket that fills evenly. One instance per program or network. */
export class RateObject extends DurableObject implements RateStub {
  async take(cost: number, policy: RatePolicy, nowMs: number): Promise<Drained> {
    // No await between read and write: storage.kv is synchronous, so the count is exact.
    const [bucket, drained] = drain(this.ctx.storage.kv.get<Bucket>("bucket") ?? null, cost, policy, nowMs);
    this.ctx.storage.kv.put("bucket", bucket);
    if (!(await this.ctx.storage.getAlarm())) await this.ctx.storage.setAlarm(Date.now() + policy.windowMs * 10);
    return drained;
  }

  /** A bucket that nobody takes from is full: it need not be remembered. */
  override async alarm(): Promise<void> {
    await this.ctx.storage.deleteAll();
  }
}
