// What cron starts: each sweep as a message, each page of it as another, through the queue and its consumer.
import type { Placed, Quote } from "@stoa/contract";
import { sql } from "@stoa/db";
import { createExecutionContext } from "cloudflare:test";
import { expect, it, vi } from "vitest";
import { tick } from "./cron.ts";
import { db, env, makeOffer, makeSeller, placing, Visitor } from "./testing.ts";

/** More than a page of purchases. */
const MANY = 25;

it("goes on page after page until everything is looked at, past what is stuck", async () => {
  const offerId = await makeOffer((await makeSeller()).sellerId, MANY);
  const ids: string[] = [];
  for (let n = 0; n < MANY; n++) {
    const visitor = new Visitor("buyer");
    await visitor.mutate("shop.cart.add", { market: "us", offerId, quantity: 1 });
    const { totalMinor } = (await visitor.query<Quote>("shop.checkout.quote", { market: "us" })).data;
    const declined = placing(totalMinor, "4000 0000 0000 0002");
    ids.push((await visitor.mutate<Placed>("shop.checkout.place", declined)).data.purchaseId);
  }
  const stuck = ids[3]!;
  const own = sql`(SELECT value FROM json_each(${JSON.stringify(ids)}))`;
  await db.batch([
    db.run(
      sql`UPDATE purchase SET created_at = created_at - 3600000, expires_at = expires_at - 3600000 WHERE id IN ${own}`,
    ),
    // Nobody knows this provider here: to ask it fails.
    db.run(sql`UPDATE payment SET provider = 'nobody' WHERE purchase_id = ${stuck}`),
  ]);
  await tick({ cron: "* * * * *", scheduledTime: 60_000, noRetry() {} }, env, createExecutionContext());
  await vi.waitUntil(
    async () => {
      const pending = await db.all<{ id: string }>(
        sql`SELECT id FROM purchase WHERE status = 'pending' AND id IN ${own} ORDER BY id`,
      );
      return pending.length === 1 && pending[0]!.id === stuck;
    },
    { timeout: 20_000, interval: 100 },
  );
  const [stock] = await db.all(sql`SELECT on_hand AS onHand, reserved FROM stock WHERE offer_id = ${offerId}`);
  expect(stock).toEqual({ onHand: MANY, reserved: 1 });
});
