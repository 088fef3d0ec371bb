// One request, sent until there is an answer worth having: what was lost on the way is sent again, with the same key.
import { StoaError, type FailureCode } from "./errors.ts";
import type { ErrorDetails } from "./procedures.ts";

/** How one call is made. */
export interface CallOptions {
  /** Ends the call. */
  readonly signal?: AbortSignal;
  /** How long to wait for each answer. */
  readonly timeoutMs?: number;
  /** How often to send again what had no answer, or was turned away for a while. */
  readonly retries?: number;
}

/** What sends requests. */
export interface Transport {
  readonly fetch: (url: string, init: RequestInit) => Promise<Response>;
  readonly headers: () => Promise<Record<string, string>>;
  readonly timeoutMs: number;
  readonly retries: number;
}

/** One answer of a procedure, as it comes over the wire. */
export interface Answer {
  readonly result?: { readonly data?: unknown };
  readonly error?: { readonly data?: { code?: unknown; details?: unknown; httpStatus?: unknown } };
}

const FIRST_PAUSE_MS = 300;
const LONGEST_PAUSE_MS = 30_000;

/** The failure that an answer tells of. */
export function failureOf({ error }: Answer, status: number): StoaError {
  const { code, details, httpStatus } = error?.data ?? {};
  return new StoaError(typeof code === "string" ? (code as FailureCode) : "INTERNAL", {
    details: (details ?? {}) as ErrorDetails,
    status: typeof httpStatus === "number" ? httpStatus : status,
  });
}

/** How long to wait before sending again; null where it is of no use. `sent` counts what was sent so far. */
function pauseAfter(sent: number, outcome: Response | StoaError, body: unknown): number | null {
  // Half of it is left to chance, so that many programs do not come back at once.
  const backoff = Math.min(FIRST_PAUSE_MS * 2 ** (sent - 1), LONGEST_PAUSE_MS) * (0.5 + Math.random() / 2);
  if (outcome instanceof StoaError) return outcome.code === "ABORTED" ? null : backoff;
  const { status, headers } = outcome;
  const told = Number(headers.get("retry-after"));
  if (status === 503) return told > 0 ? told * 1_000 : backoff;
  if (status === 429) return told > 0 ? told * 1_000 : null;
  // The first one, whose answer was lost, is still being done.
  const isUnderWay = sent > 1 && (body as Answer | undefined)?.error?.data?.code === "REQUEST_IN_PROGRESS";
  return isUnderWay ? backoff : null;
}

function pause(ms: number, signal: AbortSignal | undefined): Promise<void> {
  return new Promise((done, fail) => {
    const timer = setTimeout(finish, ms);
    function finish() {
      signal?.removeEventListener("abort", stop);
      done();
    }
    function stop() {
      clearTimeout(timer);
      fail(new StoaError("ABORTED", { cause: signal?.reason }));
    }
    if (signal?.aborted === true) stop();
    else signal?.addEventListener("abort", stop, { once: true });
  });
}

/** Sends once. Whatever goes wrong is a `StoaError`; an answer of any status is none. */
async function sendOnce(
  { fetch, headers }: Transport,
  { url, init }: { url: string; init: RequestInit },
  { timeoutMs, signal }: { timeoutMs: number; signal: AbortSignal | undefined },
): Promise<{ response: Response; body: unknown }> {
  const controller = new AbortController();
  const abort = () => controller.abort();
  let isLate = false;
  const timer = setTimeout(() => {
    isLate = true;
    abort();
  }, timeoutMs);
  if (signal?.aborted === true) abort();
  signal?.addEventListener("abort", abort, { once: true });
  try {
    const all = { ...(await headers()), ...(init.headers as Record<string, string> | undefined) };
    const response = await fetch(url, { ...init, headers: all, signal: controller.signal });
    const text = await response.text();
    return { response, body: text === "" ? undefined : (JSON.parse(text) as unknown) };
  } catch (cause) {
    if (cause instanceof SyntaxError) throw new StoaError("INTERNAL", { cause });
    throw new StoaError(signal?.aborted === true ? "ABORTED" : isLate ? "TIMED_OUT" : "UNREACHABLE", { cause });
  } finally {
    clearTimeout(timer);
    signal?.removeEventListener("abort", abort);
  }
}

/** Sends a request until it is answered, or until it is of no use to send it again. */
export async function send(
  transport: Transport,
  request: { url: string; init: RequestInit },
  options: CallOptions = {},
): Promise<{ status: number; body: unknown }> {
  const { signal, timeoutMs = transport.timeoutMs, retries = transport.retries } = options;
  for (let sent = 1; ; sent += 1) {
    let outcome: Response | StoaError;
    let body: unknown;
    try {
      const found = await sendOnce(transport, request, { timeoutMs, signal });
      [outcome, body] = [found.response, found.body];
    } catch (error) {
      if (!(error instanceof StoaError)) throw error;
      outcome = error;
    }
    const waitMs = sent > retries ? null : pauseAfter(sent, outcome, body);
    if (waitMs === null) {
      if (outcome instanceof StoaError) throw outcome;
      return { status: outcome.status, body };
    }
    await pause(waitMs, signal);
  }
}
