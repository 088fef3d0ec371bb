// Which step of an order may follow, which units can still be sent or called off, what a parcel is worth, and what the
// number of an order looks like. Pure.
import {
  type CancelReason,
  DomainError,
  type Id,
  isToSend,
  ORDER_NEXT,
  type OrderStatus,
  type OrderStep,
  prorateMinor,
  type UnitsOfLine,
} from "@stoa/contract";

/** Refuses a step that may not follow. @throws ILLEGAL_TRANSITION */
export function checkStep(from: OrderStatus, to: OrderStatus): void {
  if (!(ORDER_NEXT[from] as readonly OrderStatus[]).includes(to))
    throw new DomainError("ILLEGAL_TRANSITION", { from, to });
}

/** The step between two states that are known only when it is taken. @throws ILLEGAL_TRANSITION */
export function stepOf(from: OrderStatus, to: OrderStatus): OrderStep {
  checkStep(from, to);
  return { from, to } as OrderStep;
}

/** What has become of the units of a line. */
export interface LineUnits {
  lineId: Id<"line">;
  quantity: number;
  shipped: number;
  cancelled: number;
}

/** Units of a line that wait. */
export const waiting = (line: LineUnits): number => line.quantity - line.shipped - line.cancelled;

/**
 * The units that somebody means: those they name, or all that wait.
 * @throws ILLEGAL_TRANSITION the order has no units that wait
 * @throws INVALID_INPUT a line is not of this order, is named twice, or fewer of it wait
 */
export function chosenUnits(
  { status, lines }: { status: OrderStatus; lines: readonly LineUnits[] },
  to: OrderStatus,
  wanted: readonly UnitsOfLine[] | undefined,
): UnitsOfLine[] {
  const left = lines.filter((line) => waiting(line) > 0);
  if (!isToSend(status) || left.length === 0) throw new DomainError("ILLEGAL_TRANSITION", { from: status, to });
  if (!wanted) return left.map((line) => ({ lineId: line.lineId, quantity: waiting(line) }));
  const seen = new Set<string>();
  for (const { lineId, quantity } of wanted) {
    const line = left.find((each) => each.lineId === lineId);
    const units = line && !seen.has(lineId) ? waiting(line) : 0;
    if (quantity < 1 || quantity > units) throw new DomainError("INVALID_INPUT", { fields: ["lines"], lineId, units });
    seen.add(lineId);
  }
  return [...wanted];
}

/** The lines once these units are dealt with. */
export function after(
  lines: readonly LineUnits[],
  units: readonly UnitsOfLine[],
  fate: "shipped" | "cancelled",
): LineUnits[] {
  return lines.map((line) => {
    const quantity = units.find(({ lineId }) => lineId === line.lineId)?.quantity ?? 0;
    return { ...line, [fate]: line[fate] + quantity };
  });
}

/**
 * The state of an order whose units are in parcels, called off, or wait: sent when none waits, cancelled when none was
 * sent either. Null: as it was before the first parcel.
 */
export function stateOf(lines: readonly LineUnits[]): "partly_shipped" | "shipped" | "cancelled" | null {
  const isSent = lines.some(({ shipped }) => shipped > 0);
  if (lines.some((line) => waiting(line) > 0)) return isSent ? "partly_shipped" : null;
  return isSent ? "shipped" : "cancelled";
}

/** What an order is worth, and how much of that went before. */
export interface Worth {
  totalMinor: number;
  /** What the customer owes for the delivery. */
  deliveryMinor: number;
  lines: readonly { lineId: Id<"line">; quantity: number; paidMinor: number }[];
  /** The shares of the parcels before, and what was given back for units that were called off. */
  parcelsMinor: number;
  cancelledMinor: number;
  isFirst: boolean;
}

/**
 * A parcel's share of the order's total: its units, and the delivery with the first one. The last parcel takes what the
 * others left, so that all shares and what was called off sum to the total.
 */
export function parcelMinor(worth: Worth, units: readonly UnitsOfLine[], isLast: boolean): number {
  const leftMinor = Math.max(0, worth.totalMinor - worth.parcelsMinor - worth.cancelledMinor);
  if (isLast) return leftMinor;
  const sum = units.reduce((minor, { lineId, quantity }) => {
    const line = worth.lines.find((each) => each.lineId === lineId);
    return line ? minor + prorateMinor(line.paidMinor, [quantity, line.quantity - quantity])[0]! : minor;
  }, 0);
  return Math.min(leftMinor, sum + (worth.isFirst ? worth.deliveryMinor : 0));
}

/** The cash that is asked for at the door: the parcel's share, never more than is due; with the last parcel all that is. */
export const cashMinor = (of: { amountMinor: number; dueMinor: number; isLast: boolean }): number =>
  of.isLast ? of.dueMinor : Math.min(of.amountMinor, of.dueMinor);

/** Reasons for which the units are not there to be sold again. */
export const isGone = (reason: CancelReason): boolean => reason === "out_of_stock" || reason === "damaged";

/** Whose decision an actor's name tells of. */
export function sideOf(actor: string): "buyer" | "seller" | "marketplace" {
  if (actor.startsWith("seller:")) return "seller";
  return actor === "guest" || actor.startsWith("buyer:") ? "buyer" : "marketplace";
}

const LETTERS = "23456789ABCDEFGHJKMNPQRSTVWXYZ";

/** The number of a purchase that a customer can read out: `S-7K3M-92QD`, made from eight random bytes. */
export function purchaseNumber(random: Uint8Array): string {
  const letters = Array.from(random, (byte) => LETTERS[byte % LETTERS.length]);
  return `S-${letters.slice(0, 4).join("")}-${letters.slice(4, 8).join("")}`;
}

/** The number of a purchase's order: `S-7K3M-92QD-1`. */
export const orderNumber = (number: string, index: number): string => `${number}-${index + 1}`;
