// The invariant checker's negative control: with the guards of the database taken away, each rule is broken in turn, and
// the check of that name must say so. A checker that finds nothing because it cannot is caught here.
import type { Id, Placed, PurchaseView, Quote } from "@stoa/contract";
import { checkInvariants, INVARIANT_NAMES } from "@stoa/core/operations";
import { beforeAll, describe, expect, it } from "vitest";
import { db, env, makeOffer, makeSeller, placing, Visitor } from "./testing.ts";
import { sql } from "@stoa/db";

const ids = {} as {
  offer: Id<"offer">;
  otherOffer: Id<"offer">;
  order: Id<"order">;
  purchase: Id<"purchase">;
  payment: string;
  sale: string;
};

beforeAll(async () => {
  const { sellerId } = await makeSeller();
  ids.offer = await makeOffer(sellerId, 9);
  ids.otherOffer = await makeOffer((await makeSeller()).sellerId, 9);
  const visitor = new Visitor("buyer");
  await visitor.mutate("shop.cart.add", { market: "us", offerId: ids.offer, quantity: 2 });
  const quote = (await visitor.query<Quote>("shop.checkout.quote", { market: "us" })).data;
  ids.purchase = (await visitor.mutate<Placed>("shop.checkout.place", placing(quote.totalMinor))).data.purchaseId;
  ids.order = (await visitor.query<PurchaseView>("shop.orders.get", { id: ids.purchase })).data.orders[0]!.orderId;
  ids.payment = (await db.all<{ id: string }>(sql`SELECT id FROM payment WHERE purchase_id = ${ids.purchase}`))[0]!.id;
  ids.sale = (
    await db.all<{ id: string }>(sql`SELECT id FROM ledger_txn WHERE kind = 'sale' AND subject = ${ids.order}`)
  )[0]!.id;
  const { results } = await env.DB.prepare("SELECT name FROM sqlite_master WHERE type = 'trigger'").all<{
    name: string;
  }>();
  await env.DB.batch(results.map(({ name }) => env.DB.prepare(`DROP TRIGGER ${name}`)));
});

/** How each rule is broken, and mended again. */
const BREAKS: Record<string, () => [harm: string, mend: string]> = {
  stock_reserved_is_open_holds: () => [
    `UPDATE stock SET reserved = reserved + 1 WHERE offer_id = '${ids.offer}'`,
    `UPDATE stock SET reserved = reserved - 1 WHERE offer_id = '${ids.offer}'`,
  ],
  nothing_is_owed_from_a_full_shelf: () => [
    `UPDATE stock SET owed = 1 WHERE offer_id = '${ids.offer}'`,
    `UPDATE stock SET owed = 0 WHERE offer_id = '${ids.offer}'`,
  ],
  ledger_txn_sums_to_zero: () => [
    `UPDATE ledger_entry SET amount_minor = amount_minor + 1 WHERE txn_id = '${ids.sale}' AND account = 'tax'`,
    `UPDATE ledger_entry SET amount_minor = amount_minor - 1 WHERE txn_id = '${ids.sale}' AND account = 'tax'`,
  ],
  captured_payment_has_a_purchase: () => [
    `UPDATE payment SET amount_minor = amount_minor + 1 WHERE id = '${ids.payment}'`,
    `UPDATE payment SET amount_minor = amount_minor - 1 WHERE id = '${ids.payment}'`,
  ],
  order_and_sale_agree: () => [
    `UPDATE ledger_txn SET subject = 'elsewhere' WHERE id = '${ids.sale}'`,
    `UPDATE ledger_txn SET subject = '${ids.order}' WHERE id = '${ids.sale}'`,
  ],
  orders_sum_to_purchase: () => [
    `UPDATE purchase SET total_minor = total_minor + 1 WHERE id = '${ids.purchase}'`,
    `UPDATE purchase SET total_minor = total_minor - 1 WHERE id = '${ids.purchase}'`,
  ],
  lines_sum_to_order: () => [
    `UPDATE seller_order SET commission_minor = commission_minor + 1 WHERE id = '${ids.order}'`,
    `UPDATE seller_order SET commission_minor = commission_minor - 1 WHERE id = '${ids.order}'`,
  ],
  refund_within_captured: () => [
    `INSERT INTO payment_event VALUES ('pev_harm', '${ids.payment}', 'sandbox', 'harm', 'refunded', 99999999, 1)`,
    "DELETE FROM payment_event WHERE id = 'pev_harm'",
  ],
  hold_follows_order: () => [
    `UPDATE stock_hold SET status = 'released' WHERE offer_id = '${ids.offer}'`,
    `UPDATE stock_hold SET status = 'claimed' WHERE offer_id = '${ids.offer}'`,
  ],
  order_total_adds_up: () => [
    `UPDATE seller_order SET delivery_minor = delivery_minor + 1 WHERE id = '${ids.order}'`,
    `UPDATE seller_order SET delivery_minor = delivery_minor - 1 WHERE id = '${ids.order}'`,
  ],
  cancelled_order_is_on_the_shelf: () => [
    `UPDATE seller_order SET status = 'cancelled' WHERE id = '${ids.order}'`,
    `UPDATE seller_order SET status = 'confirmed' WHERE id = '${ids.order}'`,
  ],
  cancelled_order_is_given_back: () => [
    `UPDATE seller_order SET status = 'cancelled' WHERE id = '${ids.order}'`,
    `UPDATE seller_order SET status = 'confirmed' WHERE id = '${ids.order}'`,
  ],
  refund_and_ledger_agree: () => [
    `UPDATE ledger_txn SET kind = 'refund' WHERE id = '${ids.sale}'`,
    `UPDATE ledger_txn SET kind = 'sale' WHERE id = '${ids.sale}'`,
  ],
  refund_lines_sum: () => [
    `INSERT INTO refund VALUES ('rfd_harm', '${ids.order}', 1, 'goodwill', 'seller', 5, 10, 0, 0, 0, 10, 0, 'test', 'open', 1, NULL)`,
    "DELETE FROM refund WHERE id = 'rfd_harm'",
  ],
  credit_not_negative: () => [
    "INSERT INTO ledger_entry VALUES ('" + ids.sale + "', 'credit:usr_harm', 'USD', -1)",
    "DELETE FROM ledger_entry WHERE account = 'credit:usr_harm'",
  ],
  outbox_at_rest: () => [
    "INSERT INTO outbox (id, type, payload, created_at, due_at) VALUES ('job_harm', 'order.changed', '{}', 1, 1)",
    "DELETE FROM outbox WHERE id = 'job_harm'",
  ],
  history_is_a_path: () => [
    `UPDATE order_event SET status = 'shipped' WHERE order_id = '${ids.order}' AND version = 0`,
    `UPDATE order_event SET status = 'pending' WHERE order_id = '${ids.order}' AND version = 0`,
  ],
  history_ends_in_state: () => [
    `UPDATE order_event SET status = 'expired' WHERE order_id = '${ids.order}' AND version = 1`,
    `UPDATE order_event SET status = 'confirmed' WHERE order_id = '${ids.order}' AND version = 1`,
  ],
  offer_has_stock: () => [
    `DELETE FROM stock WHERE offer_id = '${ids.otherOffer}'`,
    `INSERT INTO stock (offer_id, on_hand) VALUES ('${ids.otherOffer}', 9)`,
  ],
  line_is_of_the_orders_seller: () => [
    `UPDATE order_line SET offer_id = '${ids.otherOffer}' WHERE order_id = '${ids.order}'`,
    `UPDATE order_line SET offer_id = '${ids.offer}' WHERE order_id = '${ids.order}'`,
  ],
  cash_follows_delivery: () => [
    `UPDATE purchase SET method = 'cod' WHERE id = '${ids.purchase}'; UPDATE seller_order SET status = 'delivered' WHERE id = '${ids.order}'`,
    `UPDATE purchase SET method = 'card' WHERE id = '${ids.purchase}'; UPDATE seller_order SET status = 'confirmed' WHERE id = '${ids.order}'`,
  ],
};

const run = (statements: string) => env.DB.batch(statements.split("; ").map((statement) => env.DB.prepare(statement)));
const found = async () => (await checkInvariants(env.DB, Date.now())).map((each) => each.check);

describe("the invariant checker", () => {
  it("is shown a break of every rule it has", () => {
    expect(Object.keys(BREAKS).toSorted()).toEqual([...INVARIANT_NAMES].toSorted());
  });

  for (const [name, make] of Object.entries(BREAKS)) {
    it(`finds a break of ${name}, and nothing before or after`, async () => {
      const [harm, mend] = make();
      expect(await found()).toEqual([]);
      await run(harm);
      expect(await found()).toContain(name);
      await run(mend);
      expect(await found()).toEqual([]);
    });
  }
});
