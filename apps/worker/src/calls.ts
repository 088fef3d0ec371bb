// How long calls take is counted in the memory of the isolate, and kept now and then behind an answer: no request waits for it,
// and what cannot be kept is let go.
import { nowMs, SECOND_MS, wallMs } from "@stoa/contract";
import { log } from "@stoa/core/kernel";
import { type CallHeap, emptyHeap, foldCall, keepCalls } from "@stoa/core/operations";
import { connect } from "@stoa/db";
import type { Env } from "./env.ts";

/** How long an isolate counts before it keeps; the first call of an isolate is kept at once, so that a lone one is not lost. */
const KEEP_EVERY_MS = 10 * SECOND_MS;

let heap: CallHeap = emptyHeap();
let keptAt = 0;

/** Counts a call. */
export function noteCall(path: string, tookMs: number, code: string | null): void {
  foldCall(heap, path, tookMs, code);
}

/** Keeps what was counted, if it is time, behind the answer. */
export function keepNoted(of: Pick<Env, "DB"> & { execution: { waitUntil(work: Promise<unknown>): void } }): void {
  if (heap.size === 0 || wallMs() - keptAt < KEEP_EVERY_MS) return;
  const noted = heap;
  heap = emptyHeap();
  keptAt = wallMs();
  of.execution.waitUntil(
    keepCalls(connect(of.DB), noted, nowMs()).catch((error: unknown) =>
      log("warn", "calls.unkept", { size: noted.size, error: String(error) }),
    ),
  );
}
