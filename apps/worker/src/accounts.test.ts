// Accounts through the real doors: getting one, changing what it is entered with, and keeping things in it.
import type { AddressView, Id, Page, Placed, PurchaseSummary, Quote, SignedIn, Viewer } from "@stoa/contract";
import { audit, eq, purchase, sql, user } from "@stoa/db";
import { describe, expect, it } from "vitest";
import {
  ADDRESS,
  db,
  env,
  mailTo,
  makeOffer,
  makePerson,
  makeSeller,
  PASSWORD,
  placing,
  runJobs,
  Visitor,
} from "./testing.ts";

const newAddress = () => `${crypto.randomUUID()}@people.test`;
const register = (visitor: Visitor, email: string, over: Record<string, unknown> = {}) =>
  visitor.mutate<{ status: string }>("account.register", { email, password: PASSWORD, name: "Ada Test", ...over });
const signIn = (visitor: Visitor, email: string, password = PASSWORD) =>
  visitor.mutate<SignedIn>("account.signIn", { email, password });
const signedIn = async (email: string) => {
  const visitor = new Visitor("buyer");
  expect((await signIn(visitor, email)).status).toBe(200);
  return visitor;
};
const me = async (visitor: Visitor) => (await visitor.query<Viewer | null>("account.me")).data;

describe("an account", () => {
  it("is made by the link of a mail, once, and not before", async () => {
    const [visitor, email] = [new Visitor("buyer"), newAddress()];
    expect((await register(visitor, email)).data).toEqual({ status: "check_mail" });
    expect((await signIn(visitor, email)).code).toBe("BAD_CREDENTIALS");
    const mail = await mailTo(email);
    expect(mail?.template).toBe("account_verify");
    const { token } = mail!;
    expect((await visitor.mutate("account.verifyEmail", { token })).status).toBe(200);
    expect((await visitor.mutate("account.verifyEmail", { token })).code).toBe("TOKEN_INVALID");
    expect(await me(visitor)).toBeNull();
    expect((await signIn(visitor, email)).data).toMatchObject({ viewer: { email, name: "Ada Test" } });
  });

  it("is one, of however many that were asked for", async () => {
    const [visitor, email] = [new Visitor("buyer"), newAddress()];
    await register(visitor, email);
    const first = (await mailTo(email))!.token;
    await register(visitor, email, { name: "Somebody Else" });
    const second = (await mailTo(email))!.token;
    const answers = await Promise.all(
      [first, second, first, second].map((token) => new Visitor("buyer").mutate("account.verifyEmail", { token })),
    );
    expect(answers.map(({ status }) => status).toSorted()).toEqual([200, 400, 400, 400]);
    expect(await db.select().from(user).where(eq(user.email, email))).toHaveLength(1);
  });

  it("takes in what was bought with its address as a guest", async () => {
    const offerId = await makeOffer((await makeSeller()).sellerId, 5);
    const [guest, email] = [new Visitor("buyer"), newAddress()];
    await guest.mutate("shop.cart.add", { market: "us", offerId, quantity: 1 });
    const quote = (await guest.query<Quote>("shop.checkout.quote", { market: "us" })).data;
    const { purchaseId } = (await guest.mutate<Placed>("shop.checkout.place", { ...placing(quote.totalMinor), email }))
      .data;
    const other = new Visitor("buyer");
    await register(other, email);
    const { token } = (await mailTo(email))!;
    await other.mutate("account.verifyEmail", { token });
    await runJobs();
    await signIn(other, email);
    const { items } = (await other.query<Page<PurchaseSummary>>("shop.orders.list", { limit: 5 })).data;
    expect(items.map((item) => item.purchaseId)).toEqual([purchaseId]);
  });

  it("refuses passwords that everybody tries first", async () => {
    const visitor = new Visitor("buyer");
    for (const password of ["qwertyuiop", "password1234", "Ada Test 99"])
      expect((await register(visitor, newAddress(), { password })).code, password).toBe("PASSWORD_TOO_COMMON");
    expect((await register(visitor, newAddress(), { password: "short" })).code).toBe("INVALID_INPUT");
  });

  it("makes a hash of yesterday anew at sign-in", async () => {
    const { userId, email } = await makePerson();
    const hashOf = async () => (await db.select().from(user).where(eq(user.id, userId)))[0]!.passwordHash;
    // The password `PASSWORD` under weaker parameters: 8 MiB, one pass.
    const { default: Argon2, Argon2Type } = await import("@phi-ag/argon2");
    const { default: wasm } = await import("@phi-ag/argon2/argon2.wasm");
    const weak = new Argon2(await WebAssembly.instantiate(wasm as WebAssembly.Module)).hash(PASSWORD, {
      memoryCost: 8_192,
      timeCost: 1,
      parallelism: 1,
      hashLength: 32,
      type: Argon2Type.Argon2id,
      salt: new Uint8Array(16),
    }).encoded;
    await db.update(user).set({ passwordHash: weak }).where(eq(user.id, userId));
    await signedIn(email);
    expect(await hashOf()).toMatch(/^\$argon2id\$v=19\$m=19456,t=2,p=1\$/);
    await signedIn(email);
  });
});

describe("a person", () => {
  it("changes name, password and address; each change of what one signs in with ends the other sessions and is told", async () => {
    const { userId, email } = await makePerson();
    const [here, there] = [await signedIn(email), await signedIn(email)];
    await here.mutate("account.setProfile", { name: "Ada Byron" });
    expect((await me(there))?.name).toBe("Ada Byron");
    const another = "an entirely new sentence";
    expect((await here.mutate("account.changePassword", { current: "wrong one", password: another })).code).toBe(
      "BAD_CREDENTIALS",
    );
    expect((await here.mutate("account.changePassword", { current: PASSWORD, password: another })).status).toBe(200);
    expect([await me(here), await me(there)].map((viewer) => viewer?.userId)).toEqual([userId, undefined]);
    expect((await mailTo(email))?.template).toBe("account_password");
    const moved = newAddress();
    expect((await here.mutate("account.requestEmailChange", { email: moved })).status).toBe(200);
    expect((await me(here))?.email).toBe(email);
    const { token } = (await mailTo(moved))!;
    expect((await new Visitor("buyer").mutate("account.changeEmail", { token })).status).toBe(200);
    expect(await me(here)).toBeNull();
    expect((await mailTo(email))?.template).toBe("account_email");
    expect((await mailTo(moved))?.template).toBe("account_email");
    expect((await signIn(new Visitor("buyer"), moved, another)).status).toBe(200);
    const rows = await db.select({ action: audit.action }).from(audit).where(eq(audit.subject, userId));
    expect(rows.map(({ action }) => action)).toEqual([
      "account.set_profile",
      "account.change_password",
      "account.ask_email",
      "account.change_email",
    ]);
  });

  it("is not moved to an address that has an account", async () => {
    const [one, two] = [await makePerson(), await makePerson()];
    const visitor = await signedIn(one.email);
    expect((await visitor.mutate("account.requestEmailChange", { email: two.email })).status).toBe(200);
    expect(await mailTo(two.email)).toMatchObject({ template: "account_change_email_known", token: "" });
  });
});

describe("the address book", () => {
  const save = (visitor: Visitor, over: Record<string, unknown> = {}) =>
    visitor.mutate<{ addressId: Id<"address"> }>("account.addresses.save", { ...ADDRESS, country: "US", ...over });
  const list = async (visitor: Visitor) => (await visitor.query<AddressView[]>("account.addresses.list")).data;

  it("keeps, changes, prefers and forgets", async () => {
    const visitor = await signedIn((await makePerson()).email);
    const first = (await save(visitor)).data.addressId;
    const second = (await save(visitor, { country: "DE", postalCode: "10115", region: "" })).data.addressId;
    expect((await list(visitor)).map(({ addressId, isDefault }) => [addressId, isDefault])).toEqual([
      [first, true],
      [second, false],
    ]);
    await save(visitor, { addressId: first, line1: "2 Other Street" });
    await visitor.mutate("account.addresses.makeDefault", { addressId: second });
    expect(await list(visitor)).toMatchObject([{ addressId: second }, { addressId: first, line1: "2 Other Street" }]);
    await visitor.mutate("account.addresses.remove", { addressId: second });
    expect(await list(visitor)).toMatchObject([{ addressId: first, isDefault: true }]);
  });

  it.each([
    ["US", { postalCode: "1234" }],
    ["IN", { postalCode: "012345" }],
    ["JP", { postalCode: "12345" }],
    ["DE", { postalCode: "" }],
    ["AE", { region: "", postalCode: "" }],
  ])("holds an address of %s to the rules of the country", async (country, over) => {
    const visitor = await signedIn((await makePerson()).email);
    expect((await save(visitor, { country, ...over })).code).toBe("INVALID_INPUT");
  });
});

describe("one's data", () => {
  it("comes as one file without a secret, and to nobody else", async () => {
    const { email } = await makePerson();
    const visitor = await signedIn(email);
    await visitor.mutate("account.addresses.save", { ...ADDRESS, country: "US" });
    const response = await visitor.fetch("/files/account.json");
    expect(response.headers.get("content-disposition")).toMatch(/^attachment/);
    expect(response.headers.get("cache-control")).toBe("private, no-store");
    const text = await response.text();
    expect(JSON.parse(text)).toMatchObject({ person: { email }, addresses: [{ line1: ADDRESS.line1 }] });
    expect(text).not.toMatch(/argon2|[Hh]ash/);
    expect((await new Visitor("buyer").fetch("/files/account.json")).status).toBe(401);
  });

  it("is forgotten: the account cannot be entered, no table names the person, orders stay", async () => {
    const { email, userId } = await makePerson();
    const visitor = await signedIn(email);
    const canary = `Zebedee${crypto.randomUUID().slice(0, 8)}`;
    await visitor.mutate("account.setProfile", { name: canary });
    await visitor.mutate("account.addresses.save", { ...ADDRESS, name: canary, country: "US" });
    const { sellerId, ownerId } = await makeSeller();
    const offerId = await makeOffer(sellerId, 5);
    await visitor.mutate("shop.cart.add", { market: "us", offerId, quantity: 1 });
    const quote = (await visitor.query<Quote>("shop.checkout.quote", { market: "us" })).data;
    const place = { ...placing(quote.totalMinor), email, address: { ...ADDRESS, name: canary } };
    const { purchaseId } = (await visitor.mutate<Placed>("shop.checkout.place", place)).data;
    await runJobs();
    expect((await visitor.mutate("account.erase", { email })).code).toBe("ACCOUNT_IN_USE");
    const seller = await new Visitor("seller").become(ownerId);
    const orders = await db.all<{ orderId: string }>(
      sql`SELECT id AS orderId FROM seller_order WHERE purchase_id = ${purchaseId}`,
    );
    await seller.mutate("seller.orders.ship", { ...orders[0], carrier: "UPS", trackingNumber: "1Z999" });
    await seller.mutate("seller.orders.deliver", orders[0]);
    await runJobs();
    const keptId = await makeOffer(sellerId, 5);
    await visitor.mutate("shop.cart.add", { market: "us", offerId, quantity: 2 });
    await visitor.mutate("shop.cart.add", { market: "us", offerId: keptId, quantity: 1 });
    expect((await visitor.mutate("shop.cart.save", { market: "us", offerId: keptId })).status).toBe(200);
    expect((await visitor.mutate("account.erase", { email: "not@mine.test" })).code).toBe("INVALID_INPUT");
    expect((await visitor.mutate("account.erase", { email })).status).toBe(200);
    expect(await me(visitor)).toBeNull();
    expect((await signIn(new Visitor("buyer"), email)).code).toBe("BAD_CREDENTIALS");
    expect(await env.CART.getByName(`user:${userId}`).read()).toMatchObject({ lines: [], saved: [], removed: [] });
    const kept = await db.select().from(purchase).where(eq(purchase.id, purchaseId));
    expect(kept).toMatchObject([{ userId, totalMinor: quote.totalMinor, email: "" }]);
    const tables = await db.all<{ name: string }>(
      sql`SELECT name FROM sqlite_master WHERE type = 'table' AND name NOT LIKE 'sqlite_%' AND name NOT LIKE '_cf_%'`,
    );
    for (const { name } of tables) {
      const rows = JSON.stringify(await db.all(sql.raw(`SELECT * FROM "${name}"`)));
      expect(rows.includes(canary) || rows.includes(email), `${name} names the person`).toBe(false);
    }
  });

  it("of somebody who works for a shop stays until they have left it", async () => {
    const { sellerId } = await makeSeller();
    const { email, userId } = await makePerson();
    await db.run(sql`INSERT INTO seller_member (seller_id, user_id, role) VALUES (${sellerId}, ${userId}, 'support')`);
    expect((await (await signedIn(email)).mutate("account.erase", { email })).code).toBe("ACCOUNT_IN_USE");
  });
});
