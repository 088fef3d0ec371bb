// The process is killed between the payment and its confirmation, and started again: the books end as if nothing had
// happened. Runs a marketplace of its own as a child, so that it can be killed together with its runtime.
import type { Listings, Placed, PurchaseView, Quote } from "@stoa/contract";
import { afterAll, expect, test } from "vitest";
import { Caller, invariantBreaks, MarketplaceProcess } from "./process.ts";

/** Away from the ports of the other journeys, and from 4190, which fetch refuses. */
const marketplace = new MarketplaceProcess(4220, { from: "nothing" });
const { origins } = marketplace;
afterAll(() => marketplace.remove());

/** All stock of the marketplace, in one row. */
const STOCK = "SELECT sum(on_hand) AS onHand, sum(reserved) AS reserved FROM stock";

/** A guest who calls the procedures as the shop's pages do. */
class Guest extends Caller {
  /** Buys one thing each of two sellers with a card that asks for approval; gives the purchase that waits for it. */
  async placeFromTwoSellers(): Promise<Placed> {
    const { facets } = await this.call<Listings>("GET", "shop.search.listings", { market: "us", inStock: true });
    const sellers = facets.find((facet) => facet.key === "seller")!.values.slice(0, 2);
    for (const { value } of sellers) {
      const { cards } = await this.call<Listings>("GET", "shop.search.listings", {
        market: "us",
        seller: value,
        inStock: true,
      });
      await this.call("POST", "shop.cart.add", { market: "us", offerId: cards.at(-1)!.offerId, quantity: 1 });
    }
    const quote = await this.call<Quote>("GET", "shop.checkout.quote", { market: "us" });
    const address = {
      name: "Ada Test",
      line1: "1 Test Street",
      city: "Springfield",
      region: "IL",
      postalCode: "62701",
      phone: "+1 555 0100",
    };
    const payment = { method: "card", number: "4000 0027 6000 3184", expiry: "12/39", cvc: "123" };
    return await this.call<Placed>("POST", "shop.checkout.place", {
      market: "us",
      email: "ada@example.test",
      address,
      expectedTotalMinor: quote.totalMinor,
      payment,
    });
  }
}

const form = (fields: Record<string, string>) => ({
  method: "POST",
  redirect: "manual" as const,
  headers: { origin: origins.console },
  body: new URLSearchParams(fields),
});

test(
  "killed between payment and confirmation, the marketplace comes back to one paid purchase",
  { timeout: 240_000 },
  async () => {
    await marketplace.open();
    const guest = new Guest(origins.buyer);
    const placed = await guest.placeFromTwoSellers();
    expect(placed.status).toBe("pending");
    // The provider tells of the payment only after four seconds: by then nobody is there to hear it.
    await fetch(`${origins.console}/behaviour`, form({ delaySeconds: "4", duplicates: "2", dropPercent: "0" }));
    const approved = await fetch(placed.redirectUrl!, form({ decision: "approve" }));
    expect(approved.status).toBe(303);
    await marketplace.kill();

    const before = marketplace.database();
    expect(before.prepare("SELECT status FROM purchase WHERE id = ?").get(placed.purchaseId)).toEqual({
      status: "pending",
    });
    const stockBefore = before.prepare(STOCK).get() as { onHand: number; reserved: number };
    before.close();

    await marketplace.open();
    const view = () => guest.call<PurchaseView>("GET", "shop.orders.get", { id: placed.purchaseId });
    await expect.poll(async () => (await view()).status, { timeout: 90_000, interval: 500 }).toBe("confirmed");
    const purchase = await view();
    expect(purchase.orders.map((order) => order.status)).toEqual(["confirmed", "confirmed"]);
    expect(purchase.paidMinor).toBe(purchase.totalMinor);
    const statement = await (await fetch(`${origins.console}/statement.csv`)).text();
    expect(
      statement
        .split("\r\n")
        .filter(
          (row) => row.includes(",charge,") && row.includes(new URL(placed.redirectUrl!).pathname.split("/").at(-1)!),
        ),
    ).toHaveLength(1);
    const mails = async () =>
      ((await (await fetch(`${origins.console}/mail.json?to=ada@example.test`)).json()) as unknown[]).length;
    // The queue lives in memory and its message may have died: the sweep repeats it a minute later, from the outbox.
    await expect.poll(mails, { timeout: 100_000, interval: 500 }).toBe(1);
    await marketplace.kill();

    const after = marketplace.database();
    expect(invariantBreaks(after)).toEqual([]);
    expect(after.prepare("SELECT coalesce(sum(amount_minor), 0) AS total FROM ledger_entry").get()).toEqual({
      total: 0,
    });
    expect(after.prepare(STOCK).get()).toEqual({ onHand: stockBefore.onHand - 2, reserved: stockBefore.reserved - 2 });
    expect(after.prepare("PRAGMA integrity_check").get()).toEqual({ integrity_check: "ok" });
    after.close();
  },
);
