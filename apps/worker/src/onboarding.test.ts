// Becoming a seller: the application, the checklist, its documents, and what operators say to them.
import { type Checklist, type DocumentView, type Id, type RequirementId, type Viewer } from "@stoa/contract";
import { eq, mail, seller, sellerMember, sql } from "@stoa/db";
import { beforeAll, beforeEach, describe, expect, it } from "vitest";
import { db, env, makeOperator, makeSeller, makeUser, Visitor } from "./testing.ts";

let desk: Visitor;
let applicant: Visitor;
let sellerId: Id<"seller">;
let handleCount = 0;

const application = (handle = `shop-${++handleCount}-${crypto.randomUUID().slice(0, 8)}`) => ({
  name: "A new shop",
  handle,
  country: "JP",
  description: "Screens and trays of cedar, joined without a screw.",
});

async function ask(of: { kind: string; title: string; isRequired?: boolean; country?: string | null }) {
  const asked = { isRequired: true, country: null, ...of };
  return (await desk.mutate<RequirementId>("admin.onboarding.add", asked)).data.requirementId;
}

/** Every test has a checklist of its own. */
async function forgetRequirements(): Promise<void> {
  await db.run(sql`UPDATE requirement SET archived_at = 1`);
}

const PDF = new TextEncoder().encode("%PDF-1.7 a passport");

const send = (visitor: Visitor, requirementId: string, body: BodyInit = PDF, name = "passport.pdf") =>
  visitor.fetch(`/files/documents?requirement=${requirementId}&name=${encodeURIComponent(name)}`, {
    method: "POST",
    body,
  });

const ownList = async () => (await applicant.query<Checklist>("seller.onboarding.get")).data;

beforeAll(async () => {
  desk = await new Visitor("admin").become(await makeOperator());
});

beforeEach(async () => {
  await forgetRequirements();
  applicant = await new Visitor("seller").become(await makeUser());
  ({ sellerId } = (await applicant.mutate<{ sellerId: Id<"seller"> }>("account.applyToSell", application())).data);
});

describe("an application", () => {
  it("makes whoever is signed in the owner of a seller that waits, and lets nobody else in", async () => {
    const { data } = await applicant.query<Viewer>("account.me");
    expect(data).toMatchObject({ actingFor: sellerId, sellers: [{ role: "owner" }] });
    expect((await db.select().from(seller).where(eq(seller.id, sellerId)))[0]).toMatchObject({ status: "applied" });
    expect(await db.select().from(sellerMember).where(eq(sellerMember.sellerId, sellerId))).toHaveLength(1);
    expect((await new Visitor("seller").mutate("account.applyToSell", application())).code).toBe("UNAUTHENTICATED");
  });

  it("takes a handle that nobody has, and none that sounds like the marketplace", async () => {
    const { handle } = (await db.select().from(seller).where(eq(seller.id, sellerId)))[0]!;
    for (const taken of [handle, "stoa-support", "admin"])
      expect((await applicant.mutate("account.applyToSell", application(taken))).code).toBe("HANDLE_TAKEN");
  });

  it("is not made without end", async () => {
    const codes = [];
    for (let i = 0; i < 3; i++) codes.push((await applicant.mutate("account.applyToSell", application())).code);
    expect(codes).toEqual([undefined, undefined, "LIST_FULL"]);
  });

  it("can be made again once it was refused", async () => {
    expect((await applicant.mutate("seller.onboarding.applyAgain")).code).toBe("ILLEGAL_TRANSITION");
    await desk.mutate("admin.sellers.refuse", { sellerId, reason: "No address was given." });
    expect((await ownList()).seller).toMatchObject({ status: "refused", statusReason: "No address was given." });
    expect((await applicant.mutate("seller.onboarding.applyAgain")).status).toBe(200);
    expect((await ownList()).seller).toMatchObject({ status: "applied", statusReason: null });
  });
});

describe("a checklist", () => {
  it("asks what the operator asks, where they ask it, in their order", async () => {
    const [first, second] = [
      await ask({ kind: "text", title: "First" }),
      await ask({ kind: "confirm", title: "Second" }),
    ];
    await ask({ kind: "text", title: "Elsewhere", country: "US" });
    await desk.mutate("admin.onboarding.move", { requirementId: second, to: "up" });
    expect((await ownList()).items.map(({ title }) => title)).toEqual(["Second", "First"]);
    await desk.mutate("admin.onboarding.archive", { requirementId: first, isArchived: true });
    expect((await ownList()).items.map(({ title }) => title)).toEqual(["Second"]);
    const saved = { requirementId: second, title: "Changed", help: "", country: null, isRequired: true, version: 1 };
    expect((await desk.mutate("admin.onboarding.save", saved)).status).toBe(200);
    expect((await desk.mutate("admin.onboarding.save", saved)).code).toBe("CONFLICT");
  });

  it("holds an approval up until everything required is approved or waived, and names what is open", async () => {
    const [identity, tax] = [
      await ask({ kind: "document", title: "Identity" }),
      await ask({ kind: "text", title: "Tax number" }),
    ];
    await ask({ kind: "confirm", title: "Newsletter", isRequired: false });
    const approve = () =>
      desk.mutate<never>("admin.sellers.approve", { sellerId, reason: "All in order." }).then(({ code }) => code);
    expect(await approve()).toBe("CHECKLIST_OPEN");
    expect((await send(applicant, identity)).status).toBe(200);
    await applicant.mutate("seller.onboarding.answer", { requirementId: tax, text: "T-1" });
    expect(await approve()).toBe("CHECKLIST_OPEN");
    const review = (requirementId: string, kind: string, version: number, reason = "") =>
      desk.mutate("admin.sellers.review", { sellerId, requirementId, review: kind, version, reason });
    expect((await review(identity, "approve", 0)).code).toBe("CONFLICT");
    expect((await review(identity, "approve", 1)).status).toBe(200);
    expect((await review(tax, "ask_again", 1)).code).toBe("INVALID_INPUT");
    expect((await review(tax, "ask_again", 1, "It has nine digits.")).status).toBe(200);
    expect(await ownList()).toMatchObject({
      open: 1,
      items: [{ status: "approved" }, { reason: "It has nine digits." }, {}],
    });
    expect((await applicant.mutate("seller.onboarding.answer", { requirementId: tax, text: "T-12" })).status).toBe(200);
    expect((await send(applicant, identity)).status).toBe(412);
    expect((await review(tax, "waive", 3, "Known from before.")).status).toBe(200);
    expect(await approve()).toBeUndefined();
    expect((await ownList()).seller.status).toBe("active");
  });

  it("names what is open in the refusal", async () => {
    await ask({ kind: "text", title: "Tax number" });
    const response = await desk.fetch("/trpc/admin.sellers.approve", {
      method: "POST",
      headers: { "content-type": "application/json" },
      body: JSON.stringify({ sellerId, reason: "All in order." }),
    });
    expect(await response.json()).toMatchObject({ error: { data: { details: { items: ["Tax number"] } } } });
  });

  it("tells the seller by mail what is asked of them again", async () => {
    const requirementId = await ask({ kind: "text", title: "Tax number" });
    await applicant.mutate("seller.onboarding.answer", { requirementId, text: "T-1" });
    const review = { sellerId, requirementId, review: "ask_again", version: 1, reason: "It has nine digits." };
    await desk.mutate("admin.sellers.review", review);
    const { mailReview } = await import("@stoa/core/notifications");
    const { systemContext } = await import("./context.ts");
    const system = systemContext(env, { waitUntil: () => undefined }, "test");
    await mailReview({ ...system, actor: { kind: "system", name: "test" } }, { sellerId, requirementId, version: 2 });
    const [letter] = await db.select().from(mail).where(eq(mail.template, "seller_asked_again"));
    expect(letter!.text).toContain("It has nine digits.");
  });
});

describe("a document", () => {
  let requirementId: Id<"requirement">;
  beforeEach(async () => {
    requirementId = await ask({ kind: "document", title: "Identity" });
  });
  const sent = async () => (await (await send(applicant, requirementId)).json()) as DocumentView;

  it("is handed to the seller's team and to operators who decide, as a file that runs nowhere", async () => {
    const { documentId, name } = await sent();
    expect(name).toBe("passport.pdf");
    for (const visitor of [applicant, desk]) {
      const response = await visitor.fetch(`/files/documents/${documentId}`);
      expect(response.status).toBe(200);
      expect(Object.fromEntries(response.headers)).toMatchObject({
        "content-type": "application/pdf",
        "content-disposition": expect.stringMatching(/^attachment; /),
        "x-content-type-options": "nosniff",
        "content-security-policy": "default-src 'none'; sandbox",
        "cache-control": "private, no-store",
      });
      expect(new Uint8Array(await response.arrayBuffer())).toEqual(PDF);
    }
  });

  it("is not found by another seller, nor by anybody without the right", async () => {
    const { documentId } = await sent();
    const path = `/files/documents/${documentId}`;
    const other = await new Visitor("seller").become((await makeSeller()).ownerId);
    expect((await other.fetch(path)).status).toBe(404);
    const packer = await makeUser();
    await db.insert(sellerMember).values({ sellerId, userId: packer, role: "fulfilment" });
    expect((await (await new Visitor("seller").become(packer)).fetch(path)).status).toBe(403);
    expect((await send(await new Visitor("seller").become(packer), requirementId)).status).toBe(403);
    const helper = await makeUser();
    await db.run(sql`INSERT INTO operator (user_id, role) VALUES (${helper}, 'support')`);
    expect((await (await new Visitor("admin").become(helper)).fetch(path)).status).toBe(403);
    expect((await (await new Visitor("buyer").become(await makeUser())).fetch(path)).status).toBe(403);
    expect((await new Visitor("seller").fetch(path)).status).toBe(401);
  });

  it.each([
    ["a page", "<html><script>alert(1)</script>"],
    ["a picture that is a program", "<svg xmlns='http://www.w3.org/2000/svg' onload='x'>"],
    ["nothing", ""],
  ])("is refused when it is %s, whatever it is called", async (_, body) => {
    const response = await send(applicant, requirementId, body);
    expect(response.status).toBe(400);
    expect(await response.json()).toMatchObject({ error: { code: "FILE_REFUSED" } });
    expect((await ownList()).items[0]!.status).toBeNull();
  });

  it("of more than 10 MB is refused while it comes in", async () => {
    const big = new Uint8Array(10_485_761);
    big.set(PDF);
    expect((await send(applicant, requirementId, big)).status).toBe(400);
  });
});
