import { type Id, MAX_CART_LINES } from "@stoa/contract";
import fc from "fast-check";
import { describe, expect, it } from "vitest";
import type { CartChange, CartState } from "../kernel/index.ts";
import { applyChange, EMPTY_CART } from "./rules.ts";

const offer = (n: number) => `ofr_${n}` as Id<"offer">;

function run(changes: readonly CartChange[], from: CartState = EMPTY_CART): CartState {
  return changes.reduce((cart, change) => {
    const answer = applyChange(cart, change);
    return answer.ok ? answer.cart : cart;
  }, from);
}

describe("a cart", () => {
  it("grows a line that is there already and never beyond 99", () => {
    expect(
      run([
        { kind: "add", offerId: offer(1), quantity: 60 },
        { kind: "add", offerId: offer(1), quantity: 60 },
      ]).lines,
    ).toEqual([{ offerId: offer(1), quantity: 99 }]);
  });
  it("loses a line that is set to nothing", () => {
    expect(
      run([
        { kind: "add", offerId: offer(1), quantity: 2 },
        { kind: "set", offerId: offer(1), quantity: 0 },
      ]),
    ).toEqual({ version: 2, lines: [] });
  });
  it("is emptied by the purchase of the very version that was bought, and by no other", () => {
    const cart = run([{ kind: "add", offerId: offer(1), quantity: 2 }]);
    expect(run([{ kind: "bought", version: 1 }], cart).lines).toEqual([]);
    expect(run([{ kind: "bought", version: 0 }], cart)).toEqual(cart);
  });
  it("refuses units beyond what the seller sells to one order, however they come together", () => {
    const cart = run([{ kind: "add", offerId: offer(1), quantity: 2, maxPerOrder: 3 }]);
    const refused = { ok: false, code: "OVER_ORDER_LIMIT", details: { offerId: offer(1), maxPerOrder: 3 } };
    expect(applyChange(cart, { kind: "add", offerId: offer(1), quantity: 2, maxPerOrder: 3 })).toEqual(refused);
    expect(applyChange(cart, { kind: "set", offerId: offer(1), quantity: 4, maxPerOrder: 3 })).toEqual(refused);
    expect(run([{ kind: "set", offerId: offer(1), quantity: 3, maxPerOrder: 3 }], cart).lines[0]!.quantity).toBe(3);
  });
  it("refuses a line too many and keeps what it had", () => {
    const full = run(
      Array.from({ length: MAX_CART_LINES }, (_, n) => ({ kind: "add" as const, offerId: offer(n), quantity: 1 })),
    );
    expect(applyChange(full, { kind: "add", offerId: offer(999), quantity: 1 })).toEqual({
      ok: false,
      code: "CART_FULL",
      details: {},
    });
  });
  it("never holds a line twice, nor a quantity out of range, whatever happens", () => {
    const change = fc.oneof(
      fc.record({
        kind: fc.constant("add" as const),
        offerId: fc.nat(5).map(offer),
        quantity: fc.integer({ min: 1, max: 99 }),
      }),
      fc.record({
        kind: fc.constant("set" as const),
        offerId: fc.nat(5).map(offer),
        quantity: fc.integer({ min: 0, max: 99 }),
      }),
      fc.record({ kind: fc.constant("bought" as const), version: fc.nat(20) }),
    );
    fc.assert(
      fc.property(fc.array(change), (changes) => {
        const { lines } = run(changes);
        expect(new Set(lines.map((line) => line.offerId)).size).toBe(lines.length);
        for (const line of lines) expect(line.quantity >= 1 && line.quantity <= 99).toBe(true);
      }),
    );
  });
});
