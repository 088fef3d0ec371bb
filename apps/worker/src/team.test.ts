// Teams of sellers: who joins, by which link, who may change what, and that nothing is left to somebody who was removed.
import { DAY_MS, type Id, type InvitationId, type SellerRole, type Team, type Viewer } from "@stoa/contract";
import { linkToken } from "@stoa/core/accounts";
import { and, eq, invitation, mail, outbox, sellerMember, sql, user } from "@stoa/db";
import { createExecutionContext, waitOnExecutionContext } from "cloudflare:test";
import { beforeEach, describe, expect, it } from "vitest";
import { systemContext } from "./context.ts";
import { db, env, makeSeller, makeUser, Visitor } from "./testing.ts";

let sellerId: Id<"seller">;
let ownerId: Id<"user">;
let owner: Visitor;

beforeEach(async () => {
  ({ sellerId, ownerId } = await makeSeller());
  owner = await new Visitor("seller").become(ownerId);
});

async function member(role: SellerRole): Promise<{ userId: Id<"user">; visitor: Visitor }> {
  const userId = await makeUser();
  await db.insert(sellerMember).values({ sellerId, userId, role });
  return { userId, visitor: await new Visitor("seller").become(userId) };
}

const emailOf = async (userId: Id<"user">) =>
  (await db.select({ email: user.email }).from(user).where(eq(user.id, userId)))[0]!.email;

/** The secret that the mail of an invitation will carry: made from the seed that its job holds. */
async function secretOf(invitationId: Id<"invitation">): Promise<string> {
  const [job] = await db.all<{ seed: string }>(sql`
    SELECT payload ->> 'seed' AS seed FROM outbox WHERE type = 'member.invited' AND payload ->> 'invitationId' = ${invitationId}
    ORDER BY created_at DESC, rowid DESC LIMIT 1`);
  const execution = createExecutionContext();
  const secret = await linkToken(systemContext(env, execution, "test"), job!.seed);
  await waitOnExecutionContext(execution);
  return secret;
}

async function invite(email: string, role: SellerRole = "fulfilment") {
  const { data, ...answer } = await owner.mutate<InvitationId>("seller.team.invite", { email, role });
  return { ...answer, invitationId: data?.invitationId };
}

const rolesOf = async () =>
  new Map(
    (await db.select().from(sellerMember).where(eq(sellerMember.sellerId, sellerId))).map((row) => [
      row.userId,
      row.role,
    ]),
  );

describe("F29 an invitation", () => {
  it("lets the person whose address was asked in, once, and neither outbox nor mails hold what opens it", async () => {
    const guestId = await makeUser();
    const { invitationId } = await invite(await emailOf(guestId));
    const token = await secretOf(invitationId);
    const guest = await new Visitor("seller").become(guestId);
    expect((await guest.query("seller.orders.list", {})).status).toBe(401);
    expect((await guest.query("account.invitation", { token })).data).toMatchObject({ sellerId, role: "fulfilment" });
    const before = guest.cookie;
    expect((await guest.mutate("account.join", { token })).data).toEqual({ sellerId });
    expect(guest.cookie).not.toBe(before);
    expect((await guest.query("seller.orders.list", {})).status).toBe(200);
    expect((await guest.mutate("account.join", { token })).code).toBe("TOKEN_INVALID");
    for (const table of [outbox, mail, invitation])
      expect(JSON.stringify(await db.select().from(table))).not.toContain(token);
  });

  it("is refused to somebody else, however they came by it", async () => {
    const { invitationId } = await invite("somebody@example.test");
    const stranger = await new Visitor("seller").become(await makeUser());
    const token = await secretOf(invitationId);
    expect((await stranger.mutate("account.join", { token })).code).toBe("FORBIDDEN");
    expect((await new Visitor("seller").mutate("account.join", { token })).code).toBe("UNAUTHENTICATED");
  });

  it("of twenty who use it at once lets one in", async () => {
    const guestId = await makeUser();
    const { invitationId } = await invite(await emailOf(guestId));
    const token = await secretOf(invitationId);
    const visitors = await Promise.all(Array.from({ length: 20 }, () => new Visitor("seller").become(guestId)));
    const answers = await Promise.all(visitors.map((each) => each.mutate("account.join", { token })));
    expect(answers.filter(({ status }) => status === 200)).toHaveLength(1);
  });

  it("is useless once it was sent again, withdrawn, or a week old", async () => {
    const guestId = await makeUser();
    const email = await emailOf(guestId);
    const guest = await new Visitor("seller").become(guestId);
    const { invitationId } = await invite(email);
    const first = await secretOf(invitationId);
    await owner.mutate("seller.team.resend", { invitationId });
    const second = await secretOf(invitationId);
    expect((await guest.mutate("account.join", { token: first })).code).toBe("TOKEN_INVALID");
    expect((await guest.query("account.invitation", { token: second })).status).toBe(200);
    await db
      .update(invitation)
      .set({ expiresAt: Date.now() - 1 })
      .where(eq(invitation.id, invitationId));
    expect((await guest.mutate("account.join", { token: second })).code).toBe("TOKEN_INVALID");
    await owner.mutate("seller.team.resend", { invitationId });
    const third = await secretOf(invitationId);
    await owner.mutate("seller.team.withdraw", { invitationId });
    expect((await guest.mutate("account.join", { token: third })).code).toBe("TOKEN_INVALID");
    expect((await owner.mutate("seller.team.withdraw", { invitationId })).code).toBe("NOT_FOUND");
  });

  it("is useless once who asked may not give its role any more", async () => {
    const manager = await member("manager");
    const guestId = await makeUser();
    const asked = { email: await emailOf(guestId), role: "support" };
    const { invitationId } = (await manager.visitor.mutate<InvitationId>("seller.team.invite", asked)).data;
    const token = await secretOf(invitationId);
    await owner.mutate("seller.team.remove", { userId: manager.userId });
    const guest = await new Visitor("seller").become(guestId);
    expect((await guest.mutate("account.join", { token })).code).toBe("TOKEN_INVALID");
  });

  it("goes to nobody who is in the team or asked already", async () => {
    expect((await invite(await emailOf(ownerId))).code).toBe("CONFLICT");
    expect((await invite("twice@example.test")).status).toBe(200);
    expect((await invite("twice@example.test")).code).toBe("CONFLICT");
  });

  it("leads to the configured origin, whatever the request calls itself", async () => {
    const { invitationId } = await invite("host@example.test");
    const [row] = await db.select().from(invitation).where(eq(invitation.id, invitationId));
    expect(row!.expiresAt - row!.sentAt).toBe(7 * DAY_MS);
    const { mailInvitation } = await import("@stoa/core/notifications");
    const execution = createExecutionContext();
    const system = { ...systemContext(env, execution, "test"), actor: { kind: "system", name: "test" } as const };
    const [job] = await db.all<{ seed: string }>(
      sql`SELECT payload ->> 'seed' AS seed FROM outbox WHERE payload ->> 'invitationId' = ${invitationId}`,
    );
    await mailInvitation(system, { invitationId, seed: job!.seed });
    await waitOnExecutionContext(execution);
    const [letter] = await db.select().from(mail).where(eq(mail.recipient, "host@example.test"));
    expect(letter!.text).toContain(`${system.origins.seller}/join?token={link-secret}`);
  });
});

describe("F31 a role in a team", () => {
  it("is never given above one's own, and nobody above is touched", async () => {
    const [manager, other, finance] = [await member("manager"), await member("support"), await member("finance")];
    const { visitor } = manager;
    for (const [path, input] of [
      ["seller.team.invite", { email: "up@example.test", role: "owner" }],
      ["seller.team.setRole", { userId: other.userId, role: "owner" }],
      ["seller.team.setRole", { userId: manager.userId, role: "owner" }],
      ["seller.team.setRole", { userId: other.userId, role: "finance" }],
      ["seller.team.setRole", { userId: ownerId, role: "support" }],
      ["seller.team.remove", { userId: ownerId }],
      ["seller.team.remove", { userId: finance.userId }],
    ] as const)
      expect((await visitor.mutate(path, input)).code, `${path} ${JSON.stringify(input)}`).toBe("FORBIDDEN");
    expect((await visitor.mutate("seller.team.setRole", { userId: other.userId, role: "read_only" })).status).toBe(200);
    expect((await rolesOf()).get(other.userId)).toBe("read_only");
  });

  it("is lost at the next call by who is removed, whatever else they belong to", async () => {
    const { userId, visitor } = await member("fulfilment");
    const elsewhere = await makeSeller();
    await db.insert(sellerMember).values({ sellerId: elsewhere.sellerId, userId, role: "read_only" });
    expect((await visitor.query<Viewer>("account.me")).data.actingFor).toBe(sellerId);
    expect((await owner.mutate("seller.team.remove", { userId })).status).toBe(200);
    expect((await visitor.query("seller.orders.list", {})).status).toBe(401);
    expect((await visitor.query<Viewer>("account.me")).data).toMatchObject({ actingFor: null, may: [] });
    expect((await visitor.mutate("account.actFor", { sellerId: elsewhere.sellerId })).status).toBe(200);
    expect((await visitor.query("seller.orders.list", {})).status).toBe(200);
    expect((await visitor.mutate("account.actFor", { sellerId })).code).toBe("NOT_FOUND");
  });

  it("leaves a team with its last owner, even when two owners go at once", async () => {
    expect((await owner.mutate("account.leaveTeam", { sellerId })).code).toBe("LAST_OWNER");
    expect((await owner.mutate("seller.team.setRole", { userId: ownerId, role: "manager" })).code).toBe("LAST_OWNER");
    const second = await member("owner");
    const answers = await Promise.all([
      owner.mutate("account.leaveTeam", { sellerId }),
      second.visitor.mutate("account.leaveTeam", { sellerId }),
    ]);
    expect(answers.map(({ status }) => status).toSorted()).toEqual([200, 412]);
    expect([...(await rolesOf()).values()]).toEqual(["owner"]);
  });

  it("is changed only by who has just proved who they are", async () => {
    const { userId } = await member("support");
    await db.run(sql`UPDATE session SET authenticated_at = authenticated_at - 3600000 WHERE user_id = ${ownerId}`);
    for (const [path, input] of [
      ["seller.team.invite", { email: "late@example.test", role: "support" }],
      ["seller.team.setRole", { userId, role: "read_only" }],
      ["seller.team.remove", { userId }],
    ] as const)
      expect((await owner.mutate(path, input)).code).toBe("STEP_UP_REQUIRED");
    expect((await rolesOf()).get(userId)).toBe("support");
  });
});

describe("a person in several teams", () => {
  it("acts for the one they choose, under a new secret that keeps the age of their proof", async () => {
    const elsewhere = await makeSeller();
    await db.insert(sellerMember).values({ sellerId: elsewhere.sellerId, userId: ownerId, role: "fulfilment" });
    const former = owner.cookie;
    await db.run(sql`UPDATE session SET authenticated_at = authenticated_at - 3600000 WHERE user_id = ${ownerId}`);
    expect((await owner.mutate("account.actFor", { sellerId: elsewhere.sellerId })).status).toBe(200);
    expect(owner.cookie).not.toBe(former);
    const { data } = await owner.query<Viewer>("account.me");
    expect(data.actingFor).toBe(elsewhere.sellerId);
    expect(data.may).not.toContain("finance.read");
    const old = new Visitor("seller").hold(former.split("=")[1]!);
    expect((await old.query("seller.orders.list", {})).status).toBe(401);
    await owner.mutate("account.actFor", { sellerId });
    expect((await owner.mutate("seller.team.invite", { email: "a@example.test", role: "support" })).code).toBe(
      "STEP_UP_REQUIRED",
    );
  });

  it("sees no money where they only fulfil", async () => {
    const { visitor } = await member("fulfilment");
    const { data } = await visitor.query<{ money: unknown[]; revenue: unknown[] }>("seller.store.today");
    expect([data.money, data.revenue]).toEqual([[], []]);
    expect((await visitor.query<Team>("seller.team.get")).code).toBe("FORBIDDEN");
  });
});

it("every change of a team stands in its log, and what was refused does, too", async () => {
  const manager = await member("manager");
  await manager.visitor.mutate("seller.team.remove", { userId: ownerId });
  const { userId } = await member("support");
  await owner.mutate("seller.team.remove", { userId });
  const rows = await db.all<{ action: string; outcome: string }>(
    sql`SELECT action, outcome FROM audit WHERE chain = ${sellerId} ORDER BY seq`,
  );
  expect(rows).toEqual([
    { action: "seller.team.remove", outcome: "denied" },
    { action: "team.remove", outcome: "done" },
  ]);
  const gone = and(eq(sellerMember.sellerId, sellerId), eq(sellerMember.userId, userId));
  expect(await db.select().from(sellerMember).where(gone)).toEqual([]);
});
