// Which decisions about a seller are possible now.
import { DomainError, SELLER_NEXT, type SellerRole, type SellerStatus } from "@stoa/contract";

/** What an operator can decide, and the state that it leads to. */
export const SELLER_DECISIONS = {
  approve: "active",
  reinstate: "active",
  suspend: "suspended",
  refuse: "refused",
} as const satisfies Record<string, SellerStatus>;

/** The name of a decision. */
export type SellerDecision = keyof typeof SELLER_DECISIONS;

/** From which state each decision starts. */
const STARTS: Record<SellerDecision, SellerStatus> = {
  approve: "applied",
  reinstate: "suspended",
  suspend: "active",
  refuse: "applied",
};

/** The state after a decision. @throws ILLEGAL_TRANSITION the seller is not in a state from which it can be decided */
export function decide(status: SellerStatus, decision: SellerDecision): SellerStatus {
  const next = SELLER_DECISIONS[decision];
  if (status !== STARTS[decision] || !(SELLER_NEXT[status] as readonly SellerStatus[]).includes(next)) {
    throw new DomainError("ILLEGAL_TRANSITION", { from: status, to: next });
  }
  return next;
}

/** What a member of a seller's team may do beside looking. */
const TEAM_PERMISSIONS = {
  offers: ["owner", "manager"],
  fulfilment: ["owner", "manager", "fulfilment"],
  cancellation: ["owner", "manager", "support"],
} as const satisfies Record<string, readonly SellerRole[]>;

/** Refuses a member whose role does not carry a permission. @throws FORBIDDEN */
export function requirePermission(role: SellerRole, permission: keyof typeof TEAM_PERMISSIONS): void {
  if (!(TEAM_PERMISSIONS[permission] as readonly SellerRole[]).includes(role))
    throw new DomainError("FORBIDDEN", { permission });
}
