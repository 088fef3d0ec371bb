// Where `npm run clock` moves a local marketplace's clock: step by step through what falls due on the way. A marketplace
// that others can reach has no such door.
import { clockAheadMs, DAY_MS, HOUR_MS, MARKET_HANDLES, MINUTE_MS, nowMs } from "@stoa/contract";
import { type Ctx, hmac, sameText, tag } from "@stoa/core/kernel";
import { EVERY_HOUR, EVERY_MINUTE, EVERY_NIGHT, recordInvariants, runDueJobs, sweepAll } from "@stoa/core/operations";
import { Hono } from "hono";
import { z } from "zod";
import { keepClock } from "./clock.ts";
import { systemContext } from "./context.ts";
import { type Env, isLocal } from "./env.ts";
import { bytesUpTo } from "./body.ts";

type Bindings = { Bindings: Env & { door: unknown; execution: ExecutionContext } };

/** At what time of the day the night's sweeps run, as in `wrangler.toml`. */
const NIGHT_MS = 3 * HOUR_MS + 7 * MINUTE_MS;

/** Most stops of one call, so that each answers soon; who asked goes on from there. */
const STOPS_AT_ONCE = 24;

const Move = z.union([
  z.strictObject({ toAt: z.int().positive(), everyHours: z.int().min(1).max(24).default(1) }),
  z.strictObject({ isReset: z.literal(true) }),
]);

/** The first point in time after `atMs` at which something is to be looked at: each so many full hours, and the night's work. */
export function nextStop(atMs: number, everyHours = 1): number {
  const span = everyHours * HOUR_MS;
  const hour = Math.floor(atMs / span + 1) * span;
  const today = Math.floor(atMs / DAY_MS) * DAY_MS + NIGHT_MS;
  const night = today > atMs ? today : today + DAY_MS;
  return Math.min(hour, night);
}

/** Moves the clock as far as one call may, and tells how many jobs of each type ran on the way. */
async function move(env: Env, ctx: Ctx, toAt: number, everyHours: number): Promise<Record<string, number>> {
  // What is due is run here, in its order; nothing is sent to the queue meanwhile.
  const quiet: Ctx = { ...ctx, nudge: async () => undefined };
  const ran: Record<string, number> = {};
  for (let step = 0; step < STOPS_AT_ONCE && nowMs() < toAt; step++) {
    const stop = Math.min(toAt, nextStop(nowMs(), everyHours));
    await keepClock(env, stop - Date.now());
    await sweepAll(quiet, EVERY_MINUTE);
    if (stop % HOUR_MS === 0) await sweepAll(quiet, EVERY_HOUR);
    if (stop % DAY_MS === NIGHT_MS) await sweepAll(quiet, EVERY_NIGHT);
    for (const [type, count] of Object.entries(await runDueJobs(quiet))) ran[type] = (ran[type] ?? 0) + count;
  }
  await recordInvariants(quiet);
  await ctx.purge(MARKET_HANDLES.map(tag.market)); // Every page tells days and prices of its time.
  return ran;
}

/** Whether anything has happened at a time that the computer's clock has not reached. */
async function hasHistoryAhead(env: Env): Promise<boolean> {
  const found = await env.DB.prepare(
    `SELECT EXISTS (SELECT 1 FROM outbox WHERE created_at > ?1 OR done_at > ?1) OR EXISTS (SELECT 1 FROM purchase WHERE created_at > ?1)
      OR EXISTS (SELECT 1 FROM order_event WHERE at > ?1) OR EXISTS (SELECT 1 FROM ledger_txn WHERE at > ?1)
      OR EXISTS (SELECT 1 FROM audit WHERE at > ?1) AS found`,
  )
    .bind(Date.now())
    .first<number>("found");
  return found === 1;
}

/** The door of the clock. */
export const clockDoor = new Hono<Bindings>()
  .use("/local/clock", async (c, next) => {
    if (!isLocal(c.env) || c.env.door !== null) return c.notFound();
    const ctx = systemContext(c.env, c.env.execution, "clock");
    const asked = c.req.header("authorization") ?? "";
    if (!sameText(asked, `Bearer ${await hmac(ctx.secret, "clock")}`)) return c.json({ error: "UNAUTHENTICATED" }, 401);
    return await next();
  })
  .get("/local/clock", (c) => c.json({ nowAt: nowMs(), aheadMs: clockAheadMs() }))
  .post("/local/clock", async (c) => {
    const bytes = await bytesUpTo(c.req.raw, 1_000);
    const asked = Move.safeParse(await new Response(bytes).json().catch(() => null));
    if (!asked.success) return c.json({ error: "INVALID_INPUT" }, 400);
    if ("isReset" in asked.data) {
      if (await hasHistoryAhead(c.env)) return c.json({ error: "HISTORY_AHEAD" }, 409);
      await keepClock(c.env, 0);
      return c.json({ nowAt: nowMs(), aheadMs: 0, ran: {}, isThere: true });
    }
    const { toAt, everyHours } = asked.data;
    if (toAt <= nowMs()) return c.json({ error: "BACKWARDS" }, 409);
    const ran = await move(c.env, systemContext(c.env, c.env.execution, "clock"), toAt, everyHours);
    return c.json({ nowAt: nowMs(), aheadMs: clockAheadMs(), ran, isThere: nowMs() >= toAt });
  });
