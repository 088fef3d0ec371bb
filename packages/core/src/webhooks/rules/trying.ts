// What follows a try: it went well, it is tried again later, or it is given up; and whether the endpoint is switched off.
import {
  DAY_MS,
  PING_TYPE,
  SECOND_MS,
  type WebhookDisabledBecause,
  type WebhookEventType,
  WEBHOOK_PATIENCE,
  WEBHOOK_WAITS_MS,
} from "@stoa/contract";
import type { WebhookAnswer } from "../../kernel/index.ts";

/** How far a wait is spread to both sides, so that what failed together does not come back together. */
const JITTER = 0.1;
/** The longest that an endpoint may ask for quiet. */
const MAX_QUIET_MS = DAY_MS;

/** A try with what was known before it: how many there were since it began to wait, and what is sent. */
export interface Try {
  type: WebhookEventType;
  /** Tries before this one. */
  tries: number;
  answer: WebhookAnswer;
  nowMs: number;
  /** From 0 up to 1. */
  random: number;
}

/** What follows. `quietUntil` is until when the endpoint wants to hear nothing at all. */
export type Verdict =
  | { status: "delivered" }
  | { status: "failed"; quietUntil: number; because: WebhookDisabledBecause | null }
  | { status: "waiting"; dueAt: number; quietUntil: number };

/** How long an endpoint asks to wait (RFC 9110 10.2.3): seconds or a date. 0 where it does not, or not readably. */
export function retryAfterMs(header: string | null, nowMs: number): number {
  if (header === null) return 0;
  const text = header.trim();
  const ms = /^\d{1,9}$/.test(text) ? Number(text) * SECOND_MS : Date.parse(text) - nowMs;
  return Number.isFinite(ms) ? Math.min(MAX_QUIET_MS, Math.max(0, ms)) : 0;
}

/** Only an answer of 200 to 299 is a receipt. */
export const isReceipt = (answer: WebhookAnswer): boolean =>
  answer.code !== null && answer.code >= 200 && answer.code <= 299;

/** Decides about a try. */
export function verdictOn({ type, tries, answer, nowMs, random }: Try): Verdict {
  if (isReceipt(answer)) return { status: "delivered" };
  const asksForQuiet = answer.code === 429 || answer.code === 503;
  const quietMs = asksForQuiet ? retryAfterMs(answer.retryAfter, nowMs) : 0;
  const quietUntil = quietMs > 0 ? nowMs + quietMs : 0;
  if (answer.code === 410 && type !== PING_TYPE) return { status: "failed", quietUntil, because: "gone" };
  const waitMs = type === PING_TYPE ? undefined : WEBHOOK_WAITS_MS[tries];
  if (waitMs === undefined) return { status: "failed", quietUntil, because: null };
  const spreadMs = Math.round(waitMs * (1 + JITTER * (2 * random - 1)));
  return { status: "waiting", dueAt: Math.max(nowMs + spreadMs, quietUntil), quietUntil };
}

/** Whether patience with an endpoint is at its end. */
export const isGivenUp = (
  { failingSince, failures }: { failingSince: number | null; failures: number },
  nowMs: number,
): boolean =>
  failingSince !== null && nowMs - failingSince >= WEBHOOK_PATIENCE.ms && failures >= WEBHOOK_PATIENCE.tries;
