// The clock of a local marketplace: how far it is ahead of the computer's, kept in the database and read at each entry.
// Everywhere else there is no such setting, and the time is the computer's.
import { SECOND_MS, setClockAhead } from "@stoa/contract";
import { type Env, isLocal } from "./env.ts";

/** The row of the table of settings. */
const KEY = "clock.offset_ms";

/** When the last reading began, and whether one has ever ended. */
let readAt = 0;
let isKnown = false;

/**
 * Takes over how far the clock is ahead, at most a second after it was moved. Nobody waits for another request's reading:
 * the platform drops what a request has begun when its visitor leaves, and whoever waited for it would wait for ever.
 */
export async function readClock(env: Env): Promise<void> {
  if (!isLocal(env) || (isKnown && Date.now() - readAt < SECOND_MS)) return;
  readAt = Date.now();
  const value = await env.DB.prepare("SELECT value FROM setting WHERE key = ?1").bind(KEY).first<string>("value");
  setClockAhead(Number(value ?? 0));
  isKnown = true;
}

/** Keeps how far the clock is ahead, from now on. */
export async function keepClock(env: Env, aheadMs: number): Promise<void> {
  await env.DB.prepare(
    "INSERT INTO setting (key, value, updated_at) VALUES (?1, ?2, ?3) ON CONFLICT (key) DO UPDATE SET value = excluded.value, updated_at = excluded.updated_at",
  )
    .bind(KEY, String(aheadMs), Date.now())
    .run();
  setClockAhead(aheadMs);
  [readAt, isKnown] = [Date.now(), true];
}
