// Sessions: a new secret at every proof, and a list of one's own in which one can end what one does not know.
import { type Audience, HOUR_MS, MINUTE_MS, type SessionView } from "@stoa/contract";
import { eq, session } from "@stoa/db";
import { describe, expect, it } from "vitest";
import { db, makeOperator, makePerson, PASSWORD, Visitor } from "../testing.ts";
import { browser, isSignedIn, makeGuarded, signIn } from "./people.ts";

/** The value that a browser holds as its session. */
const secretOf = (visitor: Visitor): string => /__Host-stoa-buyer=(\w*)/.exec(visitor.cookie)?.[1] ?? "";
const holding = (secret: string) => new Visitor("buyer").hold(secret);

describe("F22 a session's secret", () => {
  it("is a new one at sign-in: one that was planted before is never promoted", async () => {
    const { email } = await makePerson();
    const planted = "a".repeat(40);
    const visitor = browser().hold(planted);
    expect(await isSignedIn(visitor)).toBe(false);
    await signIn(visitor, email);
    expect(secretOf(visitor)).not.toBe(planted);
    expect(await isSignedIn(holding(planted))).toBe(false);
  });

  it("is a new one at every sign-in; the former session of the browser ends", async () => {
    const { email } = await makePerson();
    const visitor = browser();
    await signIn(visitor, email);
    const first = secretOf(visitor);
    await signIn(visitor, email);
    expect(secretOf(visitor)).not.toBe(first);
    expect(await isSignedIn(holding(first))).toBe(false);
  });

  it("is a new one after the second factor, whatever the attempt's cookie was", async () => {
    const ada = await makeGuarded();
    const visitor = browser().put("__Host-stoa-buyer-attempt", "b".repeat(64));
    await signIn(visitor, ada.email);
    const attempt = /attempt=(\w+)/.exec(visitor.cookie)?.[1] ?? "";
    expect(attempt).not.toBe("b".repeat(64));
    await visitor.mutate("account.secondFactor.totp", { code: ada.code() });
    expect(secretOf(visitor)).not.toBe(attempt);
    expect(await isSignedIn(holding(attempt))).toBe(false);
    expect(visitor.cookie).toMatch(/attempt=(;|$)/);
  });

  it("is a new one after proving who one is, by password or by code", async () => {
    const ada = await makeGuarded();
    for (const prove of [
      () => ada.visitor.mutate("account.proof.password", { password: PASSWORD }),
      () => ada.visitor.mutate("account.proof.totp", { code: ada.code() }),
    ]) {
      const before = secretOf(ada.visitor);
      await db.update(session).set({ authenticatedAt: 0, secondFactorAt: null }).where(eq(session.userId, ada.userId));
      expect((await ada.visitor.mutate("account.recoveryCodes.renew", {})).code).toBe("STEP_UP_REQUIRED");
      expect((await prove()).status).toBe(200);
      expect((await ada.visitor.mutate("account.recoveryCodes.renew", {})).status).toBe(200);
      expect(secretOf(ada.visitor)).not.toBe(before);
      expect(await isSignedIn(holding(before))).toBe(false);
    }
  });

  it("lives on by what its person does, not by what an open page asks by itself", async () => {
    const userId = await makeOperator();
    const visitor = await new Visitor("admin").become(userId);
    const kept = async () =>
      (await db.select({ until: session.expiresAt }).from(session).where(eq(session.userId, userId)))[0]!.until;
    const soon = Date.now() + MINUTE_MS;
    await db.update(session).set({ expiresAt: soon, lastSeenAt: 0 }).where(eq(session.userId, userId));
    expect((await visitor.query("account.notifications.unread")).data).toEqual({ count: 0 });
    const line = await visitor.fetch("/live/notices", { headers: { upgrade: "websocket" } });
    line.webSocket!.accept();
    line.webSocket!.close();
    expect(await kept()).toBe(soon);
    await visitor.query("account.me");
    expect(await kept()).toBeGreaterThan(soon + HOUR_MS);
  });

  it("is good in its own app alone", async () => {
    const { email } = await makePerson();
    const visitor = browser();
    await signIn(visitor, email);
    for (const door of ["seller", "admin"] as Audience[])
      expect(await isSignedIn(new Visitor(door).hold(secretOf(visitor)))).toBe(false);
  });

  it("is no proof of who one is after five wrong passwords", async () => {
    const { email } = await makePerson();
    const visitor = browser();
    await signIn(visitor, email);
    for (let i = 0; i < 5; i++) await visitor.mutate("account.proof.password", { password: "guess" });
    expect((await visitor.mutate("account.proof.password", { password: PASSWORD })).code).toBe("RATE_LIMITED");
  });
});

describe("one's sessions", () => {
  it("are seen in all apps, and end one by one or all but the present one", async () => {
    const { email } = await makePerson();
    const [phone, desk, laptop] = [browser(), browser("seller"), browser()];
    for (const visitor of [phone, desk, laptop]) await signIn(visitor, email);
    const list = async () => (await laptop.query<SessionView[]>("account.sessions.list")).data;
    expect((await list()).map(({ audience }) => audience).toSorted()).toEqual(["buyer", "buyer", "seller"]);
    expect((await list()).filter(({ isThis }) => isThis)).toHaveLength(1);
    const other = (await list()).find(({ audience }) => audience === "seller");
    expect((await laptop.mutate("account.sessions.end", { sessionId: other?.sessionId })).status).toBe(200);
    expect(await isSignedIn(desk)).toBe(false);
    await laptop.mutate("account.sessions.endOthers");
    expect([await isSignedIn(phone), await isSignedIn(laptop)]).toEqual([false, true]);
  });

  it("of others are not there to be ended", async () => {
    const [ada, eve] = [await makePerson(), await makePerson()];
    const [his, hers] = [browser(), browser()];
    await signIn(his, ada.email);
    await signIn(hers, eve.email);
    const [{ sessionId } = { sessionId: "" }] = (await his.query<SessionView[]>("account.sessions.list")).data;
    expect((await hers.mutate("account.sessions.end", { sessionId })).code).toBe("NOT_FOUND");
    expect(await isSignedIn(his)).toBe(true);
  });
});
