// The exact limiter: one object per thing that is limited, so that no two requests can share an attempt.
import { DurableObject } from "cloudflare:workers";
import type { LimiterStub } from "../kernel/index.ts";

/** Counts attempts in a window. One instance per account or network and purpose. */
export class LimiterObject extends DurableObject implements LimiterStub {
  async take(limit: number, windowMs: number, nowMs: number): Promise<{ ok: boolean; retryAfterMs: number }> {
    // No await between read and write: storage.kv is synchronous, so the count is exact.
    const window = this.ctx.storage.kv.get<{ from: number; used: number }>("window");
    const current = window && nowMs < window.from + windowMs ? window : { from: nowMs, used: 0 };
    if (current.used >= limit) return { ok: false, retryAfterMs: current.from + windowMs - nowMs };
    this.ctx.storage.kv.put("window", { from: current.from, used: current.used + 1 });
    if (!(await this.ctx.storage.getAlarm())) await this.ctx.storage.setAlarm(Date.now() + windowMs * 2);
    return { ok: true, retryAfterMs: 0 };
  }

  async reset(): Promise<void> {
    this.ctx.storage.kv.delete("window");
  }

  /** Nothing was tried for two windows: forget all. */
  override async alarm(): Promise<void> {
    await this.ctx.storage.deleteAll();
  }
}
