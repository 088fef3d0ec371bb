// The exact limiter: one object per thing that is limited, so that no two requests can share an attempt.
import { DurableObject } from "cloudflare:workers";
import type { LimiterStub } from "../kernel/index.ts";
import { waitAfter } from "./rules/sessions.ts";

/** What has been used of the limit until `until`, and how many times in a row it was used up. */
interface Window {
  until: number;
  used: number;
  strikes: number;
}

/** Counts attempts in a window. One instance per account or network and purpose. */
export class LimiterObject extends DurableObject implements LimiterStub {
  async take(limit: number, windowMs: number, nowMs: number): Promise<{ ok: boolean; retryAfterMs: number }> {
    // No await between read and write: storage.kv is synchronous, so the count is exact.
    const { kv } = this.ctx.storage;
    const last = kv.get<Window>("window");
    const isOver = !last || nowMs >= last.until;
    // Whoever rests for as long as they were made to wait begins anew.
    const strikes = last && nowMs < last.until + waitAfter(windowMs, last.strikes) ? last.strikes : 0;
    const current = isOver ? { until: nowMs + windowMs, used: 0, strikes } : last;
    const isTaken = current.used < limit;
    if (isTaken) {
      current.used += 1;
      if (current.used === limit) {
        current.strikes += 1;
        current.until = nowMs + waitAfter(windowMs, current.strikes);
      }
      kv.put("window", current);
      await this.ctx.storage.setAlarm(Date.now() + 2 * waitAfter(windowMs, current.strikes));
    }
    return { ok: isTaken, retryAfterMs: isTaken ? 0 : current.until - nowMs };
  }

  async giveBack(): Promise<void> {
    const { kv } = this.ctx.storage;
    const current = kv.get<Window>("window");
    if (current && current.used > 0) kv.put("window", { ...current, used: current.used - 1 });
  }

  async reset(): Promise<void> {
    this.ctx.storage.kv.delete("window");
  }

  /** Nothing was tried for long enough: forget all. */
  override async alarm(): Promise<void> {
    await this.ctx.storage.deleteAll();
  }
}
