// Signing in with an account elsewhere: every way in which the way back can be wrong ends without a session, and with the
// accounts of others as they were.
import type { ProviderReturn, SecurityView } from "@stoa/contract";
import { eq, identity, providerVisit, session, user } from "@stoa/db";
import { beforeAll, describe, expect, it, vi } from "vitest";
import { db, makePerson, PASSWORD, type Visitor } from "../testing.ts";
import { FakeProvider, type Says } from "./fake-provider.ts";
import { browser, isSignedIn, makeGuarded, signIn } from "./people.ts";

const provider = new FakeProvider();
beforeAll(() => {
  vi.spyOn(globalThis, "fetch").mockImplementation(provider.fetch);
});

const newcomer = (): Says & { email: string } => ({
  sub: crypto.randomUUID(),
  email: `${crypto.randomUUID()}@elsewhere.test`,
  email_verified: true,
  name: "Nova Test",
});

const begin = async (visitor: Visitor, next = "/us/orders") =>
  (await visitor.mutate<{ url: string }>("account.providers.begin", { provider: "local", next })).data.url;
const finish = (visitor: Visitor, { code, state }: { code: string; state: string }) =>
  visitor.mutate<ProviderReturn>("account.providers.finish", { provider: "local", code, state });

/** The whole way there and back. */
async function through(visitor: Visitor, says: Says, next?: string) {
  return await finish(visitor, provider.approve(await begin(visitor, next), says));
}

describe("F27 signing in with an account elsewhere", () => {
  it("makes an account for a verified address, and opens it by the subject from then on", async () => {
    const nova = newcomer();
    const visitor = browser();
    expect((await through(visitor, nova)).data).toMatchObject({
      outcome: { status: "signed_in", viewer: { email: nova.email, name: "Nova Test" } },
      next: "/us/orders",
    });
    const again = browser();
    // The address has changed there; the subject has not.
    await through(again, { ...nova, email: "another@elsewhere.test", email_verified: false });
    const who = (await again.query<{ email: string }>("account.me")).data;
    expect(who.email).toBe(nova.email);
  });

  it("goes to the one address of the app, with PKCE, a state and a nonce", async () => {
    const url = new URL(await begin(browser()));
    expect(url.searchParams.get("redirect_uri")).toBe("http://localhost:3000/sign-in/local/callback");
    expect(url.searchParams.get("code_challenge_method")).toBe("S256");
    for (const name of ["state", "nonce", "code_challenge"])
      expect(url.searchParams.get(name)?.length, name).toBeGreaterThan(40);
  });

  it("takes no state but its own, from its own browser, in its own app, once", async () => {
    const visitor = browser();
    const came = provider.approve(await begin(visitor), newcomer());
    const before = provider.exchanges;
    for (const state of ["", "x".repeat(64), came.state.replace(/.$/, "!")])
      expect((await finish(visitor, { ...came, state })).code, state).toBe("SIGN_IN_REFUSED");
    const stranger = browser();
    await begin(stranger);
    expect((await finish(stranger, came)).code).toBe("SIGN_IN_REFUSED");
    expect((await finish(browser("seller"), came)).code).toBe("SIGN_IN_REFUSED");
    expect(provider.exchanges).toBe(before);
    expect(await isSignedIn(visitor)).toBe(false);
    const holder = visitor.cookie;
    expect((await finish(visitor, came)).data.outcome).toMatchObject({ status: "signed_in" });
    const twice = browser().put(...(holder.split("; ").at(-1)?.split("=") as [string, string]));
    expect((await finish(twice, came)).code).toBe("SIGN_IN_REFUSED");
  });

  it("opens one session, of ten that come back at once", async () => {
    const visitor = browser();
    const came = provider.approve(await begin(visitor), newcomer());
    const answers = await Promise.all(Array.from({ length: 10 }, () => finish(visitor, came)));
    expect(answers.filter(({ status }) => status === 200)).toHaveLength(1);
  });

  it("is over after ten minutes", async () => {
    const visitor = browser();
    const came = provider.approve(await begin(visitor), newcomer());
    await db.update(providerVisit).set({ expiresAt: 1 });
    expect((await finish(visitor, came)).code).toBe("SIGN_IN_REFUSED");
  });

  it("takes no code of another way: its verifier is another", async () => {
    const [ada, eve] = [browser(), browser()];
    const hers = provider.approve(await begin(eve), newcomer());
    const his = provider.approve(await begin(ada), newcomer());
    expect((await finish(ada, { code: hers.code, state: his.state })).code).toBe("SIGN_IN_REFUSED");
    expect(await isSignedIn(ada)).toBe(false);
  });

  it.each<[string, Partial<Says>]>([
    ["another issuer", { claims: { iss: "https://evil.example" } }],
    ["another audience", { claims: { aud: "another" } }],
    ["many audiences and another party", { claims: { aud: ["stoa", "another"], azp: "another" } }],
    ["another nonce", { claims: { nonce: "another" } }],
    ["no nonce", { claims: { nonce: undefined } }],
    ["an end that is past", { claims: { exp: 1 } }],
    ["no end", { claims: { exp: undefined } }],
    ["a beginning of last year", { claims: { iat: 1 } }],
    ["no subject", { claims: { sub: undefined } }],
    ["no signature", { head: { alg: "none" } }],
    ["a signature by a shared secret", { head: { alg: "HS256" } }],
    ["the signature of another key", { isForged: true }],
  ])("believes no token with %s", async (_, lie) => {
    const visitor = browser();
    const nova = newcomer();
    expect((await through(visitor, { ...nova, ...lie })).code).toBe("SIGN_IN_REFUSED");
    expect(await isSignedIn(visitor)).toBe(false);
    expect(await db.select().from(user).where(eq(user.email, nova.email))).toEqual([]);
  });

  it("never opens or changes the account of somebody else by its address, verified or not", async () => {
    const ada = await makePerson();
    for (const email_verified of [true, false]) {
      const visitor = browser();
      const answer = await through(visitor, { sub: crypto.randomUUID(), email: ada.email, email_verified });
      expect(answer.code).toBe("SIGN_IN_REFUSED");
      expect(await isSignedIn(visitor)).toBe(false);
    }
    expect(await db.select().from(identity).where(eq(identity.userId, ada.userId))).toEqual([]);
    expect(await db.select().from(session).where(eq(session.userId, ada.userId))).toEqual([]);
  });

  it("makes no account for an address that is not verified, nor in the admin app", async () => {
    const [nova, ida] = [newcomer(), newcomer()];
    expect((await through(browser(), { ...nova, email_verified: false })).code).toBe("SIGN_IN_REFUSED");
    expect((await through(browser("admin"), ida)).code).toBe("SIGN_IN_REFUSED");
    for (const { email } of [nova, ida]) expect(await db.select().from(user).where(eq(user.email, email))).toEqual([]);
  });

  it("ends without a session where the provider says no", async () => {
    const visitor = browser();
    const { state } = provider.approve(await begin(visitor), newcomer());
    const input = { provider: "local", state, error: "access_denied" };
    expect((await visitor.mutate("account.providers.finish", input)).code).toBe("SIGN_IN_REFUSED");
    expect(await isSignedIn(visitor)).toBe(false);
  });

  it("asks for the second factor, too", async () => {
    const ada = await makeGuarded();
    const elsewhere = { sub: crypto.randomUUID(), email: ada.email, email_verified: true };
    await link(ada.visitor, elsewhere);
    const visitor = browser();
    expect((await through(visitor, elsewhere)).data.outcome).toMatchObject({ status: "second_factor" });
    expect(await isSignedIn(visitor)).toBe(false);
    expect((await visitor.mutate("account.secondFactor.totp", { code: ada.code() })).status).toBe(200);
    expect(await isSignedIn(visitor)).toBe(true);
  });

  it("names no provider that is not registered", async () => {
    expect((await browser().mutate("account.providers.begin", { provider: "evil" })).code).toBe("NOT_FOUND");
    expect((await browser().query("account.providers.list")).data).toEqual([{ provider: "local", label: "Local ID" }]);
  });
});

async function link(visitor: Visitor, says: Says) {
  const { url } = (await visitor.mutate<{ url: string }>("account.linking.begin", { provider: "local", next: "/x" }))
    .data;
  return await finish(visitor, provider.approve(url, says));
}

describe("F27 linking an account elsewhere", () => {
  async function signedIn() {
    const person = await makePerson();
    const visitor = browser();
    await signIn(visitor, person.email);
    return { ...person, visitor };
  }

  it("needs a proof that is fresh, and opens the account afterwards", async () => {
    const { visitor, userId, email } = await signedIn();
    const elsewhere = newcomer();
    await db.update(session).set({ authenticatedAt: 0 }).where(eq(session.userId, userId));
    expect((await visitor.mutate("account.linking.begin", { provider: "local" })).code).toBe("STEP_UP_REQUIRED");
    await visitor.mutate("account.proof.password", { password: PASSWORD });
    expect((await link(visitor, elsewhere)).data).toEqual({ outcome: { status: "linked" }, next: "/x" });
    const again = browser();
    await through(again, elsewhere);
    expect((await again.query<{ email: string }>("account.me")).data.email).toBe(email);
  });

  it("is for whoever began it, and for no account that is linked to another", async () => {
    const [ada, eve] = [await signedIn(), await signedIn()];
    const elsewhere = newcomer();
    await link(ada.visitor, elsewhere);
    expect((await link(eve.visitor, elsewhere)).code).toBe("SIGN_IN_REFUSED");
    const { url } = (await eve.visitor.mutate<{ url: string }>("account.linking.begin", { provider: "local" })).data;
    const came = provider.approve(url, newcomer());
    await eve.visitor.mutate("account.signOut");
    expect((await finish(eve.visitor, came)).code).toBe("SIGN_IN_REFUSED");
    expect(await db.select().from(identity).where(eq(identity.userId, eve.userId))).toEqual([]);
  });

  it("ends where it is the only way in", async () => {
    const nova = newcomer();
    const visitor = browser();
    await through(visitor, nova);
    expect((await visitor.mutate("account.linking.remove", { provider: "local" })).code).toBe("LAST_SIGN_IN_METHOD");
    const ada = await signedIn();
    await link(ada.visitor, newcomer());
    expect((await ada.visitor.mutate("account.linking.remove", { provider: "local" })).status).toBe(200);
    expect((await ada.visitor.query<SecurityView>("account.security")).data).toMatchObject({ identities: [] });
  });
});

describe("F28 where the way back leads on", () => {
  it.each(["//evil.example", "/\\evil.example", "https:evil.example", "javascript:alert(1)", "/.//evil.example"])(
    "is on the app's own site: %s",
    async (next) => expect((await through(browser(), newcomer(), next)).data.next).toBe("/"),
  );
});
