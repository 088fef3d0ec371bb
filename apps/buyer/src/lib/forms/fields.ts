// Reading the fields of a form, and what a good outcome makes old.

/** A field as text, without the space around it. */
export function text(fields: FormData, name: string): string {
  return String(fields.get(name) ?? "").trim();
}

/** The reads (by their names in `queries.ts`) that a change of the cart makes old. */
export const CART = ["cart", "quote"];

/** The reads that a change of a wish list makes old. */
export const LISTS = ["lists", "list"];

/** The reads that a change of who is looking makes old. */
export const EVERYTHING_OWN = [
  ...CART,
  ...LISTS,
  "viewer",
  "orders",
  "purchase",
  "addresses",
  "notices",
  "preferences",
  "alerts",
];
/** The reads that a change of notices makes old. */
export const NOTICES = ["notices"];

/** The read that a change of keys and apps makes old. */
export const ACCESS = ["access"];

/** The reads that a change of a return, a claim or a message makes old. */
export const CASES = ["return", "return-options", "cases", "claim", "thread", "threads", "purchase"];
