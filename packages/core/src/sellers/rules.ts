// Which decisions about a seller are possible now.
import { DomainError, SELLER_NEXT, type SellerStatus } from "@stoa/contract";

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
