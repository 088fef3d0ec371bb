// Operators: who becomes one, who stays one, and looking through the eyes of a person, which changes nothing and is logged.
import { type AuditEntry, type Id, type OperatorRole, type Page, type Viewer } from "@stoa/contract";
import { verifyAudit } from "@stoa/core/audit";
import { endOldLooks } from "@stoa/core/operators";
import { eq, operator, sql, user } from "@stoa/db";
import { beforeEach, describe, expect, it } from "vitest";
import { systemContext } from "./context.ts";
import { db, env, makeOffer, makeOperator, makeSeller, makeUser, Visitor } from "./testing.ts";

let adminId: Id<"user">;
let desk: Visitor;

beforeEach(async () => {
  adminId = await makeOperator();
  desk = await new Visitor("admin").become(adminId);
});

const emailOf = async (userId: Id<"user">) =>
  (await db.select({ email: user.email }).from(user).where(eq(user.id, userId)))[0]!.email;

const roleOf = async (userId: Id<"user">): Promise<OperatorRole | undefined> =>
  (await db.select().from(operator).where(eq(operator.userId, userId)))[0]?.role;

describe("an operator", () => {
  it("is made of a person with an account, gets another role, and loses it at the next call", async () => {
    const userId = await makeUser();
    const colleague = await new Visitor("admin").become(userId);
    expect((await colleague.query("admin.overview.get")).status).toBe(401);
    const granted = { email: await emailOf(userId), role: "support" };
    expect((await desk.mutate("admin.operators.grant", granted)).status).toBe(200);
    expect((await desk.mutate("admin.operators.grant", granted)).code).toBe("CONFLICT");
    expect((await desk.mutate("admin.operators.grant", { ...granted, email: "nobody@example.test" })).code).toBe(
      "NOT_FOUND",
    );
    expect((await colleague.query("admin.overview.get")).status).toBe(200);
    expect((await desk.mutate("admin.operators.setRole", { userId, role: "finance" })).status).toBe(200);
    expect((await colleague.query("admin.mails.list", {})).code).toBe("FORBIDDEN");
    expect((await desk.mutate("admin.operators.revoke", { userId })).status).toBe(200);
    expect((await colleague.query("admin.overview.get")).status).toBe(401);
  });

  it("changes no role of their own", async () => {
    const second = await makeOperator();
    for (const [path, input] of [
      ["admin.operators.setRole", { userId: adminId, role: "support" }],
      ["admin.operators.revoke", { userId: adminId }],
    ] as const)
      expect((await desk.mutate(path, input)).code).toBe("FORBIDDEN");
    expect(await roleOf(adminId)).toBe("admin");
    expect(await roleOf(second)).toBe("admin");
  });

  it("with the admin role is always left, even when two take it from each other at once", async () => {
    const secondId = await makeOperator();
    await db.run(sql`UPDATE operator SET role = 'support' WHERE user_id NOT IN (${adminId}, ${secondId})`);
    const second = await new Visitor("admin").become(secondId);
    const answers = await Promise.all([
      desk.mutate("admin.operators.revoke", { userId: secondId }),
      second.mutate("admin.operators.revoke", { userId: adminId }),
    ]);
    expect(answers.filter(({ status }) => status === 200)).toHaveLength(1);
    expect([await roleOf(adminId), await roleOf(secondId)].filter((role) => role === "admin")).toHaveLength(1);
    await expect(db.run(sql`DELETE FROM operator WHERE role = 'admin'`)).rejects.toThrow();
  });
});

describe("F31 looking through somebody's eyes", () => {
  const begin = async (userId: Id<"user">, reason = "Cannot find the order") => {
    const { data, code } = await desk.mutate<{ url: string }>("admin.users.look", { userId, reason });
    return { code, token: data ? new URL(data.url).searchParams.get("token")! : "" };
  };

  it("shows what they see, changes nothing, and is logged from its beginning to its end", async () => {
    const userId = await makeUser();
    const { token } = await begin(userId);
    const shop = new Visitor("buyer");
    expect((await shop.mutate("account.look", { token })).status).toBe(200);
    const { data } = await shop.query<Viewer>("account.me");
    expect(data).toMatchObject({ userId, lookedAtBy: "Test Person" });
    expect((await shop.query("shop.lists.mine", { market: "us" })).status).toBe(200);
    const offerId = await makeOffer((await makeSeller()).sellerId, 5);
    for (const [path, input] of [
      ["shop.cart.add", { market: "us", offerId, quantity: 1 }],
      ["account.setProfile", { name: "Another" }],
      ["account.signOut", undefined],
    ] as const)
      expect((await shop.mutate(path, input)).code, path).toBe("LOOKING_ONLY");
    expect((await shop.mutate("account.stopLooking")).status).toBe(200);
    expect((await shop.query("shop.lists.mine", { market: "us" })).status).toBe(401);
    const rows = await db.all<Record<string, string>>(
      sql`SELECT actor, action, on_behalf_of AS onBehalfOf, detail ->> 'reason' AS reason FROM audit WHERE subject = ${userId} ORDER BY seq`,
    );
    const who = `admin:${adminId}`;
    expect(rows).toEqual([
      { actor: who, action: "look.ask", onBehalfOf: null, reason: "Cannot find the order" },
      { actor: who, action: "look.begin", onBehalfOf: userId, reason: "Cannot find the order" },
      { actor: who, action: "look.end", onBehalfOf: userId, reason: null },
    ]);
  });

  it("begins once, within a minute, and by nobody who may not look any more", async () => {
    const userId = await makeUser();
    const { token } = await begin(userId);
    const answers = await Promise.all(
      Array.from({ length: 10 }, () => new Visitor("buyer").mutate("account.look", { token })),
    );
    expect(answers.filter(({ status }) => status === 200)).toHaveLength(1);
    const late = await begin(userId);
    await db.run(sql`UPDATE look_link SET expires_at = ${Date.now() - 1} WHERE used_at IS NULL`);
    expect((await new Visitor("buyer").mutate("account.look", { token: late.token })).code).toBe("TOKEN_INVALID");
    const after = await begin(userId);
    await makeOperator();
    await db.delete(operator).where(eq(operator.userId, adminId));
    expect((await new Visitor("buyer").mutate("account.look", { token: after.token })).code).toBe("TOKEN_INVALID");
  });

  it("is refused for operators, and to whose role does not look", async () => {
    expect((await begin(await makeOperator())).code).toBe("FORBIDDEN");
    const financeId = await makeUser();
    await db.insert(operator).values({ userId: financeId, role: "finance" });
    const finance = await new Visitor("admin").become(financeId);
    const looked = { userId: await makeUser(), reason: "Curiosity" };
    expect((await finance.mutate("admin.users.look", looked)).code).toBe("FORBIDDEN");
  });

  it("ends by itself, and the log knows", async () => {
    const userId = await makeUser();
    const shop = new Visitor("buyer");
    await shop.mutate("account.look", { token: (await begin(userId)).token });
    await db.run(sql`UPDATE session SET expires_at = 1 WHERE user_id = ${userId}`);
    await endOldLooks(systemContext(env, { waitUntil: () => undefined }, "test"));
    const [last] = await db.all<{ action: string; by: string }>(
      sql`SELECT action, detail ->> 'by' AS "by" FROM audit WHERE subject = ${userId} ORDER BY seq DESC LIMIT 1`,
    );
    expect(last).toEqual({ action: "look.end", by: "time" });
  });
});

describe("the audit log", () => {
  it("is found by who, what, whom, when and how it ended, page by page", async () => {
    const userId = await makeUser();
    for (const reason of ["first time", "second time", "third time"])
      await desk.mutate("admin.users.look", { userId, reason });
    const list = async (input: object) => (await desk.query<Page<AuditEntry>>("admin.audit.list", input)).data;
    const first = await list({ subject: userId, limit: 2 });
    expect(first.items.map(({ detail }) => detail["reason"])).toEqual(["third time", "second time"]);
    const rest = await list({ subject: userId, limit: 2, cursor: first.nextCursor });
    expect(rest.items.map(({ detail }) => detail["reason"])).toEqual(["first time"]);
    expect(rest.nextCursor).toBeNull();
    expect((await list({ actor: adminId, action: "look." })).items).toHaveLength(3);
    expect((await list({ actor: adminId, tenant: (await makeSeller()).sellerId })).items).toEqual([]);
    expect((await list({ subject: userId, toAt: 1 })).items).toEqual([]);
    expect((await list({ subject: userId, outcome: "denied" })).items).toEqual([]);
  });

  it("shows a seller their own chain and nobody else's", async () => {
    const [one, two] = [await makeSeller(), await makeSeller()];
    const owners = [];
    for (const { ownerId, sellerId } of [one, two]) {
      const owner = await new Visitor("seller").become(ownerId);
      await owner.mutate("seller.team.invite", { email: `${sellerId}@example.test`, role: "support" });
      owners.push(owner);
    }
    const { items } = (await owners[0]!.query<Page<AuditEntry>>("seller.audit.list", {})).data;
    expect(items.map(({ chain }) => chain)).toEqual([one.sellerId]);
    expect(items[0]).toMatchObject({ action: "team.invite", actorName: "Test Person", seq: 1 });
  });

  it("shows the first row that somebody tampered with, in whichever chain", async () => {
    const { sellerId, ownerId } = await makeSeller();
    const owner = await new Visitor("seller").become(ownerId);
    for (const name of ["a", "b", "c"])
      await owner.mutate("seller.team.invite", { email: `${name}-${sellerId}@example.test`, role: "support" });
    const brokenIn = async () => (await verifyAudit(db)).broken.filter(({ chain }) => chain === sellerId);
    expect(await brokenIn()).toEqual([]);
    const tamper = async (change: string) => {
      await db.run(sql`DROP TRIGGER audit_no_update`);
      await db.run(sql.raw(`UPDATE audit SET ${change} WHERE chain = '${sellerId}' AND seq = 2`));
      await db.run(
        sql`CREATE TRIGGER audit_no_update BEFORE UPDATE ON audit BEGIN SELECT RAISE(ABORT, 'audit_append_only'); END`,
      );
    };
    await tamper(`actor = 'seller:usr_somebody', network = network`);
    expect(await brokenIn()).toMatchObject([{ chain: sellerId, seq: 2, why: "changed" }]);
    await tamper(`actor = 'seller:${ownerId}'`);
    expect(await brokenIn()).toEqual([]);
    await tamper(`previous_hash = ''`);
    expect(await brokenIn()).toMatchObject([{ seq: 2, why: "moved" }]);
  });
});
