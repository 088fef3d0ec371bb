// Who may change what about a team. Decides; touches nothing.
import { covers, DAY_MS, DomainError, INVITATION_DAYS, type SellerRole } from "@stoa/contract";

/** How long an invitation's link is good. */
export const INVITATION_MS = INVITATION_DAYS * DAY_MS;

/** Most members of a team and people who are asked to join, together. */
export const MAX_TEAM = 200;

/**
 * Refuses whoever gives, takes or changes a role that may do what their own may not.
 * @throws FORBIDDEN
 */
export function checkReach(own: SellerRole, ...roles: readonly SellerRole[]): void {
  const above = roles.find((role) => !covers(own, role));
  if (above) throw new DomainError("FORBIDDEN", { permission: "team.manage", role: above });
}

/** Refuses a change that would leave a team without an owner. `next` null: they go. @throws LAST_OWNER */
export function checkOwners(of: { role: SellerRole; next: SellerRole | null; owners: number }): void {
  if (of.role === "owner" && of.next !== "owner" && of.owners <= 1) throw new DomainError("LAST_OWNER");
}

/** Whether an invitation can be accepted now. */
export const isGood = (of: { endedAt: number | null; expiresAt: number }, nowMs: number): boolean =>
  of.endedAt === null && nowMs < of.expiresAt;
