// Decisions about collections: which products a save moves in or out, the order of a list.
import type { Id } from "@stoa/contract";

/** A collection as the index knows it: by its address, and by what was chosen for it. */
export interface Membership {
  slug: string;
  productIds: readonly Id<"product">[];
}

/** The products whose row in the index changes with a save: what came and what went, or all when the address is another. */
export function touchedProducts(before: Membership, after: Membership): Id<"product">[] {
  const [old, now] = [new Set(before.productIds), new Set(after.productIds)];
  return [...(before.slug === after.slug ? old.symmetricDifference(now) : old.union(now))];
}

/** All ids in a new order: those named first, as they are named; the others after them, as they were. */
export function arranged(present: readonly Id<"collection">[], named: readonly Id<"collection">[]): Id<"collection">[] {
  const known = new Set(present);
  return [...new Set([...named.filter((id) => known.has(id)), ...present])];
}
