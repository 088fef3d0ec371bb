// What a cart will most likely look like after a change, before the server has said so. It decides and touches nothing.
import type { CartGroup, CartLineView, CartView } from "@stoa/client";

const linesOf = (cart: CartView): CartLineView[] => cart.groups.flatMap((group) => group.lines);

const sumOf = (lines: readonly CartLineView[]): number => lines.reduce((sum, line) => sum + line.totalMinor, 0);

/** The cart with another quantity of one offer; with none of it, the line is gone and can be put back. */
export function withQuantity(cart: CartView, offerId: string, quantity: number): CartView {
  const changed = ({ lines, ...group }: CartGroup): CartGroup => {
    const now = lines
      .map((line) => (line.offerId === offerId ? { ...line, quantity, totalMinor: line.unitMinor * quantity } : line))
      .filter((line) => line.quantity > 0);
    return { ...group, lines: now, itemsMinor: sumOf(now) };
  };
  const groups = cart.groups.map(changed).filter((group) => group.lines.length > 0);
  const isRemoved = quantity === 0 && linesOf(cart).some((line) => line.offerId === offerId);
  const guess = { ...cart, groups };
  const lines = linesOf(guess);
  return {
    ...guess,
    unitCount: lines.reduce((sum, line) => sum + line.quantity, 0),
    itemsMinor: sumOf(lines),
    removed: isRemoved ? 1 : cart.removed,
  };
}
