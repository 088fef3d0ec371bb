// What is told or handed over more than once happens once: bugs that the reliability board has found.
import type { Id, Placed, PurchaseView, Quote } from "@stoa/contract";
import { applyProviderEvent } from "@stoa/core/checkout";
import { runJob } from "@stoa/core/operations";
import { eq, mail, sql } from "@stoa/db";
import { createExecutionContext } from "cloudflare:test";
import { expect, it } from "vitest";
import { systemContext } from "./context.ts";
import { db, env, makeOffer, makeSeller, placing, runJobs, Visitor } from "./testing.ts";

async function bought(): Promise<{ purchaseId: Id<"purchase">; buyer: Visitor; totalMinor: number }> {
  const { sellerId } = await makeSeller();
  const offerId = await makeOffer(sellerId, 5);
  const buyer = new Visitor("buyer");
  await buyer.mutate("shop.cart.add", { market: "us", offerId, quantity: 1 });
  const { totalMinor } = (await buyer.query<Quote>("shop.checkout.quote", { market: "us" })).data;
  const { purchaseId } = (await buyer.mutate<Placed>("shop.checkout.place", placing(totalMinor))).data;
  return { purchaseId, buyer, totalMinor };
}

/** The job that sends the mail about a purchase, and that mail. */
async function mailJob(purchaseId: Id<"purchase">): Promise<{ id: Id<"job">; mailId: Id<"mail">; key: string }> {
  const [job] = await db.all<{ id: Id<"job"> }>(
    sql`SELECT id FROM outbox WHERE type = 'purchase.confirmed' AND instr(payload, ${purchaseId}) > 0`,
  );
  await runJob(systemContext(env, createExecutionContext(), "test"), job!.id);
  const [waiting] = await db.all<{ id: Id<"job">; mailId: Id<"mail">; key: string }>(
    sql`SELECT x.id, m.id AS mailId, m.key FROM mail m JOIN outbox x ON x.payload ->> 'mailId' = m.id
      WHERE m.template = 'order_placed' AND instr(m.key, ${purchaseId}) > 0`,
  );
  return waiting!;
}

it("a refund that is told again after all is given back changes nothing, and is not asked for again", async () => {
  const { purchaseId, buyer, totalMinor } = await bought();
  const [row] = await db.all<{ id: Id<"payment">; ref: string }>(
    sql`SELECT id, provider_ref AS ref FROM payment WHERE purchase_id = ${purchaseId}`,
  );
  const ctx = systemContext(env, createExecutionContext(), "test");
  const refund = { key: "told-again", providerRef: row!.ref, amountMinor: totalMinor, currency: "USD" } as const;
  const event = await ctx.providers.payment.refund(refund);
  for (let time = 0; time < 3; time++) await applyProviderEvent(ctx, "sandbox", event);
  const refunds = await db.all(
    sql`SELECT amount_minor AS n FROM payment_event WHERE payment_id = ${row!.id} AND type = 'refunded'`,
  );
  expect(refunds).toEqual([{ n: totalMinor }]);
  expect((await buyer.mutate("shop.checkout.confirm", { purchaseId })).status).toBe(200);
  expect((await buyer.query<PurchaseView>("shop.orders.get", { id: purchaseId })).status).toBe(200);
});

it("a mail whose job is handed over twenty times at once leaves once", async () => {
  const { purchaseId } = await bought();
  const waiting = await mailJob(purchaseId);
  const sent: string[] = [];
  const service = { send: async () => void sent.push(waiting.key) } as unknown as SendEmail;
  const ctx = systemContext({ ...env, MAIL: service }, createExecutionContext(), "test");
  await Promise.allSettled(Array.from({ length: 20 }, () => runJob(ctx, waiting.id)));
  expect(sent).toEqual([waiting.key]);
  await runJobs();
  expect(sent).toHaveLength(1);
  const [row] = await db.select().from(mail).where(eq(mail.id, waiting.mailId));
  expect(row?.status).toBe("sent");
});

it("a mail whose service fails is free for the next try at once, and one whose sender died after a minute", async () => {
  const { purchaseId } = await bought();
  const waiting = await mailJob(purchaseId);
  let isOut = true;
  let sent = 0;
  const service = {
    async send() {
      if (isOut) throw new Error("the mail service is out");
      sent += 1;
    },
  } as unknown as SendEmail;
  const ctx = systemContext({ ...env, MAIL: service }, createExecutionContext(), "test");
  await expect(runJob(ctx, waiting.id)).rejects.toThrow("refused a mail");
  isOut = false;
  await db.update(mail).set({ claimedAt: Date.now() }).where(eq(mail.id, waiting.mailId));
  await expect(runJob(ctx, waiting.id)).rejects.toThrow("REQUEST_IN_PROGRESS");
  await runJob({ ...ctx, now: () => Date.now() + 61_000 }, waiting.id);
  expect(sent).toBe(1);
});
