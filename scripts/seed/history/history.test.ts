// The order history as rows, checked in memory: what happened is possible, and every amount finds its counterpart.
import { DAY_MS, ORDER_NEXT, type OrderStatus } from "@stoa/contract";
import { describe, expect, it } from "vitest";
import { readSource } from "../catalogue-file.ts";
import { buildMarketplace } from "../index.ts";

const source = await readSource();
const WEDNESDAY = Date.parse("2026-11-25T09:20:00Z");

type Row = Record<string, string | number | null>;

function historyAt(now: number) {
  const { tables } = buildMarketplace(source, now);
  return (name: string): Row[] => {
    return tables
      .filter(({ table }) => table === name)
      .flatMap(({ columns, values }) =>
        values.map((row) => Object.fromEntries(columns.map((column, i) => [column, row[i]])) as Row),
      );
  };
}

const sum = (rows: readonly Row[], column: string) => rows.reduce((total, row) => total + Number(row[column]), 0);
const table = historyAt(WEDNESDAY);
const purchases = table("purchase");
const orders = table("seller_order");
const paid = orders.filter(({ status }) => status !== "expired");

describe("the order history", () => {
  it("reaches back five weeks, into every market, and grows", () => {
    expect(purchases.length).toBeGreaterThan(200);
    expect(new Set(purchases.map(({ market }) => market))).toEqual(new Set(["us", "in", "de", "jp", "ae"]));
    const age = (row: Row) => WEDNESDAY - Number(row["created_at"]);
    expect(Math.max(...purchases.map(age))).toBeLessThan(37 * DAY_MS);
    expect(Math.min(...purchases.map(age))).toBeGreaterThan(0);
    const inWeek = (week: number) => purchases.filter((row) => Math.floor(age(row) / (7 * DAY_MS)) === week).length;
    expect(inWeek(0)).toBeGreaterThan(inWeek(4));
  });

  it("has purchases that are the sum of their orders, and orders that are the sum of their lines", () => {
    const ordersOf = Map.groupBy(orders, (row) => row["purchase_id"]);
    const linesOf = Map.groupBy(table("order_line"), (row) => row["order_id"]);
    for (const purchase of purchases) {
      const own = ordersOf.get(purchase["id"]!)!;
      for (const column of ["items_minor", "delivery_minor", "tax_minor", "total_minor"]) {
        expect(sum(own, column)).toBe(purchase[column]);
      }
    }
    for (const order of orders) {
      const own = linesOf.get(order["id"]!)!;
      expect(sum(own, "total_minor")).toBe(order["items_minor"]);
      expect(sum(own, "commission_minor")).toBe(order["commission_minor"]);
      expect(sum(own, "quantity")).toBe(order["unit_count"]);
    }
  });

  it("moves orders along the table of states, forward in time and never into the future", () => {
    const eventsOf = Map.groupBy(table("order_event"), (row) => row["order_id"]);
    for (const order of orders) {
      const events = eventsOf.get(order["id"]!)!;
      events.forEach((event, i) => {
        expect(event["version"]).toBe(i);
        expect(Number(event["at"])).toBeLessThanOrEqual(WEDNESDAY);
        if (i === 0) return expect(event["status"]).toBe("pending");
        expect(Number(event["at"])).toBeGreaterThanOrEqual(Number(events[i - 1]!["at"]));
        expect(ORDER_NEXT[events[i - 1]!["status"] as OrderStatus]).toContain(event["status"]);
      });
      expect(events.at(-1)).toMatchObject({
        status: order["status"],
        version: order["version"],
        at: order["updated_at"],
      });
    }
  });

  it("has claimed the stock of what was sold, and given back the rest", () => {
    const orderOf = new Map(table("order_line").map((row) => [row["id"], row["order_id"]]));
    const statusOf = new Map(orders.map((row) => [row["id"], row["status"]]));
    for (const hold of table("stock_hold")) {
      const status = statusOf.get(orderOf.get(hold["line_id"]!)!);
      expect(hold["status"]).toBe(status === "expired" ? "released" : "claimed");
      const back = table("restock").filter((row) => row["line_id"] === hold["line_id"]);
      expect(sum(back, "quantity")).toBe(status === "cancelled" ? hold["quantity"] : 0);
    }
  });

  it("has one good payment of the whole amount for each purchase that was confirmed", () => {
    const paymentsOf = Map.groupBy(table("payment"), (row) => row["purchase_id"]);
    // A payment's state is a fold over its facts, which the database does.
    const factsOf = Map.groupBy(table("payment_event"), (row) => row["payment_id"]);
    for (const { id, status, total_minor } of purchases) {
      const own = paymentsOf.get(id!)!;
      const good = own.filter(({ id: paymentId }) => factsOf.get(paymentId!)!.every(({ type }) => type !== "failed"));
      expect(good.map((payment) => payment["amount_minor"])).toEqual(status === "expired" ? [] : [total_minor]);
    }
  });

  it("sells each paid order once in the ledger, whose transactions sum to zero", () => {
    const txns = table("ledger_txn");
    const sold = txns.filter(({ kind }) => kind === "sale").map(({ subject }) => subject);
    expect(sold.toSorted()).toEqual(paid.map(({ id }) => id).toSorted());
    const refunded = txns.filter(({ kind }) => kind === "refund").map((row) => row["order_id"]);
    expect(refunded.toSorted()).toEqual(
      orders
        .filter(({ status }) => status === "cancelled")
        .map(({ id }) => id)
        .toSorted(),
    );
    for (const entries of Map.groupBy(table("ledger_entry"), (row) => row["txn_id"]).values()) {
      expect(sum(entries, "amount_minor")).toBe(0);
    }
  });

  it("lets only buyers whose parcel came say that they bought the product", () => {
    const parcelOf = new Map(table("shipment").map((row) => [row["order_id"], row["delivered_at"]]));
    const lineOf = new Map(table("order_line").map((row) => [row["id"], row]));
    const verified = table("review").filter((row) => row["line_id"] !== null);
    expect(verified.length).toBeGreaterThan(50);
    for (const review of verified) {
      const deliveredAt = parcelOf.get(lineOf.get(review["line_id"]!)!["order_id"]!);
      expect(Number(review["created_at"])).toBeGreaterThan(Number(deliveredAt));
    }
  });
});

describe("whenever the seed runs", () => {
  it.each(["Monday", "Tuesday", "Wednesday", "Thursday", "Friday", "Saturday", "Sunday"])(
    "on a %s, the demo seller has about eight orders to ship, two of them late",
    (weekday) => {
      const daysOn = ["Wednesday", "Thursday", "Friday", "Saturday", "Sunday", "Monday", "Tuesday"].indexOf(weekday);
      const now = WEDNESDAY + daysOn * DAY_MS;
      const rows = historyAt(now);
      const [demo] = rows("seller").filter(({ handle }) => handle === "nordlys-home");
      const toShip = rows("seller_order").filter(
        (row) => row["seller_id"] === demo!["id"] && ["confirmed", "picking", "packed"].includes(String(row["status"])),
      );
      const today = new Date(now).toISOString().slice(0, 10);
      const late = toShip.filter((row) => String(row["ship_by_day"]) < today);
      expect(late.length).toBe(2);
      expect(toShip.length).toBeGreaterThanOrEqual(8);
      expect(toShip.length).toBeLessThanOrEqual(13);
    },
  );

  it.each([0, 1, 2, 3, 4, 5, 6])("%i days on: every desk has its cases, each opened after its parcel came", (days) => {
    const now = WEDNESDAY + days * DAY_MS;
    const rows = historyAt(now);
    expect(rows("return_request").length).toBe(2);
    expect(rows("claim").length).toBe(4);
    expect(rows("dispute").length).toBe(1);
    expect(rows("thread").length).toBe(5);
    const cameAt = new Map(rows("shipment").map((row) => [row["order_id"], Number(row["delivered_at"])]));
    for (const row of [...rows("return_request"), ...rows("claim")]) {
      expect(Number(row["created_at"])).toBeGreaterThan(cameAt.get(row["order_id"]!)!);
      expect(Number(row["due_at"])).toBeGreaterThan(now);
    }
  });

  it("gives the demo buyer five purchases in different states", () => {
    const own = purchases.filter(({ email }) => email === "buyer@demo.stoa").map(({ id }) => id);
    expect(own).toHaveLength(5);
    const states = orders.filter((row) => own.includes(row["purchase_id"]!)).map(({ status }) => status);
    expect(new Set(states)).toEqual(new Set(["delivered", "cancelled", "shipped", "picking"]));
  });
});

describe("money that was released and paid out", () => {
  it.each([0, 1, 2, 3, 4, 5, 6])(
    "%i days on: the demo seller has had two payouts at least, each the sum of its items",
    (days) => {
      const rows = historyAt(WEDNESDAY + days * DAY_MS);
      const [demo] = rows("seller").filter(({ handle }) => handle === "nordlys-home");
      const payouts = rows("payout");
      expect(
        payouts.filter((row) => row["seller_id"] === demo!["id"] && row["status"] === "paid").length,
      ).toBeGreaterThan(1);
      const entriesOf = Map.groupBy(rows("ledger_entry"), (row) => row["txn_id"]);
      for (const payout of payouts) {
        const items = rows("payout_item").filter((row) => row["payout_id"] === payout["id"]);
        const own = items
          .flatMap(({ txn_id }) => entriesOf.get(txn_id!)!)
          .filter(({ account }) => account === `seller:${payout["seller_id"]}`);
        expect(own.length).toBe(items.length);
        expect(sum(own, "amount_minor")).toBe(0);
      }
      expect(payouts.some(({ status }) => status === "failed")).toBe(true);
      expect(new Set(rows("payout_item").map(({ txn_id }) => txn_id)).size).toBe(rows("payout_item").length);
    },
  );
});
