// What cannot happen. A broken invariant is a bug, never an answer to a user.

/** Fails loudly when something that must be true is not. */
export function invariant(condition: unknown, what: string): asserts condition {
  if (!condition) throw new Error(`invariant broken: ${what}`);
}

/** The value, or a loud failure when it is missing. */
export function must<T>(value: T | null | undefined, what: string): T {
  invariant(value !== null && value !== undefined, what);
  return value;
}
