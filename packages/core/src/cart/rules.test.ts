import { type Id, MAX_CART_LINES, MAX_SAVED_LINES, readCartItems, writeCartItems } from "@stoa/contract";
import fc from "fast-check";
import { describe, expect, it } from "vitest";
import type { CartChange, CartState, CartTerms } from "../kernel/index.ts";
import { applyChange, applyRequest, EMPTY_CART, storedCart } from "./rules.ts";
import { anyChange, offer } from "./testing.ts";

const terms = (unitMinor: number, maxPerOrder: number | null = null): CartTerms => ({
  currency: "USD",
  unitMinor,
  maxPerOrder,
});

function run(changes: readonly CartChange[], from: CartState = EMPTY_CART): CartState {
  return changes.reduce((cart, change) => {
    const answer = applyChange(cart, change);
    return answer.ok ? answer.cart : cart;
  }, from);
}

const add = (n: number, quantity: number, at?: CartTerms): CartChange => ({
  kind: "add",
  offerId: offer(n),
  quantity,
  ...(at ? { terms: at } : {}),
});
const many = (count: number, quantity = 1): CartChange[] => Array.from({ length: count }, (_, n) => add(n, quantity));
const quantities = (cart: CartState) => cart.lines.map(({ offerId, quantity }) => [offerId, quantity]);

describe("a cart", () => {
  it("grows a line that is there already and never beyond 99", () => {
    expect(run([add(1, 60), add(1, 60)]).lines).toEqual([{ offerId: offer(1), quantity: 99 }]);
  });
  it("loses a line that is set to nothing, and gets it back where it was", () => {
    const cart = run([add(1, 2), add(2, 1), { kind: "set", offerId: offer(1), quantity: 0 }]);
    expect(quantities(cart)).toEqual([[offer(2), 1]]);
    expect(cart.version).toBe(3);
    expect(quantities(run([{ kind: "undo" }], cart))).toEqual([
      [offer(1), 2],
      [offer(2), 1],
    ]);
  });
  it("gives back all lines that were removed at once, until another change forgets them", () => {
    const cart = run([...many(3), { kind: "clear" }]);
    expect(cart.lines).toEqual([]);
    expect(run([{ kind: "undo" }], cart).lines).toHaveLength(3);
    expect(run([add(9, 1), { kind: "undo" }], cart).lines).toHaveLength(1);
  });
  it("is emptied by the purchase of the very version that was bought, and by no other", () => {
    const cart = run([add(1, 2)]);
    expect(run([{ kind: "bought", version: 1 }], cart).lines).toEqual([]);
    expect(run([{ kind: "bought", version: 0 }], cart)).toEqual(cart);
  });
  it("refuses units beyond what the seller sells to one order, however they come together", () => {
    const limit = terms(100, 3);
    const cart = run([add(1, 2, limit)]);
    const refused = { ok: false, code: "OVER_ORDER_LIMIT", details: { offerId: offer(1), maxPerOrder: 3 } };
    expect(applyChange(cart, add(1, 2, limit))).toEqual(refused);
    expect(applyChange(cart, { kind: "set", offerId: offer(1), quantity: 4, terms: limit })).toEqual(refused);
    expect(run([{ kind: "set", offerId: offer(1), quantity: 3, terms: limit }], cart).lines[0]!.quantity).toBe(3);
  });
  it("refuses a line too many and keeps what it had", () => {
    const full = run(many(MAX_CART_LINES));
    expect(applyChange(full, add(999, 1))).toEqual({ ok: false, code: "CART_FULL", details: {} });
  });
  it("refuses a change of another version, and says what it is", () => {
    const cart = run([add(1, 2), add(2, 1)]);
    expect(applyRequest(cart, { change: add(1, 1), key: null, version: 1 })).toEqual({
      ok: false,
      code: "CONFLICT",
      details: { version: 2, lines: [`${offer(1)}:2`, `${offer(2)}:1`] },
    });
    expect(applyRequest(cart, { change: add(1, 1), key: null, version: 2 })).toMatchObject({ ok: true });
  });
  it("of an earlier form is read with what it lacks", () => {
    const old = { version: 4, lines: [{ offerId: offer(1), quantity: 1 }] };
    expect(storedCart(old)).toEqual({ ...EMPTY_CART, ...old });
  });
});

describe("what is saved for later", () => {
  it("moves there and back with its units, and counts as no part of the cart meanwhile", () => {
    const kept = run([add(1, 3), add(2, 1), { kind: "save", offerId: offer(1) }]);
    expect(quantities(kept)).toEqual([[offer(2), 1]]);
    expect(kept.saved).toEqual([{ offerId: offer(1), quantity: 3 }]);
    const back = run([{ kind: "unsave", offerId: offer(1) }], kept);
    expect(back.saved).toEqual([]);
    expect(quantities(back)).toEqual([
      [offer(2), 1],
      [offer(1), 3],
    ]);
  });
  it("comes back only up to the seller's limit, and not at all into a full cart", () => {
    const kept = run([add(1, 5), { kind: "save", offerId: offer(1) }]);
    const back = run([{ kind: "unsave", offerId: offer(1), terms: terms(1, 2) }], kept);
    expect(quantities(back)).toEqual([[offer(1), 2]]);
    const full = run(
      Array.from({ length: MAX_CART_LINES }, (_, n) => add(100 + n, 1)),
      kept,
    );
    expect(applyChange(full, { kind: "unsave", offerId: offer(1) })).toMatchObject({ ok: false, code: "CART_FULL" });
  });
});

describe("carts that come together", () => {
  it("add their units up to the limits, and note each line that could not have all", () => {
    const own = run([add(1, 60), add(2, 2), add(3, 1)]);
    const guest = run([add(1, 50), add(2, 2), add(4, 1)]);
    const cart = run([{ kind: "merge", from: guest, limits: { [offer(2)]: 3 } }], own);
    expect(quantities(cart)).toEqual([
      [offer(1), 99],
      [offer(2), 3],
      [offer(3), 1],
      [offer(4), 1],
    ]);
    expect(cart.notes).toEqual([
      { offerId: offer(1), wanted: 110 },
      { offerId: offer(2), wanted: 4 },
    ]);
    expect(run([{ kind: "seen", currency: "USD", prices: {}, isAccepted: true }], cart).notes).toEqual([]);
  });
  it("keep for later what finds no room, with a note", () => {
    const own = run(many(MAX_CART_LINES));
    const cart = run([{ kind: "merge", from: run([add(700, 2)]), limits: {} }], own);
    expect(cart.lines).toHaveLength(MAX_CART_LINES);
    expect(cart.saved).toEqual([{ offerId: offer(700), quantity: 2 }]);
    expect(cart.notes).toEqual([{ offerId: offer(700), wanted: 2 }]);
  });
  it("take from the guest's cart what has moved, and nothing that was added meanwhile", () => {
    const guest = run([add(1, 2), add(2, 1), { kind: "save", offerId: offer(2) }]);
    const since = run([add(1, 1), add(3, 1)], guest);
    const left = run([{ kind: "moved", lines: guest.lines, saved: guest.saved }], since);
    expect(quantities(left)).toEqual([
      [offer(1), 1],
      [offer(3), 1],
    ]);
    expect(left.saved).toEqual([]);
  });
  it("never lose a unit below the limits: the sum is the smaller of the sum and the limit", () => {
    const lines = fc.uniqueArray(
      fc.record({ offerId: fc.nat(8).map(offer), quantity: fc.integer({ min: 1, max: 99 }) }),
      { selector: (line) => line.offerId },
    );
    fc.assert(
      fc.property(lines, lines, (own, guest) => {
        const cart = run([{ kind: "merge", from: { lines: guest, saved: [] }, limits: {} }], {
          ...EMPTY_CART,
          lines: own,
        });
        const of = (all: typeof own, id: Id<"offer">) => all.find((line) => line.offerId === id)?.quantity ?? 0;
        for (const { offerId, quantity } of cart.lines)
          expect(quantity).toBe(Math.min(99, of(own, offerId) + of(guest, offerId)));
        expect(cart.lines).toHaveLength(new Set([...own, ...guest].map((line) => line.offerId)).size);
      }),
    );
  });
});

describe("prices that were seen", () => {
  it("stay with the line in each currency until they are accepted anew, and change no version", () => {
    const cart = run([add(1, 1, terms(2_000))]);
    const filled = run([{ kind: "seen", currency: "USD", prices: { [offer(1)]: 1 }, isAccepted: false }], cart);
    expect(filled).toBe(cart);
    const inYen = run([{ kind: "seen", currency: "JPY", prices: { [offer(1)]: 300 }, isAccepted: false }], cart);
    expect(inYen.lines[0]!.seen).toEqual({ USD: 2_000, JPY: 300 });
    const accepted = run([{ kind: "seen", currency: "USD", prices: { [offer(1)]: 1_800 }, isAccepted: true }], inYen);
    expect(accepted.lines[0]!.seen).toEqual({ USD: 1_800, JPY: 300 });
    expect(accepted.version).toBe(cart.version);
  });
  it("go along when the line is kept for later and comes back", () => {
    const back = run([
      add(1, 1, terms(2_000)),
      { kind: "save", offerId: offer(1) },
      { kind: "unsave", offerId: offer(1), terms: terms(1_500) },
    ]);
    expect(back.lines[0]!.seen).toEqual({ USD: 2_000 });
  });
});

describe("several things at once", () => {
  it("come in as far as they fit, and the answer says how many of each", () => {
    const cart = run([add(1, 2)]);
    const items = [
      { offerId: offer(1), quantity: 3, terms: terms(10, 4) },
      { offerId: offer(2), quantity: 1 },
    ];
    const answer = applyChange(cart, { kind: "put", items });
    expect(answer).toMatchObject({ ok: true, put: { [offer(1)]: 2, [offer(2)]: 1 } });
  });
  it("are written in a link and read back; what is no offer is left out", () => {
    const items = [{ offerId: `ofr_${"0".repeat(26)}`, quantity: 2 }];
    const written = writeCartItems(items);
    expect(readCartItems(`${written},nonsense:2,${items[0]!.offerId}:1,${items[0]!.offerId}:-4`)).toEqual([
      { offerId: items[0]!.offerId, quantity: 3 },
    ]);
  });
});

describe("whatever happens to a cart", () => {
  it("no line stands twice, no quantity is out of range, no list is too long, and a refused change changes nothing", () => {
    fc.assert(
      fc.property(fc.array(anyChange, { maxLength: 60 }), (changes) => {
        let cart = EMPTY_CART;
        for (const change of changes) {
          const before = structuredClone(cart);
          const answer = applyChange(cart, change);
          expect(cart).toEqual(before);
          if (!answer.ok) continue;
          const isOther = JSON.stringify(quantities(cart)) !== JSON.stringify(quantities(answer.cart));
          expect(answer.cart.version).toBe(cart.version + (isOther ? 1 : 0));
          cart = answer.cart;
          for (const [lines, limit] of [
            [cart.lines, MAX_CART_LINES],
            [cart.saved, MAX_SAVED_LINES],
          ] as const) {
            expect(lines.length).toBeLessThanOrEqual(limit);
            expect(new Set(lines.map((line) => line.offerId)).size).toBe(lines.length);
            for (const line of lines) expect(line.quantity >= 1 && line.quantity <= 99).toBe(true);
          }
        }
      }),
    );
  });
});
