// The KV read-through for public, slowly changing reads. Never for a price at checkout, stock, a permission or a session.
import type { Ctx } from "./ctx.ts";
import { log } from "./log.ts";

/**
 * The cached value of `key`, or what `load` gives, kept for `ttlSeconds` (60 at the least, KV's own limit).
 * A cache that fails is passed by: the answer is then fresh.
 */
export async function readThrough<T>(
  ctx: Pick<Ctx, "cache" | "later">,
  key: string,
  ttlSeconds: number,
  load: () => Promise<T>,
): Promise<T> {
  const cached = await ctx.cache.get<T>(key, "json").catch(() => null);
  if (cached !== null) return cached;
  const value = await load();
  ctx.later(
    ctx.cache
      .put(key, JSON.stringify(value), { expirationTtl: Math.max(60, ttlSeconds) })
      .catch((error: unknown) => log("warn", "cache.put_failed", { key, error: String(error) })),
  );
  return value;
}

/** Forgets cached values; the next read loads anew. */
export async function forget(ctx: Pick<Ctx, "cache">, ...keys: string[]): Promise<void> {
  await Promise.all(keys.map((key) => ctx.cache.delete(key)));
}
