// The light client speaks the same wire as tRPC's own: checked against a real tRPC server.
import { initTRPC } from "@trpc/server";
import { fetchRequestHandler } from "@trpc/server/adapters/fetch";
import { afterEach, beforeEach, expect, it } from "vitest";
import type { Client } from "./index.ts";
import { errorCode, errorDetails } from "./errors.ts";
import { thinClient } from "./thin.ts";

const { router, procedure } = initTRPC.context<{ request: Request }>().create({
  errorFormatter: ({ shape, error }) => ({
    ...shape,
    data: { ...shape.data, ...(error.message.startsWith("OUT") ? { code: "OUT_OF_STOCK", details: { left: 2 } } : {}) },
  }),
});
const anything = (value: unknown) => value;
const server = router({
  a: { echo: procedure.input(anything).query(({ input }) => ({ input })) },
  b: {
    refuse: procedure.query(() => {
      throw new Error("OUT OF IT");
    }),
    key: procedure
      .input(anything)
      .mutation(({ ctx, input }) => ({ key: ctx.request.headers.get("idempotency-key"), input })),
  },
});

type Call = { query(input?: unknown): Promise<unknown>; mutate(input?: unknown, options?: unknown): Promise<unknown> };
const client = thinClient("https://shop.test/trpc") as Client & {
  a: { echo: Call };
  b: Record<"refuse" | "key", Call>;
};

let requests: Request[];
const real = globalThis.fetch;
beforeEach(() => {
  requests = [];
  globalThis.fetch = async (url, init) => {
    const req = new Request(url as string, init);
    requests.push(req.clone());
    return await fetchRequestHandler({
      endpoint: "/trpc",
      req,
      router: server,
      createContext: () => ({ request: req }),
    });
  };
});
afterEach(() => {
  globalThis.fetch = real;
});

it("queries of one tick travel in one request, at most ten, each with its own answer", async () => {
  const answers = await Promise.all(Array.from({ length: 12 }, (_, i) => client.a.echo.query({ i })));
  expect(answers).toEqual(Array.from({ length: 12 }, (_, i) => ({ input: { i } })));
  expect(requests).toHaveLength(2);
});

it("a query without an input sends none", async () => {
  expect(await client.a.echo.query()).toEqual({});
});

it("one refusal of a batch is told by its code and leaves the others alone", async () => {
  const [good, bad] = await Promise.allSettled([client.a.echo.query(1), client.b.refuse.query()]);
  expect(good).toMatchObject({ status: "fulfilled", value: { input: 1 } });
  const { reason } = bad as PromiseRejectedResult;
  expect([errorCode(reason), errorDetails(reason)]).toEqual(["OUT_OF_STOCK", { left: 2 }]);
});

it("each mutation travels alone with a key, which may be given", async () => {
  const [one, two] = (await Promise.all([client.b.key.mutate({ n: 1 }), client.b.key.mutate({ n: 1 })])) as {
    key: string;
  }[];
  expect(one!.key).not.toBe(two!.key);
  expect(requests).toHaveLength(2);
  const given = await client.b.key.mutate({ n: 2 }, { context: { idempotencyKey: "mine" } });
  expect(given).toEqual({ key: "mine", input: { n: 2 } });
});

it("a lost connection is no expected outcome", async () => {
  globalThis.fetch = () => Promise.reject(new TypeError("gone"));
  const [query, mutation] = await Promise.allSettled([client.a.echo.query(), client.b.key.mutate()]);
  for (const { reason } of [query, mutation] as PromiseRejectedResult[]) {
    expect(reason).toBeInstanceOf(Error);
    expect(errorCode(reason)).toBeUndefined();
  }
});
