// The database is the last judge: each state that must never be is tried past all code, and refused by the guard of its name.
import type { Id, Placed, Quote } from "@stoa/contract";
import { DomainError } from "@stoa/contract";
import { applyProviderEvent } from "@stoa/core/checkout";
import { databaseMessage, sql } from "@stoa/db";
import { createExecutionContext } from "cloudflare:test";
import { beforeAll, expect, it } from "vitest";
import { systemContext } from "./context.ts";
import { db, env, makeOffer, makeSeller, placing, Visitor } from "./testing.ts";

/** A purchase that is paid, and one that waits for its money, of the same offer. */
interface Made {
  offerId: Id<"offer">;
  paid: Bought;
  pending: Bought;
}
interface Bought {
  purchaseId: Id<"purchase">;
  paymentId: Id<"payment">;
  orderId: Id<"order">;
  lineId: Id<"line">;
  totalMinor: number;
}

const made = {} as Made;

async function buy(offerId: Id<"offer">, card?: string): Promise<Bought> {
  const visitor = new Visitor("buyer");
  await visitor.mutate("shop.cart.add", { market: "us", offerId, quantity: 1 });
  const { totalMinor } = (await visitor.query<Quote>("shop.checkout.quote", { market: "us" })).data;
  const { purchaseId } = (await visitor.mutate<Placed>("shop.checkout.place", placing(totalMinor, card))).data;
  const [row] = await db.all<Omit<Bought, "purchaseId" | "totalMinor">>(
    sql`SELECT y.id AS paymentId, o.id AS orderId, l.id AS lineId FROM payment y JOIN seller_order o ON o.purchase_id = y.purchase_id
      JOIN order_line l ON l.order_id = o.id WHERE y.purchase_id = ${purchaseId}`,
  );
  return { purchaseId, totalMinor, ...row! };
}

beforeAll(async () => {
  const { sellerId } = await makeSeller();
  made.offerId = await makeOffer(sellerId, 5);
  made.paid = await buy(made.offerId);
  made.pending = await buy(made.offerId, "4000 0027 6000 3184");
});

/** What is tried, by the name of what refuses it: one batch, as all writes are. */
const TRIED: Record<string, () => string[]> = {
  stock_not_oversold: () => [`UPDATE stock SET reserved = on_hand + 1 WHERE offer_id = '${made.offerId}'`],
  stock_on_hand_not_negative: () => [`UPDATE stock SET reserved = 0, on_hand = -1 WHERE offer_id = '${made.offerId}'`],
  purchase_status_path: () => [`UPDATE purchase SET status = 'pending' WHERE id = '${made.paid.purchaseId}'`],
  seller_order_status_path: () => [`UPDATE seller_order SET status = 'pending' WHERE id = '${made.paid.orderId}'`],
  stock_hold_status_path: () => [`UPDATE stock_hold SET status = 'open' WHERE line_id = '${made.paid.lineId}'`],
  restock_within_hold: () => [`INSERT INTO restock VALUES ('rst_x', '${made.paid.lineId}', 2, 'returned', 1)`],
  order_event_append_only: () => [`DELETE FROM order_event WHERE order_id = '${made.paid.orderId}'`],
  "order_event.order_id": () => [
    `INSERT INTO order_event (order_id, version, status, actor, at) VALUES ('${made.paid.orderId}', 1, 'confirmed', 'x', 1)`,
  ],
  payment_event_append_only: () => [
    `UPDATE payment_event SET amount_minor = 1 WHERE payment_id = '${made.paid.paymentId}'`,
  ],
  payment_event_capture_within_authorised: () => [
    `INSERT INTO payment_event (id, payment_id, provider, provider_event_id, type, amount_minor, at)
       VALUES ('pev_x', '${made.paid.paymentId}', 'sandbox', 'another', 'captured', 1, 1)`,
  ],
  payment_event_refund_within_captured: () => [
    `INSERT INTO payment_event (id, payment_id, provider, provider_event_id, type, amount_minor, at)
       VALUES ('pev_y', '${made.paid.paymentId}', 'sandbox', 'too much', 'refunded', ${made.paid.totalMinor + 1}, 1)`,
  ],
  ledger_txn_balanced: () => [
    "INSERT INTO ledger_entry (txn_id, account, currency, amount_minor) VALUES ('txn_x', 'a', 'USD', 5), ('txn_x', 'b', 'USD', -4)",
    "INSERT INTO ledger_txn (id, kind, subject, currency, at) VALUES ('txn_x', 'sale', 'x', 'USD', 1)",
  ],
  ledger_entry_sealed: () => [
    `INSERT INTO ledger_entry (txn_id, account, currency, amount_minor)
       SELECT id, 'late', 'USD', 1 FROM ledger_txn WHERE subject = '${made.paid.orderId}' AND kind = 'sale'`,
  ],
  ledger_append_only: () => ["UPDATE ledger_entry SET amount_minor = amount_minor + 1"],
  "ledger_txn.kind": () => [
    "INSERT INTO ledger_entry (txn_id, account, currency, amount_minor) VALUES ('txn_y', 'a', 'USD', 5), ('txn_y', 'b', 'USD', -5)",
    `INSERT INTO ledger_txn (id, kind, subject, currency, at) VALUES ('txn_y', 'sale', '${made.paid.orderId}', 'USD', 1)`,
  ],
  // As store credit, so that `refund_besides_disputes`, which watches over the payment alone, has no say.
  refund_within_order: () => [
    `INSERT INTO refund (id, order_id, seq, reason, borne_by, delivery_minor, amount_minor, tax_minor, commission_minor,
       platform_discount_minor, original_minor, credit_minor, actor, created_at)
     VALUES ('rfd_x', '${made.paid.orderId}', 1, 'goodwill', 'seller', 0, ${made.paid.totalMinor + 1}, 0, 0, 0, 0, ${made.paid.totalMinor + 1}, 'x', 1)`,
  ],
  audit_chained: () => [
    "INSERT INTO audit (id, actor, action, subject, detail, at) VALUES ('aud_x', 'nobody', 'x', 'x', '{}', 1)",
  ],
};

for (const [name, statements] of Object.entries(TRIED)) {
  it(`${name} refuses what it is there for, and nothing of the batch stays`, async () => {
    const witness = `witness.${name}`;
    const batch = [`INSERT INTO setting (key, value, updated_at) VALUES ('${witness}', '1', 1)`, ...statements()].map(
      (text) => env.DB.prepare(text),
    );
    const said = await env.DB.batch(batch).then(
      () => "it was let through",
      (error: unknown) => databaseMessage(error),
    );
    expect(said).toContain(name);
    expect(await db.all(sql`SELECT key FROM setting WHERE key = ${witness}`)).toEqual([]);
  });
}

it("a purchase has one payment at a time that may take money", async () => {
  const columns = "'pay_x', purchase_id, 9, provider, NULL, method, amount_minor, currency, 'open', 1";
  const text = `INSERT INTO payment (id, purchase_id, attempt, provider, provider_ref, method, amount_minor, currency, status, created_at)
    SELECT ${columns} FROM payment WHERE id = '${made.paid.paymentId}'`;
  await expect(env.DB.prepare(text).run()).rejects.toThrow("payment.purchase_id");
});

it("a cart's version becomes one purchase", async () => {
  const [row] = await db.all<{ name: string; version: number }>(
    sql`SELECT cart_name AS name, cart_version AS version FROM purchase WHERE id = ${made.pending.purchaseId}`,
  );
  await expect(
    db.run(
      sql`UPDATE purchase SET cart_name = ${row!.name}, cart_version = ${row!.version} WHERE id = ${made.paid.purchaseId}`,
    ),
  ).rejects.toThrow();
});

it("money of another amount or currency confirms nothing, and is on its way back", async () => {
  const bought = await buy(made.offerId, "4000 0027 6000 3184");
  const [row] = await db.all<{ ref: string }>(
    sql`SELECT provider_ref AS ref FROM payment WHERE id = ${bought.paymentId}`,
  );
  const ctx = systemContext(env, createExecutionContext(), "test");
  const event = {
    key: bought.paymentId,
    providerRef: row!.ref,
    type: "captured",
    at: Date.now(),
    about: null,
  } as const;
  await applyProviderEvent(ctx, "sandbox", {
    ...event,
    eventId: `less:${bought.paymentId}`,
    amountMinor: bought.totalMinor - 1,
    currency: "USD",
  });
  const [purchase] = await db.all<{ status: string }>(sql`SELECT status FROM purchase WHERE id = ${bought.purchaseId}`);
  expect(purchase?.status).toBe("pending");
  const [payment] = await db.all<{ status: string }>(sql`SELECT status FROM payment WHERE id = ${bought.paymentId}`);
  expect(payment?.status).toBe("surplus");
});

it("a fact about a payment that nobody opened is asked for again later", async () => {
  const ctx = systemContext(env, createExecutionContext(), "test");
  const event = { eventId: "x", key: "pay_nowhere", providerRef: "x", type: "captured", at: 1, about: null } as const;
  await expect(applyProviderEvent(ctx, "sandbox", { ...event, amountMinor: 1, currency: "USD" })).rejects.toThrow(
    DomainError,
  );
});

it("a procedure takes JSON alone: whatever a form of another page could send is refused before it is read", async () => {
  const form = new FormData();
  form.set("market", "us");
  const bodies: [BodyInit, Record<string, string>][] = [
    [form, {}],
    [new Uint8Array([123, 125]), { "content-type": "application/octet-stream" }],
    ["{}", { "content-type": "text/plain" }],
    ["market=us", { "content-type": "application/x-www-form-urlencoded" }],
    ["{}", { "content-type": "application/jsonx" }],
  ];
  for (const [body, headers] of bodies) {
    const answer = await new Visitor("buyer").fetch("/trpc/shop.cart.add", { method: "POST", body, headers });
    expect(answer.status).toBe(415);
    expect(await answer.json()).toEqual({ error: { code: "INVALID_INPUT" } });
  }
});
