// The package's client against a server that misbehaves: what is sent again, with which key, and what is told.
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { createServer, type IncomingMessage, type Server, type ServerResponse } from "node:http";
import type { AddressInfo } from "node:net";
import { createClient, isError, StoaError } from "./index.ts";

type Act = (request: IncomingMessage, response: ServerResponse) => void;
interface Calls {
  query(input?: unknown, options?: object): Promise<unknown>;
  mutate(input?: unknown, options?: object): Promise<unknown>;
}

/** What the server does with the next requests; the last one goes on. */
let script: Act[] = [];
let seen: { url: string; key: string | undefined; bearer: string | undefined }[] = [];
let server: Server;
let url = "";

beforeAll(async () => {
  server = createServer((request, response) => {
    const { "idempotency-key": key, authorization: bearer } = request.headers as Record<string, string | undefined>;
    seen.push({ url: request.url ?? "", key, bearer });
    ((script.length > 1 ? script.shift() : script[0]) ?? lost)(request, response);
  });
  await new Promise<void>((done) => server.listen(0, "127.0.0.1", done));
  url = `http://127.0.0.1:${(server.address() as AddressInfo).port}`;
});
afterAll(() => {
  server.closeAllConnections();
  server.close();
});

const answer =
  (status: number, body: unknown, headers: Record<string, string> = {}): Act =>
  (_, response) => {
    response.writeHead(status, { "content-type": "application/json", ...headers }).end(JSON.stringify(body));
  };
const done = answer(200, { result: { data: { ok: true } } });
const refusal = (status: number, code: string, headers?: Record<string, string>) =>
  answer(status, { error: { data: { code, details: { n: 1 }, httpStatus: status } } }, headers);
const lost: Act = (request) => request.socket.destroy();
const silent: Act = () => undefined;

function stoa(...acts: Act[]): { at: Calls } {
  [script, seen] = [acts, []];
  const { shop } = createClient({ url, token: async () => "t", timeoutMs: 400 }) as unknown as {
    shop: { cart: { at: Calls } };
  };
  return shop.cart;
}

const codeOf = async (call: Promise<unknown>) =>
  await call.then(
    () => "done",
    (error: unknown) => (isError(error) ? error.code : String(error)),
  );

describe("a change", () => {
  it("is sent again with the same key after a lost answer, a busy server, and while the first one is under way", async () => {
    const acts = [lost, refusal(503, "OVERLOADED", { "retry-after": "0" }), refusal(409, "REQUEST_IN_PROGRESS"), done];
    expect(await stoa(...acts).at.mutate({ a: 1 })).toEqual({ ok: true });
    expect(seen).toHaveLength(4);
    expect(new Set(seen.map(({ key }) => key)).size).toBe(1);
    expect(seen[0]).toMatchObject({ url: "/trpc/shop.cart.at", bearer: "Bearer t" });
  });

  it("is not sent again when it is refused, nor when 429 names no time", async () => {
    for (const act of [
      refusal(409, "OUT_OF_STOCK"),
      refusal(429, "RATE_LIMITED"),
      refusal(409, "REQUEST_IN_PROGRESS"),
    ]) {
      await codeOf(stoa(act).at.mutate());
      expect(seen).toHaveLength(1);
    }
  });

  it("fails with what the server told", async () => {
    const error: unknown = await stoa(refusal(409, "OUT_OF_STOCK"))
      .at.mutate()
      .catch((thrown: unknown) => thrown);
    expect(error).toBeInstanceOf(StoaError);
    expect(error).toMatchObject({ code: "OUT_OF_STOCK", details: { n: 1 }, status: 409 });
    expect(isError(error, "OUT_OF_STOCK") && !isError(error, "CONFLICT")).toBe(true);
  });
});

describe("a call", () => {
  it("tells what went wrong on the way", async () => {
    expect(await codeOf(stoa(lost).at.query({}, { retries: 0 }))).toBe("UNREACHABLE");
    expect(await codeOf(stoa(silent).at.query({}, { retries: 0, timeoutMs: 50 }))).toBe("TIMED_OUT");
    expect(await codeOf(stoa(answer(502, "<html>")).at.query({}, { retries: 0 }))).toBe("INTERNAL");
    const controller = new AbortController();
    setTimeout(() => controller.abort(), 30);
    expect(await codeOf(stoa(lost).at.query({}, { signal: controller.signal, retries: 9 }))).toBe("ABORTED");
    expect(await codeOf(stoa(done).at.query({}, { signal: AbortSignal.abort() }))).toBe("ABORTED");
  });

  it("waits as long as it is told after 429", async () => {
    const startedAt = Date.now();
    expect(await codeOf(stoa(refusal(429, "RATE_LIMITED", { "retry-after": "1" }), done).at.mutate())).toBe("done");
    expect(Date.now() - startedAt).toBeGreaterThanOrEqual(990);
  });
});

describe("queries of one tick", () => {
  it("travel together, ten at most, and fail each for itself", async () => {
    const cart = stoa((request, response) => {
      const count = new URL(request.url ?? "", url).pathname.split(",").length;
      const answers = Array.from({ length: count }, (_, i) =>
        i === 1 ? { error: { data: { code: "NOT_FOUND", details: {}, httpStatus: 404 } } } : { result: { data: i } },
      );
      answer(207, answers)(request, response);
    });
    const found = await Promise.all(Array.from({ length: 12 }, () => cart.at.query({ a: 1 }).catch(() => "failed")));
    expect(found).toEqual([0, "failed", 2, 3, 4, 5, 6, 7, 8, 9, 0, "failed"]);
    expect(seen).toHaveLength(2);
  });
});
