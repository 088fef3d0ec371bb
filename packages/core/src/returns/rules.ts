// Returns: under which terms something may come back, until when, who pays what, and what a return comes to by itself.
// Decides; touches nothing.
import {
  addDays,
  type BarredReason,
  DAY_MS,
  DomainError,
  HOUR_MS,
  type Id,
  isoDay,
  type Market,
  RETURN_NEXT,
  type ReturnReason,
  type ReturnStatus,
  type WayBackPayer,
} from "@stoa/contract";

/** How long a seller may think about a return that the policy does not cover; then it is approved. */
export const DECIDE_MS = 24 * HOUR_MS;
/** How long a customer may take to send things back: Directive 2011/83/EU, article 14 (1) gives at most 14 days. */
export const SEND_BACK_MS = 14 * DAY_MS;
/** How long a parcel may be on its way back before it counts as received. */
export const RECEIPT_MS = 14 * DAY_MS;
/** Working days after receipt within which the money goes back; then the marketplace sends it. */
export const REFUND_WORKING_DAYS = 2;
/** How long after its window a return can still be asked for, as a favour that the seller decides on. */
export const LATE_DAYS = 30;
/** The right of withdrawal: 14 days from the day on which the goods are in hand (Directive 2011/83/EU, article 9 (1), (2) b). */
export const WITHDRAWAL_DAYS = 14;

/** The countries in which Directive 2011/83/EU is law. */
const EU = new Set("AT BE BG CY CZ DE DK EE ES FI FR GR HR HU IE IT LT LU LV MT NL PL PT RO SE SI SK".split(" "));

/** Whether buyers in a market have the right of withdrawal. */
export const hasWithdrawal = (market: Pick<Market, "country">): boolean => EU.has(market.country);

/** Reasons that are the seller's doing: the way back and the delivery are theirs to pay. */
const FAULTS: ReadonlySet<ReturnReason> = new Set(["damaged", "wrong_item", "not_as_described", "late"]);

/** What a policy says, whichever level it comes from. */
export interface PolicyFacts {
  categorySlug: string;
  windowDays: number;
  wayBack: WayBackPayer;
  barredBecause: BarredReason | null;
}

/** The terms under which one thing may come back. */
export interface ReturnTerms {
  windowDays: number;
  wayBack: WayBackPayer;
  barredBecause: BarredReason | null;
  /** Days in which no reason is needed; 0 outside of the EU, and where the directive excepts the goods (article 16). */
  withdrawalDays: number;
}

/**
 * The terms for a thing: the policy of the nearest branch above it, made longer or freer by the seller's own terms, and
 * never shorter than the right of withdrawal where there is one. `categoryPath` are slugs from the root, with slashes.
 */
export function returnTerms(
  market: Pick<Market, "country">,
  categoryPath: string,
  policies: readonly PolicyFacts[],
  own: { windowDays: number; wayBack: WayBackPayer } | null,
): ReturnTerms {
  const nearest = categoryPath
    .split("/")
    .toReversed()
    .concat("")
    .map((slug) => policies.find((policy) => policy.categorySlug === slug))
    .find((policy) => policy !== undefined);
  const { windowDays, wayBack, barredBecause } = nearest ?? {
    windowDays: WITHDRAWAL_DAYS,
    wayBack: "buyer" as const,
    barredBecause: null,
  };
  const withdrawalDays = hasWithdrawal(market) && barredBecause === null ? WITHDRAWAL_DAYS : 0;
  return {
    windowDays: Math.max(windowDays, own?.windowDays ?? 0, withdrawalDays),
    wayBack: own?.wayBack === "seller" ? "seller" : wayBack,
    barredBecause,
    withdrawalDays,
  };
}

/** Whether something may come back now. The days are the market's own, and the last one counts in full. */
export type Standing = "open" | "late" | "closed" | "barred";

/** Where a thing stands that arrived at `deliveredAt`. */
export function standingOf(
  terms: ReturnTerms,
  deliveredAt: number,
  nowMs: number,
  timeZone: string,
): { standing: Standing; lastDay: string; isWithdrawable: boolean } {
  const arrived = isoDay(deliveredAt, timeZone);
  const today = isoDay(nowMs, timeZone);
  const lastDay = addDays(arrived, terms.windowDays);
  const isWithdrawable = terms.withdrawalDays > 0 && today <= addDays(arrived, terms.withdrawalDays);
  if (terms.barredBecause !== null) return { standing: "barred", lastDay, isWithdrawable: false };
  const standing = today <= lastDay ? "open" : today <= addDays(lastDay, LATE_DAYS) ? "late" : "closed";
  return { standing, lastDay, isWithdrawable };
}

/** A line as somebody wants to give it back. */
export interface WantedLine {
  lineId: Id<"line">;
  quantity: number;
  reason: ReturnReason;
}

/** What is known of a line that could come back. */
export interface LineFacts {
  lineId: Id<"line">;
  /** Units that are with the customer and in no case. */
  quantity: number;
  standing: Standing | "not_delivered";
  isWithdrawable: boolean;
  wayBack: WayBackPayer;
}

/**
 * How a return begins: approved at once inside the policy, to be decided by the seller where a window has just closed.
 * @throws INVALID_INPUT a line is named twice or not of the order, there are not so many units, or a right of withdrawal is
 * claimed that there is not
 * @throws NOT_RETURNABLE things of this kind do not come back
 * @throws WINDOW_CLOSED it is too late even as a favour
 */
export function checkReturn(
  wanted: readonly WantedLine[],
  known: readonly LineFacts[],
): { status: "approved" | "requested"; isLate: boolean; wayBack: WayBackPayer } {
  let isLate = false;
  let wayBack: WayBackPayer = "buyer";
  if (new Set(wanted.map(({ lineId }) => lineId)).size < wanted.length)
    throw new DomainError("INVALID_INPUT", { field: "lines" });
  for (const { lineId, quantity, reason } of wanted) {
    const line = known.find((each) => each.lineId === lineId);
    if (!line || quantity < 1 || line.standing === "not_delivered" || quantity > line.quantity)
      throw new DomainError("INVALID_INPUT", { field: "lines", lineId, units: line?.quantity ?? 0 });
    if (line.standing === "barred") throw new DomainError("NOT_RETURNABLE", { lineId });
    if (line.standing === "closed") throw new DomainError("WINDOW_CLOSED", { lineId });
    if (reason === "withdrawal" && !line.isWithdrawable)
      throw new DomainError("INVALID_INPUT", { field: "reason", lineId });
    if (line.standing === "late") isLate = true;
    if (FAULTS.has(reason) || line.wayBack === "seller") wayBack = "seller";
  }
  return { status: isLate ? "requested" : "approved", isLate, wayBack };
}

/**
 * Whether the delivery goes back, too: when nothing of the order stays, and it was withdrawn from (Directive 2011/83/EU,
 * article 13 (1)) or the seller's doing.
 */
export const givesDeliveryBack = (reasons: readonly ReturnReason[], unitsLeft: number): boolean =>
  unitsLeft === 0 && reasons.some((reason) => reason === "withdrawal" || FAULTS.has(reason));

/** Refuses a step that may not follow. @throws ILLEGAL_TRANSITION */
export function checkReturnStep(from: ReturnStatus, to: ReturnStatus): void {
  if (!(RETURN_NEXT[from] as readonly ReturnStatus[]).includes(to))
    throw new DomainError("ILLEGAL_TRANSITION", { from, to });
}

/** A time moved by working days, Monday to Friday in UTC: a Friday's noon and two of them is Tuesday's noon. */
export function afterWorkingDays(atMs: number, days: number): number {
  let moved = atMs;
  for (let left = days; left > 0;) {
    moved += DAY_MS;
    const weekday = new Date(moved).getUTCDay();
    if (weekday !== 0 && weekday !== 6) left -= 1;
  }
  return moved;
}

/** When a return in this state comes to something by itself; null where it is over. */
export function returnDueAt(status: ReturnStatus, nowMs: number): number | null {
  switch (status) {
    case "requested":
      return nowMs + DECIDE_MS;
    case "approved":
      return nowMs + SEND_BACK_MS;
    case "sent":
      return nowMs + RECEIPT_MS;
    case "received":
      return afterWorkingDays(nowMs, REFUND_WORKING_DAYS);
    default:
      return null;
  }
}

/** What a return comes to when its time is over, so that nobody's silence holds up another's money. */
export const RETURN_WHEN_DUE = {
  requested: "approved",
  approved: "expired",
  sent: "received",
  received: "refunded",
} as const satisfies Partial<Record<ReturnStatus, ReturnStatus>>;

/** A line of a return with what arrived of it. */
export interface ReceivedLine {
  lineId: Id<"line">;
  receivedQuantity: number;
  resellableQuantity: number;
}

/**
 * What has arrived, for every line of a return; lines that are not named have not.
 * @throws INVALID_INPUT nothing has arrived, more than was to come, or more can be sold than arrived
 */
export function checkReceived(
  lines: readonly { lineId: Id<"line">; quantity: number }[],
  told: readonly ReceivedLine[],
): ReceivedLine[] {
  const strange = told.find(({ lineId }) => !lines.some((line) => line.lineId === lineId));
  if (strange) throw new DomainError("INVALID_INPUT", { field: "lines", lineId: strange.lineId });
  const received = lines.map(({ lineId, quantity }) => {
    const line = told.find((each) => each.lineId === lineId) ?? { lineId, receivedQuantity: 0, resellableQuantity: 0 };
    if (line.receivedQuantity > quantity || line.resellableQuantity > line.receivedQuantity)
      throw new DomainError("INVALID_INPUT", { field: "lines", lineId, units: quantity });
    return { ...line };
  });
  if (received.every(({ receivedQuantity }) => receivedQuantity === 0))
    throw new DomainError("INVALID_INPUT", { field: "lines" });
  return received;
}
