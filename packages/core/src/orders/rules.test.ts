import {
  type Id,
  MARKETS,
  newId,
  ORDER_NEXT,
  ORDER_STATUSES,
  type OrderStatus,
  type OrderStep,
  progressOf,
  PURCHASE_PROGRESS,
} from "@stoa/contract";
import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { contentOf } from "./invoice-content.ts";
import {
  after,
  cashMinor,
  checkStep,
  chosenUnits,
  type LineUnits,
  orderNumber,
  parcelMinor,
  purchaseNumber,
  stateOf,
  waiting,
} from "./rules.ts";

describe("steps of an order", () => {
  for (const from of ORDER_STATUSES)
    for (const to of ORDER_STATUSES) {
      const allowed = (ORDER_NEXT[from] as readonly OrderStatus[]).includes(to);
      it(`${from} to ${to} is ${allowed ? "taken" : "refused"}`, () => {
        if (allowed) expect(() => checkStep(from, to)).not.toThrow();
        else expect(() => checkStep(from, to)).toThrow("ILLEGAL_TRANSITION");
      });
    }

  it("that may not be taken do not compile", () => {
    const fine: OrderStep[] = [
      { from: "packed", to: "partly_shipped" },
      { from: "partly_shipped", to: "shipped" },
    ];
    // @ts-expect-error -- a delivered order does not go back
    const back: OrderStep = { from: "delivered", to: "picking" };
    // @ts-expect-error -- what has left in part cannot be cancelled as a whole
    const late: OrderStep = { from: "partly_shipped", to: "cancelled" };
    // @ts-expect-error -- nothing arrives that was not sent
    const early: OrderStep = { from: "confirmed", to: "delivered" };
    for (const { from, to } of fine) expect(() => checkStep(from, to)).not.toThrow();
    for (const { from, to } of [back, late, early]) expect(() => checkStep(from, to)).toThrow("ILLEGAL_TRANSITION");
  });
});

const lineId = (n: number): Id<"line"> => newId("line", n, new Uint8Array(16));

/** Lines of an order, and an arbitrary way in which their units are dealt with, some at a time. */
const orders = fc.record({
  quantities: fc.array(fc.integer({ min: 1, max: 5 }), { minLength: 1, maxLength: 4 }),
  moves: fc.array(fc.record({ ship: fc.boolean(), take: fc.array(fc.nat(5), { minLength: 4, maxLength: 4 }) }), {
    minLength: 1,
    maxLength: 12,
  }),
});

describe("units of an order", () => {
  it("however they are sent and called off, are dealt with once each, and the state says what became of them", () => {
    fc.assert(
      fc.property(orders, ({ quantities, moves }) => {
        let lines: LineUnits[] = quantities.map((quantity, i) => ({
          lineId: lineId(i),
          quantity,
          shipped: 0,
          cancelled: 0,
        }));
        let status: OrderStatus = "confirmed";
        for (const { ship, take } of moves) {
          const wanted = lines
            .map((line, i) => ({ lineId: line.lineId, quantity: Math.min(take[i]!, waiting(line)) }))
            .filter(({ quantity }) => quantity > 0);
          if (wanted.length === 0) continue;
          const units = chosenUnits({ status, lines }, "shipped", wanted);
          lines = after(lines, units, ship ? "shipped" : "cancelled");
          const to = stateOf(lines);
          if (to !== null && to !== status) {
            expect(() => checkStep(status, to)).not.toThrow();
            status = to;
          }
        }
        for (const line of lines) expect(waiting(line)).toBeGreaterThanOrEqual(0);
        const sum = (of: (line: LineUnits) => number) => lines.reduce((total, line) => total + of(line), 0);
        const [left, shipped] = [sum(waiting), sum((line) => line.shipped)];
        if (left > 0) expect(status).toBe(shipped > 0 ? "partly_shipped" : "confirmed");
        else expect(status).toBe(shipped > 0 ? "shipped" : "cancelled");
      }),
    );
  });

  it("of which more are wanted than wait, of another order, twice in one wish or of an order at its end are refused", () => {
    const line = { lineId: lineId(1), quantity: 3, shipped: 1, cancelled: 1 };
    const of = { status: "partly_shipped" as const, lines: [line] };
    expect(chosenUnits(of, "shipped", undefined)).toEqual([{ lineId: line.lineId, quantity: 1 }]);
    const one = { lineId: line.lineId, quantity: 1 };
    for (const wanted of [
      [{ ...one, quantity: 2 }],
      [{ ...one, lineId: lineId(2) }],
      [one, one],
      [{ ...one, quantity: 0 }],
    ])
      expect(() => chosenUnits(of, "shipped", wanted)).toThrow("INVALID_INPUT");
    for (const status of ["pending", "shipped", "delivered", "cancelled", "expired"] as const)
      expect(() => chosenUnits({ ...of, status }, "shipped", [one])).toThrow("ILLEGAL_TRANSITION");
    const done = { ...of, lines: [{ ...line, shipped: 2 }] };
    expect(() => chosenUnits(done, "cancelled", undefined)).toThrow("ILLEGAL_TRANSITION");
  });
});

describe("the shares of parcels", () => {
  it("sum to the order's total when all units have left, and never pass it on the way", () => {
    fc.assert(
      fc.property(
        orders,
        fc.array(fc.nat(100_000), { minLength: 4, maxLength: 4 }),
        fc.nat(5_000),
        ({ quantities, moves }, prices, deliveryMinor) => {
          const sold = quantities.map((quantity, i) => ({ lineId: lineId(i), quantity, paidMinor: prices[i]! }));
          const totalMinor = sold.reduce((sum, line) => sum + line.paidMinor, deliveryMinor);
          let lines: LineUnits[] = sold.map((line) => ({ ...line, shipped: 0, cancelled: 0 }));
          let [parcelsMinor, isFirst] = [0, true];
          const send = (take: readonly number[]) => {
            const units = lines
              .map((line, i) => ({ lineId: line.lineId, quantity: Math.min(take[i]!, waiting(line)) }))
              .filter(({ quantity }) => quantity > 0);
            if (units.length === 0) return;
            lines = after(lines, units, "shipped");
            const worth = { totalMinor, deliveryMinor, lines: sold, parcelsMinor, cancelledMinor: 0, isFirst };
            parcelsMinor += parcelMinor(worth, units, stateOf(lines) === "shipped");
            isFirst = false;
            expect(parcelsMinor).toBeLessThanOrEqual(totalMinor);
          };
          for (const { take } of moves) send(take);
          send([5, 5, 5, 5]);
          expect(parcelsMinor).toBe(totalMinor);
        },
      ),
    );
  });

  it("are what is asked for in cash, never more than is due, and with the last parcel all of it", () => {
    expect(cashMinor({ amountMinor: 500, dueMinor: 900, isLast: false })).toBe(500);
    expect(cashMinor({ amountMinor: 500, dueMinor: 400, isLast: false })).toBe(400);
    expect(cashMinor({ amountMinor: 500, dueMinor: 499, isLast: true })).toBe(499);
  });
});

describe("how far a purchase is", () => {
  it.each([
    [["pending"], "pending"],
    [["confirmed", "confirmed"], "confirmed"],
    [["confirmed", "picking"], "in_progress"],
    [["confirmed", "shipped"], "partly_shipped"],
    [["partly_shipped"], "partly_shipped"],
    [["shipped", "shipped"], "shipped"],
    [["shipped", "delivered"], "partly_delivered"],
    [["delivered", "cancelled"], "delivered"],
    [["cancelled", "cancelled"], "cancelled"],
    [["cancelled", "packed"], "in_progress"],
    [["expired"], "expired"],
  ] as const)("with orders that are %j is %s", (statuses, progress) => {
    expect(progressOf(statuses)).toBe(progress);
  });

  it("is one of its words, whatever states its orders are in and in whatever order", () => {
    const statuses = fc.array(fc.constantFrom(...ORDER_STATUSES), { minLength: 1, maxLength: 6 });
    fc.assert(
      fc.property(statuses, (of) => {
        expect(PURCHASE_PROGRESS).toContain(progressOf(of));
        expect(progressOf(of.toReversed())).toBe(progressOf(of));
      }),
    );
  });
});

describe("an invoice", () => {
  it("has rows that sum to its total, net and tax apart, and leaves out what is not paid for", () => {
    const part = fc.record({
      quantity: fc.nat(5),
      amountMinor: fc.nat(90_000),
      share: fc.integer({ min: 0, max: 30 }),
    });
    fc.assert(
      fc.property(fc.array(part, { maxLength: 6 }), fc.nat(3_000), (parts, deliveryMinor) => {
        const named = parts.map((_, i) => ({ id: lineId(i), title: `T${i}`, variantLabel: "", sku: `S${i}` }));
        const content = contentOf({ seller: { name: "A", country: "DE" }, market: MARKETS.de }, named, {
          parts: parts.map(({ quantity, amountMinor, share }, i) => ({
            lineId: lineId(i),
            quantity,
            amountMinor,
            taxMinor: Math.floor((amountMinor * share) / 100),
          })),
          delivery: { amountMinor: deliveryMinor, taxMinor: 0 },
          discountMinor: 0,
          creditMinor: 1_000_000,
        });
        const rows = [...content.rows, ...(content.delivery ? [content.delivery] : [])];
        for (const row of rows) expect(row.netMinor + row.taxMinor).toBe(row.grossMinor);
        expect(rows.reduce((sum, row) => sum + row.grossMinor, 0)).toBe(content.totalMinor);
        expect(content.taxes.reduce((sum, tax) => sum + tax.netMinor + tax.taxMinor, 0)).toBe(content.totalMinor);
        expect(content.creditMinor).toBeLessThanOrEqual(content.totalMinor);
        expect(content.rows).toHaveLength(parts.filter((each) => each.quantity > 0 || each.amountMinor > 0).length);
      }),
    );
  });
});

it("numbers are made of letters that cannot be mistaken for each other", () => {
  expect(purchaseNumber(new Uint8Array([0, 1, 2, 3, 4, 5, 6, 7]))).toBe("S-2345-6789");
  expect(orderNumber("S-2345-6789", 0)).toBe("S-2345-6789-1");
});
