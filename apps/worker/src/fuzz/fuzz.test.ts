// R4: every procedure is called with inputs made from its own schema, right and hostile, by those whom it is for: always an
// answer, never a failure of ours, and nothing of how we work inside. `STOA_CHAOS_SIZE` makes it longer.
import { appRouter } from "@stoa/api";
import { describe, expect, it } from "vitest";
import type { z } from "zod";
import { POLICY } from "../matrix/policy.ts";
import { everybody, type Principal } from "../matrix/principals.ts";
import { env, Visitor } from "../testing.ts";
import { dice, inputsFor } from "./inputs.ts";

type Procedure = { _def: { type: "query" | "mutation"; inputs: z.ZodType[] } };
const procedures = Object.entries(appRouter._def.procedures as unknown as Record<string, Procedure>);
const { STOA_CHAOS_SIZE: size, STOA_CHAOS_SEED: seed } = env as { STOA_CHAOS_SIZE?: string; STOA_CHAOS_SEED?: string };
const PER_PROCEDURE = Number(size) || 6;

/** What no answer may hold: the words of the database, of its statements, and places in our code. */
const LEAKS =
  /SQLITE|D1_ERROR|no such (table|column)|constraint failed|\bSELECT\b.+\bFROM\b|\.ts:\d+|node_modules|at async /;

/** An answer that takes longer hangs. Measured against the common one: a machine may be busy with other things. */
const HANG_MS = 1_000;

const NAMES = ["guest", "buyer", "seller's owner", "operator admin"];

/** Who calls a procedure: those for whom it is, and a guest. */
function callersOf(path: string, people: readonly Principal[]): Principal[] {
  const kind = POLICY.get(path)?.split(":")[0];
  const named = {
    seller: "seller's owner",
    admin: "operator admin",
    buyer: "buyer",
    shopper: "buyer",
    person: "buyer",
  };
  const wanted = new Set(["guest", named[kind as keyof typeof named] ?? "guest"]);
  return people.filter(({ name }) => wanted.has(name));
}

interface Call {
  path: string;
  procedure: Procedure;
  who: Principal;
  input: unknown;
  status: number;
  tookMs: number;
  leak: string | undefined;
}

async function called(path: string, procedure: Procedure, who: Principal, input: unknown): Promise<Call> {
  const { _def } = procedure;
  const text = JSON.stringify(input) ?? "";
  const response = await (_def.type === "query"
    ? who.visitor.fetch(`/trpc/${path}?input=${encodeURIComponent(text.toWellFormed())}`)
    : who.visitor.fetch(`/trpc/${path}`, {
        method: "POST",
        headers: { "content-type": "application/json", "idempotency-key": crypto.randomUUID() },
        body: text.toWellFormed(),
      }));
  const body = await response.text();
  const leak = response.status >= 400 ? LEAKS.exec(body)?.[0] : undefined;
  return { path, procedure, who, input, status: response.status, tookMs: who.visitor.answeredInMs, leak };
}

describe("R4 inputs of every kind", () => {
  it(
    "are always answered, never by a failure of ours, quickly, and without a word of the inside",
    { timeout: 1_200_000 },
    async () => {
      const people = (await everybody()).filter(({ name }) => NAMES.includes(name));
      const roll = dice(Number(seed) || 1);
      const calls: Call[] = [];
      for (const [path, procedure] of procedures) {
        const inputs = inputsFor(procedure._def.inputs[0], roll);
        for (const who of callersOf(path, people)) {
          for (let n = 0; n < PER_PROCEDURE; n++) {
            calls.push(await called(path, procedure, who, inputs.next().value));
            if (/^account\.(erase|signOut|changePassword|sessions)/.test(path)) await who.enter();
          }
        }
      }
      const told = (call: Call) =>
        `${call.path} ${call.status} ${call.tookMs} ms ${call.leak ?? ""} ${JSON.stringify(call.input)?.slice(0, 300)}`;
      const times = calls.map(({ tookMs }) => tookMs).toSorted((a, b) => a - b);
      const hangMs = Math.max(HANG_MS, 100 * times[times.length >> 1]!);
      const failed = calls.filter(({ status }) => status >= 500);
      const leaking = calls.filter(({ leak }) => leak);
      // Slow once may be the machine; slow again is the procedure.
      const hanging: Call[] = [];
      for (const call of calls.filter(({ tookMs }) => tookMs > hangMs)) {
        const again = await called(call.path, call.procedure, call.who, call.input);
        if (again.tookMs > hangMs) hanging.push(again);
      }
      console.log(
        `fuzz: ${procedures.length} procedures, ${calls.length} calls, ${failed.length} failures, ${leaking.length} leaks, ${hanging.length} hangs`,
      );
      expect([...failed, ...leaking, ...hanging].map(told)).toEqual([]);
    },
  );

  it("are refused as bodies of any other form", async () => {
    const visitor = new Visitor("buyer");
    const bodies = [
      "{",
      "null",
      "[]",
      '"x"',
      `${"[".repeat(20_000)}`,
      `{"a":`.repeat(5_000),
      "\0",
      "x=1",
      `[${"1,".repeat(100_000)}1]`,
    ];
    for (const path of ["shop.cart.add", "account.signIn", "shop.checkout.place"])
      for (const body of bodies) {
        const headers = { "content-type": "application/json" };
        const response = await visitor.fetch(`/trpc/${path}`, { method: "POST", headers, body });
        expect(response.status, `${path} ${body.slice(0, 20)}`).toBeGreaterThanOrEqual(400);
        expect(response.status, `${path} ${body.slice(0, 20)}`).toBeLessThan(500);
        expect(await response.text()).not.toMatch(LEAKS);
      }
  });

  it("are refused where a text holds a NUL, at which a database would end it, and the field is named", async () => {
    const visitor = new Visitor("buyer");
    for (const [path, input, field] of [
      ["shop.cart.add", { market: "us", offerId: "off_\0", quantity: 1 }, "offerId"],
      ["shop.checkout.place", { address: { name: "a\0b" } }, "address.name"],
    ] as const) {
      const headers = { "content-type": "application/json", "idempotency-key": crypto.randomUUID() };
      const response = await visitor.fetch(`/trpc/${path}`, { method: "POST", headers, body: JSON.stringify(input) });
      expect(response.status).toBe(400);
      expect(await response.json()).toMatchObject({ error: { data: { code: "INVALID_INPUT", details: { field } } } });
    }
  });
});
