// Guessing: however the guesses travel, ten are looked at for one account in a quarter of an hour.
import type { SignedIn } from "@stoa/contract";
import { describe, expect, it } from "vitest";
import { env, makePerson, newAddress, PASSWORD, Visitor } from "../testing.ts";

const GUESSES = 1_000;
const MINUTE_MS = 60_000;
const WINDOW_MS = 15 * MINUTE_MS;

interface Guess {
  email: string;
  password: string;
  address?: string;
}

async function guess({ email, password, address = newAddress() }: Guess) {
  const response = await new Visitor("buyer", address).fetch("/trpc/account.signIn", {
    method: "POST",
    headers: { "content-type": "application/json" },
    body: JSON.stringify({ email, password }),
  });
  const body = (await response.json()) as {
    result?: { data: SignedIn };
    error?: { message: string; data: { code: string; details: Record<string, unknown> } };
  };
  return { status: response.status, code: body.error?.data.code, body };
}

/** A request of several guesses at once. */
async function batch(email: string, count: number) {
  const path = Array.from({ length: count }, () => "account.signIn").join(",");
  const guesses = Array.from({ length: count }, (_, i) => [i, { email, password: `guess ${i}` }]);
  const response = await new Visitor("buyer", newAddress()).fetch(`/trpc/${path}?batch=1`, {
    method: "POST",
    headers: { "content-type": "application/json" },
    body: JSON.stringify(Object.fromEntries(guesses)),
  });
  const text = await response.text();
  return { status: response.status, evaluated: text.split("BAD_CREDENTIALS").length - 1, text };
}

describe("F24 guessing a password", () => {
  it("is looked at ten times for an account, of 1,000 requests over 50 networks, and the right one is answered like a wrong one", async () => {
    const { email } = await makePerson();
    const networks = Array.from({ length: 50 }, newAddress);
    const codes: (string | undefined)[] = [];
    for (let from = 0; from < GUESSES; from += 50)
      codes.push(
        ...(await Promise.all(networks.map((address) => guess({ email, password: `guess ${from}`, address })))).map(
          ({ code }) => code,
        ),
      );
    expect(codes).toHaveLength(GUESSES);
    expect(codes.filter((code) => code === "BAD_CREDENTIALS")).toHaveLength(10);
    expect(codes.filter((code) => code === "RATE_LIMITED")).toHaveLength(GUESSES - 10);

    const [right, wrong] = [await guess({ email, password: PASSWORD }), await guess({ email, password: "another" })];
    expect(right.status).toBe(429);
    const shape = ({ status, code, body }: typeof right) => ({
      status,
      code,
      message: body.error?.message,
      details: Object.keys(body.error?.data.details ?? {}),
    });
    expect(shape(right)).toEqual(shape(wrong));
  }, 120_000);

  it("is looked at ten times for an account that does not exist, too", async () => {
    const email = `${crypto.randomUUID()}@nobody.test`;
    const codes = await Promise.all(Array.from({ length: 60 }, () => guess({ email, password: "guess" })));
    expect(codes.filter(({ code }) => code === "BAD_CREDENTIALS")).toHaveLength(10);
  });

  it("leaves other accounts alone", async () => {
    const [ada, eve] = [await makePerson(), await makePerson()];
    for (let i = 0; i < 12; i++) await guess({ email: ada.email, password: "guess" });
    expect((await guess({ email: eve.email, password: PASSWORD })).status).toBe(200);
  });

  it("of one network is looked at 100 times, whichever the accounts", async () => {
    const address = newAddress();
    const codes = await Promise.all(
      Array.from({ length: 120 }, (_, i) => guess({ email: `${i}@nobody.test`, password: "guess", address })),
    );
    expect(codes.filter(({ code }) => code === "BAD_CREDENTIALS")).toHaveLength(100);
  }, 60_000);

  it("is never looked at in a batch: not one of 1,000, not 100 of ten", async () => {
    const { email } = await makePerson();
    const whole = await batch(email, GUESSES);
    expect(whole).toMatchObject({ status: 400, evaluated: 0 });
    for (let i = 0; i < 100; i++) {
      const ten = await batch(email, 10);
      expect(ten.evaluated).toBe(0);
      expect(ten.text).toContain("INVALID_INPUT");
    }
    expect((await guess({ email, password: PASSWORD })).status).toBe(200);
  }, 60_000);

  it("takes a longer rest every time that all tries are used up, up to an hour", async () => {
    const limiter = env.LIMITER.getByName(crypto.randomUUID());
    let now = 1_000_000;
    const rests: number[] = [];
    for (let round = 0; round < 5; round++) {
      for (let i = 0; i < 10; i++) expect((await limiter.take(10, WINDOW_MS, now)).ok).toBe(true);
      const { ok, retryAfterMs } = await limiter.take(10, WINDOW_MS, now);
      expect(ok).toBe(false);
      rests.push(retryAfterMs / MINUTE_MS);
      now += retryAfterMs;
    }
    expect(rests).toEqual([15, 30, 60, 60, 60]);
  });
});
