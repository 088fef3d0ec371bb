// The object of a cart in workerd: evictions, deaths, many changes at once, and those who listen.
/// <reference types="@cloudflare/vitest-plugin/types" />
import type { Id } from "@stoa/contract";
import { env as bindings } from "cloudflare:workers";
import { evictDurableObject, runInDurableObject } from "cloudflare:test";
import fc from "fast-check";
import { describe, expect, it } from "vitest";
import type { CartChange } from "../kernel/index.ts";
import type { CartObject } from "./object.ts";
import { applyChange, EMPTY_CART } from "./rules.ts";
import { anyChange } from "./testing.ts";

const { CART } = bindings as unknown as { CART: DurableObjectNamespace<CartObject> };
const fresh = () => CART.getByName(`test:${crypto.randomUUID()}`);

describe("the object of a cart", () => {
  it("does to random changes what the model does, though it is thrown out of memory after each", async () => {
    await fc.assert(
      fc.asyncProperty(fc.array(anyChange, { minLength: 1, maxLength: 12 }), async (changes) => {
        const stub = fresh();
        let model = EMPTY_CART;
        for (const each of changes) {
          const answer = applyChange(model, each);
          expect(await stub.apply({ change: each, key: null })).toEqual(answer);
          if (answer.ok) model = answer.cart;
          await evictDurableObject(stub);
          expect(await stub.read()).toEqual(model);
        }
      }),
      { numRuns: 20 },
    );
  });

  it("is before or after a change when it dies in the middle, never between", async () => {
    const name = `test:${crypto.randomUUID()}`;
    const stub = CART.getByName(name);
    const add: CartChange = { kind: "add", offerId: "ofr_1" as Id<"offer">, quantity: 1 };
    await stub.apply({ change: add, key: "first" });
    const dying = runInDurableObject(stub, async (object, state) => {
      void object.apply({ change: add, key: "second" });
      state.abort("killed by the test");
    });
    await expect(dying).rejects.toThrow();
    const reborn = CART.getByName(name);
    const { version, lines } = await reborn.read();
    expect([1, 2]).toContain(version);
    expect(lines).toMatchObject([{ quantity: version }]);
    // Whoever asks again with the same key has it once, whichever it was.
    await reborn.apply({ change: add, key: "second" });
    expect(await reborn.read()).toMatchObject({ version: 2, lines: [{ quantity: 2 }] });
  });

  it("holds all of two hundred additions that come at once", async () => {
    const stub = fresh();
    const offers = Array.from({ length: 4 }, (_, n) => `ofr_${n}` as Id<"offer">);
    await Promise.all(
      Array.from({ length: 200 }, (_, n) =>
        stub.apply({ change: { kind: "add", offerId: offers[n % 4]!, quantity: 1 }, key: `key-${n}` }),
      ),
    );
    const { version, lines } = await stub.read();
    expect(version).toBe(200);
    expect(lines.map((line) => line.quantity)).toEqual([50, 50, 50, 50]);
  });

  it("lets exactly one of two hundred changes of the same version in", async () => {
    const stub = fresh();
    const answers = await Promise.all(
      Array.from({ length: 200 }, (_, n) =>
        stub.apply({
          change: { kind: "add", offerId: "ofr_1" as Id<"offer">, quantity: 1 },
          key: `key-${n}`,
          version: 0,
        }),
      ),
    );
    expect(answers.filter((answer) => answer.ok)).toHaveLength(1);
    expect(answers.find((answer) => !answer.ok)).toMatchObject({ code: "CONFLICT", details: { version: 1 } });
  });

  it("tells those who listen of each change, and sends them away when the cart has moved", async () => {
    const stub = fresh();
    const { webSocket } = await stub.fetch("https://cart/live", { headers: { upgrade: "websocket" } });
    const heard: string[] = [];
    webSocket!.accept();
    webSocket!.addEventListener("message", ({ data }) => {
      heard.push(String(data));
    });
    const closed = new Promise<number>((resolve) => webSocket!.addEventListener("close", ({ code }) => resolve(code)));
    const lines = [{ offerId: "ofr_1" as Id<"offer">, quantity: 3 }];
    await stub.apply({ change: { kind: "add", ...lines[0]! }, key: null });
    await stub.apply({ change: { kind: "moved", lines, saved: [] }, key: null });
    expect(await closed).toBe(1012);
    expect(heard.map((message) => JSON.parse(message))).toEqual([
      { version: 1, units: 3 },
      { version: 2, units: 0 },
    ]);
  });
});
