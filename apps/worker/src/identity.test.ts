// What must not happen to an account, by the numbers of the failure modes.
import type { AdminPerson, KeyMade, Placed, Quote, Viewer } from "@stoa/contract";
import { eq, session, sql } from "@stoa/db";
import { afterEach, describe, expect, it, vi } from "vitest";
import { Program } from "./programs.ts";
import {
  ADDRESS,
  CASES,
  db,
  mailTo,
  makeOffer,
  makeOperator,
  makePerson,
  makeSeller,
  PASSWORD,
  placing,
  runJobs,
  Visitor,
} from "./testing.ts";

const signIn = (visitor: Visitor, email: string, password = PASSWORD) =>
  visitor.mutate<Viewer>("account.signIn", { email, password });
const me = async (visitor: Visitor) => (await visitor.query<Viewer | null>("account.me")).data;

async function signedIn(email: string): Promise<Visitor> {
  const visitor = new Visitor("buyer");
  expect((await signIn(visitor, email)).status).toBe(200);
  return visitor;
}

describe("F23 a copy of the database, and sessions that were ended", () => {
  it("opens nothing by what the database holds", async () => {
    const { userId, email } = await makePerson();
    const visitor = await signedIn(email);
    expect((await me(visitor))?.userId).toBe(userId);
    const rows = await db.select().from(session).where(eq(session.userId, userId));
    expect(rows).toHaveLength(1);
    const secret = /__Host-stoa-buyer=(\w+)/.exec(visitor.cookie)![1]!;
    expect(JSON.stringify(rows)).not.toContain(secret);
    for (const { idHash, id } of rows)
      for (const value of [idHash, idHash.slice(0, 40), id])
        expect(await me(new Visitor("buyer").hold(value)), value).toBeNull();
  });

  it("refuses the next request after signing out, a new password, an operator's end, and being forgotten", async () => {
    const ends: Record<string, (visitor: Visitor, of: { userId: `usr_${string}`; email: string }) => Promise<unknown>> =
      {
        "signing out": (visitor) => visitor.mutate("account.signOut"),
        "a new password elsewhere": async (_, { email }) =>
          (await signedIn(email)).mutate("account.changePassword", {
            current: PASSWORD,
            password: "something else, long",
          }),
        "a password set by mail": async (_, { email }) => {
          await new Visitor("buyer").mutate("account.requestReset", { email });
          const { token } = (await mailTo(email))!;
          await new Visitor("buyer").mutate("account.resetPassword", { token, password: "something else, long" });
        },
        "an operator's end": async (_, { userId }) => (await operator()).mutate("admin.users.endSessions", { userId }),
        "an operator who shuts the account": async (_, { userId }) =>
          (await operator()).mutate("admin.users.block", { userId, reason: "Ticket 4711: stolen cards" }),
        "being forgotten elsewhere": async (_, { email }) => (await signedIn(email)).mutate("account.erase", { email }),
      };
    for (const [how, end] of Object.entries(ends)) {
      const person = await makePerson();
      const visitor = await signedIn(person.email);
      const { cookie } = visitor;
      expect(await me(visitor), how).not.toBeNull();
      await end(visitor, person);
      const kept = new Visitor("buyer").hold(/__Host-stoa-buyer=(\w+)/.exec(cookie)![1]!);
      expect(await me(kept), how).toBeNull();
      expect((await kept.mutate("account.setProfile", { name: "Still here" })).status, how).toBe(401);
    }
  });
});

const operator = async () => await new Visitor("admin").become(await makeOperator());

describe("an account that was shut", () => {
  it("lets nobody in, in person or by a program, and says no more than a wrong password, until it is opened", async () => {
    const { userId, email } = await makePerson();
    const visitor = await signedIn(email);
    const key = await visitor.mutate<KeyMade>("account.keys.make", { name: "Mine", scopes: ["buyer:lists"], days: 30 });
    const program = new Program(key.data.secret);
    expect((await program.query("shop.lists.mine")).status).toBe(200);
    const desk = await operator();
    const person = { userId };
    expect((await desk.mutate("admin.users.block", { ...person, reason: "Ticket 4711: stolen cards" })).status).toBe(
      200,
    );
    expect((await desk.mutate("admin.users.block", { ...person, reason: "Ticket 4711: again" })).code).toBe("CONFLICT");
    expect((await signIn(new Visitor("buyer"), email)).code).toBe("BAD_CREDENTIALS");
    expect((await program.query("shop.lists.mine")).status).toBe(401);
    expect((await desk.query<AdminPerson>("admin.users.get", person)).data).toMatchObject({
      blockedReason: "Ticket 4711: stolen cards",
      sessionCount: 0,
    });
    await desk.mutate("admin.users.unblock", person);
    expect((await signIn(new Visitor("buyer"), email)).status).toBe(200);
    expect((await program.query("shop.lists.mine")).status).toBe(200);
  });

  it("is never an operator's: their role is taken back first", async () => {
    const userId = await makeOperator();
    const answer = await (await operator()).mutate("admin.users.block", { userId, reason: "Ticket 4711: no" });
    expect(answer.code).toBe("FORBIDDEN");
  });
});

/** All that an answer shows of itself, but for what every answer has anew. */
async function shown(response: Response): Promise<string> {
  const headers = [...response.headers].filter(([name]) => name !== "x-rows-read" && name !== "date");
  const cookies = response.headers.getSetCookie().map((cookie) => cookie.replace(/=[^;]*/, "="));
  const plain = headers.filter(([name]) => name !== "set-cookie");
  return JSON.stringify([response.status, plain, cookies, await response.text()]);
}

describe("F25 whether an address has an account", () => {
  const post = (path: string, input: unknown) =>
    new Visitor("buyer").fetch(`/trpc/${path}`, {
      method: "POST",
      headers: { "content-type": "application/json", "cf-connecting-ip": `10.25.${Math.floor(Math.random() * 250)}.1` },
      body: JSON.stringify(input),
    });

  it("is told by no answer: the same status, headers and body for both", async () => {
    for (const [path, input] of [
      ["account.signIn", { password: "not the password" }],
      ["account.register", { password: PASSWORD, name: "Ada Test" }],
      ["account.requestReset", {}],
    ] as const) {
      const known = (await makePerson()).email;
      const unknown = `${crypto.randomUUID()}@people.test`;
      const [one, two] = [await post(path, { email: known, ...input }), await post(path, { email: unknown, ...input })];
      expect(await shown(one), path).toBe(await shown(two));
    }
  });

  it("is told by the mail, to its owner only", async () => {
    const { email } = await makePerson();
    await post("account.register", { email, password: PASSWORD, name: "Ada Test" });
    expect(await mailTo(email)).toMatchObject({ template: "account_known", token: "" });
    const nobody = `${crypto.randomUUID()}@people.test`;
    await post("account.requestReset", { email: nobody });
    expect(await mailTo(nobody)).toBeUndefined();
  });

  it("is not told by orders: a right number with another key is as unknown as one that nobody has", async () => {
    const offerId = await makeOffer((await makeSeller()).sellerId, 5);
    const guest = new Visitor("buyer");
    await guest.mutate("shop.cart.add", { market: "us", offerId, quantity: 1 });
    const quote = (await guest.query<Quote>("shop.checkout.quote", { market: "us" })).data;
    const { purchaseId } = (await guest.mutate<Placed>("shop.checkout.place", placing(quote.totalMinor))).data;
    const ask = async (id: string) =>
      await shown(
        await new Visitor("buyer").fetch(
          `/trpc/shop.orders.get?input=${encodeURIComponent(JSON.stringify({ id, key: "0".repeat(40) }))}`,
        ),
      );
    const nobodys = purchaseId.replace(/.{4}$/, "0000");
    expect((await ask(purchaseId)).replaceAll(purchaseId, "")).toBe((await ask(nobodys)).replaceAll(nobodys, ""));
  });
});

describe("F29 links in mails", () => {
  const ask = (email: string, headers: Record<string, string> = {}) =>
    new Visitor("buyer").fetch("/trpc/account.requestReset", {
      method: "POST",
      headers: { "content-type": "application/json", ...headers },
      body: JSON.stringify({ email }),
    });
  const reset = (token: string) =>
    new Visitor("buyer").mutate("account.resetPassword", { token, password: "something else, long" });

  it("are good once: of twenty at the same moment one", async () => {
    const { email } = await makePerson();
    await ask(email);
    const { token } = (await mailTo(email))!;
    const answers = await Promise.all(Array.from({ length: 20 }, () => reset(token)));
    expect(answers.filter(({ status }) => status === 200)).toHaveLength(1);
    expect(answers.filter(({ code }) => code === "TOKEN_INVALID")).toHaveLength(19);
    expect((await reset(token)).code).toBe("TOKEN_INVALID");
  });

  it("R9 of fifty at once one is right, every time", async () => {
    for (let seed = 0; seed < (CASES || 3); seed++) {
      const { email } = await makePerson();
      await ask(email, { "cf-connecting-ip": `10.9.${seed}.1` });
      const { token } = (await mailTo(email))!;
      const answers = await Promise.all(
        Array.from({ length: 50 }, (_, i) =>
          new Visitor("buyer").fetch("/trpc/account.resetPassword", {
            method: "POST",
            headers: { "content-type": "application/json", "cf-connecting-ip": `10.${seed + 10}.${i}.1` },
            body: JSON.stringify({ token, password: "something else, long" }),
          }),
        ),
      );
      expect(answers.filter(({ status }) => status === 200)).toHaveLength(1);
    }
  }, 120_000);

  it("are useless half an hour later, after a new password, and after another address", async () => {
    const { userId, email } = await makePerson();
    await ask(email);
    const old = (await mailTo(email))!.token;
    await db.run(sql`UPDATE account_token SET expires_at = ${Date.now()} WHERE user_id = ${userId}`);
    expect((await reset(old)).code).toBe("TOKEN_INVALID");
    await ask(email);
    const second = (await mailTo(email))!.token;
    const visitor = await signedIn(email);
    await visitor.mutate("account.changePassword", { current: PASSWORD, password: "something else, long" });
    expect((await reset(second)).code).toBe("TOKEN_INVALID");
    await ask(email);
    await runJobs();
    const third = (await mailTo(email))!.token;
    const moved = `${crypto.randomUUID()}@people.test`;
    await visitor.mutate("account.requestEmailChange", { email: moved });
    await new Visitor("buyer").mutate("account.changeEmail", { token: (await mailTo(moved))!.token });
    expect((await reset(third)).code).toBe("TOKEN_INVALID");
  });

  it("do not open what is not theirs", async () => {
    const { email } = await makePerson();
    await ask(email);
    const { token } = (await mailTo(email))!;
    for (const path of ["account.verifyEmail", "account.changeEmail"])
      expect((await new Visitor("buyer").mutate(path, { token })).code, path).toBe("TOKEN_INVALID");
    expect((await reset(token)).status).toBe(200);
  });

  it("lead to where the marketplace is, whatever host a request claims, and are not in the database", async () => {
    const { email } = await makePerson();
    await ask(email, { host: "evil.test", "x-forwarded-host": "evil.test", forwarded: "host=evil.test" });
    const mail = (await mailTo(email))!;
    expect(mail.text).not.toContain("evil.test");
    expect(mail.text).toMatch(/https?:\/\/localhost:\d+\/us\/reset\?token=\{link-secret\}/);
    const tables = await db.all<{ name: string }>(
      sql`SELECT name FROM sqlite_master WHERE type = 'table' AND name NOT LIKE 'sqlite_%' AND name NOT LIKE '_cf_%'`,
    );
    for (const { name } of tables)
      expect(JSON.stringify(await db.all(sql.raw(`SELECT * FROM "${name}"`))), name).not.toContain(mail.token);
  });
});

describe("F38 what logs, mails and errors tell", () => {
  afterEach(() => vi.restoreAllMocks());

  it("is nobody's name, address, card, password or secret, and no SQL", async () => {
    const lines: string[] = [];
    for (const level of ["log", "info", "warn", "error", "debug"] as const)
      vi.spyOn(console, level).mockImplementation(
        (...parts: unknown[]) => void lines.push(parts.map(String).join(" ")),
      );
    const id = crypto.randomUUID().slice(0, 8);
    const canaries = {
      name: `Canary-${id}`,
      email: `canary-${id}@people.test`,
      line1: `Canarystreet ${id}`,
      phone: `+1555${Date.now().toString().slice(-7)}`,
      password: `canary phrase ${id}`,
      card: "4000000000000002",
    };
    const answers: string[] = [];
    const visitor = new Visitor("buyer");
    const call = async (path: string, input: unknown) => {
      const answer = await visitor.mutate<Placed>(path, input);
      if (answer.status !== 200) answers.push(JSON.stringify(answer));
      return answer;
    };
    const { name, email, password } = canaries;
    await call("account.register", { email, password, name });
    const verify = (await mailTo(email))!;
    await call("account.verifyEmail", { token: verify.token });
    await call("account.verifyEmail", { token: verify.token });
    await call("account.signIn", { email, password: "not the password" });
    await call("account.signIn", { email, password });
    await call("account.changePassword", { current: `${password} wrong`, password: "another phrase at all" });
    const offerId = await makeOffer((await makeSeller()).sellerId, 5);
    await call("shop.cart.add", { market: "us", offerId, quantity: 1 });
    const quote = (await visitor.query<Quote>("shop.checkout.quote", { market: "us" })).data;
    const address = { ...ADDRESS, name, line1: canaries.line1, phone: canaries.phone };
    await call("shop.checkout.place", { ...placing(quote.totalMinor, canaries.card), email, address });
    await call("shop.checkout.place", { ...placing(quote.totalMinor + 1), email, address });
    await call("shop.checkout.place", { ...placing(quote.totalMinor), email, address });
    await call("account.addresses.save", { ...address, country: "US", postalCode: "x".repeat(12) });
    await runJobs();
    // A failure of our own: the database refuses, and the answer says no more than that.
    await db.run(sql`ALTER TABLE address RENAME TO address_away`);
    const broken = await visitor.mutate("account.addresses.save", { ...address, country: "US" });
    await db.run(sql`ALTER TABLE address_away RENAME TO address`);
    expect(broken).toMatchObject({ status: 500, code: "INTERNAL" });
    answers.push(JSON.stringify(broken));
    const secret = /__Host-stoa-buyer=(\w+)/.exec(visitor.cookie)![1]!;
    const subjects = JSON.stringify(await db.all(sql`SELECT subject FROM mail WHERE recipient = ${email}`));
    const audits = JSON.stringify(await db.all(sql`SELECT * FROM audit`));
    expect(lines.length).toBeGreaterThan(0);
    // What the canaries went through does hold them: the search below can fail.
    expect(JSON.stringify(await db.all(sql`SELECT text FROM mail WHERE recipient = ${email}`))).toContain(name);
    for (const [kind, canary] of Object.entries({ ...canaries, link: verify.token, secret }))
      for (const [where, text] of Object.entries({
        logs: lines.join("\n"),
        answers: answers.join("\n"),
        subjects,
        audits,
      }))
        expect(text.includes(canary), `${where} tell the ${kind}`).toBe(false);
    expect(answers.join("\n")).not.toMatch(/SELECT|INSERT|UPDATE|D1_|SQLITE|no such table/);
  });
});
