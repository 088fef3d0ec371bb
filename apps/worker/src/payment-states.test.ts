// The state of a payment in the database: folded there as by the rules, moved by the table of the contract, never set by hand.
import { DISPUTE_NEXT, newId, PAYMENT_NEXT, type Placed, type Quote, REFUND_NEXT } from "@stoa/contract";
import { type Fact, foldFacts, foldStatus } from "@stoa/core/payments";
import { sql } from "@stoa/db";
import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { db, env, makeOffer, makeSeller, placing, Visitor } from "./testing.ts";

async function placed(number?: string) {
  const { sellerId } = await makeSeller();
  const visitor = new Visitor("buyer");
  await visitor.mutate("shop.cart.add", { market: "us", offerId: await makeOffer(sellerId, 9), quantity: 2 });
  const quote = (await visitor.query<Quote>("shop.checkout.quote", { market: "us" })).data;
  const answer = (await visitor.mutate<Placed>("shop.checkout.place", placing(quote.totalMinor, number))).data;
  const [row] = await db.all<{ id: string }>(sql`SELECT id FROM payment WHERE purchase_id = ${answer.purchaseId}`);
  return { answer, paymentId: row!.id };
}

describe("the state of a payment", () => {
  it("is folded by the database as by the rules, for any set of facts in any order", async () => {
    const { answer } = await placed();
    const types = [
      "authorised",
      "captured",
      "voided",
      "failed",
      "refunded",
      "refund_failed",
      "dispute_opened",
    ] as const;
    const made = fc.array(
      fc.record({ type: fc.constantFrom(...types), amountMinor: fc.integer({ min: 1, max: 60 }) }),
      {
        maxLength: 8,
      },
    );
    await fc.assert(
      fc.asyncProperty(made, async (drawn) => {
        const id = newId("payment", Date.now());
        const purchaseId = newId("purchase", Date.now());
        await env.DB.batch([
          env.DB.prepare(
            `INSERT INTO purchase (id, number, principal, idempotency_key, cart_name, cart_version, market, currency, email, address, method, items_minor, delivery_minor, tax_minor, total_minor, created_at, expires_at)
             SELECT ?1, ?1, ?1, ?1, ?1, 1, market, currency, email, address, method, 100, 0, 0, 100, 1, 1 FROM purchase WHERE id = ?2`,
          ).bind(purchaseId, answer.purchaseId),
          env.DB.prepare(
            "INSERT INTO payment (id, purchase_id, attempt, provider, method, amount_minor, currency, created_at) VALUES (?, ?, 1, 'sandbox', 'card', 100, 'USD', 1)",
          ).bind(id, purchaseId),
        ]);
        const taken: Fact[] = [];
        for (const [place, { type, amountMinor }] of drawn.entries()) {
          const fact = { eventId: `${id}:${place}`, type, amountMinor, about: `about ${place}` };
          const insert = env.DB.prepare(
            "INSERT INTO payment_event (id, payment_id, provider, provider_event_id, type, amount_minor, at, about) VALUES (?, ?, 'sandbox', ?, ?, ?, 1, ?)",
          ).bind(newId("paymentEvent", 1), id, fact.eventId, type, amountMinor, fact.about);
          // What a guard refuses was too early or too much: it is no fact of ours.
          await insert.run().then(
            () => taken.push(fact),
            (error: unknown) => expect(String(error)).toMatch(/payment_event_|payment_status_path/),
          );
        }
        const [row] = await db.all(
          sql`SELECT p.status, f.authorised_minor AS authorisedMinor, f.captured_minor AS capturedMinor, f.voided_minor AS voidedMinor,
            f.refunded_minor AS refundedMinor, f.disputed_minor AS disputedMinor, f.lost_minor AS lostMinor
            FROM payment p JOIN payment_fold f ON f.payment_id = p.id WHERE p.id = ${id}`,
        );
        const amounts = foldFacts(taken);
        expect(row).toEqual({ status: foldStatus(100, taken), ...amounts });
        expect(amounts.capturedMinor + amounts.voidedMinor).toBeLessThanOrEqual(100);
        expect(amounts.refundedMinor).toBeLessThanOrEqual(amounts.capturedMinor);
      }),
      { numRuns: 60 },
    );
  });

  it("cannot be set by hand, and starts open", async () => {
    const { paymentId } = await placed();
    for (const status of ["refunded", "open", "voided"])
      await expect(
        env.DB.prepare("UPDATE payment SET status = ? WHERE id = ?").bind(status, paymentId).run(),
      ).rejects.toThrow(/payment_status_(path|is_folded)/);
    await expect(
      env.DB.prepare(
        "INSERT INTO payment SELECT 'pay_2', purchase_id, 9, provider, 'r', method, capture, amount_minor, currency, 'captured', 1 FROM payment WHERE id = ?",
      )
        .bind(paymentId)
        .run(),
    ).rejects.toThrow("payment_starts_open");
  });

  it("moves by the table of the contract, which the database holds too", async () => {
    for (const [table, moves] of Object.entries({
      payment_transition: PAYMENT_NEXT,
      dispute_transition: DISPUTE_NEXT,
      refund_transition: REFUND_NEXT,
    })) {
      const rows = await db.all<{ pair: string }>(
        sql.raw(`SELECT from_status || ' ' || to_status AS pair FROM ${table} ORDER BY 1`),
      );
      const expected = Object.entries(moves).flatMap(([from, next]) => next.map((to: string) => `${from} ${to}`));
      expect(rows.map(({ pair }) => pair)).toEqual(expected.toSorted());
    }
  });
});
