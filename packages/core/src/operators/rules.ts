// Who may change what about operators, and whom one may look as. Decides; touches nothing.
import { DomainError, type Id, MINUTE_MS, type OperatorRole } from "@stoa/contract";

/** How long the way from the admin app into the shop is open. */
export const LOOK_LINK_MS = MINUTE_MS;

/** Nobody changes what they may do themselves. @throws FORBIDDEN */
export function checkNotOneself(actorId: Id<"user">, userId: Id<"user">): void {
  if (actorId === userId) throw new DomainError("FORBIDDEN", { permission: "operators.manage", because: "oneself" });
}

/** Refuses a change that would leave nobody who can let others in. `next` null: they go. @throws LAST_ADMIN */
export function checkAdmins(of: { role: OperatorRole; next: OperatorRole | null; admins: number }): void {
  if (of.role === "admin" && of.next !== "admin" && of.admins <= 1) throw new DomainError("LAST_ADMIN");
}

/** Nobody looks through the eyes of an operator. @throws FORBIDDEN */
export function checkLookable(of: { operator: OperatorRole | null }): void {
  if (of.operator !== null) throw new DomainError("FORBIDDEN", { permission: "users.look", because: "operator" });
}

/** An operator's account is not shut: their role is taken back first. @throws FORBIDDEN */
export function checkBlockable(of: { operator: OperatorRole | null }): void {
  if (of.operator !== null) throw new DomainError("FORBIDDEN", { permission: "users.manage", because: "operator" });
}
