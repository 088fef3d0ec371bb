// Claims: what can be claimed when, how long each side has, and what silence comes to. Decides; touches nothing.
import {
  CLAIM_NEXT,
  type ClaimAnswer,
  type ClaimDecision,
  type ClaimKind,
  type ClaimStatus,
  DAY_MS,
  DomainError,
  HOUR_MS,
  type Id,
  prorateMinor,
  type ReturnReason,
} from "@stoa/contract";

/** How long a seller may take to answer; then the claim goes to the marketplace. */
export const ANSWER_MS = 48 * HOUR_MS;
/** How long a buyer may think about an answer; then the claim is closed. */
export const THINK_MS = 7 * DAY_MS;
/** Within which time the marketplace decides, the first time and after an appeal. */
export const DECIDE_MS = 3 * DAY_MS;
/** How long a buyer may appeal. */
export const APPEAL_MS = 14 * DAY_MS;

/** What an order lets be claimed. */
export interface Claimable {
  isClaimable: boolean;
  isMissingClaimable: boolean;
}

/** A line with the units that are in no case: of all that were sold, and of those that have arrived. */
export interface ClaimableLine {
  lineId: Id<"line">;
  soldQuantity: number;
  arrivedQuantity: number;
}

/**
 * Refuses a claim that the guarantee does not cover.
 * @throws WINDOW_CLOSED it is too late, or too early to call a parcel lost
 * @throws INVALID_INPUT a line is named twice or not of the order, or there are not so many units
 */
export function checkClaim(
  kind: ClaimKind,
  wanted: readonly { lineId: Id<"line">; quantity: number }[],
  order: Claimable,
  lines: readonly ClaimableLine[],
): void {
  if (!(kind === "not_arrived" ? order.isMissingClaimable : order.isClaimable)) throw new DomainError("WINDOW_CLOSED");
  if (new Set(wanted.map(({ lineId }) => lineId)).size < wanted.length)
    throw new DomainError("INVALID_INPUT", { field: "lines" });
  for (const { lineId, quantity } of wanted) {
    const line = lines.find((each) => each.lineId === lineId);
    const units = line ? (kind === "not_arrived" ? line.soldQuantity : line.arrivedQuantity) : 0;
    if (quantity < 1 || quantity > units) throw new DomainError("INVALID_INPUT", { field: "lines", lineId, units });
  }
}

/** Refuses a step that may not follow. @throws ILLEGAL_TRANSITION */
export function checkClaimStep(from: ClaimStatus, to: ClaimStatus): void {
  if (!(CLAIM_NEXT[from] as readonly ClaimStatus[]).includes(to))
    throw new DomainError("ILLEGAL_TRANSITION", { from, to });
}

/** When a claim in this state is due; null where it is over. */
export function claimDueAt(status: ClaimStatus, nowMs: number): number | null {
  switch (status) {
    case "open":
      return nowMs + ANSWER_MS;
    case "answered":
      return nowMs + THINK_MS;
    case "escalated":
    case "appealed":
      return nowMs + DECIDE_MS;
    case "denied":
      return nowMs + APPEAL_MS;
    default:
      return null;
  }
}

/** What silence comes to. With the marketplace nothing happens by itself: the desk shows what is overdue first. */
export const CLAIM_WHEN_DUE = {
  open: "escalated",
  answered: "closed",
  denied: "closed",
} as const satisfies Partial<Record<ClaimStatus, ClaimStatus>>;

/**
 * Where a seller's answer leads.
 * @throws INVALID_INPUT a refusal without words, or a thing asked back that has not arrived
 */
export function answered(kind: ClaimKind, answer: ClaimAnswer, note: string): "answered" | "resolved" {
  if (answer === "refuse" && note.length < 3) throw new DomainError("INVALID_INPUT", { field: "note" });
  if (answer === "return" && kind === "not_arrived") throw new DomainError("INVALID_INPUT", { field: "answer" });
  return answer === "refund" ? "resolved" : "answered";
}

/** Where an operator's decision leads: a denial can be appealed once. */
export function decided(status: ClaimStatus, decision: ClaimDecision): ClaimStatus {
  if (decision !== "deny") return "resolved";
  return status === "appealed" ? "closed" : "denied";
}

/** Why a thing comes back that was claimed for. */
export const RETURN_REASON_OF = {
  not_arrived: "other",
  damaged: "damaged",
  wrong_item: "wrong_item",
  not_as_described: "not_as_described",
  missing_part: "not_as_described",
} as const satisfies Record<ClaimKind, ReturnReason>;

/**
 * An amount shared out over lines by what is left of each, to the last unit of money.
 * @throws INVALID_INPUT it is more than is left of them together
 */
export function shareOut(
  minor: number,
  lines: readonly { lineId: Id<"line">; amountMinor: number }[],
): { lineId: Id<"line">; amountMinor: number }[] {
  const left = lines.reduce((sum, line) => sum + line.amountMinor, 0);
  if (minor < 1 || minor > left) throw new DomainError("INVALID_INPUT", { field: "minor", minor: left });
  const shares = prorateMinor(
    minor,
    lines.map(({ amountMinor }) => amountMinor),
  );
  return lines
    .map(({ lineId }, i) => ({ lineId, amountMinor: shares[i]! }))
    .filter(({ amountMinor }) => amountMinor > 0);
}
