// The clock of a local marketplace: who may move it, and what falls due on the way.
import { DAY_MS, HOUR_MS, type Id, MINUTE_MS, nowMs, type Placed, type Quote } from "@stoa/contract";
import { hmac } from "@stoa/core/kernel";
import { checkInvariants } from "@stoa/core/operations";
import { sql } from "@stoa/db";
import { createExecutionContext } from "cloudflare:test";
import { afterAll, describe, expect, it } from "vitest";
import { keepClock } from "./clock.ts";
import { nextStop } from "./clock-door.ts";
import { type Env, secretOf } from "./env.ts";
import { answer, type Door } from "./http.ts";
import { db, env, makeOffer, makeSeller, placing, Visitor } from "./testing.ts";

const knock = async (body: object | null, of: { env?: Env; door?: Door; bearer?: string } = {}) => {
  const headers = { authorization: of.bearer ?? `Bearer ${await hmac(secretOf(env), "clock")}` };
  const init = body ? { method: "POST", body: JSON.stringify(body), headers } : { headers };
  const request = new Request("https://stoa.test/local/clock", init);
  const response = await answer(request, of.env ?? env, createExecutionContext(), of.door ?? null);
  return {
    status: response.status,
    told: (await response.json()) as { ran: Record<string, number>; isThere: boolean },
  };
};

const stockOf = async (offerId: Id<"offer">) =>
  await db.all<{ free: number }>(sql`SELECT on_hand - reserved AS free FROM stock WHERE offer_id = ${offerId}`);

afterAll(() => keepClock(env, 0));

describe("the clock", () => {
  it("has no door where others can reach the marketplace, none in an app, and none without its word", async () => {
    const toAt = Date.now() + HOUR_MS;
    const deployed = { ...env, STOA_ENV: "production", STOA_SECRET: secretOf(env) };
    const elsewhere = {
      ...env,
      APP_ORIGINS: env.APP_ORIGINS.replace("http://localhost:3000", "https://stoa.example"),
      STOA_SECRET: secretOf(env),
    };
    expect((await knock({ toAt }, { env: deployed })).status).toBe(404);
    expect((await knock({ toAt }, { env: elsewhere })).status).toBe(404);
    expect((await knock({ toAt }, { door: "buyer" })).status).toBe(404);
    expect((await knock({ toAt }, { bearer: "Bearer guessed" })).status).toBe(401);
    expect(Math.abs(nowMs() - Date.now())).toBeLessThan(1_000);
  });

  it("does not stand ahead in a deployment, whatever its database says", async () => {
    await keepClock(env, 0);
    await db.run(sql`UPDATE setting SET value = '99999999' WHERE key = 'clock.offset_ms'`);
    await scheduler.wait(1_100); // What was read before counts for a second.
    const health = (of: Env) => answer(new Request("https://stoa.test/health"), of, createExecutionContext(), null);
    await health({ ...env, STOA_ENV: "production", STOA_SECRET: "secret" });
    expect(Math.abs(nowMs() - Date.now())).toBeLessThan(1_000);
    await health(env);
    expect(nowMs() - Date.now()).toBeGreaterThan(99_000_000);
    await keepClock(env, 0);
  });

  it("stops at each full hour and for the night's work", () => {
    const midnight = Date.UTC(2026, 10, 28);
    expect(nextStop(midnight)).toBe(midnight + HOUR_MS);
    expect(nextStop(midnight + 3 * HOUR_MS)).toBe(midnight + 3 * HOUR_MS + 7 * MINUTE_MS);
    expect(nextStop(midnight + 3 * HOUR_MS + 7 * MINUTE_MS)).toBe(midnight + 4 * HOUR_MS);
    expect(nextStop(midnight + 23.5 * HOUR_MS)).toBe(midnight + DAY_MS);
    expect(nextStop(midnight, 6)).toBe(midnight + 3 * HOUR_MS + 7 * MINUTE_MS);
    expect(nextStop(midnight + 4 * HOUR_MS, 6)).toBe(midnight + 6 * HOUR_MS);
  });

  it("moves through what falls due: a purchase that nobody pays expires, and its job has run by then", async () => {
    const { sellerId } = await makeSeller();
    const offerId = await makeOffer(sellerId, 1);
    const visitor = new Visitor("buyer");
    await visitor.mutate("shop.cart.add", { market: "us", offerId, quantity: 1 });
    const { totalMinor } = (await visitor.query<Quote>("shop.checkout.quote", { market: "us" })).data;
    const declined = placing(totalMinor, "4000 0000 0000 0002");
    expect((await visitor.mutate<Placed>("shop.checkout.place", declined)).data.status).toBe("pending");
    expect(await stockOf(offerId)).toEqual([{ free: 0 }]);
    const before = nowMs();
    const { status, told } = await knock({ toAt: before + 2 * HOUR_MS });
    expect(status).toBe(200);
    expect(told).toMatchObject({ isThere: true, ran: { "purchase.expired": 1 } });
    expect(nowMs() - before).toBeGreaterThanOrEqual(2 * HOUR_MS);
    expect(await stockOf(offerId)).toEqual([{ free: 1 }]);
    expect(await checkInvariants(env.DB, nowMs())).toEqual([]);
    // What is done from now on is dated by it.
    await visitor.mutate("shop.checkout.place", declined);
    const [latest] = await db.all<{ at: number }>(sql`SELECT max(created_at) AS at FROM purchase`);
    expect(latest!.at).toBeGreaterThanOrEqual(before + 2 * HOUR_MS);
  });

  it("goes a day at a time, and never back once something has happened ahead", async () => {
    const at = nowMs();
    const first = await knock({ toAt: at + 3 * DAY_MS });
    expect(first.told.isThere).toBe(false);
    expect(nowMs()).toBeLessThan(at + 2 * DAY_MS);
    expect((await knock({ toAt: at })).status).toBe(409);
    expect((await knock({ toAt: -1 })).status).toBe(400);
    expect((await knock({ isReset: true })).status).toBe(409);
  });
});
