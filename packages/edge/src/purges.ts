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
let askedAt = 0;
let asking: Promise<void> | undefined;

async function ask(api: { fetch(request: Request): Promise<Response> }, now: number): Promise<void> {
  const since = askedAt === 0 ? now - REACH_MS : askedAt - 10_000;
  const response = await api.fetch(new Request(`https://api/internal/purges?since=${since}`));
  if (!response.ok) return;
  for (const { tag, purgedAt } of (await response.json()) as { tag: string; purgedAt: number }[])
    known.set(tag, purgedAt);
  askedAt = now;
}

/** The purges that this isolate knows of, at most half a second old. If the API cannot be asked, those known so far. */
export async function recentPurges(api: { fetch(request: Request): Promise<Response> }, now: number): Promise<Purges> {
  if (now - askedAt >= ASK_EVERY_MS) {
    asking ??= ask(api, now)
      .catch(() => undefined)
      .finally(() => (asking = undefined));
    await asking;
  }
  return known;
}

/** Whether a page with this Cache-Tag header, rendered at `storedAt`, was purged since. */
export function isPurged(cacheTag: string | null, storedAt: number, purges: Purges): boolean {
  return (cacheTag ?? "").split(",").some((tag) => (purges.get(tag.trim()) ?? -Infinity) + MARGIN_MS >= storedAt);
}
