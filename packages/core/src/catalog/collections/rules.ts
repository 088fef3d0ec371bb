// Decisions about collections: who may edit them, which products a save moves in or out, the order of a list.
import { DomainError, type Id, type OperatorRole } from "@stoa/contract";

const EDITORS: readonly OperatorRole[] = ["admin", "catalogue"];

/** Refuses an operator who does not look after the catalogue. @throws FORBIDDEN */
export function requireEditor(role: OperatorRole): void {
  if (!EDITORS.includes(role)) throw new DomainError("FORBIDDEN", { permission: "catalogue" });
}

/** The members of exactly one of two lists: what came and what went. */
export function moved<T>(before: readonly T[], after: readonly T[]): T[] {
  const [old, now] = [new Set(before), new Set(after)];
  return [...old.symmetricDifference(now)];
}

/** All ids in a new order: those named first, as they are named; the others after them, as they were. */
export function arranged(present: readonly Id<"collection">[], named: readonly Id<"collection">[]): Id<"collection">[] {
  const known = new Set(present);
  return [...new Set([...named.filter((id) => known.has(id)), ...present])];
}
