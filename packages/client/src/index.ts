// The typed client of the marketplace: the same calls in a browser, in a Worker and in any other program.
import type { AppRouter } from "@stoa/api";
import { createTRPCClient, httpBatchLink, httpLink, splitLink, type TRPCClient } from "@trpc/client";

export type { AppRouter, RouterInputs, RouterOutputs } from "@stoa/api";
export * from "@stoa/contract";
export { csvOf } from "./csv.ts";
export { errorCode, errorDetails, isError, referenceOf } from "./errors.ts";
export { formInput, submitForm, type FormResult } from "./form.ts";
export * from "@stoa/contract";
export * from "./errors.ts";

export type Client = TRPCClient<AppRouter>;

export type ClientOptions = {
  /** Where the procedures are, for example `https://api.example.com/trpc` or `/trpc` on an app's own origin. */
  readonly url: string;
  /** Another fetch, such as that of a service binding. */
  readonly fetch?: (input: string, init: RequestInit) => Promise<Response>;
  /** Headers of every call, such as `Authorization: Bearer …`. Asked for anew each time. */
  readonly headers?: () => Record<string, string>;
};

/** The server refuses larger batches, so that one request cannot carry a thousand guesses. */
const MAX_BATCH_ITEMS = 10;

/**
 * Makes a client.
 *
 * Queries asked for in the same tick travel in one request. Each mutation travels alone and carries a fresh
 * `Idempotency-Key`; to repeat one safely after a lost answer, pass the same key yourself:
 * `mutate(input, { context: { idempotencyKey } })`.
 */
export function createClient({ url, fetch, headers }: ClientOptions): Client {
  const send = fetch ?? globalThis.fetch;
  const transport = { url, fetch: (input: unknown, init: object = {}) => send(String(input), init) };
  return createTRPCClient<AppRouter>({
    links: [
      splitLink({
        condition: (op) => op.type === "mutation",
        true: httpLink({
          ...transport,
          headers: ({ op }) => ({ ...headers?.(), "idempotency-key": idempotencyKey(op.context) }),
        }),
        false: httpBatchLink({ ...transport, maxItems: MAX_BATCH_ITEMS, headers: () => headers?.() ?? {} }),
      }),
    ],
  });
}

function idempotencyKey(context: Record<string, unknown>): string {
  const own = context["idempotencyKey"];
  return typeof own === "string" ? own : crypto.randomUUID();
}
