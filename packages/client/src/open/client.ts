// The client for programs of others: the procedures that are open to them, with types, retries and live lines; without
// anything of this repository or of anybody else's at runtime.
import { batching } from "./batch.ts";
import { StoaError } from "./errors.ts";
import { type SocketMaker, watch, type Watcher } from "./line.ts";
import type { Procedures } from "./procedures.ts";
import { type Answer, type CallOptions, failureOf, send, type Transport } from "./transport.ts";

/** How a change is made. */
export interface ChangeOptions extends CallOptions {
  /**
   * Under which the change is made once, however often it is sent. A fresh one for each call where none is given; give your
   * own to repeat a change after your program was ended.
   */
  readonly idempotencyKey?: string;
}

/** A question: changes nothing. Those of one tick travel together, unless they have options. */
export interface Query<Input, Output> {
  query(input: Input, options?: CallOptions): Promise<Output>;
}

/** A question without an input. */
export interface PlainQuery<Output> {
  query(input?: undefined, options?: CallOptions): Promise<Output>;
}

/** A change. */
export interface Mutation<Input, Output> {
  mutate(input: Input, options?: ChangeOptions): Promise<Output>;
}

/** A change without an input. */
export interface PlainMutation<Output> {
  mutate(input?: undefined, options?: ChangeOptions): Promise<Output>;
}

/** What is told of a change of the cart. */
export interface CartNews {
  readonly version: number;
  readonly units: number;
}

/** The client. */
export interface Stoa extends Procedures {
  /**
   * Follows a purchase or an order until the returned function is called. `key` lets a guest in. What has changed is read
   * with `shop.orders.get`.
   */
  watchOrder(id: string, watcher: Watcher<undefined> & { readonly key?: string }): () => void;
  /** Follows one's own cart until the returned function is called. The news is undefined when the line has just opened. */
  watchCart(watcher: Watcher<CartNews>): () => void;
}

/** Where the server is, and who asks. */
export interface ClientOptions {
  /** The API's address, such as `https://api.example.com`. Empty, on a page of the shop's own: its cookies count then. */
  readonly url?: string;
  /** A key or an access token. A function is asked anew for each request, so that it can give a fresh one. */
  readonly token?: string | (() => string | Promise<string>);
  /** How long to wait for each answer; 30 seconds. */
  readonly timeoutMs?: number;
  /** How often to send again what had no answer, or was turned away for a while; 3 times. */
  readonly retries?: number;
  /** Another fetch. */
  readonly fetch?: (url: string, init: RequestInit) => Promise<Response>;
  /** Another WebSocket, where the platform has none. */
  readonly WebSocket?: SocketMaker;
}

const TIMEOUT_MS = 30_000;
const RETRIES = 3;

/** Makes a client. Nothing is sent before the first call. */
export function createClient(options: ClientOptions = {}): Stoa {
  const origin = (options.url ?? "").replace(/\/+$/, "");
  const url = `${origin}/trpc`;
  const { token } = options;
  const asked = async () => (typeof token === "function" ? await token() : token);
  const transport: Transport = {
    fetch: options.fetch ?? ((address, init) => globalThis.fetch(address, init)),
    headers: async (): Promise<Record<string, string>> => {
      const bearer = await asked();
      return bearer === undefined ? {} : { authorization: `Bearer ${bearer}` };
    },
    timeoutMs: options.timeoutMs ?? TIMEOUT_MS,
    retries: options.retries ?? RETRIES,
  };
  const together = batching(transport, url);

  const call = async (path: string, init: RequestInit, search: string, own: CallOptions): Promise<unknown> => {
    const { status, body } = await send(transport, { url: `${url}/${path}${search}`, init }, own);
    const answer = (body ?? {}) as Answer;
    if (answer.result) return answer.result.data;
    throw failureOf(answer, status);
  };
  const query = (path: string, input: unknown, own?: CallOptions): Promise<unknown> => {
    if (!own) return together(path, input);
    const search = input === undefined ? "" : `?${new URLSearchParams({ input: JSON.stringify(input) })}`;
    return call(path, { method: "GET" }, search, own);
  };
  const mutate = (path: string, input: unknown, own: ChangeOptions = {}): Promise<unknown> => {
    const key = own.idempotencyKey ?? crypto.randomUUID();
    const headers = { "content-type": "application/json", "idempotency-key": key };
    const body = input === undefined ? null : JSON.stringify(input);
    return call(path, { method: "POST", headers, body }, "", own);
  };

  const lines = () => {
    const WebSocket = options.WebSocket ?? (globalThis.WebSocket as SocketMaker | undefined);
    if (!WebSocket) throw new StoaError("INTERNAL", { cause: "This platform has no WebSocket: pass one." });
    return { transport, origin, token: asked, WebSocket };
  };
  const live = {
    watchOrder: (id: string, { key, ...watcher }: Watcher<undefined> & { readonly key?: string }) => {
      const search = key === undefined ? "" : `?${new URLSearchParams({ key })}`;
      return watch(lines(), `/live/orders/${encodeURIComponent(id)}${search}`, watcher, () => undefined);
    },
    watchCart: (watcher: Watcher<CartNews>) =>
      watch(lines(), "/live/cart", watcher, (text) => JSON.parse(text) as CartNews),
  };

  const at = (path: string): unknown =>
    new Proxy(() => undefined, {
      get: (_, name) => {
        // Nobody waits for a place, and nothing prints one.
        if (typeof name !== "string" || name === "then") return undefined;
        if (path === "" && name in live) return live[name as keyof typeof live];
        return at(path === "" ? name : `${path}.${name}`);
      },
      apply: (_, __, [input, own]: [unknown, ChangeOptions | undefined]) => {
        const cut = path.lastIndexOf(".");
        return (path.slice(cut + 1) === "query" ? query : mutate)(path.slice(0, cut), input, own);
      },
    });
  return at("") as Stoa;
}
