// The limits of the platform, which the local runtime lets pass: the shim holds each, and lets through what is within.
import { expect, it } from "vitest";
import { env } from "../testing.ts";
import { limitedCache, limitedDatabase, limitedFetch, limitedQueue } from "./limits.ts";

const put = "INSERT OR REPLACE INTO setting (key, value, updated_at) VALUES ('limit', ?, 1)";

it("no row of more than 2 MB", async () => {
  const database = limitedDatabase(env.DB);
  await database
    .prepare(put)
    .bind(JSON.stringify("x".repeat(1_000_000)))
    .run();
  expect(() => database.prepare(put).bind(JSON.stringify("x".repeat(2_100_000)))).toThrow("a row of more than 2 MB");
});

it("no more than 1,000 statements for one request, and a thousand more for the next", async () => {
  const one = "SELECT 1 AS n";
  const first = limitedDatabase(env.DB);
  await first.batch(Array.from({ length: 600 }, () => first.prepare(one)));
  await expect(first.batch(Array.from({ length: 600 }, () => first.prepare(one)))).rejects.toThrow("1000 statements");
  const next = limitedDatabase(env.DB);
  expect((await next.batch([next.prepare(one)]))[0]!.results).toEqual([{ n: 1 }]);
});

it("no message of more than 128 KB, and no more than 100 at once", async () => {
  const queue = limitedQueue(env.JOBS);
  await expect(queue.send({ jobId: "x".repeat(130_000) })).rejects.toThrow("128 KB");
  const many = Array.from({ length: 101 }, () => ({ body: { jobId: "job_nowhere" } }));
  await expect(queue.sendBatch(many)).rejects.toThrow("100 messages");
  await queue.sendBatch(many.slice(0, 2));
});

it("no two writes of a key within a second", async () => {
  let now = 0;
  const cache = limitedCache(env.CACHE, () => now);
  await cache.put("limit", "1");
  await expect(cache.put("limit", "2")).rejects.toThrow("429");
  now = 1_000;
  await cache.put("limit", "3");
  expect(await cache.get("limit")).toBe("3");
});

it("no host that is not named", async () => {
  const asked: string[] = [];
  const real = (async (input: unknown) => {
    asked.push(String(input));
    return new Response();
  }) as typeof fetch;
  const limited = limitedFetch(["accounts.example.test"], real);
  await limited("https://accounts.example.test/token");
  await expect(limited("http://127.0.0.1/secret")).rejects.toThrow("not a host");
  expect(asked).toEqual(["https://accounts.example.test/token"]);
});
