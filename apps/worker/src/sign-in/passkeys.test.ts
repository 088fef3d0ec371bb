// Passkeys through the real doors: what they sign is good once, in one browser, for one purpose, and for one person.
import type { Id, SecurityView, SignedIn } from "@stoa/contract";
import { eq, session, user } from "@stoa/db";
import { describe, expect, it } from "vitest";
import { db, mailTo, makePerson, PASSWORD, type Visitor } from "../testing.ts";
import { Authenticator, type Lie } from "./authenticator.ts";
import { browser, isSignedIn, signIn } from "./people.ts";

type Asked = { challenge: string };

const asked = async (visitor: Visitor, path: string) => (await visitor.mutate<Asked>(path)).data;

/** Makes a passkey for whoever is signed in. */
async function addTo(visitor: Visitor, lie: Lie = {}) {
  const key = new Authenticator();
  const passkey = await key.make(await asked(visitor, "account.passkeys.options"), lie);
  const answer = await visitor.mutate<{ passkeyId: Id<"passkey"> }>("account.passkeys.add", { passkey, name: "Phone" });
  return { key, passkey, answer };
}

async function makeOwner() {
  const person = await makePerson();
  const visitor = browser();
  await signIn(visitor, person.email);
  const { key, answer } = await addTo(visitor);
  expect(answer.status).toBe(200);
  return { ...person, visitor, key, passkeyId: answer.data.passkeyId };
}

/** Comes in with a passkey alone. */
async function comeIn(visitor: Visitor, key: Authenticator, lie: Lie = {}) {
  const passkey = await key.sign(await asked(visitor, "account.passkeySignIn.options"), lie);
  return { passkey, answer: await visitor.mutate<SignedIn>("account.passkeySignIn.finish", { passkey }) };
}

describe("a passkey", () => {
  it("opens the account alone, with a session of two factors, and its making is told", async () => {
    const ada = await makeOwner();
    expect((await mailTo(ada.email))?.template).toBe("account_passkey");
    const visitor = browser();
    expect((await comeIn(visitor, ada.key)).answer.data).toMatchObject({ viewer: { email: ada.email } });
    const rows = await db.select().from(session).where(eq(session.userId, ada.userId));
    expect(rows.find(({ method }) => method === "passkey")?.secondFactorAt).not.toBeNull();
  });

  it("is asked for after the password, with codes for when it is lost", async () => {
    const ada = await makeOwner();
    const visitor = browser();
    expect((await signIn(visitor, ada.email)).data).toEqual({
      status: "second_factor",
      methods: ["passkey", "recovery"],
    });
    const passkey = await ada.key.sign(await asked(visitor, "account.secondFactor.passkeyOptions"));
    expect((await visitor.mutate("account.secondFactor.passkey", { passkey })).status).toBe(200);
    expect(await isSignedIn(visitor)).toBe(true);
  });

  it("signs once: ten at the same moment open one session", async () => {
    const ada = await makeOwner();
    const visitor = browser();
    const passkey = await ada.key.sign(await asked(visitor, "account.passkeySignIn.options"));
    const finish = () => visitor.mutate("account.passkeySignIn.finish", { passkey });
    const answers = await Promise.all(Array.from({ length: 10 }, finish));
    expect(answers.filter(({ status }) => status === 200)).toHaveLength(1);
  });

  it("signs for one browser and one purpose", async () => {
    const ada = await makeOwner();
    const [his, hers] = [browser(), browser()];
    const passkey = await ada.key.sign(await asked(his, "account.passkeySignIn.options"));
    await asked(hers, "account.passkeySignIn.options");
    expect((await hers.mutate("account.passkeySignIn.finish", { passkey })).code).toBe("SIGN_IN_REFUSED");
    expect((await ada.visitor.mutate("account.proof.passkey", { passkey })).code).toBe("SECOND_FACTOR_WRONG");
    expect((await his.mutate("account.passkeySignIn.finish", { passkey })).status).toBe(200);
  });

  it.each<[string, Lie]>([
    ["made for another site", { origin: "https://evil.example" }],
    ["that its owner did not unlock", { isUnlocked: false }],
    ["whose counter stands still", { counter: 1 }],
  ])("%s opens nothing", async (_, lie) => {
    const { key } = await makeOwner();
    const visitor = browser();
    expect((await comeIn(visitor, key, lie)).answer.code).toBe("SIGN_IN_REFUSED");
    expect(await isSignedIn(visitor)).toBe(false);
  });

  it("is not kept where it was made for another site, or not unlocked, or twice", async () => {
    const ada = await makeOwner();
    for (const lie of [{ origin: "https://evil.example" }, { isUnlocked: false }])
      expect((await addTo(ada.visitor, lie)).answer.code).toBe("SECOND_FACTOR_WRONG");
    const { passkey } = await addTo(ada.visitor);
    expect((await ada.visitor.mutate("account.passkeys.add", { passkey, name: "Again" })).code).toBe(
      "SECOND_FACTOR_WRONG",
    );
  });

  it("of somebody else is no second factor", async () => {
    const [ada, eve] = [await makeOwner(), await makeOwner()];
    const visitor = browser();
    await signIn(visitor, ada.email);
    const passkey = await eve.key.sign(await asked(visitor, "account.secondFactor.passkeyOptions"));
    expect((await visitor.mutate("account.secondFactor.passkey", { passkey })).code).toBe("SECOND_FACTOR_WRONG");
    const alone = await eve.key.sign(await asked(ada.visitor, "account.proof.passkeyOptions"));
    expect((await ada.visitor.mutate("account.proof.passkey", { passkey: alone })).code).toBe("SECOND_FACTOR_WRONG");
  });

  it("proves who one is", async () => {
    const ada = await makeOwner();
    await db.update(session).set({ authenticatedAt: 0, secondFactorAt: null }).where(eq(session.userId, ada.userId));
    expect((await ada.visitor.mutate("account.passkeys.options")).code).toBe("STEP_UP_REQUIRED");
    const passkey = await ada.key.sign(await asked(ada.visitor, "account.proof.passkeyOptions"));
    expect((await ada.visitor.mutate("account.proof.passkey", { passkey })).status).toBe(200);
    expect((await ada.visitor.mutate("account.passkeys.options")).status).toBe(200);
  });

  it("goes with the codes that stood in for it, but not where it is the only way in", async () => {
    const ada = await makeOwner();
    await db.update(user).set({ passwordHash: "" }).where(eq(user.id, ada.userId));
    const { passkeyId } = ada;
    expect((await ada.visitor.mutate("account.passkeys.remove", { passkeyId })).code).toBe("LAST_SIGN_IN_METHOD");
    await ada.visitor.mutate("account.changePassword", { current: "", password: `${PASSWORD} and ten` });
    expect((await ada.visitor.mutate("account.passkeys.remove", { passkeyId })).status).toBe(200);
    expect((await ada.visitor.query<SecurityView>("account.security")).data).toMatchObject({
      passkeys: [],
      recoveryCodesLeft: null,
    });
    expect((await comeIn(browser(), ada.key)).answer.code).toBe("SIGN_IN_REFUSED");
  });
});
