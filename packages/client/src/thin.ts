// The typed client for pages that must stay light: the same calls over the same wire as `createClient`, without tRPC's own
// client, which weighs as much as a quarter of a page's scripts. Queries of one tick travel in one request, each mutation
// alone and with an `Idempotency-Key`; no subscriptions, no links, no transformer.
import type { Client } from "./index.ts";

/** A call that failed: what the server said of it in `data`, as `errorCode` reads it; nothing where there was no answer. */
export class CallError extends Error {
  readonly data: unknown;
  constructor(message: string, data?: unknown, cause?: unknown) {
    super(message, { cause });
    this.name = "CallError";
    this.data = data;
  }
}

type Answer = { result?: { data?: unknown }; error?: { message?: string; data?: unknown } };

/** The server refuses larger batches. */
const MAX_BATCH_ITEMS = 10;

async function answerOf(url: string, init: RequestInit): Promise<unknown> {
  try {
    return await (await fetch(url, init)).json();
  } catch (cause) {
    throw new CallError("There was no answer.", undefined, cause);
  }
}

function opened(answer: Answer | undefined): unknown {
  if (answer?.result) return answer.result.data;
  throw new CallError(answer?.error?.message ?? "The answer was none.", answer?.error?.data);
}

interface Asked {
  path: string;
  input: unknown;
  done: (value: unknown) => void;
  fail: (error: unknown) => void;
}

async function ask(url: string, some: readonly Asked[], headers: Record<string, string>): Promise<void> {
  const paths = some.map(({ path }) => path).join(",");
  const inputs = Object.fromEntries(some.flatMap(({ input }, i) => (input === undefined ? [] : [[i, input]])));
  try {
    const query = new URLSearchParams({ batch: "1", input: JSON.stringify(inputs) });
    const answers = await answerOf(`${url}/${paths}?${query}`, { headers });
    for (const [i, { done, fail }] of some.entries()) {
      try {
        // What goes wrong with the request as a whole comes as one answer for all.
        done(opened(Array.isArray(answers) ? answers[i] : (answers as Answer)));
      } catch (error) {
        fail(error);
      }
    }
  } catch (error) {
    for (const { fail } of some) fail(error);
  }
}

/**
 * Makes a light client of the procedures under `url`, for a browser on the app's own origin. `headersOf` is asked anew for
 * each call.
 */
export function thinClient(url: string, headersOf: () => Record<string, string> = () => ({})): Client {
  let waiting: Asked[] = [];
  const flush = () => {
    const all = waiting;
    waiting = [];
    for (let i = 0; i < all.length; i += MAX_BATCH_ITEMS) void ask(url, all.slice(i, i + MAX_BATCH_ITEMS), headersOf());
  };
  const query = (path: string, input: unknown) =>
    new Promise((done, fail) => {
      if (waiting.push({ path, input, done, fail }) === 1) queueMicrotask(() => setTimeout(flush));
    });
  const mutate = async (path: string, input: unknown, key?: unknown) => {
    const headers = {
      ...headersOf(),
      "content-type": "application/json",
      "idempotency-key": typeof key === "string" ? key : crypto.randomUUID(),
    };
    const body = input === undefined ? null : JSON.stringify(input);
    return opened((await answerOf(`${url}/${path}`, { method: "POST", headers, body })) as Answer);
  };
  const at = (path: string): unknown =>
    new Proxy(() => undefined, {
      get: (_, name: string) => (name === "then" ? undefined : at(path ? `${path}.${name}` : name)),
      apply: (_, __, [input, options]: [unknown, { context?: { idempotencyKey?: unknown } } | undefined]) => {
        const cut = path.lastIndexOf(".");
        const procedure = path.slice(0, cut);
        return path.slice(cut + 1) === "query"
          ? query(procedure, input)
          : mutate(procedure, input, options?.context?.idempotencyKey);
      },
    });
  return at("") as Client;
}
