// Which cache tags were purged lately. The API is asked at most twice a second per isolate, whatever the traffic,
// so that a page that shows something old is gone within two seconds of the write.

/** Tags with the time of their last purge. */
export type Purges = ReadonlyMap<string, number>;

const ASK_EVERY_MS = 500;
/** Clocks differ: a page stored this shortly after a purge may still have been rendered from before it. */
const MARGIN_MS = 1_000;
/** How far back the first question of an isolate reaches: longer than any page is kept. */
const REACH_MS = 86_400_000;

const known = new Map<string, number>();
/** When the last question began, and the last that was answered. */
let [askedAt, answeredAt] = [0, 0];

async function ask(api: { fetch(request: Request): Promise<Response> }, now: number): Promise<void> {
  askedAt = now;
  const since = answeredAt === 0 ? now - REACH_MS : answeredAt - 10_000;
  const response = await api.fetch(new Request(`https://api/internal/purges?since=${since}`));
  if (!response.ok) return;
  for (const { tag, purgedAt } of (await response.json()) as { tag: string; purgedAt: number }[])
    known.set(tag, purgedAt);
  answeredAt = Math.max(answeredAt, now);
}

/**
 * The purges that this isolate knows of. Whoever comes half a second after the last question asks anew; whoever comes while
 * it runs goes on with what is known. Nobody waits for another request's question: the platform drops what a request has
 * begun when its visitor leaves, and whoever waited for it would wait for ever. If the API cannot be asked, those known so far.
 */
export async function recentPurges(api: { fetch(request: Request): Promise<Response> }, now: number): Promise<Purges> {
  if (answeredAt === 0 || now - askedAt >= ASK_EVERY_MS) await ask(api, now).catch(() => undefined);
  return known;
}

/** Whether a page with this Cache-Tag header, rendered at `storedAt`, was purged since. */
export function isPurged(cacheTag: string | null, storedAt: number, purges: Purges): boolean {
  return (cacheTag ?? "").split(",").some((tag) => (purges.get(tag.trim()) ?? -Infinity) + MARGIN_MS >= storedAt);
}
