// Claims and messages against the real database and the real doors: the seller's 48 hours, the guarantee, one appeal; and
// what buyer and seller can say to each other.
import {
  type ClaimSummary,
  type ClaimView,
  DAY_MS,
  HOUR_MS,
  type Id,
  isoDay,
  type MessageReport,
  newId,
  type Page,
  type Placed,
  type PurchaseView,
  type Quote,
  type ResponseTime,
  type ReturnOptions,
  type ReturnView,
  type ThreadSummary,
  type ThreadView,
} from "@stoa/contract";
import { sweepClaims } from "@stoa/core/claims";
import { asSystem, type SystemCtx } from "@stoa/core/kernel";
import { checkInvariants } from "@stoa/core/operations";
import { openCasesOf } from "@stoa/core/returns";
import { pngOf } from "@stoa/core/testing";
import { sql } from "@stoa/db";
import { createExecutionContext } from "cloudflare:test";
import { describe, expect, it } from "vitest";
import { systemContext } from "./context.ts";
import {
  db,
  env,
  mailTo,
  makeOffer,
  makeOperator,
  makePerson,
  makeSeller,
  makeUser,
  placing,
  runJobs,
  Visitor,
} from "./testing.ts";

const at = (ms: number): SystemCtx => ({
  ...asSystem(systemContext(env, createExecutionContext(), "test"), "test"),
  now: () => Date.now() + ms,
});

interface Sold {
  shopper: Visitor;
  seller: Visitor;
  sellerId: Id<"seller">;
  ownerEmail: string;
  orderId: Id<"order">;
  purchaseId: Id<"purchase">;
  lineId: Id<"line">;
  totalMinor: number;
  email: string;
}

/** An order of three units that was sent, in one parcel or so many, and has arrived unless it is lost. */
async function sold(of: { isLost?: boolean; buyerId?: Id<"user">; parcels?: number[] } = {}): Promise<Sold> {
  const { sellerId, ownerId } = await makeSeller();
  const offerId = await makeOffer(sellerId, 9);
  const shopper = await new Visitor("buyer").become(of.buyerId ?? (await makeUser()));
  const seller = await new Visitor("seller").become(ownerId);
  await shopper.mutate("shop.cart.add", { market: "us", offerId, quantity: 3 });
  const { totalMinor } = (await shopper.query<Quote>("shop.checkout.quote", { market: "us" })).data;
  const email = `${crypto.randomUUID()}@example.test`;
  const { purchaseId } = (await shopper.mutate<Placed>("shop.checkout.place", { ...placing(totalMinor), email })).data;
  await runJobs();
  const [order] = (await shopper.query<PurchaseView>("shop.orders.get", { id: purchaseId })).data.orders;
  const { orderId } = order!;
  const [line] = order!.lines;
  for (const quantity of of.parcels ?? [3])
    await seller.mutate("seller.orders.ship", {
      orderId,
      carrier: "UPS",
      trackingNumber: `1Z999${quantity}`,
      lines: [{ lineId: line!.lineId, quantity }],
    });
  if (of.isLost)
    await db.run(
      sql`UPDATE seller_order SET promise_to_day = ${isoDay(Date.now() - 10 * DAY_MS, "UTC")} WHERE id = ${orderId}`,
    );
  else await seller.mutate("seller.orders.deliver", { orderId });
  return {
    shopper,
    seller,
    sellerId,
    ownerEmail: `${ownerId}@example.test`,
    orderId,
    purchaseId,
    lineId: line!.lineId,
    totalMinor,
    email,
  };
}

const open = async ({ shopper, orderId, lineId }: Sold, quantity = 3, kind = "damaged") =>
  await shopper.mutate<ClaimView>("shop.claims.open", {
    orderId,
    kind,
    note: "The glass is in pieces.",
    lines: [{ lineId, quantity }],
  });
const answer = (of: Sold, claimId: Id<"claim">, more: Record<string, unknown>) =>
  of.seller.mutate<ClaimView>("seller.claims.answer", { claimId, ...more });
const balance = async (account: string): Promise<number> =>
  (
    await db.all<{ n: number }>(
      sql`SELECT coalesce(sum(amount_minor), 0) AS n FROM ledger_entry WHERE account = ${account}`,
    )
  )[0]!.n;
const desk = async () => await new Visitor("admin").become(await makeOperator());
const decide = async (claimId: Id<"claim">, decision: string) =>
  (await desk()).mutate<ClaimView>("admin.claims.decide", { claimId, decision, note: "We have seen the pictures." });

/** A claim that the marketplace has to decide about. */
async function escalated(): Promise<Sold & { claimId: Id<"claim"> }> {
  const of = await sold();
  const { claimId } = (await open(of)).data;
  await answer(of, claimId, { answer: "refuse", note: "It left us whole." });
  await of.shopper.mutate("shop.claims.escalate", { claimId });
  return { ...of, claimId };
}

describe("a claim", () => {
  it("that a seller settles at once gives all the money back, without the thing", async () => {
    const of = await sold();
    const { claimId, valueMinor } = (await open(of)).data;
    const listed = (await of.seller.query<Page<ClaimSummary>>("seller.claims.list", {})).data.items;
    expect(listed).toMatchObject([{ claimId, valueMinor }]);
    expect(await openCasesOf(db, of.orderId)).toEqual([claimId]);
    const { data } = await answer(of, claimId, { answer: "refund" });
    expect(data).toMatchObject({ status: "resolved", refund: { amountMinor: of.totalMinor, borneBy: "seller" } });
    expect(await balance(`pending:${of.sellerId}`)).toBe(0);
    expect(await openCasesOf(db, of.orderId)).toEqual([]);
    await runJobs();
    expect((await mailTo(of.email))?.template).toBe("claim_resolved");
    expect(await checkInvariants(env.DB, Date.now())).toEqual([]);
  });

  it("can be settled for a part, which the buyer takes", async () => {
    const of = await sold();
    const { claimId, valueMinor } = (await open(of, 2)).data;
    expect((await answer(of, claimId, { answer: "part", minor: valueMinor + 1 })).code).toBe("INVALID_INPUT");
    await answer(of, claimId, { answer: "part", minor: 501, note: "For the scratch." });
    const { data } = await of.shopper.mutate<ClaimView>("shop.claims.accept", { claimId });
    expect(data).toMatchObject({ status: "resolved", refund: { amountMinor: 501 } });
    await runJobs();
    expect(await checkInvariants(env.DB, Date.now())).toEqual([]);
  });

  it("can become a return that the seller pays for", async () => {
    const of = await sold();
    const { claimId } = (await open(of, 2, "wrong_item")).data;
    await answer(of, claimId, { answer: "return", note: "Please send it back." });
    const { data } = await of.shopper.mutate<ClaimView>("shop.claims.accept", { claimId });
    const made = (await of.shopper.query<ReturnView>("shop.returns.get", { returnId: data.returnId })).data;
    expect(made).toMatchObject({
      status: "approved",
      wayBack: "seller",
      lines: [{ quantity: 2, reason: "wrong_item" }],
    });
  });

  it("goes to the marketplace by itself when the seller is silent for 48 hours, and not before", async () => {
    const of = await sold();
    const { claimId } = (await open(of)).data;
    expect((await of.shopper.mutate("shop.claims.escalate", { claimId })).code).toBe("ILLEGAL_TRANSITION");
    await sweepClaims(at(47 * HOUR_MS));
    const status = async () => (await of.shopper.query<ClaimView>("shop.claims.get", { claimId })).data.status;
    expect(await status()).toBe("open");
    await sweepClaims(at(49 * HOUR_MS));
    expect(await status()).toBe("escalated");
    expect((await answer(of, claimId, { answer: "refund" })).code).toBe("ILLEGAL_TRANSITION");
  });

  it("is closed when the buyer says nothing to an answer for a week", async () => {
    const of = await sold();
    const { claimId } = (await open(of)).data;
    await answer(of, claimId, { answer: "refuse", note: "It left us whole." });
    await sweepClaims(at(8 * DAY_MS));
    expect((await of.shopper.query<ClaimView>("shop.claims.get", { claimId })).data.status).toBe("closed");
    expect((await open(of)).status).toBe(200);
  });

  it("about a parcel that is not there waits until the promised day is over", async () => {
    const of = await sold({ isLost: true });
    expect((await open(of, 3, "damaged")).code).toBe("WINDOW_CLOSED");
    const lost = await open(of, 3, "not_arrived");
    expect(lost.status).toBe(200);
    expect((await answer(of, lost.data.claimId, { answer: "return", note: "Send it back." })).code).toBe(
      "INVALID_INPUT",
    );
    const early = await sold({ isLost: true });
    await db.run(sql`UPDATE seller_order SET promise_to_day = '2999-01-01' WHERE id = ${early.orderId}`);
    expect((await open(early, 3, "not_arrived")).code).toBe("WINDOW_CLOSED");
  });

  it("about a part that never came leaves what came to be given back and claimed", async () => {
    const of = await sold({ isLost: true, parcels: [2, 1] });
    await of.seller.mutate("seller.orders.deliver", { orderId: of.orderId });
    // The carrier calls both parcels delivered; one unit is not there.
    const { claimId } = (await open(of, 1, "not_arrived")).data;
    const left = async () =>
      (await of.shopper.query<ReturnOptions>("shop.returns.options", { orderId: of.orderId })).data.lines[0];
    expect(await left()).toMatchObject({ quantity: 2, claimableQuantity: 2 });
    await answer(of, claimId, { answer: "refund" });
    expect(await left()).toMatchObject({ quantity: 2, claimableQuantity: 2 });
    expect((await open(of, 3)).code).toBe("INVALID_INPUT");
    expect((await open(of, 2)).status).toBe(200);
    expect(await left()).toMatchObject({ quantity: 0, claimableQuantity: 0 });
  });

  it("about a parcel that is still away takes nothing from the one that came", async () => {
    const of = await sold({ isLost: true, parcels: [2, 1] });
    await db.run(
      sql`UPDATE shipment SET delivered_at = ${Date.now()} WHERE id = (SELECT s.id FROM shipment s JOIN parcel_line p ON p.shipment_id = s.id WHERE s.order_id = ${of.orderId} AND p.quantity = 2)`,
    );
    const { claimId } = (await open(of, 1, "not_arrived")).data;
    await answer(of, claimId, { answer: "refund" });
    const { lines } = (await of.shopper.query<ReturnOptions>("shop.returns.options", { orderId: of.orderId })).data;
    expect(lines[0]).toMatchObject({ quantity: 2, claimableQuantity: 2 });
  });

  it("and a return are never about the same unit, even at once", async () => {
    const of = await sold();
    const lines = [{ lineId: of.lineId, quantity: 2, reason: "damaged", note: "" }];
    const answers = await Promise.all([
      ...Array.from({ length: 10 }, () => open(of, 2)),
      ...Array.from({ length: 10 }, () => of.shopper.mutate("shop.returns.request", { orderId: of.orderId, lines })),
    ]);
    expect(answers.filter(({ status }) => status === 200)).toHaveLength(1);
  });
});

describe("the guarantee", () => {
  it("can have the seller pay", async () => {
    const of = await escalated();
    const { data } = await decide(of.claimId, "seller_pays");
    expect(data).toMatchObject({ status: "resolved", refund: { amountMinor: of.totalMinor, borneBy: "seller" } });
    expect(await balance(`pending:${of.sellerId}`)).toBe(0);
  });

  it("can pay itself, and leaves the seller what they earned", async () => {
    const of = await escalated();
    const earned = await balance(`pending:${of.sellerId}`);
    const borne = await balance("guarantee");
    const { data } = await decide(of.claimId, "marketplace_pays");
    expect(data.refund).toMatchObject({ amountMinor: of.totalMinor, borneBy: "marketplace" });
    expect(await balance(`pending:${of.sellerId}`)).toBe(earned);
    expect(borne - (await balance("guarantee"))).toBe(earned);
    await runJobs();
    expect(await checkInvariants(env.DB, Date.now())).toEqual([]);
  });

  it("denies with a reason, and looks once more, once", async () => {
    const of = await escalated();
    expect((await decide(of.claimId, "deny")).data.status).toBe("denied");
    const appeal = { claimId: of.claimId, note: "Look at the third picture." };
    expect((await of.shopper.mutate<ClaimView>("shop.claims.appeal", appeal)).data.status).toBe("appealed");
    expect((await decide(of.claimId, "deny")).data.status).toBe("closed");
    expect((await of.shopper.mutate("shop.claims.appeal", appeal)).code).toBe("ILLEGAL_TRANSITION");
  });

  it("can be convinced by an appeal", async () => {
    const of = await escalated();
    await decide(of.claimId, "deny");
    await of.shopper.mutate("shop.claims.appeal", { claimId: of.claimId, note: "Look at the third picture." });
    expect((await decide(of.claimId, "seller_pays")).data).toMatchObject({
      status: "resolved",
      refund: { amountMinor: of.totalMinor },
    });
  });

  it("is decided once, however many operators decide at once", async () => {
    const of = await escalated();
    const answers = await Promise.all(
      Array.from({ length: 10 }, (_, i) => decide(of.claimId, i % 2 ? "seller_pays" : "marketplace_pays")),
    );
    expect(answers.filter(({ status }) => status === 200)).toHaveLength(1);
    await runJobs();
    expect(await checkInvariants(env.DB, Date.now())).toEqual([]);
  });

  it("does not decide while it is between buyer and seller", async () => {
    const of = await sold();
    const { claimId } = (await open(of)).data;
    expect((await decide(claimId, "seller_pays")).code).toBe("ILLEGAL_TRANSITION");
  });

  it("shows its desk what is due first", async () => {
    const [first, second] = [await escalated(), await escalated()];
    await db.run(sql`UPDATE claim SET due_at = 1 WHERE id = ${second.claimId}`);
    await db.run(sql`UPDATE claim SET due_at = 2 WHERE id = ${first.claimId}`);
    const { items } = (await (await desk()).query<Page<ClaimSummary>>("admin.claims.desk", { limit: 2 })).data;
    expect(items.map(({ claimId }) => claimId)).toEqual([second.claimId, first.claimId]);
  });
});

describe("messages about an order", () => {
  const write = (of: Sold, text: string) =>
    of.shopper.mutate<{ messageId: Id<"message">; thread: ThreadView }>("shop.messages.write", {
      orderId: of.orderId,
      text,
    });
  const reply = (of: Sold, text: string) =>
    of.seller.mutate<{ messageId: Id<"message">; thread: ThreadView }>("seller.messages.write", {
      orderId: of.orderId,
      text,
    });

  it("reach the other side without contact details, in the thread and in the mail; operators see what was written", async () => {
    const of = await sold();
    const { data } = await write(of, "Write to me at ada@example.com instead.");
    expect(data.thread.messages.at(-1)!.text).toBe("Write to me at [removed] instead.");
    const seen = (await of.seller.query<ThreadView>("seller.messages.get", { orderId: of.orderId })).data;
    expect(JSON.stringify(seen)).not.toContain("ada@example.com");
    const mail = await mailTo(of.ownerEmail);
    expect(mail).toMatchObject({ template: "message" });
    expect(mail!.text).toContain("Write to me at [removed] instead.");
    expect(mail!.text).not.toContain("ada@example.com");
    const review = (await (await desk()).query<ThreadView>("admin.messages.get", { orderId: of.orderId })).data;
    expect(review.messages.at(-1)!.original).toBe("Write to me at ada@example.com instead.");
  });

  it("are counted until they are read, and a seller's answers are timed", async () => {
    const of = await sold();
    await write(of, "Where is it?");
    await write(of, "Hello?");
    const [waiting] = (await of.seller.query<Page<ThreadSummary>>("seller.messages.list", { isWaiting: true })).data
      .items;
    expect(waiting).toMatchObject({ orderId: of.orderId, unread: 2, isWaiting: true, lastText: "Hello?" });
    await db.run(
      sql`UPDATE thread SET waiting_since_at = waiting_since_at - ${HOUR_MS} WHERE order_id = ${of.orderId}`,
    );
    await reply(of, "On its way.");
    const time = (await of.seller.query<ResponseTime>("seller.messages.responseTime")).data;
    expect(time).toMatchObject({ answeredCount: 1, waitingCount: 0 });
    expect(time.medianMs).toBeGreaterThanOrEqual(HOUR_MS);
    expect((await of.shopper.query("shop.messages.unread")).data).toEqual({ unread: 1 });
    await of.shopper.mutate("shop.messages.read", { orderId: of.orderId });
    expect((await of.shopper.query("shop.messages.unread")).data).toEqual({ unread: 0 });
  });

  it("are twenty an hour from a buyer at most", async () => {
    const of = await sold();
    const answers = await Promise.all(Array.from({ length: 25 }, (_, i) => write(of, `Message ${i}`)));
    expect(answers.filter(({ status }) => status === 200)).toHaveLength(20);
    expect(answers.filter(({ code }) => code === "RATE_LIMITED")).toHaveLength(5);
  });

  it("are between the two sides of the order, and nobody else", async () => {
    const [of, other] = [await sold(), await sold()];
    const { messageId } = (await write(of, "Between us.")).data;
    expect((await other.shopper.query("shop.messages.get", { orderId: of.orderId })).code).toBe("NOT_FOUND");
    expect((await other.seller.query("seller.messages.get", { orderId: of.orderId })).code).toBe("NOT_FOUND");
    expect((await other.seller.mutate("seller.messages.write", { orderId: of.orderId, text: "Hi" })).code).toBe(
      "NOT_FOUND",
    );
    expect((await other.seller.mutate("seller.messages.report", { messageId, reason: "Rude." })).code).toBe(
      "NOT_FOUND",
    );
    const own = { orderId: other.orderId, messageId, reason: "Rude." };
    expect((await other.shopper.mutate("shop.messages.report", own)).code).toBe("NOT_FOUND");
  });

  it("can be answered by a guest who has the link of a mail", async () => {
    const of = await sold();
    await reply(of, "Which colour do you want?");
    const mail = await mailTo(of.email);
    const key = /key=([0-9a-f]+)/.exec(mail!.text)![1]!;
    const guest = new Visitor("buyer");
    const text = "Blue, please.";
    expect((await guest.mutate("shop.messages.write", { orderId: of.orderId, text })).code).toBe("NOT_FOUND");
    expect((await guest.mutate("shop.messages.write", { orderId: of.orderId, text, key })).status).toBe(200);
  });

  it("that are reported wait for an operator, who sees them as they were written", async () => {
    const of = await sold();
    const { messageId } = (await reply(of, "Pay me on cash.example.com")).data;
    await of.shopper.mutate("shop.messages.report", {
      orderId: of.orderId,
      messageId,
      reason: "They want money outside.",
    });
    const operator = await desk();
    const reports = (await operator.query<MessageReport[]>("admin.messages.reports")).data;
    expect(reports.find((each) => each.messageId === messageId)).toMatchObject({
      original: "Pay me on cash.example.com",
      reportedBy: "buyer",
    });
    await operator.mutate("admin.messages.closeReport", { messageId });
    expect((await operator.mutate("admin.messages.closeReport", { messageId })).code).toBe("NOT_FOUND");
  });

  it("of the marketplace reach both sides, while a claim is with it", async () => {
    const quiet = await sold();
    const operator = await desk();
    expect((await operator.mutate("admin.messages.write", { orderId: quiet.orderId, text: "Hello." })).code).toBe(
      "ILLEGAL_TRANSITION",
    );
    const of = await escalated();
    expect(
      (await operator.mutate("admin.messages.write", { orderId: of.orderId, text: "Do you have a picture?" })).status,
    ).toBe(200);
    expect((await mailTo(of.email))?.text).toContain("Do you have a picture?");
    expect((await mailTo(of.ownerEmail))?.text).toContain("Do you have a picture?");
  });

  it("have kept answers, fifty at most, of the seller alone", async () => {
    const of = await sold();
    await of.seller.mutate("seller.messages.saveReply", { title: "Sent", text: "It is on its way." });
    await of.seller.mutate("seller.messages.saveReply", { title: "Sent", text: "It left us today." });
    expect((await of.seller.query("seller.messages.replies")).data).toEqual([
      { title: "Sent", text: "It left us today." },
    ]);
    for (let i = 1; i < 50; i++)
      await db.run(sql`INSERT INTO quick_reply VALUES (${of.sellerId}, ${`Title ${i}`}, 'Text')`);
    expect((await of.seller.mutate("seller.messages.saveReply", { title: "One more", text: "Text" })).code).toBe(
      "LIST_FULL",
    );
    expect((await of.seller.mutate("seller.messages.removeReply", { title: "Sent" })).status).toBe(200);
  });
});

it("the database refuses a claim that begins where it may not, and a step that may not follow", async () => {
  const of = await sold();
  const insert = (status: string) => {
    const id = newId("claim", Date.now());
    return db.run(sql`INSERT INTO claim (id, order_id, seller_id, kind, status, note, target, due_at, created_at, updated_at)
      VALUES (${id}, ${of.orderId}, ${of.sellerId}, 'damaged', ${status}, 'Broken.', 'original', 9999999999999, 1, 1) RETURNING id`);
  };
  await expect(insert("escalated")).rejects.toThrow();
  await insert("open");
  await expect(db.run(sql`UPDATE claim SET status = 'denied' WHERE order_id = ${of.orderId}`)).rejects.toThrow();
});

describe("what somebody said about their orders", () => {
  const canary = `Zebedee${crypto.randomUUID().slice(0, 8)}`;

  it("is in their file as they wrote it, and gone once they are forgotten; an open case keeps the account", async () => {
    const { userId, email } = await makePerson();
    const of = await sold({ buyerId: userId });
    const { shopper, orderId, lineId } = of;
    const text = `${canary} lives at ${canary}@example.com`;
    const { messageId } = (await shopper.mutate<{ messageId: string }>("shop.messages.write", { orderId, text })).data;
    const file = await shopper.fetch(`/files/cases?subject=${messageId}&name=${canary}.png`, {
      method: "POST",
      body: pngOf(12, 12),
    });
    const { documentId } = (await file.json()) as { documentId: string };
    const lines = [{ lineId, quantity: 1, reason: "other", note: canary }];
    const returned = (await shopper.mutate<ReturnView>("shop.returns.request", { orderId, lines })).data.returnId;
    const claimed = { orderId, kind: "damaged", note: canary, lines: [{ lineId, quantity: 1 }] };
    const { claimId } = (await shopper.mutate<ClaimView>("shop.claims.open", claimed)).data;
    const own = (await (await shopper.fetch("/files/account.json")).json()) as { cases: Record<string, object[]> };
    expect(own.cases["messages"]).toEqual([expect.objectContaining({ text, side: "buyer" })]);
    expect(own.cases["returns"]).toEqual([expect.objectContaining({ note: canary, status: "approved" })]);
    expect(own.cases["claims"]).toEqual([expect.objectContaining({ note: canary, status: "open" })]);
    expect(own.cases["files"]).toEqual([expect.objectContaining({ name: `${canary}.png` })]);

    expect((await shopper.mutate("account.erase", { email })).code).toBe("ACCOUNT_IN_USE");
    await shopper.mutate("shop.returns.cancel", { returnId: returned });
    await shopper.mutate("shop.claims.withdraw", { claimId });
    await runJobs();
    expect((await shopper.mutate("account.erase", { email })).status).toBe(200);
    for (const table of ["message", "message_report", "case_file", "return_line", "return_request", "claim", "mail"]) {
      const rows = JSON.stringify(await db.all(sql.raw(`SELECT * FROM "${table}"`)));
      expect(rows.includes(canary), `${table} names the person`).toBe(false);
    }
    expect((await of.seller.fetch(`/files/cases/${documentId}`)).status).toBe(404);
    const { objects } = await env.DOCUMENTS.list({ prefix: `case/${orderId}/` });
    expect(objects).toEqual([]);
  });
});
