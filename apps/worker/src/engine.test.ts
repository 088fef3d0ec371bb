// The engine room, through its own door: jobs that fail are seen and mended.
import {
  type CheckRunId,
  type CheckRunView,
  type ChecksView,
  DAY_MS,
  type Id,
  isoDay,
  type JobBoard,
  type JobView,
  type LatencyView,
  newId,
  type OrderSummary,
  type Page,
  type Placed,
  type PurchaseView,
  type Quote,
  traceOfRequest,
} from "@stoa/contract";
import { openJobs } from "@stoa/core/kernel";
import { sealLedger } from "@stoa/core/ledger";
import { emptyHeap, foldCall, keepCalls, recordInvariants, sweepPage } from "@stoa/core/operations";
import { sql } from "@stoa/db";
import { createExecutionContext, waitOnExecutionContext } from "cloudflare:test";
import { describe, expect, it, vi } from "vitest";
import { keepNoted, noteCall } from "./calls.ts";
import { systemContext } from "./context.ts";
import type { JobMessage } from "./env.ts";
import { sent } from "./matrix/cases.ts";
import { consume } from "./queue.ts";
import { db, env, makeOffer, makeOperator, makeSeller, makeUser, placing, runJobs, Visitor } from "./testing.ts";

const desk = async () => await new Visitor("admin").become(await makeOperator());

/** A batch of a queue whose messages are only looked at. */
const batchOf = (queue: string, jobIds: readonly Id<"job">[]) =>
  ({
    queue,
    messages: jobIds.map((jobId) => ({ id: jobId, body: { jobId }, attempts: 1, ack() {}, retry() {} })),
    ackAll() {},
    retryAll() {},
  }) as unknown as MessageBatch<JobMessage>;

const hand = async (queue: string, jobIds: readonly Id<"job">[]) => {
  const execution = createExecutionContext();
  await consume(batchOf(queue, jobIds), env, execution);
  await waitOnExecutionContext(execution);
};

/** A job that cannot be done: its payout was never made. */
async function poison(attempts = 0, createdAt = Date.now()): Promise<Id<"job">> {
  const jobId = newId("job", createdAt);
  const payload = JSON.stringify({ mailId: newId("mail", 1), seed: "never-told", note: "for ada@example.test" });
  await db.run(sql`INSERT INTO outbox (id, type, payload, created_at, due_at, attempts, last_error)
    VALUES (${jobId}, 'test.poison', ${payload}, ${createdAt}, ${createdAt}, ${attempts}, ${attempts > 0 ? "550 ada@example.test" : null})`);
  return jobId;
}

/** An order that has to leave. */
async function bought(shopper: Visitor, offerId: Id<"offer">): Promise<Id<"order">> {
  await shopper.mutate("shop.cart.add", { market: "us", offerId, quantity: 1 });
  const { totalMinor } = (await shopper.query<Quote>("shop.checkout.quote", { market: "us" })).data;
  const { purchaseId } = (await shopper.mutate<Placed>("shop.checkout.place", placing(totalMinor))).data;
  return (await shopper.query<PurchaseView>("shop.orders.get", { id: purchaseId })).data.orders[0]!.orderId;
}

describe("jobs", () => {
  it("that fail are counted by kind, told without secrets, done again, or given up with a reason", async () => {
    const operator = await desk();
    const jobId = await poison();
    await hand("stoa-jobs", [jobId]);
    const failed = (await operator.query<JobView>("admin.jobs.get", { jobId })).data;
    expect(failed).toMatchObject({ kind: "test.poison", state: "failed", attempts: 1 });
    expect(failed.about.map(({ name }) => name)).toEqual(["mailId", "note"]);
    expect(JSON.stringify(failed)).not.toMatch(/never-told|ada@/);

    await hand("stoa-jobs-dead", [jobId]);
    const kindOf = async () =>
      (await operator.query<JobBoard>("admin.jobs.board")).data.kinds.find(({ kind }) => kind === "test.poison");
    expect((await kindOf())?.counts).toMatchObject({ dead: 1, failed: 0, given_up: 0 });

    expect((await operator.mutate("admin.jobs.replay", { jobId })).status).toBe(200);
    expect((await operator.query<JobView>("admin.jobs.get", { jobId })).data).toMatchObject({ attempts: 0 });
    await hand("stoa-jobs", [jobId]);
    const second = await poison(3);
    const again = await operator.mutate("admin.jobs.replayKind", { kind: "test.poison" });
    expect(again.data).toEqual({ count: 2, othersLeft: false });

    const reason = "The mail is sent by hand.";
    expect((await operator.mutate("admin.jobs.giveUp", { jobId, reason })).status).toBe(200);
    expect((await operator.mutate("admin.jobs.giveUp", { jobId, reason })).code).toBe("CONFLICT");
    expect((await openJobs(db, [jobId])).size).toBe(0);
    const page = (await operator.query<Page<JobView>>("admin.jobs.list", { kind: "test.poison", state: "given_up" }))
      .data;
    expect(page.items.map((job) => job.jobId)).toEqual([jobId]);
    expect((await operator.mutate("admin.jobs.replay", { jobId })).status).toBe(200);
    expect((await openJobs(db, [jobId])).size).toBe(1);
    const rows = await db.all<{ action: string }>(sql`SELECT action FROM audit WHERE subject = ${jobId} ORDER BY seq`);
    expect(rows.map(({ action }) => action)).toEqual(["job.replayed", "job.given_up", "job.replayed"]);

    await db.run(sql`UPDATE outbox SET done_at = 1 WHERE type = 'test.poison'`);
    expect((await operator.mutate("admin.jobs.replay", { jobId: second })).code).toBe("CONFLICT");
    expect((await operator.query("admin.jobs.get", { jobId: newId("job", 1) })).code).toBe("NOT_FOUND");
  });

  it("wait an hour at most for their next try, however often they failed", async () => {
    const jobId = await poison(70);
    await hand("stoa-jobs", [jobId]);
    const [row] = await db.all<{ waits: number }>(
      sql`SELECT due_at - ${Date.now()} AS waits FROM outbox WHERE id = ${jobId}`,
    );
    expect(row!.waits).toBeGreaterThan(3_500_000);
    expect(row!.waits).toBeLessThan(3_700_000);
    await db.run(sql`DELETE FROM outbox WHERE id = ${jobId}`);
  });

  it("of sweeps that failed are named with how often", async () => {
    const operator = await desk();
    const message = {
      id: "1",
      body: { sweep: "nobody" as never, from: { at: 0, id: "" } },
      attempts: 1,
      ack() {},
      retry() {},
    };
    const batch = { queue: "stoa-sweeps", messages: [message, message], ackAll() {}, retryAll() {} };
    await consume(batch as never, env, createExecutionContext());
    const { sweeps } = (await operator.query<JobBoard>("admin.jobs.board")).data;
    expect(sweeps.find(({ sweep }) => sweep === "nobody")).toMatchObject({ failureCount: 2 });
  });
});

it("late orders are listed, the longest overdue first, and no others", async () => {
  const [operator, { sellerId, ownerId }] = [await desk(), await makeSeller()];
  const offerId = await makeOffer(sellerId, 9);
  const shopper = await new Visitor("buyer").become(await makeUser());
  const seller = await new Visitor("seller").become(ownerId);
  const [first, second] = [await bought(shopper, offerId), await bought(shopper, offerId)];
  const { orderId: left } = await sent({ shopper, seller, offerId }, 1);
  const day = (daysAgo: number) => isoDay(Date.now() - daysAgo * DAY_MS, "UTC");
  for (const [orderId, daysAgo] of [
    [first, 800],
    [second, 700],
    [left, 900],
  ] as const)
    await db.run(sql`UPDATE seller_order SET ship_by_day = ${day(daysAgo)} WHERE id = ${orderId}`);
  const seen: string[] = [];
  for (let cursor: string | null = null; seen.length < 2;) {
    const page: Page<OrderSummary> = (
      await operator.query<Page<OrderSummary>>("admin.orders.late", { limit: 1, cursor })
    ).data;
    seen.push(...page.items.map(({ orderId }) => orderId));
    cursor = page.nextCursor;
    if (!cursor) break;
  }
  expect(seen).toEqual([first, second]);
});

describe("checks of the books", () => {
  const kinds = ["invariants", "ledger", "audit"] as const;

  it("run page by page as jobs, end once, and tell operators once of each drift", async () => {
    const operatorId = await makeOperator();
    const operator = await new Visitor("admin").become(operatorId);
    const [{ sellerId }, shopper] = [await makeSeller(), await new Visitor("buyer").become(await makeUser())];
    const offerId = await makeOffer(sellerId, 9);
    await bought(shopper, offerId);
    await sealLedger({ db, now: Date.now });
    const run = async (kind: (typeof kinds)[number]) => {
      const { runId } = (await operator.mutate<CheckRunId>("admin.checks.run", { kind })).data;
      expect((await operator.mutate("admin.checks.run", { kind })).code).toBe("REQUEST_IN_PROGRESS");
      await runJobs();
      return (await operator.query<CheckRunView>("admin.checks.get", { runId })).data;
    };
    const whole = await run("ledger");
    expect(whole).toMatchObject({ status: "passed", breakCount: 0 });
    expect(whole.doneCount).toBeGreaterThan(0);
    const log = await run("audit");
    expect(log).toMatchObject({ status: "passed", findings: [] });
    expect(log.doneCount).toBeGreaterThan(1);

    await db.run(sql`UPDATE stock SET reserved = reserved + 1 WHERE offer_id = ${offerId}`);
    const broken = await run("invariants");
    expect(broken).toMatchObject({ status: "broken", doneCount: broken.totalCount });
    const own = broken.findings.find(({ subject }) => subject === offerId);
    expect(own?.check).toBe("stock_reserved_is_open_holds");
    expect(own?.remedy).toContain("Ask the seller");
    await run("invariants");
    await recordInvariants(systemContext(env, createExecutionContext(), "cron"));
    await runJobs();
    const told = async () => {
      const [row] = await db.all<{ notices: number; mails: number }>(sql`
        SELECT (SELECT count(*) FROM notice WHERE kind = 'books_drifted' AND user_id = ${operatorId}
          AND params ->> 'check' = 'stock_reserved_is_open_holds') AS notices,
        (SELECT count(*) FROM mail m JOIN user u ON u.email = m.recipient WHERE m.template = 'books_drifted'
          AND u.id = ${operatorId} AND m.subject LIKE '%stock reserved%') AS mails`);
      return row;
    };
    expect(await told()).toEqual({ notices: 1, mails: 1 });
    const drifts = async () =>
      (await operator.query<ChecksView>("admin.checks.now")).data.drifts.filter(
        ({ check }) => check === "stock_reserved_is_open_holds",
      );
    expect((await drifts())[0]).toMatchObject({ endedAt: null, subjectCount: 1 });

    await db.run(sql`UPDATE stock SET reserved = reserved - 1 WHERE offer_id = ${offerId}`);
    await run("invariants");
    expect((await drifts())[0]?.endedAt).not.toBeNull();
    // Broken once more, it is another drift.
    await db.run(sql`UPDATE stock SET reserved = reserved + 1 WHERE offer_id = ${offerId}`);
    await run("invariants");
    expect(await told()).toEqual({ notices: 2, mails: 2 });
    expect((await operator.query<ChecksView>("admin.checks.now")).data.newest.map(({ kind }) => kind)).toEqual(kinds);
    await expect(db.run(sql`UPDATE check_run SET status = 'running', ended_at = NULL`)).rejects.toThrow();
    await db.run(sql`UPDATE stock SET reserved = reserved - 1 WHERE offer_id = ${offerId}`);
  });
});

describe("how long calls take", () => {
  it("is counted by procedure and code, told by the hour once it is old, and forgotten after a month", async () => {
    const operator = await desk();
    const now = Date.now();
    const heap = emptyHeap();
    for (let n = 0; n < 100; n++) foldCall(heap, "test.slow", n < 90 ? 10 : 400, n < 5 ? "CONFLICT" : null);
    await keepCalls(db, heap, now);
    await keepCalls(db, heap, now);
    await keepCalls(db, heap, now - 5 * DAY_MS);
    await keepCalls(db, heap, now - 40 * DAY_MS);
    const seen = async (range: string) => {
      const view = (await operator.query<LatencyView>("admin.latency.get", { range })).data;
      return { view, own: view.procedures.find(({ path }) => path === "test.slow")! };
    };
    const { view, own } = await seen("hour");
    expect(own).toMatchObject({ callCount: 200, errorCount: 10, maxMs: 400 });
    expect(own.p50Ms).toBeGreaterThan(6);
    expect(own.p50Ms).toBeLessThan(15);
    expect(own.p99Ms).toBeGreaterThan(266);
    expect(view.codes).toContainEqual({ path: "test.slow", code: "CONFLICT", count: 10 });
    expect(view.parts.length).toBe(60);
    expect(view.parts.reduce((sum, { callCount }) => sum + callCount, 0)).toBe(view.all.callCount);

    for (const range of ["day", "week"]) {
      const { parts, all } = (await seen(range)).view;
      expect(
        parts.reduce((sum, { callCount }) => sum + callCount, 0),
        range,
      ).toBe(all.callCount);
    }

    await sweepPage(systemContext(env, createExecutionContext(), "cron"), "calls", { at: 0, id: "" });
    const spans = await db.all(
      sql`SELECT span, sum(calls) AS calls, max(at % 3600000 > 0 AND span = 'hour') AS odd FROM call_span WHERE path = 'test.slow' GROUP BY span`,
    );
    expect(spans).toEqual([
      { span: "hour", calls: 100, odd: 0 },
      { span: "minute", calls: 200, odd: 0 },
    ]);
    expect((await seen("month")).own.callCount).toBe(300);
  });

  it("stands in Server-Timing, but not where time could tell a secret; a request is known by its trace", async () => {
    const visitor = new Visitor("buyer");
    const shown = await visitor.fetch("/trpc/shop.catalog.categories?input=%7B%22market%22%3A%22us%22%7D");
    expect(shown.headers.get("server-timing")).toMatch(/^db;desc="\d+ trips", api;dur=\d+$/);
    for (const path of ["account.me", "shop.catalog.categories,account.me"])
      expect((await visitor.fetch(`/trpc/${path}?batch=1&input=%7B%7D`)).headers.get("server-timing")).toBeNull();

    const operator = await desk();
    const trace = "01990b2f4d1c8f3a9be2047c5d6e7f80";
    const jobId = await poison(1);
    await operator.fetch("/trpc/admin.jobs.replay", {
      method: "POST",
      headers: { "content-type": "application/json", traceparent: `00-${trace}-00f067aa0ba902b7-01` },
      body: JSON.stringify({ jobId }),
    });
    const [row] = await db.all<{ requestId: Id<"request"> }>(
      sql`SELECT request_id AS requestId FROM audit WHERE subject = ${jobId}`,
    );
    expect(traceOfRequest(row!.requestId)).toBe(trace);
    await db.run(sql`DELETE FROM outbox WHERE id = ${jobId}`);
  });

  it("harms no call when it cannot be kept", async () => {
    const execution = createExecutionContext();
    noteCall("test.lost", 5, null);
    const gone = {
      batch: () => Promise.reject(new Error("the database is away")),
      prepare: () => ({ bind: () => ({}) }),
    };
    vi.useFakeTimers({ now: Date.now() + 60_000, toFake: ["Date"] });
    keepNoted({ DB: gone as never, execution });
    vi.useRealTimers();
    await waitOnExecutionContext(execution);
    expect((await new Visitor("buyer").query("account.me")).status).toBe(200);
    const rows = await db.all(sql`SELECT path FROM call_span WHERE path = 'test.lost'`);
    expect(rows).toEqual([]);
  });

  it("costs a call less than a fiftieth of what adding to a cart takes", async () => {
    const [{ sellerId }, visitor] = [await makeSeller(), new Visitor("buyer")];
    const offerId = await makeOffer(sellerId, 9);
    const began = performance.now();
    for (let n = 0; n < 5; n++) await visitor.mutate("shop.cart.add", { market: "us", offerId, quantity: 1 });
    const callMs = (performance.now() - began) / 5;
    const heap = emptyHeap();
    const counting = performance.now();
    for (let n = 0; n < 20_000; n++) foldCall(heap, `path.${n % 300}`, n % 700, n % 9 === 0 ? "CONFLICT" : null);
    const countMs = (performance.now() - counting) / 20_000;
    console.log(`counting a call: ${(countMs * 1_000).toFixed(2)} µs; adding to a cart: ${callMs.toFixed(1)} ms`);
    expect(countMs).toBeLessThan(callMs / 50);
  });
});
