import { DAY_MS, HOUR_MS, MINUTE_MS, SECOND_MS, WEBHOOK_WAITS_MS } from "@stoa/contract";
import { describe, expect, it } from "vitest";
import type { WebhookAnswer } from "../../kernel/index.ts";
import { isGivenUp, retryAfterMs, type Try, verdictOn } from "./trying.ts";

const NOW = Date.parse("2026-03-01T12:00:00Z");
const said = (code: number, retryAfter: string | null = null): WebhookAnswer => ({ code, retryAfter, answer: "" });
const tried = (answer: WebhookAnswer, of: Partial<Try> = {}) =>
  verdictOn({ type: "order.placed", tries: 0, nowMs: NOW, random: 0.5, answer, ...of });

describe("a try", () => {
  it("went well with any code of 200 to 299 and no other", () => {
    for (const code of [200, 201, 204, 299]) expect(tried(said(code))).toEqual({ status: "delivered" });
    for (const code of [199, 300, 302, 307, 400, 404, 500]) expect(tried(said(code)).status, `${code}`).toBe("waiting");
  });

  it("is made nine times in about 22 hours, each wait longer than the one before, and then given up", () => {
    let at = NOW;
    let tries = 0;
    for (; ; tries++) {
      const verdict = tried({ code: null, error: "timeout" }, { tries, nowMs: at });
      if (verdict.status !== "waiting") {
        expect(verdict).toEqual({ status: "failed", quietUntil: 0, because: null });
        break;
      }
      expect(verdict.dueAt - at).toBe(WEBHOOK_WAITS_MS[tries]);
      at = verdict.dueAt;
    }
    expect(tries + 1).toBe(9);
    expect((at - NOW) / HOUR_MS).toBeGreaterThan(22);
    expect((at - NOW) / HOUR_MS).toBeLessThan(23);
  });

  it("waits a tenth less or more, by chance", () => {
    const waitOf = (random: number) => (tried(said(500), { random, tries: 4 }) as { dueAt: number }).dueAt - NOW;
    expect([waitOf(0), waitOf(0.5), waitOf(1)]).toEqual([54, 60, 66].map((minutes) => minutes * MINUTE_MS));
  });

  it("waits as long as the endpoint asks for, where that is longer, and so does everything else for it", () => {
    expect(tried(said(429, "120"))).toEqual({ status: "waiting", dueAt: NOW + 120_000, quietUntil: NOW + 120_000 });
    expect(tried(said(503, "1"), { tries: 2 })).toEqual({
      status: "waiting",
      dueAt: NOW + 2 * MINUTE_MS,
      quietUntil: NOW + SECOND_MS,
    });
    expect(tried(said(500, "120"))).toMatchObject({ dueAt: NOW + 5 * SECOND_MS, quietUntil: 0 });
  });

  it("is the last for an endpoint that is gone", () => {
    expect(tried(said(410))).toEqual({ status: "failed", quietUntil: 0, because: "gone" });
  });

  it("of a ping is made once, and switches nothing off", () => {
    for (const code of [500, 410])
      expect(tried(said(code), { type: "webhook.ping" })).toEqual({ status: "failed", quietUntil: 0, because: null });
  });
});

describe("Retry-After", () => {
  it.each([
    ["30", 30_000],
    [" 30 ", 30_000],
    ["Sun, 01 Mar 2026 12:01:00 GMT", 60_000],
    ["Sun, 01 Mar 2026 11:00:00 GMT", 0],
    ["soon", 0],
    ["-5", 0],
    ["999999999", DAY_MS],
    [null, 0],
  ])("%s is %d ms", (header, ms) => {
    expect(retryAfterMs(header, NOW)).toBe(ms);
  });
});

describe("patience with an endpoint", () => {
  it("ends after three days without a good try, and not before twelve have failed", () => {
    expect(isGivenUp({ failingSince: NOW - 3 * DAY_MS, failures: 12 }, NOW)).toBe(true);
    expect(isGivenUp({ failingSince: NOW - 3 * DAY_MS + 1, failures: 500 }, NOW)).toBe(false);
    expect(isGivenUp({ failingSince: NOW - 9 * DAY_MS, failures: 11 }, NOW)).toBe(false);
    expect(isGivenUp({ failingSince: null, failures: 0 }, NOW)).toBe(false);
  });
});
