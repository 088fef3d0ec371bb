// How far the marketplace's clock is ahead, as the API Worker keeps it: the console's pages and Local ID go by it.
import { SECOND_MS, setClockAhead } from "@stoa/contract";

let readAt = 0;

/** Takes over how far the clock is ahead, at most a second after it was moved. */
export async function readClock(db: D1Database): Promise<void> {
  if (Date.now() - readAt < SECOND_MS) return;
  readAt = Date.now();
  const value = await db.prepare("SELECT value FROM setting WHERE key = 'clock.offset_ms'").first<string>("value");
  setClockAhead(Number(value ?? 0));
}
