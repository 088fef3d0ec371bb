// What a change makes of a cart. A pure reducer: no prices, no clock.
import { MAX_CART_LINES, MAX_LINE_QUANTITY } from "@stoa/contract";
import type { CartAnswer, CartChange, CartLine, CartState } from "../kernel/index.ts";

/** A cart nobody has put anything in. */
export const EMPTY_CART: CartState = { version: 0, lines: [] };

function grow(lines: readonly CartLine[], added: CartLine): CartLine[] {
  const capped = (quantity: number) => Math.min(MAX_LINE_QUANTITY, quantity);
  return lines.some((line) => line.offerId === added.offerId)
    ? lines.map((line) =>
        line.offerId === added.offerId ? { ...line, quantity: capped(line.quantity + added.quantity) } : line,
      )
    : [...lines, { ...added, quantity: capped(added.quantity) }];
}

function linesAfter(cart: CartState, change: CartChange): CartLine[] {
  switch (change.kind) {
    case "add":
      return grow(cart.lines, { offerId: change.offerId, quantity: change.quantity });
    case "set":
      return change.quantity === 0
        ? cart.lines.filter((line) => line.offerId !== change.offerId)
        : cart.lines.map((line) =>
            line.offerId === change.offerId
              ? { ...line, quantity: Math.min(MAX_LINE_QUANTITY, change.quantity) }
              : line,
          );
    case "merge":
      return change.lines.reduce(grow, cart.lines);
    case "bought":
      return cart.version === change.version ? [] : cart.lines;
  }
}

/** The cart after a change; a change that alters nothing keeps the version. Too many lines, or units of one, are refused. */
export function applyChange(cart: CartState, change: CartChange): CartAnswer {
  const lines = linesAfter(cart, change);
  if (lines.length > MAX_CART_LINES) return { ok: false, code: "CART_FULL", details: {} };
  if ((change.kind === "add" || change.kind === "set") && change.maxPerOrder != null) {
    const { offerId, maxPerOrder } = change;
    if (lines.some((line) => line.offerId === offerId && line.quantity > maxPerOrder))
      return { ok: false, code: "OVER_ORDER_LIMIT", details: { offerId, maxPerOrder } };
  }
  const same = JSON.stringify(lines) === JSON.stringify(cart.lines);
  return { ok: true, cart: same ? cart : { version: cart.version + 1, lines } };
}
