// The invariant checker's negative control: with the guards of the database taken away, each rule is broken in turn, and
// the check of that name must say so. A checker that finds nothing because it cannot is caught here.
import type { Id, Placed, PurchaseView, Quote } from "@stoa/contract";
import { checkInvariants, INVARIANT_NAMES, REMEDIED } from "@stoa/core/operations";
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
  await db.run(sql`INSERT INTO review (id, product_id, author, rating, body, created_at)
    SELECT 'rev_harm', v.product_id, 'Harm', 5, 'Harm', 1 FROM offer o JOIN variant v ON v.id = o.variant_id WHERE o.id = ${ids.offer}`);
  const { results } = await env.DB.prepare("SELECT name FROM sqlite_master WHERE type = 'trigger'").all<{
    name: string;
  }>();
  await env.DB.batch(results.map(({ name }) => env.DB.prepare(`DROP TRIGGER ${name}`)));
  await env.DB.exec(
    "INSERT INTO promotion (id, name, effect, scope, conditions, platform_bps, priority, is_exclusive, starts_at, created_at, updated_at) VALUES ('prm_harm', 'Harm', '{}', '{}', '{}', 0, 1, 0, 0, 0, 0)",
  );
});

const PARCEL = `INSERT INTO shipment (id, order_id, seq, carrier, tracking_number, amount_minor, shipped_at)
  SELECT 'shp_harm', id, 1, 'UPS', '1Z', 1, 1 FROM seller_order WHERE status = 'confirmed' LIMIT 1`;
const NO_PARCEL = "DELETE FROM parcel_line; DELETE FROM shipment";
/** A payout that nothing stands behind. */
const PAYOUT_HARM =
  () => `INSERT INTO payout (id, seller_id, currency, period, amount_minor, provider, destination, actor, created_at)
  SELECT 'pyt_harm', seller_id, 'USD', 'never', 5, 'sandbox', 'x', 'test', 1 FROM seller_order WHERE id = '${ids.order}'`;
const PAYOUT_MEND = "DELETE FROM payout WHERE id = 'pyt_harm'";

/** An endpoint with a delivery. */
const HOOK = `INSERT INTO webhook (id, seller_id, url, types, hint, sealed_secret, created_at, changed_at)
  SELECT 'whk_harm', seller_id, 'https://a.test', '[]', 'x', 'x', 1, 1 FROM seller_order LIMIT 1; INSERT INTO webhook_event (seq, id, seller_id, type, aggregate, fact, body, occurred_at, created_at)
  SELECT 1, 'evt_harm', seller_id, 'order.placed', 'a', 'f', '{}', 1, 1 FROM webhook; INSERT INTO webhook_delivery (id, webhook_id, event_id, seq, type, aggregate, due_at, created_at)
  VALUES ('dlv_harm', 'whk_harm', 'evt_harm', 1, 'order.placed', 'a', 1, 1)`;
const NO_HOOK = "DELETE FROM webhook_event; DELETE FROM webhook";

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
  balance_is_its_entries: () => [
    "UPDATE account_balance SET amount_minor = amount_minor + 1 WHERE account = 'tax'",
    "UPDATE account_balance SET amount_minor = amount_minor - 1 WHERE account = 'tax'",
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
    `INSERT INTO payment_event VALUES ('pev_harm', '${ids.payment}', 'sandbox', 'harm', 'refunded', 99999999, 1, NULL)`,
    "DELETE FROM payment_event WHERE id = 'pev_harm'",
  ],
  payment_state_is_folded: () => [
    `UPDATE payment SET status = 'refunded' WHERE id = '${ids.payment}'`,
    `UPDATE payment SET status = 'captured' WHERE id = '${ids.payment}'`,
  ],
  capture_and_ledger_agree: () => [
    `INSERT INTO capture VALUES ('shp_harm', '${ids.payment}', '${ids.order}', 1, 'made', 1)`,
    "DELETE FROM capture WHERE shipment_id = 'shp_harm'",
  ],
  open_disputes_are_frozen: () => [
    `INSERT INTO dispute VALUES ('dsp_harm', '${ids.payment}', 'sandbox', 'harm', 5, 'USD', 'needs_evidence', 1, 1, NULL); INSERT INTO dispute_share SELECT 'dsp_harm', id, seller_id, 5, 5, 0, 0, 0 FROM seller_order WHERE id = '${ids.order}'`,
    "DELETE FROM dispute_share WHERE dispute_id = 'dsp_harm'; DELETE FROM dispute WHERE id = 'dsp_harm'",
  ],
  discounts_sum_to_order: () => [
    `UPDATE seller_order SET discount_minor = 1 WHERE id = '${ids.order}'`,
    `UPDATE seller_order SET discount_minor = 0 WHERE id = '${ids.order}'`,
  ],
  discounts_sum_to_redemption: () => [
    `INSERT INTO redemption VALUES ('rdm_harm', 'prm_harm', '${ids.purchase}', NULL, '', 'USD', 5, 'held', 0)`,
    "DELETE FROM redemption WHERE id = 'rdm_harm'",
  ],
  promotion_counts_its_uses: () => [
    "UPDATE promotion SET used_count = 1 WHERE id = 'prm_harm'",
    "UPDATE promotion SET used_count = 0 WHERE id = 'prm_harm'",
  ],
  budget_is_what_uses_took: () => [
    "INSERT INTO promotion_budget VALUES ('prm_harm', 'USD', NULL, 5)",
    "DELETE FROM promotion_budget WHERE promotion_id = 'prm_harm'",
  ],
  tally_is_published_reviews: () => [
    "UPDATE review SET status = 'withdrawn' WHERE id = 'rev_harm'",
    "UPDATE review SET status = 'published' WHERE id = 'rev_harm'",
  ],
  product_shows_its_tally: () => [
    "UPDATE product SET rating_sum = rating_sum - 1 WHERE id = (SELECT product_id FROM review WHERE id = 'rev_harm')",
    "UPDATE product SET rating_sum = rating_sum + 1 WHERE id = (SELECT product_id FROM review WHERE id = 'rev_harm')",
  ],
  seller_shows_their_ratings: () => [
    `UPDATE seller SET rating_count = 1 WHERE id = (SELECT seller_id FROM seller_order WHERE id = '${ids.order}')`,
    `UPDATE seller SET rating_count = 0 WHERE id = (SELECT seller_id FROM seller_order WHERE id = '${ids.order}')`,
  ],
  votes_are_counted: () => [
    "UPDATE review SET helpful_count = 1 WHERE id = 'rev_harm'",
    "UPDATE review SET helpful_count = 0 WHERE id = 'rev_harm'",
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
  released_order_was_delivered: () => [
    `UPDATE ledger_txn SET kind = 'release' WHERE id = '${ids.sale}'`,
    `UPDATE ledger_txn SET kind = 'sale' WHERE id = '${ids.sale}'`,
  ],
  reserve_is_frozen: () => [
    `UPDATE ledger_txn SET kind = 'freeze' WHERE id = '${ids.sale}'; UPDATE ledger_entry SET account = 'reserve:sel_harm' WHERE txn_id = '${ids.sale}' AND account = 'tax'`,
    `UPDATE ledger_txn SET kind = 'sale' WHERE id = '${ids.sale}'; UPDATE ledger_entry SET account = 'tax' WHERE txn_id = '${ids.sale}' AND account = 'reserve:sel_harm'`,
  ],
  delivered_order_waits_or_is_released: () => [
    `UPDATE seller_order SET status = 'delivered' WHERE id = '${ids.order}'`,
    `UPDATE seller_order SET status = 'confirmed' WHERE id = '${ids.order}'`,
  ],
  payout_and_ledger_agree: () => [PAYOUT_HARM(), PAYOUT_MEND],
  payout_is_its_items: () => [PAYOUT_HARM(), PAYOUT_MEND],
  payouts_due_are_open_payouts: () => [PAYOUT_HARM(), PAYOUT_MEND],
  seal_follows_seal: () => [
    `INSERT INTO ledger_seal VALUES (99, '${ids.sale}', 'elsewhere', 'x', 1)`,
    "DELETE FROM ledger_seal WHERE seq = 99",
  ],
  unsealed_waits_for_its_seal: () => [
    `DELETE FROM ledger_unsealed WHERE txn_id = '${ids.sale}'`,
    `INSERT INTO ledger_unsealed VALUES ('${ids.sale}', 1)`,
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
  entry_tells_of_its_stock: () => [
    `UPDATE offer_entry SET available = available + 1 WHERE offer_id = '${ids.offer}'`,
    `UPDATE offer_entry SET available = available - 1 WHERE offer_id = '${ids.offer}'`,
  ],
  line_is_of_the_orders_seller: () => [
    `UPDATE order_line SET offer_id = '${ids.otherOffer}' WHERE order_id = '${ids.order}'`,
    `UPDATE order_line SET offer_id = '${ids.offer}' WHERE order_id = '${ids.order}'`,
  ],
  state_follows_units: () => [
    `UPDATE seller_order SET status = 'partly_shipped' WHERE id = '${ids.order}'; UPDATE order_event SET status = 'partly_shipped' WHERE order_id = '${ids.order}' AND version = 1`,
    `UPDATE seller_order SET status = 'confirmed' WHERE id = '${ids.order}'; UPDATE order_event SET status = 'confirmed' WHERE order_id = '${ids.order}' AND version = 1`,
  ],
  units_within_line: () => [
    `${PARCEL}; INSERT INTO parcel_line SELECT 'shp_harm', id, 3 FROM order_line WHERE order_id = '${ids.order}'`,
    NO_PARCEL,
  ],
  delivered_order_has_no_parcel_on_its_way: () => [
    `${PARCEL}; UPDATE seller_order SET status = 'delivered' WHERE id = '${ids.order}'`,
    `${NO_PARCEL}; UPDATE seller_order SET status = 'confirmed' WHERE id = '${ids.order}'`,
  ],
  parcels_within_order: () => [`${PARCEL}; UPDATE shipment SET amount_minor = 99999999`, NO_PARCEL],
  invoices_have_no_gap: () => [
    `INSERT INTO invoice SELECT seller_id, 'invoice', 2026, 2, id, NULL, '{}', 1 FROM seller_order WHERE id = '${ids.order}'`,
    `DELETE FROM invoice WHERE order_id = '${ids.order}'`,
  ],
  due_alert_has_its_job: () => [
    `INSERT INTO alert (id, owner, kind, market, variant_id, status, created_at) SELECT 'alt_harm', 'a@b.test', 'stock', 'us', variant_id, 'due', 1 FROM offer WHERE id = '${ids.offer}'`,
    "DELETE FROM alert",
  ],
  notice_has_its_reader: () => [
    "INSERT INTO notice (id, user_id, audience, kind, fact, params, created_at) SELECT 'ntc_harm', id, 'buyer', 'account_changed', 'f', '{}', 1 FROM user LIMIT 1; UPDATE user SET erased_at = 1 WHERE id = (SELECT user_id FROM notice)",
    "UPDATE user SET erased_at = NULL WHERE id = (SELECT user_id FROM notice); DELETE FROM notice",
  ],
  webhook_is_of_its_seller: () => [
    `${HOOK}; UPDATE webhook SET seller_id = (SELECT seller_id FROM offer WHERE id = '${ids.otherOffer}')`,
    NO_HOOK,
  ],
  webhook_tries_are_logged: () => [`${HOOK}; UPDATE webhook_delivery SET attempts = 1`, NO_HOOK],
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

  it("has something to do about a break of every rule", () => {
    expect(INVARIANT_NAMES.filter((name) => !REMEDIED.includes(name))).toEqual([]);
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
